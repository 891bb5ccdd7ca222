"""The filtered list of the catalogue as a file: `list.csv`, `list.xlsx`, `list.json`, `list.pdf`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Max, TextChoices
from django.http import HttpRequest, HttpResponseBase
from django.utils.formats import number_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from common.exports import TABLE_FORMATS, About, Column, Kind, Table, file_response, live_edition, pdf
from common.exports.refusals import WayOn, refuse
from common.templatetags.site_tags import own_name
from common.versions import version_for

from .notes import proposal_note
from .vocabulary import Category, Status

if TYPE_CHECKING:
    from .catalogue.listing import Listing
    from .models import Card, StandardsIndexPage

NAME = "micro-skills"
FILES = (*TABLE_FORMATS, "pdf")
# Names in files of what facets call otherwise.
FACET_OF = {"methods": "method", "activities": "activity", "frameworks": "framework", "countries": "country"}


class FileLink(NamedTuple):
    """A file of the list: "CSV", its address, and whether the list is short enough for it."""

    name: str
    url: str
    fits: bool


def file_links(listing: "Listing") -> list[FileLink]:
    """Return the files of what a reader sees; no PDF where none can be made."""
    query = f"?{listing.canonical_query}" if listing.canonical_query else ""
    return [
        FileLink(
            ending.upper(),
            f"{listing.url}list.{ending}{query}",
            ending != "pdf" or listing.total <= pdf.MOST_ENTRIES,
        )
        for ending in FILES
        if ending != "pdf" or pdf.available()
    ]


def list_file(index: "StandardsIndexPage", request: HttpRequest, ending: str) -> HttpResponseBase:
    """Answer with everything found by the reader's filter, as a file of one of `FILES`.

    A PDF of too many entries is refused with 400 and ways on.
    """
    from .catalogue.listing import Listing

    params = request.GET.copy()
    # Files hold all pages of every view.
    for name in ("page", "view"):
        params.pop(name, None)
    listing = Listing(index, request, params)
    about = _about(listing, request)
    if ending != "pdf":
        return file_response(_table(listing, about, request), ending)
    if not pdf.available():
        return pdf.unavailable(request)
    if listing.total > pdf.MOST_ENTRIES:
        return _too_many(listing, request)
    context = {"cards": listing.cards(), "total": listing.total, "listing": listing}
    return pdf.pdf_response(request, "standards/print/list.html", NAME, about, context, version_for(request))


def _about(listing: "Listing", request: HttpRequest) -> About:
    from .models import Card

    changed_at = Card.objects.filter(locale=listing.locale).aggregate(at=Max("changed_at"))["at"]
    query = f"?{listing.canonical_query}" if listing.canonical_query else ""
    return About(
        title=_("Micro-skills"),
        selection=listing.sentence(),
        language=listing.locale.language_code,
        edition=live_edition(changed_at),
        source=request.build_absolute_uri(f"{listing.url}{query}"),
        note=" ".join([_("Entries marked as a proposal:"), proposal_note()]),
        notices=(*_of_search(listing), *listing.notices),
    )


def _of_search(listing: "Listing") -> Iterator[str]:
    """Yield how what was found differs from what was searched."""
    if listing.corrected:
        yield _("Searched for “%s” instead.") % listing.corrected
    if listing.partial:
        yield _("Not all of your words were found together. This is what was found for some of them.")


def _too_many(listing: "Listing", request: HttpRequest) -> HttpResponseBase:
    message = _(
        "A PDF holds at most %(most)s entries, and this list has %(total)s. Narrow the filter, or take the spreadsheet."
    ) % {"most": number_format(pdf.MOST_ENTRIES), "total": number_format(listing.total)}
    query = f"?{listing.canonical_query}" if listing.canonical_query else ""
    ways_on = [
        WayOn(_("Back to the list, to narrow the filter"), f"{listing.url}{query}"),
        WayOn(_("Take the spreadsheet (XLSX)"), f"{listing.url}list.xlsx{query}"),
    ]
    return refuse(request, _("This list is too long for a PDF"), message, status=400, ways_on=ways_on)


def _table(listing: "Listing", about: About, request: HttpRequest) -> Table:
    base = request.build_absolute_uri(listing.url)
    columns = [
        Column("code", _("Code"), width=10),
        Column("title", _("Title"), width=44),
        Column("statement", _("Statement"), width=70),
        Column("category", _("Category"), for_machines=True),
        Column("category_label", _("Category")),
        Column("eqf_level", pgettext("heading", "EQF level"), Kind.INTEGER),
        Column("status", _("Status"), for_machines=True),
        Column("status_label", _("Status")),
        Column("proposal", _("Proposal"), Kind.BOOLEAN),
        Column("workload_hours", _("Workload in hours"), Kind.INTEGER),
        Column("assessment_minutes", _("Assessment in minutes"), Kind.INTEGER),
        Column("badges", _("Badge ladder"), Kind.LIST),
        Column("methods", _("Assessment methods"), Kind.LIST),
        Column("activities", _("Activities"), Kind.LIST),
        Column("frameworks", _("Aligned with"), Kind.LIST),
        Column("countries", _("Piloted in"), Kind.LIST),
        Column("languages", _("Languages"), Kind.LIST),
        Column("changed", _("Last published"), Kind.DATE),
        Column("id", _("Identity in all languages"), for_machines=True),
        Column("url", _("Address"), width=50),
    ]
    # Now, because rows are written when the reader's language may no longer be the active one.
    labels = {**_labels(Category), **_labels(Status)}
    rows = (_row(item) for item in _items(listing, base, labels))
    return Table(NAME, about, columns, rows, _items(listing, base, labels))


def _labels(choices: type[TextChoices]) -> dict[str, str]:
    return {str(value): str(label) for value, label in choices.choices}


def _items(listing: "Listing", base: str, labels: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Yield what is known of each micro-skill, codes and labels; `base` is the catalogue's absolute address."""
    for card in listing.cards():
        yield {
            "id": f"urn:uuid:{card.translation_key}",
            "code": card.code,
            "title": card.title,
            "statement": card.statement,
            "category": {"code": card.category, "label": labels[card.category]},
            "eqf_level": card.eqf_level,
            "status": {"code": card.status, "label": labels[card.status]},
            "proposal": card.is_proposal,
            "workload_hours": card.workload_hours,
            "assessment_minutes": card.assessment_minutes,
            "badges": [{"code": rung.slug, "label": rung.name} for rung in card.rungs],
            **_values(listing, card),
            "published": card.published_at and localtime(card.published_at).date(),
            "changed": card.changed_at and localtime(card.changed_at).date(),
            "url": f"{base}{card.public_path}",
        }


def _values(listing: "Listing", card: "Card") -> dict[str, list[dict[str, str]]]:
    facets = card.facets
    values = {
        name: [{"code": slug, "label": listing.label(facet, slug)} for slug in facets.get(facet, [])]
        for name, facet in FACET_OF.items()
    }
    languages = [{"code": code, "label": own_name(code)} for code in card.languages]
    return {**values, "languages": languages}


def _row(item: dict[str, Any]) -> dict[str, Any]:
    """Return the same in one line: a label for each code, and the codes that have a column of their own."""
    row = dict(item)
    for name, value in item.items():
        if isinstance(value, list):
            row[name] = [entry["label"] for entry in value]
    for name in ("category", "status"):
        row[name], row[f"{name}_label"] = item[name]["code"], item[name]["label"]
    return row
