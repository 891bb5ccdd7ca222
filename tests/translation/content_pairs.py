"""Every text of the initial content with its translation, in the form in which wagtail-localize keeps texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.apps import apps
from wagtail_localize.strings import StringValue, extract_strings

from common.content_files import collections, files, rich_text
from common.models import Reference
from common.translation.checks import is_original

ROOT = Path(__file__).resolve().parents[2]
KEYS = ("slug", "code")


@dataclass(frozen=True)
class Text:
    """A source text, its translation, and where the translation stands."""

    where: str
    source: str
    translation: str
    is_original: bool


@lru_cache
def content_pairs(language: str) -> list[Text]:
    """Return the texts of all content files of a language beside their sources."""
    return [text for file in _files(language) for text in _of_file(file, language)]


def _files(language: str) -> Iterator[Path]:
    for label in collections.APPS:
        yield from sorted((Path(apps.get_app_config(label).path) / "content" / language).rglob("*.yaml"))


def _of_file(path: Path, language: str) -> Iterator[Text]:
    source_path = Path(str(path).replace(f"/content/{language}/", "/content/en/"))
    source, words = files.read(source_path), files.read(path)
    name = str(path.relative_to(ROOT))
    if isinstance(words, list):
        key = next(key for key in KEYS if key in words[0])
        sources = {entry[key]: entry for entry in source}
        for entry in words:
            rest = {field: value for field, value in entry.items() if field != key}
            yield from _walk(f"{name} {entry[key]}", "", path.stem, sources[entry[key]], rest)
    else:
        yield from _walk(name, "", path.stem, source, words)


def _walk(where: str, field: str, stem: str, source: Any, words: Any) -> Iterator[Text]:
    if isinstance(words, dict):
        for name, value in words.items():
            yield from _walk(f"{where} {name}", name, stem, source[name], value)
    elif isinstance(words, list) and any(isinstance(item, dict | list) for item in words):
        assert len(source) == len(words), where
        for number, (ours, theirs) in enumerate(zip(source, words, strict=True), start=1):
            yield from _walk(f"{where} {number}", field, stem, ours, theirs)
    else:
        original = stem == "references" and is_original(Reference, field)
        lines = zip(_segments(source, field), _segments(words, field), strict=True)
        yield from (Text(where, ours, theirs, original) for ours, theirs in lines)


def _segments(value: Any, field: str) -> list[str]:
    if isinstance(value, list):
        # In the forms of a term each language has its own; they are one text of several lines.
        texts = ["\n".join(value)] if field == "other_forms" else value
        return [StringValue.from_plaintext(text).data for text in texts]
    text = str(value)
    if text.startswith("<"):
        return [string.data for string, _attrs in extract_strings(rich_text.from_file(text, lambda _key: None))[1]]
    return [StringValue.from_plaintext(text).data]
