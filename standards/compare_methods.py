"""Assessment methods side by side."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from common.comparing import OFFERED, Choice, Subject
from common.comparison import Cell, Group, Item, Line, Row
from common.countries import Country

if TYPE_CHECKING:
    from .models import AssessmentMethodIndexPage, AssessmentMethodPage

KEY = re.compile(r"[-\w]{1,60}", re.ASCII)
LINK = re.compile(r"</?a\b[^>]*>")


class Methods(Subject):
    """The methods that readers of one page may see, by their keys."""

    name = "assessment-methods-compared"
    heading = gettext_lazy("Compare assessment methods")
    choose = gettext_lazy("Choose two to six assessment methods to see them side by side, row by row.")

    def __init__(self, index: "AssessmentMethodIndexPage", request: HttpRequest) -> None:
        self.index = index
        self.request = request

    def _public(self) -> "QuerySet[AssessmentMethodPage]":
        from .models import AssessmentMethodPage

        return AssessmentMethodPage.objects.child_of(self.index).live().public()

    def key(self, text: str) -> str:
        return text if KEY.fullmatch(text) else ""

    def find(self, keys: Sequence[str]) -> "dict[str, AssessmentMethodPage]":
        return {page.key: page for page in self._public().filter(key__in=keys).prefetch_related("grid")}

    def item(self, thing: "AssessmentMethodPage", remove_url: str) -> Item:
        return Item(thing.key, thing.title, thing.get_url(self.request) or "", remove_url)

    def choices(self) -> list[Choice]:
        return [Choice(key, title) for key, title in self._public().values_list("key", "title")[: OFFERED + 1]]

    def changed_at(self, thing: "AssessmentMethodPage") -> datetime | None:
        return thing.last_published_at

    def note(self, things: "Sequence[AssessmentMethodPage]") -> str:
        return _("Times and ratings are estimates of this platform.")

    def groups(self, things: "Sequence[AssessmentMethodPage]") -> list[Group]:
        def group(label: str, *rows: "tuple[str, Callable[[AssessmentMethodPage], Cell]]") -> Group:
            return Group(label, tuple(Row(name, tuple(cell(page) for page in things)) for name, cell in rows))

        def text(name: str) -> "Callable[[AssessmentMethodPage], Cell]":
            return lambda page: _prose(getattr(page, name))

        return [
            group(
                _("At a glance"),
                (_("Summary"), lambda page: Cell.of_text(page.summary)),
                (_("In simple words"), lambda page: Cell.of_text(page.in_simple_words)),
                (
                    _("Reading needed"),
                    lambda page: Cell.of_degree(page.reading_needed, page.get_reading_needed_display()),
                ),
                (
                    _("Examiner's time"),
                    lambda page: Cell.of_degree(page.examiner_time, page.get_examiner_time_display()),
                ),
                (_("Cost"), lambda page: Cell.of_degree(page.cost, page.get_cost_display())),
                (_("Employer trust"), lambda page: Cell.of_degree(page.trust, page.get_trust_display())),
                (_("Time for the candidate"), lambda page: _minutes(page.candidate_minutes)),
                (_("Time for the examiner"), lambda page: _minutes(page.examiner_minutes)),
            ),
            group(
                _("When it suits"),
                (_("When to use it"), text("when_to_use")),
                (_("When not to use it"), text("when_not_to_use")),
            ),
            group(
                _("How to run it"),
                (_("Step by step"), _steps),
                (_("What you need"), text("conditions")),
                (_("Supervision"), lambda page: Cell.of_text(page.get_supervision_display())),
                (_("Supervision and identity"), text("supervision_note")),
                (_("Evidence to keep"), text("evidence")),
                (_("Time and cost"), text("time_and_cost")),
                (_("Evaluation grid"), _grid),
                (_("What the countries do"), _countries),
            ),
        ]


def _prose(source: str) -> Cell:
    """Return a rich text without its links: each would be looked up by itself, and the method's own page has them."""
    return Cell.of_html(mark_safe(LINK.sub("", source)))  # noqa: S308  (cleaned by Wagtail when it was saved)


def _minutes(minutes: int) -> Cell:
    return Cell.of_text(ngettext("%d minute", "%d minutes", minutes) % minutes)


# The stored form of blocks: their values would look up sources, which are not shown, for every page anew.
def _steps(page: "AssessmentMethodPage") -> Cell:
    values = (block["value"] for block in page.steps.raw_data)
    return Cell.of_lines(Line(value.get("text", ""), value.get("title", "")) for value in values)


def _countries(page: "AssessmentMethodPage") -> Cell:
    names = dict(Country.choices)
    values = (block["value"] for block in page.country_notes.raw_data)
    return Cell.of_lines(Line(value.get("text", ""), str(names.get(value.get("country"), ""))) for value in values)


def _grid(page: "AssessmentMethodPage") -> Cell:
    rungs = [_("Not yet"), _("With help"), _("Alone"), _("Expert")]
    return Cell.of_lines(
        Line(
            "; ".join(
                f"{rung}: {text}"
                for rung, text in zip(rungs, (row.not_yet, row.with_help, row.alone, row.expert), strict=True)
            ),
            row.criterion,
        )
        for row in page.grid.all()
    )
