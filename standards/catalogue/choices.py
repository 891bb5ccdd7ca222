"""What templates get to show of a listing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.functional import Promise

from standards.models import Card


class Choice(NamedTuple):
    """One of several ways to see a list: an order or a view."""

    value: str
    label: str
    chosen: bool
    url: str


class Chip(NamedTuple):
    """Something that was chosen, with the address of the list without it."""

    label: str
    url: str


class Rescue(NamedTuple):
    """A filter that hides everything, with the address of the list without it and how many are there."""

    label: str
    url: str
    total: int


class Cell(NamedTuple):
    """How many micro-skills of a category have an EQF level, with the address of their list."""

    eqf: int
    count: int
    url: str


class CoverageRow(NamedTuple):
    """A category with one cell for each EQF level."""

    value: str
    label: str
    cells: list[Cell]


class PageLink(NamedTuple):
    """A link to a page of results; where numbers are left out, `number` is “…” and `url` empty."""

    number: str
    url: str
    current: bool


@dataclass(frozen=True)
class Option:
    """A value that can be chosen.

    `count` is how many micro-skills it gives together with what is chosen of other facets; `url` leads to the
    list with the value chosen, or no longer chosen.
    """

    value: str
    label: str
    count: int
    chosen: bool
    children: "list[Option]"
    link: Callable[[], str]

    @property
    def url(self) -> str:
        return self.link()


@dataclass(frozen=True)
class FacetState:
    """A facet as it is shown; `chosen_count` is the number of its values that are chosen."""

    name: str
    label: str | Promise
    options: list[Option]
    chosen_count: int


@dataclass(frozen=True)
class ResultPage:
    """One page of results: its number, how many there are, its cards, links to it and others."""

    number: int
    pages: int
    object_list: list[Card]
    numbers: list[PageLink]
    previous_url: str
    next_url: str

    @property
    def has_previous(self) -> bool:
        return bool(self.previous_url)

    @property
    def has_next(self) -> bool:
        return bool(self.next_url)
