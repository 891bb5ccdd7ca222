"""Charts, tables, figures and timelines of a section: each with an address of its own, and its numbers as a file."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.formats import get_format
from django.utils.translation import gettext as _
from wagtail import blocks

from common.blocks import anchor
from common.exports import About, Column, Kind, Table, file_response, live_edition
from common.reading import free_id, short

if TYPE_CHECKING:
    from common.models import Reference

    from .models import ReportSectionPage

# Blocks with a caption of which the numbers can be taken away.
KINDS = ("chart", "table", "figures", "timeline")
SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


@dataclass(frozen=True)
class Part:
    """A block of a body; `anchor` is its id when it is a figure, else empty."""

    block: blocks.StreamValue.StreamChild
    anchor: str

    @property
    def caption(self) -> str:
        return self.block.value["caption"] if self.anchor else ""


def parts_of(body: blocks.StreamValue) -> list[Part]:
    """Return the blocks of a body. The ids of figures are made of their captions, like those of headings."""
    taken: set[str] = set()
    return [Part(block, _anchor(block, taken) if block.block_type in KINDS else "") for block in body]


def _anchor(block: blocks.StreamValue.StreamChild, taken: set[str]) -> str:
    # Headings begin with an “h”; so a figure may have the words of a heading.
    return free_id("f" + short(anchor(block.value["caption"]))[1:], taken)


def figure_file(page: "ReportSectionPage", request: HttpRequest, name: str) -> HttpResponseBase:
    """Answer with the numbers of the figure called `name`; 404 when there is none."""
    part = next((part for part in parts_of(page.body) if part.anchor and part.anchor == name), None)
    if part is None:
        raise Http404(f"No figure {name} on this page")
    return file_response(_table(part, page, request), "csv")


def _table(part: Part, page: "ReportSectionPage", request: HttpRequest) -> Table:
    about = About(
        title=part.caption,
        selection=part.caption,
        language=page.locale.language_code,
        edition=live_edition(page.last_published_at),
        source=f"{request.build_absolute_uri(page.get_url(request))}#{part.anchor}",
    )
    columns, rows = _timeline(part) if part.block.block_type == "timeline" else _numbers(part)
    return Table(part.anchor, about, columns, list(rows))


def _timeline(part: Part) -> tuple[list[Column], Iterator[dict[str, Any]]]:
    columns = [
        Column("start", _("Date")),
        Column("end", _("Until")),
        Column("event", _("What happened"), Kind.LONG),
        *_reference_columns(),
    ]
    return columns, _events(part)


def _events(part: Part) -> Iterator[dict[str, Any]]:
    for event in part.block.value["events"]:
        start, _slash, end = event["when"].partition("/")
        yield {"start": start, "end": end, "event": event["text"], **_reference(event["source"])}


def _numbers(part: Part) -> tuple[list[Column], Iterator[dict[str, Any]]]:
    """Return one line for each cell: files of every figure have the same columns, and a number is a number."""
    columns = [
        Column("row", _("Row")),
        Column("column", _("Column")),
        Column("value", _("Value")),
        Column("unit", _("Unit")),
        Column("caption", _("Caption"), Kind.LONG),
        Column("measure", _("What is measured"), Kind.LONG),
        *_reference_columns(),
    ]
    value = part.block.value
    cells = {"chart": _chart, "table": _cells, "figures": _items}[part.block.block_type](value)
    shared = {"caption": value["caption"], "measure": value.get("measure", ""), **_reference(value.get("source"))}
    return columns, ({**shared, **cell} for cell in cells)


def _chart(value: Any) -> Iterator[dict[str, Any]]:
    for row in value["rows"]:
        for column, number in zip(value["series"], row["values"], strict=True):
            yield {"row": row["label"], "column": column, "value": _plain(number), "unit": value["unit"]}


def _cells(value: Any) -> Iterator[dict[str, Any]]:
    header = list(value["header"])
    for row in value["rows"]:
        first, *rest = row
        for column, text in zip(header[1:], rest, strict=True):
            yield {"row": first, "column": column, **_read(text)}


def _items(value: Any) -> Iterator[dict[str, Any]]:
    for item in value["items"]:
        yield {"row": item["label"], "column": "", **_read(item["figure"]), **_reference(item["source"])}


def _read(text: str) -> dict[str, Any]:
    """Return the number that a text is in the language being read, with its unit; else the text itself."""
    thousands = re.escape(get_format("THOUSAND_SEPARATOR") + SPACES)
    decimal = re.escape(get_format("DECIMAL_SEPARATOR"))
    whole = rf"\d{{1,3}}(?:[{thousands}]\d{{3}})+|\d+"
    found = re.fullmatch(rf"({whole})(?:{decimal}(\d+))?[{SPACES}]?(%?)", text.strip())
    if not found:
        return {"value": text, "unit": ""}
    digits = re.sub(r"\D", "", found[1])
    number = float(f"{digits}.{found[2]}") if found[2] else int(digits)
    return {"value": number, "unit": found[3]}


def _plain(number: float | None) -> float | int | None:
    return int(number) if number is not None and float(number).is_integer() else number


def _reference_columns() -> Iterable[Column]:
    return Column("reference", _("Source"), Kind.LONG), Column("reference_url", _("Address of the source"))


def _reference(reference: "Reference | None") -> dict[str, str]:
    shown = reference if reference and reference.live else None
    return {"reference": shown.title if shown else "", "reference_url": shown.url if shown else ""}
