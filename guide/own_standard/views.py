"""One address, one form: every button posts the sheet as it is, and gets it back with the next page."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from wagtail.models import Locale

from .screens import screen
from .visits import Visit

Show = Callable[[str, str, dict[str, Any]], TemplateResponse]


def respond(request: HttpRequest, locale: Locale, show: Show) -> HttpResponse:
    """Answer a reader of the page in a language.

    Args:
        locale: the language of the page.
        show: renders (title, template, context) as a section of the guide.
    """
    if request.method not in {"GET", "HEAD", "POST"}:
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    visit = Visit(request, locale)
    if request.method == "POST":
        file = visit.post()
        if file is not None:
            return _private(file)
    else:
        visit.get()
    response = show(*screen(visit))
    response.status_code = visit.status
    # A draft in the address must not travel on with the links to other languages.
    context = response.context_data or {}
    links = context["language_links"]
    context["language_links"] = [replace(link, url=link.url.partition("?")[0]) for link in links]
    return _private(response) if request.method == "POST" or request.GET else response


def _private(response: HttpResponse) -> HttpResponse:
    """Keep somebody's words out of every cache, and an address that holds them out of other sites' and our own logs."""
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response
