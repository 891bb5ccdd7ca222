"""Everything that the list of practices, its matrix and its files need about one request."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext as _

from .filters import VIEWS, Facet, Selection, facets_for, read
from .findings import Coverage, Summary, findings_of
from .querysets import public_practices

if TYPE_CHECKING:
    from .models import BenchmarkIndexPage, PracticePage


class Option(NamedTuple):
    """A value to choose; `count` is how many practices it gives together with what is chosen of other facets."""

    value: str
    label: str
    count: int
    chosen: bool


class FacetState(NamedTuple):
    """A facet as it is shown."""

    name: str
    label: str
    options: list[Option]
    chosen_count: int


class Chip(NamedTuple):
    """Something that was chosen, with the address of the list without it."""

    label: str
    url: str


class Choice(NamedTuple):
    """A way to show the same list."""

    label: str
    url: str
    chosen: bool


class Row(NamedTuple):
    """A practice of the matrix with what is said of its key elements."""

    practice: "PracticePage"
    coverage: Coverage


class Listing:
    """What readers find with one query string: any of the values chosen of a facet, of every facet.

    Practices are few enough (some hundreds) to be filtered and counted where they are shown; reading them costs the
    same few queries however many there are.
    """

    def __init__(self, index: "BenchmarkIndexPage", request: HttpRequest) -> None:
        self.locale = index.locale
        self.url = index.get_url(request) or ""
        self.all: list[PracticePage] = list(public_practices(index))
        self._facets = facets_for(self.all)
        self._values = {facet.name: [facet.values_of(page) for page in self.all] for facet in self._facets}
        self.selection, self.notices = read(request.GET, self._facets)
        self.view = self.selection.view
        self.practices = [page for place, page in enumerate(self.all) if self._fits(place)]
        self.total = len(self.practices)

    def _fits(self, place: int, besides: str = "") -> bool:
        """Tell whether a practice has what is chosen of every facet, one of them perhaps left aside."""
        return all(
            self._values[name][place] & set(values) for name, values in self.selection.chosen.items() if name != besides
        )

    # Addresses

    def url_of(self, selection: Selection) -> str:
        """Return the address of the list with another selection."""
        query = selection.query_string(self._facets)
        return f"{self.url}?{query}" if query else self.url

    @property
    def canonical_query(self) -> str:
        """The query string that means what was understood of this one."""
        return self.selection.query_string(self._facets)

    @property
    def filter_query(self) -> str:
        """The same without the view."""
        return replace(self.selection, view="list").query_string(self._facets)

    @property
    def clear_url(self) -> str:
        """The address without any filter, in the same view."""
        return self.url_of(Selection(view=self.view))

    # What was chosen, and what could be

    @property
    def chosen_count(self) -> int:
        return sum(len(values) for values in self.selection.chosen.values())

    @cached_property
    def facets(self) -> list[FacetState]:
        """Every facet with the values that some practice has, each with the number of practices it would give."""
        return [state for facet in self._facets if (state := self._state(facet)).options]

    def _state(self, facet: Facet) -> FacetState:
        chosen = self.selection.chosen.get(facet.name, ())
        values = self._values[facet.name]
        fitting = [values[place] for place in range(len(self.all)) if self._fits(place, besides=facet.name)]
        options = [
            Option(slug, str(label), sum(slug in found for found in fitting), slug in chosen)
            for slug, label in facet.labels.items()
            if slug in chosen or any(slug in found for found in values)
        ]
        return FacetState(facet.name, str(facet.label), options, len(chosen))

    @cached_property
    def chips(self) -> list[Chip]:
        """What was chosen, each with the address without it."""
        return [
            Chip(_named(facet, [slug]), self.url_of(self.selection.toggled(facet, slug)))
            for facet in self._facets
            for slug in self.selection.chosen.get(facet.name, ())
        ]

    @cached_property
    def views(self) -> list[Choice]:
        return [
            Choice(str(label), self.url_of(replace(self.selection, view=name)), name == self.view)
            for name, label in VIEWS.items()
        ]

    def sentence(self) -> str:
        """Return the filter in words, for files and paper."""
        parts = [
            _named(facet, self.selection.chosen[facet.name])
            for facet in self._facets
            if facet.name in self.selection.chosen
        ]
        return "; ".join(parts) or _("All practices")

    # What was found

    @cached_property
    def rows(self) -> list[Row]:
        """The practices found, each with its four key elements."""
        return [Row(page, Coverage(findings_of(page))) for page in self.practices]

    @cached_property
    def summary(self) -> Summary:
        return Summary(row.coverage for row in self.rows)


def _named(facet: Facet, slugs: Sequence[str]) -> str:
    either = _("or")
    values = f" {either} ".join(str(facet.labels[slug]) for slug in slugs)
    return _("%(filter)s: %(values)s") % {"filter": facet.label, "values": values}
