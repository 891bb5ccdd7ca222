"""The guide and its chapters as publications."""

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
from common.text import fold

from .models import GlossaryTerm, GuideChapterPage, GuideIndexPage

EVERY_FORMAT = (Publication.Format.PDF, Publication.Format.EPUB, Publication.Format.DOCX)


@dataclass(frozen=True)
class Part:
    """A chapter within the guide; `anchor` is where it begins."""

    number: int
    title: str
    summary: str
    anchor: str
    html: SafeString


class Guide(Kind):
    """The whole guide: every chapter, then the words that they explain."""

    name = "guide"
    label = _("The whole guide")
    template = "guide/print/guide.html"
    formats = EVERY_FORMAT
    is_book = True

    def texts(self, locale: Locale) -> QuerySet[GuideIndexPage]:
        """Return the guide, once it has a chapter."""
        index = GuideIndexPage.objects.live().public().filter(locale=locale).first()
        pages = GuideIndexPage.objects.filter(pk=index.pk if index else None)
        return pages if index and _chapters(index).exists() else pages.none()

    def url(self, text: GuideIndexPage, request: HttpRequest) -> str:
        return text.get_url(request) or ""

    def title(self, text: GuideIndexPage) -> str:
        return text.headline or text.title

    def content(self, text: GuideIndexPage, request: HttpRequest) -> Content:
        chapters, parts, places = [], [text], {}
        terms: dict[int, GlossaryTerm] = {}
        for number, page in enumerate(_chapters(text), start=1):
            context = page.get_context(request)
            anchor = f"chapter-{number}"
            places[page.get_url(request) or ""] = anchor
            html = fragment(
                render_to_string("guide/print/chapter_text.html", {**context, "is_part": True}), anchor, shared="term-"
            )
            chapters.append(Part(number, page.title, page.summary, anchor, mark_safe(html)))  # noqa: S308  (rendered)
            terms |= {term.pk: term for term in context["terms"]}
            parts += _parts(context)
        in_order = sorted(terms.values(), key=lambda term: (fold(term.name), term.name))
        places[f"{text.get_url(request)}{text.reverse_subpage('glossary')}"] = "words"
        return Content({"page": text, "chapters": chapters, "terms": in_order}, parts, places)


class Chapter(Kind):
    """One chapter of the guide."""

    name = "chapter"
    label = _("Chapter of the guide")
    template = "guide/print/chapter.html"
    formats = EVERY_FORMAT

    def texts(self, locale: Locale) -> QuerySet[GuideChapterPage]:
        return GuideChapterPage.objects.live().public().filter(locale=locale).order_by("path")

    def url(self, text: GuideChapterPage, request: HttpRequest) -> str:
        return text.get_url(request) or ""

    def content(self, text: GuideChapterPage, request: HttpRequest) -> Content:
        context = text.get_context(request)
        return Content(context, _parts(context))


def _chapters(index: GuideIndexPage) -> QuerySet[GuideChapterPage]:
    return GuideChapterPage.objects.child_of(index).live().public()


def _parts(context: dict[str, Any]) -> Iterator[Model]:
    """Yield the objects whose words a chapter shows."""
    yield context["page"]
    for name in ("terms", "micro_skills", "methods"):
        yield from context[name]
    yield from context["cards"].shown
    for entry in context["citations"].entries:
        yield entry.reference


register(Guide(), Chapter())
