from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.search import index

from benchmark.vocabulary import CountryAspect
from common.countries import Country
from common.models import ReferenceRow, SitePage, TranslatableRow
from common.models.pages import PAGE_TRANSLATION_FIELDS, tabs
from common.translation.fields import linked, synchronised, translated


class CountryPoint(TranslatableRow):
    """One thing said of a country, with its source."""

    page = ParentalKey("benchmark.CountryPage", on_delete=models.CASCADE, related_name="points")
    aspect = models.CharField(
        _("section"), max_length=20, choices=CountryAspect.choices, help_text=_("Where it stands.")
    )
    text = models.TextField(_("what is said"), help_text=_("One to three plain sentences."))
    reference = models.ForeignKey(
        "common.Reference",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("source"),
        help_text=_("Where it is said."),
    )

    override_translatable_fields = [*translated("text"), *synchronised("aspect"), *linked("reference")]
    panels = [FieldPanel("aspect"), FieldPanel("text"), FieldPanel("reference")]

    def __str__(self) -> str:
        return self.text


class CountryReference(ReferenceRow):
    """A source of a country's page."""

    page = ParentalKey("benchmark.CountryPage", on_delete=models.CASCADE, related_name="references")


class CountryPage(SitePage):
    """What the report says of one country. Practices and interview answers of the country are shown with it."""

    country = models.CharField(
        _("country"), max_length=2, choices=Country.choices, help_text=_("One page for each country.")
    )
    partner = models.ForeignKey(
        "common.Organisation",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("partner of the project"),
        help_text=_("The partner that did the research there."),
    )
    interviewee = models.TextField(
        _("who was interviewed"), blank=True, help_text=_("Role and organisation as the report gives them, no name.")
    )

    override_translatable_fields = [
        *PAGE_TRANSLATION_FIELDS,
        *translated("interviewee", "points", "references"),
        *synchronised("country"),
        *linked("partner"),
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("interviewee"), index.FilterField("country")]
    edit_handler = tabs(
        (
            [
                *SitePage.content_panels,
                FieldRowPanel([FieldPanel("country"), FieldPanel("partner")]),
                FieldPanel("interviewee"),
            ],
            _("Content"),
        ),
        ([InlinePanel("points", label=_("Point"))], _("What is said")),
        ([InlinePanel("references", label=_("Reference"))], _("Sources")),
        promote=SitePage.promote_panels,
        settings=SitePage.settings_panels,
    )
    template = "benchmark/country.html"
    parent_page_types = ["benchmark.BenchmarkIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A country of the benchmarking report.")

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
