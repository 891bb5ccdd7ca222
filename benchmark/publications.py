"""The benchmarking report as a publication."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from common.models import Publication
from common.publications import Kind, register
from common.publications.paper import fragment
from common.publications.registry import Content

from .findings import Summary
from .interviews import asked_questions
from .listing import Row
from .models import BenchmarkIndexPage
from .querysets import index_of, public_countries, public_practices, public_sections


@dataclass(frozen=True)
class Part:
    """A section, practice or country within the report; `anchor` is where it begins."""

    title: str
    summary: str
    anchor: str
    html: SafeString


class Report(Kind):
    """The whole report: its sections, then the practices, the countries and the interviews."""

    name = "report"
    label = _("The whole report")
    template = "benchmark/print/report.html"
    formats = (Publication.Format.PDF, Publication.Format.EPUB, Publication.Format.DOCX)
    is_book = True

    def texts(self, locale: Locale) -> QuerySet[BenchmarkIndexPage]:
        """Return the report, once it has a section or a practice."""
        index = index_of(locale)
        pages = BenchmarkIndexPage.objects.filter(pk=index.pk if index else None)
        return pages if index and (public_sections(index) or public_practices(index)) else pages.none()

    def url(self, text: BenchmarkIndexPage, request: HttpRequest) -> str:
        return text.get_url(request) or ""

    def title(self, text: BenchmarkIndexPage) -> str:
        return text.headline or text.title

    def content(self, text: BenchmarkIndexPage, request: HttpRequest) -> Content:
        base = self.url(text, request)
        collector = _Collector(request)
        practices = list(public_practices(text))
        asked = asked_questions(text)
        rows = [Row(practice, practice.coverage) for practice in practices]
        context = {
            "page": text,
            "sections": collector.parts(public_sections(text), "section", deeper=0),
            "practices": collector.parts(practices, "practice", deeper=1),
            "countries": collector.parts(public_countries(text), "country", deeper=1),
            "rows": rows,
            "summary": Summary(row.coverage for row in rows),
            "asked": asked,
        }
        places = {
            **collector.places,
            f"{base}questions/": "interviews",
            **{f"{base}{each.question.public_path}": f"question-{each.question.number}" for each in asked},
        }
        shown = [text, *collector.shown, *(each.question for each in asked)]
        return Content(context, shown, places)


class _Collector:
    """Renders pages as parts of one document and remembers what they show, and where."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.shown: list[Model] = []
        self.places: dict[str, str] = {}

    def parts(self, pages: Any, name: str, *, deeper: int) -> list[Part]:
        return [self._part(page, f"{name}-{number}", name, deeper) for number, page in enumerate(pages, start=1)]

    def _part(self, page: Any, anchor: str, name: str, deeper: int) -> Part:
        context = page.get_context(self.request)
        self.places[page.get_url(self.request) or ""] = anchor
        self.shown += [page, *_references(context)]
        html = fragment(render_to_string(f"benchmark/includes/{name}_text.html", context), anchor, deeper=deeper)
        return Part(page.title, page.summary, anchor, mark_safe(html))  # noqa: S308  (rendered)


def _references(context: dict[str, Any]) -> Iterator[Model]:
    citations = context.get("citations")
    yield from (entry.reference for entry in citations.entries) if citations else context.get("references", [])


register(Report())
