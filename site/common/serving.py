"""Serving pages. The way from an address to a public page is looked up once per content version and process."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from wagtail.models import Page, Site
from wagtail.views import serve as wagtail_serve

from .models import SitePage
from .versions import remembered


@dataclass(frozen=True)
class Way:
    """How Wagtail gets to a public page: the site, the page with what to call on it, and the route within the page."""

    site: Site
    route: Any
    resolver_match: Any


class NoWay(Exception):
    """No public page of ours is at this address."""


# Every address of a page is one view to Django; `_answer` checks each route of a page for itself.
@csrf_exempt
def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve the page at `path` as Wagtail does, without asking the database again for the way to a public one."""
    key = ("way", request.get_host(), get_language(), path)
    try:
        way = remembered(request, key, lambda: _way(request, path))
    except NoWay:
        return _answer(request, path)
    request._wagtail_site = way.site  # type: ignore[attr-defined]
    request._wagtail_route_for_request = way.route  # type: ignore[attr-defined]
    if way.resolver_match is not None:
        request.routable_resolver_match = way.resolver_match  # type: ignore[attr-defined]
    return _answer(request, path)


def _answer(request: HttpRequest, path: str) -> HttpResponse:
    """Serve the page, refusing forged requests unless its route is exempt, as any view may be."""
    route = Page.route_for_request(request, path)
    view = route[1][0] if route and route[1] else None
    if getattr(view, "csrf_exempt", False):
        return wagtail_serve(request, path)
    return csrf_protect(wagtail_serve)(request, path)


def _way(request: HttpRequest, path: str) -> Way:
    """Raise NoWay for what is not there or not for everybody: Wagtail answers that, each time anew."""
    route = Page.route_for_request(request, path)
    site = Site.find_for_request(request)
    if route is None or site is None or not isinstance(route[0], SitePage) or route[0].get_view_restrictions():
        raise NoWay
    page = route[0]
    page.is_known_to_be_public = True
    return Way(site, route, getattr(request, "routable_resolver_match", None))
