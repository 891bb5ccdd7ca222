"""Menus, breadcrumbs and links between languages."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, get_language_info, gettext, override
from wagtail.models import Locale, Page, Site

from .translation.lookup import reading_locale
from .versions import remembered


@dataclass(frozen=True)
class Crumb:
    """One step of a breadcrumb; the page being read has an empty `url`."""

    title: str
    url: str


@dataclass(frozen=True)
class MenuItem:
    """A link in a menu, `current` when the reader is on it or below it."""

    title: str
    url: str
    current: bool


@dataclass(frozen=True)
class LanguageLink:
    """A link to the same page in another language.

    `name` is the language's own name. `exists` is False when that page is missing in the language;
    `url` then leads to a page that says so.
    """

    code: str
    name: str
    url: str
    current: bool
    exists: bool


@dataclass(frozen=True)
class Menus:
    """What the menus of a language hold: titles and addresses, and the home page's address (empty without one)."""

    home_url: str
    main: list[tuple[str, str]]
    footer: list[tuple[str, str]]


class Navigation:
    """The pages that every page links to, in the language being read: only what is live and public."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def menus(self) -> Menus:
        key = ("menus", self.request.get_host(), get_language())
        return remembered(self.request, key, lambda: _menus(self.request))

    @property
    def home_url(self) -> str:
        return self.menus.home_url or f"/{get_language()}/"

    def _items(self, entries: list[tuple[str, str]]) -> list[MenuItem]:
        here = self.request.path
        return [MenuItem(title, url, here.startswith(url)) for title, url in entries]

    @cached_property
    def main(self) -> list[MenuItem]:
        """The main menu: pages below the home page with “show in menus”."""
        return self._items(self.menus.main)

    @cached_property
    def footer(self) -> list[MenuItem]:
        """Links at the foot of every page."""
        return self._items(self.menus.footer)


def _home(request: HttpRequest) -> Page | None:
    """Return the home page in the language being read, if it is published."""
    site, locale = Site.find_for_request(request), reading_locale()
    if site is None or locale is None:
        return None
    home = site.root_page
    if home.locale_id == locale.pk:
        return home if home.live else None
    return home.get_translations().filter(locale=locale).live().first()


def _menus(request: HttpRequest) -> Menus:
    home = _home(request)
    if home is None:
        return Menus("", [], [])
    pages = [(page, page.get_url(request)) for page in Page.objects.child_of(home).live().public().specific()]
    return Menus(
        home.get_url(request) or "",
        [(page.title, url) for page, url in pages if url and page.show_in_menus],
        [(page.title, url) for page, url in pages if url and getattr(page, "show_in_footer", False)],
    )


def home_crumb(locale: Locale) -> Crumb:
    """Return the first step of every breadcrumb."""
    return Crumb(gettext("Home"), f"/{locale.language_code}/")


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Template context processor: `navigation` and the strapline of the masthead."""
    if not hasattr(request, "_navigation"):
        request._navigation = Navigation(request)  # type: ignore[attr-defined]
    return {"navigation": request._navigation}  # type: ignore[attr-defined]


def language_links(
    request: HttpRequest, urls: dict[str, str | None], key: UUID | None = None, query: str | None = None
) -> list[LanguageLink]:
    """Return one link per language of the site.

    Args:
        request: the reader's request.
        urls: the addresses that exist, by language code.
        key: identity of the page across languages. Where the page is missing, the link leads to a page that
            says in which languages it exists; without a key, to the home page.
        query: the query string to keep; the request's when not given.
    """
    current = get_language()
    kept = request.META.get("QUERY_STRING", "") if query is None else query
    query = f"?{kept}" if kept else ""
    links = []
    for code, _name in settings.LANGUAGES:
        url = urls.get(code)
        links.append(
            LanguageLink(
                code=code,
                name=get_language_info(code)["name_local"].capitalize(),
                url=f"{url}{query}" if url else _instead(code, key),
                current=code == current,
                exists=bool(url),
            )
        )
    return links


def _instead(code: str, key: UUID | None) -> str:
    """Return where a link leads when the page is missing in a language."""
    if key is None:
        return f"/{code}/"
    with override(code):
        return reverse("not_translated", args=[key])
