"""Rich text and bodies of pages as plain text."""

from collections.abc import Iterable, Iterator
from typing import Any

from wagtail import blocks
from wagtail.rich_text import get_text_for_indexing

from common.blocks import anchor
from common.fulltext import Section


def plain(html: str) -> str:
    """Return rich text without its marks."""
    return " ".join(get_text_for_indexing(html or "").split())


def joined(texts: Iterable[str]) -> str:
    """Return the texts that are not empty, one per line."""
    return "\n".join(filter(None, (text.strip() for text in texts)))


def section(place: str, heading: str, *texts: str) -> Iterator[Section]:
    """Yield the section with the anchor `place`, unless it says nothing."""
    text = joined(texts)
    if text:
        yield Section(place, heading, text)


def stream_text(value: blocks.StreamValue) -> str:
    """Return all words of a stream. What it chooses from elsewhere (sources) is left out; so nothing is looked up."""
    return joined(text for item in _items(value) for text in _of_item(value.stream_block, item))


def stream_sections(value: blocks.StreamValue) -> Iterator[Section]:
    """Yield a section for each heading of a body, after what stands before the first one."""
    heading, texts = "", list[str]()
    for item in _items(value):
        if item["type"] == "heading":
            yield from _body_section(heading, texts)
            heading, texts = item["value"], []
        else:
            texts += _of_item(value.stream_block, item)
    yield from _body_section(heading, texts)


def _body_section(heading: str, texts: list[str]) -> Iterator[Section]:
    if heading:
        yield Section(anchor(heading), heading, joined(texts))
    else:
        yield from section("", "", *texts)


def _items(value: blocks.StreamValue) -> Any:
    # As it is stored: the values themselves would look up every source one by one.
    return value.stream_block.get_prep_value(value)


def _of_item(stream_block: blocks.BaseStreamBlock, item: dict[str, Any]) -> Iterator[str]:
    block = stream_block.child_blocks.get(item["type"])
    return _of_block(block, item["value"]) if block else iter(())


def _of_block(block: blocks.Block, raw: Any) -> Iterator[str]:
    if raw is None or isinstance(block, blocks.ChooserBlock):
        return
    if isinstance(block, blocks.BaseStreamBlock):
        for item in raw:
            yield from _of_item(block, item)
    elif isinstance(block, blocks.ListBlock):
        for item in raw:
            yield from _of_block(block.child_block, item["value"])
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            yield from _of_block(child, raw.get(name))
    elif isinstance(block, blocks.RichTextBlock):
        yield plain(raw)
    else:
        yield from block.get_searchable_content(raw)
