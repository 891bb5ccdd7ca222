"""The search page."""

import re
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe
from wagtail.models import Locale, Page

from common.navigation import Crumb, home_crumb, language_links
from common.translation.lookup import reading_locale
from guide.models import GlossaryTerm, GuideIndexPage
from standards.models import MicroSkill
from standards.sheets import standards_index_url

MAX_QUERY = 200
MAX_OF_EACH_KIND = 100
PER_PAGE = 20


@dataclass(frozen=True)
class Result:
    """One thing found: `kind` says what it is, `code` is empty except for micro-skills."""

    kind: str
    title: str
    url: str
    summary: str
    code: str = ""


def find(query: str, locale: Locale, request: HttpRequest) -> list[Result]:
    """Return what readers of `locale` may see that matches `query`: micro-skills, then pages, then words."""
    results = []
    index_url = standards_index_url(locale, request)
    if index_url:
        skills = MicroSkill.objects.published_in(locale)
        by_code = list(skills.with_code_or_slug(query))
        matches = by_code + [skill for skill in _matches(skills, query) if skill not in by_code]
        # What may be shown depends on other pages, which a search index does not know.
        public = set(
            MicroSkill.objects.public_in(locale).filter(pk__in=[m.pk for m in matches]).values_list("pk", flat=True)
        )
        results += [
            Result(_("Micro-skill"), skill.title, f"{index_url}{skill.public_path}", skill.statement, skill.code)
            for skill in matches
            if skill.pk in public
        ]
    pages = Page.objects.live().public().filter(locale=locale, depth__gte=2)
    found = _matches(pages, query)
    specifics = {page.pk: page for page in Page.objects.filter(pk__in=[page.pk for page in found]).specific()}
    for page in found:
        specific = specifics[page.pk]
        results.append(
            Result(
                str(specific._meta.verbose_name).capitalize(), page.title, page.get_url(request) or "", specific.summary
            )
        )
    guide = GuideIndexPage.objects.live().public().filter(locale=locale).first()
    if guide:
        glossary_url = f"{guide.get_url(request)}{guide.reverse_subpage('glossary')}"
        results += [
            Result(_("Glossary"), term.name, f"{glossary_url}#{term.slug}", Truncator(term.definition).words(30))
            for term in _matches(GlossaryTerm.objects.published_in(locale), query)
        ]
    return results


def _matches(queryset: Any, query: str) -> list[Any]:
    """Search by words, and by the beginning of a word when no whole word is found."""
    # Signs mean something in SQLite's query language; readers do not use them.
    query = " ".join(re.findall(r"[\w-]+", query))
    if not query:
        return []
    found = list(queryset.search(query)[:MAX_OF_EACH_KIND])
    return found or list(queryset.autocomplete(query)[:MAX_OF_EACH_KIND])


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what was found for `?q=`, `?page=` at a time; odd values are treated as the nearest sensible ones."""
    query = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:MAX_QUERY]
    locale = reading_locale()
    results = find(query, locale, request) if query and locale else []
    page = Paginator(results, PER_PAGE).get_page(request.GET.get("page"))
    urls: dict[str, str | None] = {}
    for link in language_links(request, {}):
        with override(link.code):
            urls[link.code] = reverse("search")
    context = {
        "query": query,
        "results": page,
        "count": len(results),
        "breadcrumbs": [home_crumb(Locale.get_active()), Crumb(_("Search"), "")],
        "language_links": language_links(request, urls),
    }
    return render(request, "search/search.html", context)
