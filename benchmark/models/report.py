from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.search import index

from benchmark.blocks import ReportBlock
from common.models import IndexPage, ReferenceRow, SitePage
from common.models.pages import PAGE_TRANSLATION_FIELDS, tabs
from common.translation.fields import translated


class BenchmarkIndexPage(IndexPage):
    """The benchmarking report: its practices, and the way to countries, interviews and sections."""

    template = "benchmark/index.html"
    subpage_types = ["benchmark.PracticePage", "benchmark.CountryPage", "benchmark.ReportSectionPage"]
    page_description = _("The benchmarking report with all its practices.")

    class Meta:
        verbose_name = _("benchmarking report")


class SectionReference(ReferenceRow):
    """A source of a section of the report."""

    page = ParentalKey("benchmark.ReportSectionPage", on_delete=models.CASCADE, related_name="references")


class ReportSectionPage(SitePage):
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
