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


class Navigation:
    """The pages that every page links to, in the language being read.

    Everything is looked up at most once per request, and only what is live and public.
    """

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def home(self) -> Page | None:
        """The home page in the current language, if it is published."""
        site = Site.find_for_request(self.request)
        locale = reading_locale()
        if site is None or locale is None:
            return None
        home = site.root_page
        if home.locale_id == locale.pk:
            return home if home.live else None
        return home.get_translations().filter(locale=locale).live().first()

    @cached_property
    def _top_pages(self) -> list[Page]:
        if self.home is None:
            return []
        return list(Page.objects.child_of(self.home).live().public().specific())

    @cached_property
    def home_url(self) -> str:
        home = self.home
        return (home.get_url(self.request) if home else None) or f"/{get_language()}/"

    def _items(self, pages: list[Page]) -> list[MenuItem]:
        here = self.request.path
        urls = [(page.title, page.get_url(self.request) or "") for page in pages]
        return [MenuItem(title, url, here.startswith(url)) for title, url in urls if url]

    @cached_property
    def main(self) -> list[MenuItem]:
        """The main menu: pages below the home page with “show in menus”."""
        return self._items([page for page in self._top_pages if page.show_in_menus])

    @cached_property
    def footer(self) -> list[MenuItem]:
        """Links at the foot of every page."""
        return self._items([page for page in self._top_pages if getattr(page, "show_in_footer", False)])


def home_crumb(locale: Locale) -> Crumb:
    """Return the first step of every breadcrumb."""
    return Crumb(gettext("Home"), f"/{locale.language_code}/")


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Template context processor: `navigation` and the strapline of the masthead."""
    if not hasattr(request, "_navigation"):
        request._navigation = Navigation(request)  # type: ignore[attr-defined]
    return {"navigation": request._navigation}  # type: ignore[attr-defined]


def language_links(request: HttpRequest, urls: dict[str, str | None], key: UUID | None = None) -> list[LanguageLink]:
    """Return one link per language of the site.

    Args:
        request: the reader's request; its query string is kept.
        urls: the addresses that exist, by language code.
        key: identity of the page across languages. Where the page is missing, the link leads to a page that
            says in which languages it exists; without a key, to the home page.
    """
    current = get_language()
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
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
