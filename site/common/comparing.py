"""The page on which readers compare things: `compare/?id=…&id=…&differences=1`, and its files."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from common.exports import About, file_response, live_edition
from common.navigation import Crumb, language_links

from .comparison import FEWEST, MOST, Comparison, Group, Item

PATH = "compare/"
FILES = ("csv", "xlsx")
# What a reader asks for beyond this many is not even looked up.
LOOKED_UP = 50
# How many unknown ids a notice names, and how many things the page to choose on offers.
NAMED = 5
OFFERED = 100


class Choice(NamedTuple):
    """One thing that can be chosen."""

    key: str
    title: str
    code: str = ""


class Subject(ABC):
    """What can be compared on one page: micro-skills, methods, practices.

    Texts are in the active language.
    """

    name: str  # of the file
    heading: str
    choose: str  # what to do when there is nothing to compare yet

    @abstractmethod
    def key(self, text: str) -> str:
        """Return the key that a reader's `text` means, or an empty text when it cannot be one."""

    @abstractmethod
    def find(self, keys: Sequence[str]) -> Mapping[str, Any]:
        """Return what readers may see of the things with these keys, by key."""

    @abstractmethod
    def item(self, thing: Any, remove_url: str) -> Item:
        """Return the head of a thing's column."""

    @abstractmethod
    def groups(self, things: Sequence[Any]) -> list[Group]:
        """Return all rows; the number of queries does not depend on the number of things."""

    @abstractmethod
    def choices(self) -> list[Choice]:
        """Return what to choose from: all, or more than `OFFERED` where there are too many to show."""

    @abstractmethod
    def changed_at(self, thing: Any) -> datetime | None:
        """Return when readers last got a new version of a thing."""

    def note(self, things: Sequence[Any]) -> str:
        """Return what readers must know of these things in a file."""
        return ""


@dataclass(frozen=True)
class Asked:
    """What an address asks for: known `keys` and their `things` in the reader's order, and all the rest."""

    keys: tuple[str, ...]
    things: tuple[Any, ...]
    unknown: tuple[str, ...]
    left_out: int

    @classmethod
    def of(cls, texts: Iterable[str], subject: Subject) -> "Asked":
        """Read the values of `id`. One value may hold several ids, separated by commas or spaces."""
        tokens = list(dict.fromkeys(token for text in texts for token in re.split(r"[\s,;]+", text) if token))
        keys = dict.fromkeys(key for key in map(subject.key, tokens[:LOOKED_UP]) if key)
        found = subject.find(list(keys)) if keys else {}
        known = [key for key in keys if key in found]
        unknown = tuple(token[:40] for token in tokens if subject.key(token) not in found)
        kept = known[:MOST]
        return cls(tuple(kept), tuple(found[key] for key in kept), unknown, len(known) - len(kept))

    def notices(self) -> list[str]:
        """Say what was asked for and is not shown."""
        notices = []
        if self.unknown:
            names = ", ".join(self.unknown[:NAMED]) + (" …" if len(self.unknown) > NAMED else "")
            notices.append(_("Not found in this language: %s") % names)
        if self.left_out:
            notices.append(
                ngettext(
                    "At most %(most)d can be compared. %(count)d more is left out.",
                    "At most %(most)d can be compared. %(count)d more are left out.",
                    self.left_out,
                )
                % {"most": MOST, "count": self.left_out}
            )
        return notices

    def query(self, *, without: str = "", differences: bool = False) -> str:
        """Return the query string of this comparison, perhaps without one thing."""
        pairs = [("id", key) for key in self.keys if key != without]
        return urlencode([*pairs, *([("differences", "1")] if differences else [])])


def compare(request: HttpRequest, page: Page, subject: Subject, ending: str = "") -> HttpResponseBase:
    """Answer with the comparison below `page`, or with its file when `ending` is one of `FILES`.

    With fewer than two things, and with `choose=1`, the answer is a page to choose on: 400 when a file was asked for
    or when nothing that was named can be found, else 200.
    """
    asked = Asked.of(request.GET.getlist("id"), subject)
    if len(asked.things) < FEWEST:
        nothing_known = bool(asked.unknown and not asked.keys)
        return _choose(request, page, subject, asked, status=400 if ending or nothing_known else 200)
    if request.GET.get("choose") == "1" and not ending:
        return _choose(request, page, subject, asked)
    comparison = _comparison(request, subject, asked)
    query = asked.query(differences=comparison.only_differences)
    if ending:
        about = _about(request, page, subject, asked, comparison)
        return file_response(comparison.table(subject.name, about), ending)
    context = {
        "comparison": comparison,
        "files": [(ending.upper(), f"{page.get_url(request)}compare.{ending}?{query}") for ending in FILES],
        "all_rows_url": f"?{asked.query()}",
        "differences_url": f"?{asked.query(differences=True)}",
        "choose_url": f"?{asked.query()}&choose=1",
    }
    return _page(request, page, subject, asked, context)


def _comparison(request: HttpRequest, subject: Subject, asked: Asked) -> Comparison:
    differences = request.GET.get("differences") == "1"
    items = [
        subject.item(thing, f"?{asked.query(without=key, differences=differences)}")
        for key, thing in zip(asked.keys, asked.things, strict=True)
    ]
    return Comparison(items, subject.groups(asked.things), differences=differences)


def _about(request: HttpRequest, page: Page, subject: Subject, asked: Asked, comparison: Comparison) -> About:
    names = ", ".join(item.code or item.title for item in comparison.items)
    query = asked.query(differences=comparison.only_differences)
    return About(
        title=str(subject.heading),
        selection=_("%s; only the rows in which they differ") % names if comparison.only_differences else names,
        language=page.locale.language_code,
        edition=live_edition(max(filter(None, map(subject.changed_at, asked.things)), default=None)),
        source=request.build_absolute_uri(f"{page.get_url(request)}{PATH}?{query}"),
        note=subject.note(asked.things),
        notices=tuple(asked.notices()),
    )


def _choose(request: HttpRequest, page: Page, subject: Subject, asked: Asked, status: int = 200) -> HttpResponseBase:
    chosen = [subject.item(thing, "") for thing in asked.things]
    others = subject.choices()
    context = {
        "chosen": chosen,
        "others": [choice for choice in others[:OFFERED] if choice.key not in asked.keys],
        "more": len(others) > OFFERED,
    }
    return _page(request, page, subject, asked, context, status)


def _page(
    request: HttpRequest,
    page: Page,
    subject: Subject,
    asked: Asked,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponseBase:
    base = page.get_url(request) or ""
    versions = {code: f"{url}{PATH}" for code, url in page.urls_by_language(request).items()}
    shared = {
        "page": page,
        "subject": subject,
        "notices": asked.notices(),
        "parent_url": base,
        "compare_url": f"{base}{PATH}",
        "breadcrumbs": [*page.breadcrumbs(request)[:-1], Crumb(page.title, base), Crumb(_("Compare"), "")],
        "language_links": language_links(request, versions, page.translation_key),
    }
    return render(request, "comparison.html", {**shared, **context}, status=status)
