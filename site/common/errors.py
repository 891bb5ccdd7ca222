"""Error pages in the reader's language."""

import logging

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseServerError
from django.template import loader
from django.utils.translation import get_language_from_path
from wagtail.models import Page

from .navigation import language_links
from .translation.lookup import Version

logger = logging.getLogger(__name__)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404 with the ways on: home, search, and the same address in the languages that have it."""
    context = {"language_links": language_links(request, {}), "elsewhere": _same_address(request)}
    return HttpResponseNotFound(loader.render_to_string("404.html", context, request))


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 with a page that needs neither the database nor the site's own templates' context."""
    try:
        return HttpResponseServerError(loader.render_to_string("500.html"))
    except Exception:  # the error page itself must never fail
        logger.exception("The 500 page could not be rendered")
        return HttpResponseServerError("<!DOCTYPE html><title>Error</title><h1>Something went wrong</h1>")


def _same_address(request: HttpRequest) -> list[Version]:
    """Return the public pages of other languages whose address differs from this one in the language only."""
    code = get_language_from_path(request.path_info)
    rest = request.path_info.removeprefix(f"/{code}/").strip("/")
    if not code or "\x00" in rest:
        return []
    homes = Page.objects.filter(depth=2).exclude(locale__language_code=code)
    paths = [f"{home.url_path}{rest}/" if rest else home.url_path for home in homes]
    found = Page.objects.filter(url_path__in=paths).live().public().select_related("locale")
    return [Version(page.locale.language_code, page.title, page.get_url(request) or "") for page in found]
