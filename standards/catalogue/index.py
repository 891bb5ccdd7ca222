"""Counts over all cards of a language at once.

For every value of every facet there is a bitmap: the set of the places, in the list ordered by code, of the cards
that have it. Filtering and counting are intersections of such sets, which take microseconds each.
"""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress
from typing import Any
from uuid import UUID

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils.translation import override
from pyroaring import BitMap
from wagtail.models import Locale

from common.bulk import in_chunks
from common.versions import PerVersion
from standards.models import Card

from .facets import FACETS, Value

# With more cards than this, an index is built beside the readers.
SLOW = 5_000
PORTION = 5_000
# Fewer keys than one in so many cards are looked up one by one.
FEW = 50
BY_CODE = "code"
ORDER_BY: dict[str, list[Any]] = {
    BY_CODE: ["code_order", "pk"],
    "title": ["title_order", "code_order", "pk"],
    "newest": [F("published_at").desc(nulls_last=True), "code_order", "pk"],
    "eqf": ["eqf_level", "code_order", "pk"],
}
NOTHING = BitMap()
Chosen = Mapping[str, Sequence[str]]


class FacetIndex:
    """The cards of one language as sets of places, as they were when the index was built.

    `size` is the number of cards; `values` what there is to choose of each facet.
    """

    def __init__(self, locale: Locale) -> None:
        self._pks = array("Q")
        ranks_by_title, ranks_by_date = array("I"), array("I")
        words: dict[str, BitMap] = defaultdict(BitMap)
        for portion in in_chunks(enumerate(_rows(locale)), PORTION):
            places: dict[str, array] = defaultdict(lambda: array("I"))
            for place, (pk, text, by_title, by_date) in portion:
                self._pks.append(pk)
                ranks_by_title.append(by_title - 1)
                ranks_by_date.append(by_date - 1)
                for word in text.split():
                    places[word].append(place)
            for word, found in places.items():
                words[word].update(found)
        self.size = len(self._pks)
        self._all = BitMap(range(self.size))
        # Places in the order of keys.
        self._by_key = array("I", sorted(range(self.size), key=self._pks.__getitem__))
        self._sets = _by_facet(words)
        by_level = chain.from_iterable(self._sets["eqf"].get(str(level), ()) for level in range(1, 9))
        # For every order, the places of the list ordered by code.
        self._orders: dict[str, Sequence[int]] = {
            BY_CODE: range(self.size),
            "title": _inverse(ranks_by_title),
            "newest": _inverse(ranks_by_date),
            "eqf": array("I", by_level),
        }
        # Sets of places in the other orders, made when they are first asked for.
        self._reordered: dict[tuple[str, str, str], BitMap] = {}
        with override(locale.language_code):
            self.values = {facet.name: facet.values(locale, self.used(facet.name)) for facet in FACETS}
        self._labels = {name: dict(_flat(values)) for name, values in self.values.items()}

    # Values

    def used(self, facet: str) -> Collection[str]:
        """Return the values of a facet that any card has."""
        return self._sets[facet].keys()

    def slugs(self, facet: str) -> list[str]:
        """Return every value of a facet, in the order they are shown."""
        return list(self._labels[facet])

    def label(self, facet: str, slug: str) -> str:
        """Return the name of a value in the language of the index, or the value itself when it has none."""
        return self._labels[facet].get(slug, slug)

    # Sets

    def places_of(self, pks: Collection[int]) -> BitMap:
        """Return the places of the cards among `pks`."""
        if len(pks) * FEW < self.size:
            return BitMap([place for pk in pks if (place := self._place_of(pk)) is not None])
        wanted = frozenset(pks)
        return BitMap(array("I", compress(range(self.size), map(wanted.__contains__, self._pks))))

    def _place_of(self, pk: int) -> int | None:
        at = bisect_left(self._by_key, pk, key=self._pks.__getitem__)
        place = self._by_key[at] if at < self.size else None
        return place if place is not None and self._pks[place] == pk else None

    def having(self, facet: str, slugs: Iterable[str], order: str = BY_CODE) -> BitMap:
        """Return the cards that have any of the values, as places in an order."""
        return BitMap().union(*(self._set(facet, slug, order) for slug in slugs))

    def _set(self, facet: str, slug: str, order: str) -> BitMap:
        places = self._sets[facet].get(slug, NOTHING)
        if order == BY_CODE:
            return places
        key = (facet, slug, order)
        if key not in self._reordered:
            self._reordered[key] = self._in_order(places, order)
        return self._reordered[key]

    def _in_order(self, places: BitMap, order: str) -> BitMap:
        """Return a set of places as places in another order."""
        if order == BY_CODE:
            return places
        return BitMap(array("I", compress(range(self.size), map(places.__contains__, self._orders[order]))))

    def found(self, chosen: Chosen, among: BitMap | None = None) -> BitMap:
        """Return the cards that have a chosen value of every facet with chosen values.

        Args:
            chosen: values by facet.
            among: only these cards; all of them when not given.
        """
        return self.found_without_each(chosen, among)[0]

    def found_without_each(self, chosen: Chosen, among: BitMap | None = None) -> tuple[BitMap, dict[str, BitMap]]:
        """Return what was found, and what would be found if one facet were not filtered, for each filtered facet."""
        sets = {facet: self.having(facet, slugs) for facet, slugs in chosen.items() if slugs}
        after = [self._all if among is None else among]
        for having in reversed(sets.values()):
            after.append(after[-1] & having)
        found = after.pop()
        before, without = self._all, {}
        for facet, having in sets.items():
            without[facet] = before & after.pop()
            before = before & having
        return found, without

    def counts(self, facet: str, among: BitMap) -> dict[str, int]:
        """Return for every value of a facet how many cards of `among` have it."""
        sets = self._sets[facet]
        return {slug: among.intersection_cardinality(sets.get(slug, NOTHING)) for slug in self._labels[facet]}

    # Lists

    def listed(self, chosen: Chosen, among: BitMap | None, order: str) -> "Listed":
        """Return what was found, see `found`, as a list of keys in an order other than by relevance."""
        places = self._all if among is None else self._in_order(among, order)
        for facet, slugs in chosen.items():
            if slugs:
                places = places & self.having(facet, slugs, order)
        return Listed(places, self._orders[order], self._pks)

    def ranked(self, found: BitMap, pks: Sequence[int]) -> Sequence[int]:
        """Return those of `pks` that were found, in their own order."""
        if len(found) == len(pks):
            return pks
        wanted = frozenset(map(self._pks.__getitem__, found))
        return [pk for pk in pks if pk in wanted]


class Listed(Sequence[int]):
    """Keys of cards in an order. A slice of it costs the same wherever it is."""

    def __init__(self, places: BitMap, order: Sequence[int], pks: Sequence[int]) -> None:
        self._places, self._order, self._pks = places, order, pks

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[int]:
        return (self._pks[self._order[place]] for place in self._places)

    def __getitem__(self, wanted: slice) -> "Listed":
        return Listed(self._places[wanted], self._order, self._pks)


def _rows(locale: Locale) -> Iterator[tuple[int, str, int, int]]:
    """Yield key, values and the numbers in two orders, from 1, of the cards of a language in the order of codes."""
    cards = Card.objects.filter(locale=locale).order_by(*ORDER_BY[BY_CODE])
    by_title, by_date = (Window(RowNumber(), order_by=ORDER_BY[name]) for name in ("title", "newest"))
    return cards.values_list("pk", "facet_values", by_title, by_date).iterator(PORTION)


def _inverse(ranks: array) -> array:
    """Return the places by rank of ranks by place."""
    places = array("I", bytes(ranks.itemsize * len(ranks)))
    for place, rank in enumerate(ranks):
        places[rank] = place
    return places


def _by_facet(words: Mapping[str, BitMap]) -> dict[str, dict[str, BitMap]]:
    """Return the sets by facet and value; a value written "above/below" counts for both."""
    sets: dict[str, dict[str, BitMap]] = {facet.name: defaultdict(BitMap) for facet in FACETS}
    for word, places in words.items():
        facet, _colon, value = word.partition(":")
        for slug in value.split("/"):
            sets[facet][slug] |= places
    for places in chain.from_iterable(values.values() for values in sets.values()):
        places.shrink_to_fit()
    return {facet: dict(values) for facet, values in sets.items()}


def _flat(values: Iterable[Value]) -> Iterator[tuple[str, str]]:
    """Yield slug and label of values and their children, each before its children."""
    for value in values:
        yield value.slug, value.label
        yield from _flat(value.children)


def _build(locale_id: int) -> FacetIndex:
    return FacetIndex(Locale.objects.get(pk=locale_id))


_indexes: PerVersion[int, FacetIndex] = PerVersion(_build, is_slow=lambda index: index.size > SLOW)


def for_locale(locale: Locale, version: UUID) -> FacetIndex:
    """Return the index of a language, kept in memory until content changes."""
    return _indexes.get(locale.pk, version)
