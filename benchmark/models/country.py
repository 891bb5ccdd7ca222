from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.search import index

from benchmark.vocabulary import CountryAspect
from common.citations import citations_of
from common.countries import Country
from common.models import ReferenceRow, SitePage, TranslatableRow, published_references
from common.models.each_once import EachOnceMixin, EachOncePageForm
from common.models.pages import PAGE_TRANSLATION_FIELDS, tabs
from common.translation.fields import linked, synchronised, translated

if TYPE_CHECKING:
    from benchmark.models import InterviewAnswer, InterviewQuestion


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


class Aspect(NamedTuple):
    """What is said of a country under one heading; `name` is the code of the aspect."""

    name: str
    label: str
    points: list[CountryPoint]


def by_aspect(points: Iterable[CountryPoint]) -> list[Aspect]:
    """Return points grouped by aspect, in the order of the list of aspects; those without a point are left out."""
    order = list(CountryAspect)

    def place(point: CountryPoint) -> int:
        return order.index(CountryAspect(point.aspect))

    return [
        Aspect(order[number].value, str(order[number].label), list(group))
        for number, group in groupby(sorted(points, key=place), place)
    ]


class CountryReference(ReferenceRow):
    """A source of a country's page."""

    page = ParentalKey("benchmark.CountryPage", on_delete=models.CASCADE, related_name="references")


class CountryPage(EachOnceMixin, SitePage):
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
    base_form_class = EachOncePageForm
    once_below_parent = "country"
    template = "benchmark/country.html"
    parent_page_types = ["benchmark.BenchmarkIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A country of the benchmarking report.")

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from benchmark.models import PracticePage
        from benchmark.querysets import questions_in

        context = super().get_context(request, *args, **kwargs)
        aspects = by_aspect(self.points.select_related("reference"))
        cited = [
            point.reference for aspect in aspects for point in aspect.points if point.reference and point.reference.live
        ]
        parent = self.get_parent()
        practices = PracticePage.objects.sibling_of(self).live().public().filter(country=self.country)
        return {
            **context,
            "aspects": aspects,
            "answers": self.answers_to(questions_in(self.locale)),
            "practices": practices.prefetch_related("key_elements").order_by("number", "path"),
            "partner": self.partner if self.partner and self.partner.live else None,
            "citations": citations_of([*published_references(self), *cited], self.locale),
            "index_url": (parent.get_url(request) or "") if parent.live else "",
        }

    def answers_to(
        self, questions: "models.QuerySet[InterviewQuestion]"
    ) -> "list[tuple[InterviewQuestion, InterviewAnswer]]":
        """Return the questions that the country's interviewee answered, each with the answer."""
        return [
            (question, answer)
            for question in questions
            for answer in question.answers.all()
            if answer.country == self.country
        ]
