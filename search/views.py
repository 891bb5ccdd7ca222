"""The search page, and suggestions while typing."""

import logging
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from common import fulltext
from common.fulltext import Found, SearchUnavailable
from common.navigation import Crumb, home_crumb, language_links
from common.sites import site_id_for
from common.translation.lookup import reading_locale

from . import unanswered
from .question import Question, question, typed_words
from .results import LABELS, addresses, page_of_results

MAX_SUGGESTIONS = 8
SUGGESTIONS_KEPT_SECONDS = 60
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Choice:
    """A link that shows the results of one kind, or of all; `count` is how many there are."""

    label: Any
    count: int
    url: str
    current: bool


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what was found for `?q=`, of one `?kind=` or all; `?exact=1` takes the words as typed."""
    asked = question(request)
    locale, site_id = reading_locale(), site_id_for(request)
    context: dict[str, Any] = {
        "asked": asked,
        "query": asked.text,
        "count": 0,
        "breadcrumbs": [home_crumb(locale or Locale.get_active()), Crumb(_("Search"), "")],
        "language_links": language_links(request, _addresses_in_each_language(request)),
    }
    status = 200
    if asked.text and locale and site_id:
        try:
            found = fulltext.search(
                asked.text, locale.language_code, site_id=site_id, kinds=[asked.kind] if asked.kind else None
            )
        except SearchUnavailable:
            logger.exception("The search does not answer")
            context["is_unavailable"], status = True, 503
        else:
            context |= _results(found, asked, locale, request)
            _note_if_unanswered(found, asked, locale, request)
    return render(request, "search/search.html", context, status=status)


def _note_if_unanswered(found: Found, asked: Question, locale: Locale, request: HttpRequest) -> None:
    """Count a question without any answer; not robots' look at the headers, nor a step within the results."""
    is_answered = found.corrected or any(found.by_kind.values())
    if request.method == "GET" and asked.is_first_view and not is_answered:
        unanswered.note(asked.text, locale.language_code)


def _results(found: Found, asked: Question, locale: Locale, request: HttpRequest) -> dict[str, Any]:
    """Return what the page shows of what was found."""
    corrected = {"corrected": found.corrected, "corrected_url": asked.url(text=found.corrected, is_exact=False)}
    if found.corrected and asked.is_exact:
        return corrected
    page, results = page_of_results(found, asked.page, locale, request)
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return {
        **corrected,
        "as_typed_url": asked.url(is_exact=True),
        "is_partial": found.partial,
        "count": found.total,
        "results": results,
        "page_of_results": page,
        "pages": [
            (number, asked.url(page=number) if isinstance(number, int) else "", number == page.number)
            for number in numbers
        ],
        "previous_url": asked.url(page=page.number - 1) if page.has_previous() else "",
        "next_url": asked.url(page=page.number + 1) if page.has_next() else "",
        "choices": _choices(found, asked),
    }


def _choices(found: Found, asked: Question) -> list[Choice]:
    """Return the kinds of result, those without any included; none when there is nothing at all to choose from."""
    total = sum(found.by_kind.values())
    if not total:
        return []
    every = Choice(_("All results"), total, asked.url(kind=None), asked.kind is None)
    kinds = [
        Choice(kind.label, found.by_kind.get(kind, 0), asked.url(kind=kind), asked.kind == kind) for kind in LABELS
    ]
    return [every, *kinds]


def _addresses_in_each_language(request: HttpRequest) -> dict[str, str | None]:
    urls: dict[str, str | None] = {}
    for link in language_links(request, {}):
        with override(link.code):
            urls[link.code] = reverse("search")
    return urls


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Return names that go on from `?q=` as JSON: `{"status": sentence, "suggestions": [{text, code, kind}]}`."""
    suggestions = _suggestions(request)
    count = len(suggestions)
    status = ngettext("%(count)d suggestion", "%(count)d suggestions", count) % {"count": count}
    response = JsonResponse({"status": status, "suggestions": suggestions}, json_dumps_params={"ensure_ascii": False})
    # Readers' browsers only: what becomes private must not stay in a cache that others share.
    patch_cache_control(response, private=True, max_age=SUGGESTIONS_KEPT_SECONDS)
    response["X-Robots-Tag"] = "noindex"
    return response


def _suggestions(request: HttpRequest) -> list[dict[str, str]]:
    text, locale, site_id = typed_words(request), reading_locale(), site_id_for(request)
    if not (text and locale and site_id):
        return []
    try:
        found = fulltext.suggest(text, locale.language_code, site_id=site_id, limit=MAX_SUGGESTIONS)
    except SearchUnavailable:
        logger.exception("The search does not answer")
        return []
    public = addresses(((each.kind, each.pk) for each in found), locale, request)
    # Of several things with the same name, one is enough to look for it.
    distinct = {each.text: each for each in reversed(found) if (each.kind, each.pk) in public}
    return [
        {"text": each.text, "code": each.code, "kind": str(LABELS[each.kind])}
        for each in found
        if distinct.get(each.text) is each
    ]
