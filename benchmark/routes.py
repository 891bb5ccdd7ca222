"""Addresses below the report and below its sections that are not pages of the tree.

Wagtail hands the last part of an address over with a slash at its end, hence `list.csv/`; readers see it without.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from common import comparing
from common.navigation import Crumb, language_links


class BenchmarkRoutes(RoutablePageMixin):
    """The list of practices and its files, their comparison, and the interviews by question."""

    class Meta:
        abstract = True

    @path("", name="list")
    def list_view(self, request: HttpRequest) -> HttpResponse:
        """The way into the report, and its practices: what the query string asks for, all without one."""
        from . import exports
        from .listing import Listing
        from .querysets import public_countries, public_sections, questions_in

        listing = Listing(self, request)
        # Links to other languages keep what was understood of the query string.
        request._practices = listing
        context = {
            "listing": listing,
            "canonical_query": listing.canonical_query,
            "file_links": exports.file_links(listing),
            "compare_url": f"{self.get_url(request)}{comparing.PATH}",
            "sections": public_sections(self),
            "countries": public_countries(self),
            "questions": questions_in(self.locale),
        }
        return self.render(request, context_overrides=context)

    @path("compare/", name="compare")
    def compare_view(self, request: HttpRequest) -> HttpResponseBase:
        """Practices side by side."""
        from .compare import Practices

        return comparing.compare(request, self, Practices(self, request))

    @path("compare.<str:ending>/", name="compare_file")
    def compare_file_view(self, request: HttpRequest, ending: str) -> HttpResponseBase:
        """The same as a file."""
        from .compare import Practices

        _known(ending, comparing.FILES)
        return comparing.compare(request, self, Practices(self, request), ending)

    @path("list.<str:ending>/", name="list_file")
    def list_file_view(self, request: HttpRequest, ending: str) -> HttpResponseBase:
        """The filtered list as a file."""
        from . import exports

        _known(ending, exports.FILES)
        return exports.list_file(self, request, ending)

    @path("questions/", name="questions")
    def questions_view(self, request: HttpRequest) -> HttpResponse:
        """All questions of the interviews, each with the answers of all countries."""
        from .interviews import asked_questions
        from .querysets import public_countries

        urls = {code: f"{url}questions/" for code, url in self.urls_by_language(request).items()}
        crumbs = [*self.breadcrumbs(request)[:-1], Crumb(self.title, self.get_url(request) or "")]
        context = {
            "asked": asked_questions(self),
            "countries": public_countries(self),
            "breadcrumbs": [*crumbs, Crumb(_("Interviews by question"), "")],
            "language_links": language_links(request, urls, self.translation_key),
        }
        return self.render(request, context_overrides=context, template="benchmark/questions.html")

    @path("questions/<slug:slug>/", name="question")
    def question_view(self, request: HttpRequest, slug: str) -> HttpResponse:
        """One question; 404 for drafts."""
        from common.translation.freshness import staleness

        from .interviews import asked_questions, public_questions

        everything = asked_questions(self)
        found = next((asked for asked in everything if asked.question.slug == slug), None)
        if found is None:
            raise Http404(f"No question {slug} in this language")
        question, base = found.question, self.get_url(request) or ""
        versions = {v.language: v.url for v in public_questions(question.translation_key, request)}
        between = [Crumb(self.title, base), Crumb(_("Interviews by question"), f"{base}questions/")]
        context = {
            "asked": found,
            "questions": [asked.question for asked in everything],
            "breadcrumbs": [*self.breadcrumbs(request)[:-1], *between, Crumb(question.name, "")],
            "language_links": language_links(request, versions, question.translation_key),
            "staleness": staleness(question.translation_key, self.locale),
        }
        return self.render(request, context_overrides=context, template="benchmark/question.html")


class SectionRoutes(RoutablePageMixin):
    """Figures of a section as files."""

    class Meta:
        abstract = True

    @path("figures/<str:name>.csv/", name="figure_file")
    def figure_file_view(self, request: HttpRequest, name: str) -> HttpResponseBase:
        """The numbers of one chart or table."""
        from .figures import figure_file

        return figure_file(self, request, name)


def _known(ending: str, endings: tuple[Any, ...]) -> None:
    if ending not in endings:
        raise Http404(f"No file ends in .{ending}")
