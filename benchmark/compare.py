"""Practices side by side."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.comparing import OFFERED, Choice, Subject
from common.comparison import Cell, Group, Item, Row

from .findings import Finding, findings_of, grid_of
from .querysets import public_practices
from .vocabulary import GridElement, KeyElement, Verdict

if TYPE_CHECKING:
    from .models import BenchmarkIndexPage, PracticePage

KEY = re.compile(r"(?:practice-)?0*([1-9]\d{0,3})", re.ASCII | re.IGNORECASE)


class Practices(Subject):
    """The practices of one index page that readers may see, by their numbers in the report."""

    name = "practices-compared"
    heading = gettext_lazy("Compare practices")
    choose = gettext_lazy("Choose two to six practices to see them side by side, row by row.")

    def __init__(self, index: "BenchmarkIndexPage", request: HttpRequest) -> None:
        self.index = index
        self.request = request

    def key(self, text: str) -> str:
        found = KEY.fullmatch(text)
        return f"practice-{found[1]}" if found else ""

    def find(self, keys: Sequence[str]) -> "dict[str, PracticePage]":
        numbers = [int(key.removeprefix("practice-")) for key in keys]
        found = public_practices(self.index).filter(number__in=numbers)
        return {page.key: page for page in reversed(found)}

    def item(self, thing: "PracticePage", remove_url: str) -> Item:
        return Item(thing.key, thing.title, thing.get_url(self.request) or "", remove_url)

    def choices(self) -> list[Choice]:
        return [Choice(page.key, page.title) for page in public_practices(self.index)[: OFFERED + 1]]

    def changed_at(self, thing: "PracticePage") -> datetime | None:
        return thing.last_published_at

    def note(self, things: "Sequence[PracticePage]") -> str:
        return report_note()

    def groups(self, things: "Sequence[PracticePage]") -> list[Group]:
        findings = [{finding.element: finding for finding in findings_of(page)} for page in things]
        grids = [{row.element: row.text for row in grid_of(page)} for page in things]

        def row(label: str, cell: "Callable[[PracticePage], str]") -> Row:
            return Row(label, tuple(_stated(cell(page)) for page in things))

        return [
            Group(
                _("Key elements"),
                tuple(
                    Row(str(element.label), tuple(_verdict(found[element]) for found in findings))
                    for element in KeyElement
                ),
            ),
            Group(
                _("Where it is from"),
                (
                    row(_("Country"), lambda page: page.get_country_display()),
                    row(_("Collected by"), lambda page: page.shown_partner.short_name if page.shown_partner else ""),
                    Row(_("Target groups"), tuple(Cell.of_lines(page.group_labels) for page in things)),
                ),
            ),
            Group(
                _("The 17 rows of the report's grid"),
                tuple(
                    Row(f"{number}. {element.label}", tuple(_stated(texts[element]) for texts in grids))
                    for number, element in enumerate(GridElement, start=1)
                ),
            ),
        ]


def report_note() -> str:
    """Return what files say of practices."""
    return _(
        "Summarised in this platform's words. “Not stated” means that the report says nothing; it does not mean no."
    )


def _stated(text: str) -> Cell:
    """Return a text, or the words for none: rows that no practice fills belong to the comparison too."""
    return Cell.of_text(text or Verdict.NOT_STATED.label)


def _verdict(finding: Finding) -> Cell:
    label = str(finding.verdict.label)
    return Cell.of_text(f"{label}. {finding.note}" if finding.note else label)
