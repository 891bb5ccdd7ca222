"""The filtered list of practices as a file: `list.csv`, `list.xlsx`, `list.json`. The matrix is part of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from common.exports import TABLE_FORMATS, About, Column, Kind, Table, file_response, live_edition

from .compare import report_note
from .findings import findings_of, grid_of
from .listing import Listing
from .querysets import public_practices, with_references
from .vocabulary import GridElement, KeyElement, TargetGroup, Verdict

if TYPE_CHECKING:
    from .models import BenchmarkIndexPage, PracticePage

NAME = "practices"
FILES = TABLE_FORMATS


class FileLink(NamedTuple):
    """A file of the list: "CSV" and its address."""

    name: str
    url: str


def file_links(listing: Listing) -> list[FileLink]:
    """Return the files of what a reader sees."""
    query = f"?{listing.filter_query}" if listing.filter_query else ""
    return [FileLink(ending.upper(), f"{listing.url}list.{ending}{query}") for ending in FILES]


def list_file(index: "BenchmarkIndexPage", request: HttpRequest, ending: str) -> HttpResponseBase:
    """Answer with all practices found by the reader's filter, as a file of one of `FILES`."""
    listing = Listing(index, request)
    kept = {page.pk for page in listing.practices}
    practices = [page for page in with_references(public_practices(index)) if page.pk in kept]
    query = f"?{listing.filter_query}" if listing.filter_query else ""
    about = About(
        title=_("Practices of the benchmarking report"),
        selection=listing.sentence(),
        language=listing.locale.language_code,
        edition=live_edition(
            max((page.last_published_at for page in practices if page.last_published_at), default=None)
        ),
        source=request.build_absolute_uri(f"{listing.url}{query}"),
        note=report_note(),
        notices=tuple(listing.notices),
    )
    # All of it now: rows are written when the reader's language may no longer be the active one.
    items = [_item(page, request) for page in practices]
    return file_response(Table(NAME, about, _columns(), [_row(item) for item in items], items), ending)


def _columns() -> list[Column]:
    elements = [column for element in KeyElement for column in _element_columns(element)]
    rows = [
        Column(_name(element), f"{number}. {element.label}", Kind.LONG)
        for number, element in enumerate(GridElement, start=1)
    ]
    return [
        Column("number", _("Number"), Kind.INTEGER),
        Column("title", _("Practice"), width=44),
        Column("original_title", _("Original title"), width=44),
        Column("country", _("Country"), for_machines=True),
        Column("country_label", _("Country")),
        Column("partner", _("Collected by")),
        Column("target_groups", _("Target groups"), Kind.LIST),
        *elements,
        *rows,
        Column("website", _("Web site of the practice")),
        Column("references", _("Sources"), Kind.LIST),
        Column("url", _("Address"), width=50),
    ]


def _element_columns(element: KeyElement) -> Iterator[Column]:
    name, label = element.value.replace("-", "_"), str(element.label)
    yield Column(name, label, for_machines=True)
    yield Column(f"{name}_label", label)
    yield Column(f"{name}_note", _("%(element)s: note") % {"element": label}, Kind.LONG)
    yield Column(f"{name}_as_printed", _("%(element)s: as printed") % {"element": label}, Kind.LONG)


def _name(element: GridElement) -> str:
    """Return the key of a row's column; its prefix keeps “target group” and others apart from the filters' values."""
    return f"row_{element.value.replace('-', '_')}"


def _item(page: "PracticePage", request: HttpRequest) -> dict[str, Any]:
    """Return what is known of a practice, codes and labels."""
    return {
        "number": page.number,
        "title": page.title,
        "original_title": page.original_title,
        "country": {"code": page.country, "label": page.get_country_display()},
        "partner": page.shown_partner.short_name if page.shown_partner else "",
        "target_groups": [{"code": group, "label": str(TargetGroup(group).label)} for group in page.groups],
        "key_elements": {
            finding.element.value: {
                "verdict": finding.verdict.value,
                "label": str(Verdict(finding.verdict).label),
                "note": finding.note,
                "as_printed": finding.as_printed,
            }
            for finding in findings_of(page)
        },
        "rows": {row.element.value: row.text for row in grid_of(page)},
        "website": page.website,
        "references": [
            {"title": row.reference.title, "url": row.reference.url}
            for row in page.references.all()
            if row.reference.live
        ],
        "url": request.build_absolute_uri(page.get_url(request)),
    }


def _row(item: dict[str, Any]) -> dict[str, Any]:
    """Return the same in one line."""
    row = {name: item[name] for name in ("number", "title", "original_title", "partner", "website", "url")}
    row |= {"country": item["country"]["code"], "country_label": item["country"]["label"]}
    row["target_groups"] = [group["label"] for group in item["target_groups"]]
    row["references"] = [reference["title"] for reference in item["references"]]
    for code, found in item["key_elements"].items():
        name = code.replace("-", "_")
        row |= {
            name: found["verdict"],
            f"{name}_label": found["label"],
            f"{name}_note": found["note"],
            f"{name}_as_printed": found["as_printed"],
        }
    return row | {_name(GridElement(code)): text for code, text in item["rows"].items()}
