"""Addresses of publications: the file itself, and the permanent way to the page of its text."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.http.response import FileResponse
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from common.exports.responses import as_file
from common.models import Publication
from common.translation.lookup import reading_locale

from .formats import CONTENT_TYPES
from .registry import Format, Kind, kind_called


@require_safe
def page(request: HttpRequest, kind: str, key: UUID) -> HttpResponse:
    """Lead to the page of a text, wherever it is by now."""
    found, _locale, text = _public(kind, key)
    url = found.url(text, request)
    if not url:
        raise Http404("The text has no page")
    return redirect(url)


@require_safe
def file(request: HttpRequest, kind: str, key: UUID, ending: str) -> HttpResponseBase:
    """Answer with the last good file of a text that readers may see now."""
    found, locale, text = _public(kind, key)
    language = locale.language_code
    row = Publication.objects.filter(kind=kind, key=key, language=language, format=ending).exclude(file="").first()
    if row is None or row.built_at is None:
        raise Http404("This file has not been made yet")
    etag, made_at = f'"{row.content_hash[:32]}"', int(row.built_at.timestamp())
    response: HttpResponseBase | None = get_conditional_response(request, etag, made_at)
    if response is None:
        try:
            content = row.file.open()
        except FileNotFoundError as error:
            raise Http404("This file is gone; the next look makes it again") from error
        response = FileResponse(content, content_type=CONTENT_TYPES[Format(row.format)])
        name = f"{found.file_name(text)}-{language}-{row.built_at:%Y-%m-%d}.{ending}"
        as_file(response, name, language)
        response.headers["ETag"], response.headers["Last-Modified"] = etag, http_date(made_at)
    # The address stays while the file changes: ask each time, and get it only when it is another one.
    response.headers["Cache-Control"] = "no-cache"
    return response


def _public(name: str, key: UUID) -> tuple[Kind, Locale, Any]:
    """Return a text that readers may see in the language of the address, with its kind; else raise 404."""
    kind, locale = kind_called(name), reading_locale()
    text = kind.find(key, locale) if kind and locale else None
    if kind is None or locale is None or text is None:
        raise Http404("There is no such text for readers in this language")
    return kind, locale, text
