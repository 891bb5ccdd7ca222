"""Everything a page or a file of the catalogue needs about one request."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from common.bulk import in_chunks
from common.versions import version_for
from standards.filters import CatalogueFilter
from standards.models import Card
from standards.vocabulary import Category

from . import words
from .choices import Cell, Chip, Choice, CoverageRow, FacetState, Option, PageLink, Rescue, ResultPage
from .facets import FACETS, Facet, Value
from .index import for_locale
from .selection import ORDERS, RELEVANCE, VIEWS, Selection

if TYPE_CHECKING:
    from common.fulltext import Found
    from standards.models import StandardsIndexPage

PER_PAGE = 20
PORTION = 500
LOWEST_LEVELS = 4


class Listing:
    """What readers find in the catalogue with one query string.

    Args:
        index_page: the catalogue page; its language is the language of the cards.
        request: the reader's request.
        params: the query string, when it is not the request's.

    `total` is the number of micro-skills found; `query` the search words, `corrected` what was searched instead of
    them, if anything, and `partial` tells that only some of the words were found. Everything else is worked out when it
    is asked for.
    """

    def __init__(self, index_page: "StandardsIndexPage", request: HttpRequest, params: QueryDict | None = None) -> None:
        self.locale = index_page.locale
        self.url = index_page.get_url(request) or ""
        self._index = for_locale(self.locale, version_for(request))
        data = request.GET if params is None else params
        filters = CatalogueFilter(data, locale=self.locale, index=self._index, request=request)
        self.selection, self.notices = filters.selection, filters.notices
        hits = self._search(request)
        self.query = self.selection.words
        self.order = self.selection.effective_order
        self.view = self.selection.view
        self.corrected: str = hits.corrected if hits else ""
        self.partial = bool(hits and hits.partial)
        self._ranked = words.micro_skills(hits) if hits else []
        self._among = self._index.places_of(self._ranked) if hits else None
        self._found, self._found_without = self._index.found_without_each(self.selection.chosen, self._among)
        self.total = len(self._found)
        self._correct_page()

    def _search(self, request: HttpRequest) -> "Found | None":
        """Search; if the search engine does not answer, go on without the words and say so."""
        if not self.selection.words:
            return None
        hits = words.find(self.selection.words, self.locale, request)
        if hits is None:
            notice = _("The search does not answer at the moment. This list is not narrowed down by “%s”.")
            self.notices.append(notice % self.selection.words)
            self.selection = replace(self.selection, words="")
        return hits

    def _correct_page(self) -> None:
        """Go to the last page instead of one behind it, and say so."""
        if self.selection.page > self._pages:
            self.selection = self.selection.on_page(self._pages)
            self.notices.append(_("There are not that many pages: this is the last one, page %d.") % self._pages)

    # Addresses

    def url_of(self, selection: Selection) -> str:
        """Return the address of the catalogue page with another selection."""
        query = selection.query_string()
        return f"{self.url}?{query}" if query else self.url

    @property
    def canonical_query(self) -> str:
        """The query string that means what was understood of this one, without the page's number."""
        return self.selection.on_page(1).query_string()

    @property
    def clear_url(self) -> str:
        """The address without any filter."""
        return self.url_of(self.selection.cleared())

    # What was chosen, and what could be

    @property
    def chosen_count(self) -> int:
        """The number of chosen values and searches."""
        return sum(len(values) for values in self.selection.chosen.values()) + bool(self.query)

    @cached_property
    def facets(self) -> list[FacetState]:
        """Every facet with its values, each with the number of micro-skills it would give."""
        return [self._facet(facet) for facet in FACETS]

    def _facet(self, facet: Facet) -> FacetState:
        chosen = self.selection.chosen.get(facet.name, ())
        counts = self._index.counts(facet.name, self._found_without.get(facet.name, self._found))

        def option(value: Value) -> Option:
            below = [option(child) for child in value.children]
            is_chosen = value.slug in chosen
            return Option(
                value.slug, value.label, counts[value.slug], is_chosen, below,
                lambda: self.url_of(self._toggled(facet.name, value.slug)),
            )  # fmt: skip

        used = self._index.used(facet.name)
        shown = [v for v in self._index.values[facet.name] if not facet.only_used or v.slug in used or v.slug in chosen]
        return FacetState(facet.name, facet.label, [option(value) for value in shown], len(chosen))

    def _toggled(self, facet: str, slug: str) -> Selection:
        chosen = self.selection.chosen.get(facet, ())
        kept = [value for value in self._index.slugs(facet) if (value in chosen) != (value == slug)]
        return self.selection.choosing(facet, kept)

    def label(self, facet: str, slug: str) -> str:
        """Return the name of a value of a facet, for example of a card's `facets`."""
        return self._index.label(facet, slug)

    @cached_property
    def chips(self) -> list[Chip]:
        """What was chosen, each with the address without it."""
        chips = [
            Chip(_named(facet, self.label(facet.name, slug)), self.url_of(self._toggled(facet.name, slug)))
            for facet in FACETS
            for slug in self.selection.chosen.get(facet.name, ())
        ]
        if self.query:
            chips.append(Chip(_("Search: “%s”") % self.query, self.url_of(self.selection.without_words())))
        return chips

    @cached_property
    def orders(self) -> list[Choice]:
        """The orders there are to choose; by relevance only for a search."""
        first = replace(self.selection, page=1)
        return [
            Choice(value, str(label), value == self.order, self.url_of(replace(first, order=value)))
            for value, label in ORDERS.items()
            if self.query or value != RELEVANCE
        ]

    @cached_property
    def views(self) -> list[Choice]:
        """The ways to show the same result."""
        return [
            Choice(value, str(label), value == self.view, self.url_of(replace(self.selection, view=value, page=1)))
            for value, label in VIEWS.items()
        ]

    def sentence(self) -> str:
        """Return the filter in words, for files."""
        parts = []
        either = _("or")
        for facet in FACETS:
            names = [self.label(facet.name, slug) for slug in self.selection.chosen.get(facet.name, ())]
            if names:
                parts.append(_named(facet, f" {either} ".join(names)))
        if self.query:
            parts.append(_("search for “%s”") % self.query)
        return "; ".join(parts) or _("All micro-skills")

    # What was found

    @cached_property
    def page(self) -> ResultPage:
        """The cards of the page asked for, in one query."""
        number = self.selection.page
        start = (number - 1) * PER_PAGE
        shown = Paginator(range(self._pages), 1).get_elided_page_range(number, on_each_side=2, on_ends=1)
        return ResultPage(
            number=number,
            pages=self._pages,
            object_list=cards_in_order(self._pks[start : start + PER_PAGE]),
            numbers=[PageLink(str(n), self._page_url(n), n == number) for n in shown],
            previous_url=self._page_url(number - 1),
            next_url=self._page_url(number + 1),
        )

    @property
    def _pages(self) -> int:
        return max(1, -(-self.total // PER_PAGE))

    def _page_url(self, number: int | str) -> str:
        """Return the address of a page, or an empty text where there is none."""
        exists = isinstance(number, int) and 1 <= number <= self._pages
        return self.url_of(self.selection.on_page(int(number))) if exists else ""

    @cached_property
    def _pks(self) -> Sequence[int]:
        """Keys of everything found, in order."""
        if self.order == RELEVANCE:
            return self._index.ranked(self._found, self._ranked)
        return self._index.listed(self.selection.chosen, self._among, self.order)

    def cards(self, limit: int | None = None) -> Iterator[Card]:
        """Yield everything found, in order, a portion at a time."""
        for portion in in_chunks(islice(self._pks, limit), PORTION):
            yield from cards_in_order(portion)

    @cached_property
    def coverage(self) -> list[CoverageRow]:
        """What was found by category and EQF level."""
        levels = {slug: self._index.having("eqf", [slug]) & self._found for slug in self.coverage_levels}
        rows = []
        for slug, label in Category.choices:
            places = self._index.having("category", [slug])
            cells = [
                Cell(int(level), found.intersection_cardinality(places), self._cell_url(slug, level))
                for level, found in levels.items()
            ]
            rows.append(CoverageRow(str(slug), str(label), cells))
        return rows

    @property
    def coverage_levels(self) -> list[str]:
        """The EQF levels that are columns of `coverage`: from 1 to the highest in the catalogue, at least 4."""
        highest = max((int(slug) for slug in self._index.used("eqf")), default=0)
        return [str(level) for level in range(1, max(highest, LOWEST_LEVELS) + 1)]

    def _cell_url(self, category: str, level: str) -> str:
        chosen = self.selection.choosing("category", [category]).choosing("eqf", [level])
        return self.url_of(replace(chosen, view="list"))

    @cached_property
    def rescue(self) -> list[Rescue]:
        """When nothing was found: which filter to drop to find something, the most helpful first.

        When dropping one is not enough: which one to keep alone.
        """
        return [] if self.total else self._without_one() or self._with_one()

    def _without_one(self) -> list[Rescue]:
        rescues = [
            Rescue(
                _("Without the filter “%s”") % facet.label,
                self.url_of(self.selection.choosing(facet.name, [])),
                len(self._found_without[facet.name]),
            )
            for facet in self._chosen_facets()
        ]
        if self.query:
            total = len(self._index.found(self.selection.chosen))
            label = _("Without the search for “%s”") % self.query
            rescues.append(Rescue(label, self.url_of(self.selection.without_words()), total))
        return _helpful(rescues)

    def _with_one(self) -> list[Rescue]:
        alone = self.selection.cleared()
        rescues = [
            Rescue(
                _("Only the filter “%s”") % facet.label,
                self.url_of(alone.choosing(facet.name, self.selection.chosen[facet.name])),
                len(self._index.having(facet.name, self.selection.chosen[facet.name])),
            )
            for facet in self._chosen_facets()
        ]
        if self._among is not None:
            url = self.url_of(replace(alone, words=self.selection.words))
            rescues.append(Rescue(_("Only the search for “%s”") % self.query, url, len(self._among)))
        return _helpful(rescues)

    def _chosen_facets(self) -> list[Facet]:
        return [facet for facet in FACETS if facet.name in self._found_without]


def _named(facet: Facet, values: str) -> str:
    return _("%(filter)s: %(values)s") % {"filter": facet.label, "values": values}


def _helpful(rescues: list[Rescue]) -> list[Rescue]:
    """Return those that find something, the most first."""
    return sorted((rescue for rescue in rescues if rescue.total), key=lambda rescue: -rescue.total)


def cards_in_order(pks: Iterable[int]) -> list[Card]:
    """Return the cards in the order of their keys. One that was removed a moment ago is left out."""
    keys = list(pks)
    cards = Card.objects.in_bulk(keys)
    return [cards[pk] for pk in keys if pk in cards]
