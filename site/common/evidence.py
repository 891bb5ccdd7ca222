"""Links from a page to what rests on it, in apps that the page's own app knows nothing of.

Imports point one way, readers go both ways: a method leads to the practices that use it, a practice to the chapters
that cite it. The app that knows registers a finder when it starts, and the page asks for all of them.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple

from django.http import HttpRequest
from django.utils.functional import Promise
from wagtail.models import Page


class Link(NamedTuple):
    """A page that readers may open; `note` says in a few words what it is or where."""

    title: str
    url: str
    note: str = ""


class Group(NamedTuple):
    """Links under one heading; `name` is part of the heading's id, the same in every language."""

    name: str
    heading: "str | Promise"
    links: list[Link]


# Given a page, returns links to public pages of its language, in a number of queries that does not grow with them.
Finder = Callable[[Page, HttpRequest], list[Link]]

_finders: dict[str, list[tuple[str, "str | Promise", Finder]]] = defaultdict(list)


def register(model: str, name: str, heading: "str | Promise", finder: Finder) -> None:
    """Show what `finder` finds on pages of `model` ("app.Model") under a heading. Registering again replaces it."""
    kept = [entry for entry in _finders[model] if entry[0] != name]
    _finders[model] = [*kept, (name, heading, finder)]


def groups_for(page: Page, request: HttpRequest) -> list[Group]:
    """Return the groups that have at least one link."""
    found = [Group(name, heading, finder(page, request)) for name, heading, finder in _finders[page._meta.label]]
    return [group for group in found if group.links]
