from collections.abc import Iterator
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.search import index

from benchmark.blocks import ReportBlock
from benchmark.routes import BenchmarkRoutes, SectionRoutes
from common.addresses import Address
from common.blocks import headings
from common.citations import citations_of
from common.models import IndexPage, ReferenceRow, SitePage, published_references
from common.models.pages import PAGE_TRANSLATION_FIELDS, tabs
from common.navigation import LanguageLink, language_links
from common.publications.offers import offer
from common.translation.fields import translated


class BenchmarkIndexPage(BenchmarkRoutes, IndexPage):
    """The benchmarking report: its practices, and the way to countries, interviews and sections."""

    template = "benchmark/index.html"
    subpage_types = ["benchmark.PracticePage", "benchmark.CountryPage", "benchmark.ReportSectionPage"]
    page_description = _("The benchmarking report with all its practices.")

    class Meta:
        verbose_name = _("benchmarking report")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["index_url"] = self.get_url(request) or ""
        context["publications"] = offer("report", self.translation_key, self.locale.language_code)
        return context

    def language_links(self, request: HttpRequest) -> list[LanguageLink]:
        """Return links to this page in every language, with what the reader chose as it was understood."""
        listing = getattr(request, "_practices", None)
        query = listing.canonical_query if listing else None
        return language_links(request, self.urls_by_language(request), self.translation_key, query)

    def sub_addresses(self, url: str) -> Iterator[Address]:
        """Yield the addresses of the interviews, all of them and each question, for the sitemap."""
        from benchmark.querysets import questions_in

        language = self.locale.language_code
        questions = list(questions_in(self.locale))
        if questions:
            yield Address(f"{self.translation_key}/questions", language, f"{url}questions/", None)
        for question in questions:
            key = str(question.translation_key)
            yield Address(key, language, f"{url}{question.public_path}", question.last_published_at)


class SectionReference(ReferenceRow):
    """A source of a section of the report."""

    page = ParentalKey("benchmark.ReportSectionPage", on_delete=models.CASCADE, related_name="references")


class ReportSectionPage(SectionRoutes, SitePage):
    """A section of the report that is read at length: figures, the policy timeline, conclusions."""

    body = StreamField(ReportBlock(), help_text=_("The section itself."))

    override_translatable_fields = [*PAGE_TRANSLATION_FIELDS, *translated("body", "references")]
    search_fields = [*SitePage.search_fields, index.SearchField("body")]
    edit_handler = tabs(
        ([*SitePage.content_panels, FieldPanel("body")], _("Content")),
        ([InlinePanel("references", label=_("Reference"))], _("Sources")),
        promote=SitePage.promote_panels,
        settings=SitePage.settings_panels,
    )
    template = "benchmark/section.html"
    parent_page_types = ["benchmark.BenchmarkIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A section of the benchmarking report: text, figures, timeline.")

    class Meta:
        verbose_name = _("section of the report")
        verbose_name_plural = _("sections of the report")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from benchmark.figures import parts_of

        context = super().get_context(request, *args, **kwargs)
        sections = list(ReportSectionPage.objects.sibling_of(self).live().public().only("title", "url_path", "path"))
        place = next((number for number, page in enumerate(sections) if page.pk == self.pk), None)
        return {
            **context,
            "sections": sections,
            "previous": sections[place - 1] if place else None,
            "next": sections[place + 1] if place is not None and place + 1 < len(sections) else None,
            "headings": headings(self.body),
            "parts": parts_of(self.body),
            "figures_url": f"{self.get_url(request) or ''}figures/",
            "citations": citations_of(published_references(self), self.locale, self.body),
        }
