from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from common import evidence
from common.citations import citations_of
from common.models import IndexPage, ReferenceRow, SitePage, TranslatableRow, published_references
from common.models.pages import PAGE_TRANSLATION_FIELDS, tabs
from common.rich_text import FEATURES
from common.translation.fields import synchronised, translated
from standards.blocks import CountryNotesBlock, MethodStepsBlock
from standards.routes import MethodRoutes
from standards.vocabulary import Degree, Supervision

AT_MOST_A_WEEK = MaxValueValidator(2400, _("At most 2400 minutes, a working week, for one candidate."))


class GridCriterion(TranslatableRow):
    """One line of an evaluation grid: a criterion and what each rung looks like."""

    page = ParentalKey("standards.AssessmentMethodPage", on_delete=models.CASCADE, related_name="grid")
    criterion = models.TextField(_("criterion"), help_text=_("What is judged."))
    not_yet = models.TextField(_("not yet"), help_text=_("What is seen when the skill is not there yet."))
    with_help = models.TextField(_("with help"), help_text=_("What is seen on the first rung."))
    alone = models.TextField(_("alone"), help_text=_("What is seen on the second rung."))
    expert = models.TextField(_("expert"), help_text=_("What is seen on the top rung."))

    override_translatable_fields = translated("criterion", "not_yet", "with_help", "alone", "expert")
    panels = [FieldPanel(name) for name in ("criterion", "not_yet", "with_help", "alone", "expert")]

    def __str__(self) -> str:
        return self.criterion


class MethodReference(ReferenceRow):
    """A source of an assessment method."""

    page = ParentalKey("standards.AssessmentMethodPage", on_delete=models.CASCADE, related_name="references")


class AssessmentMethodPage(SitePage):
    """A way to assess a micro-skill: when to use it, how to run it, what it costs, how far it is trusted."""

    key = models.SlugField(
        _("code"), max_length=60, help_text=_("Language-neutral code used in filters. Do not change it later.")
    )
    in_simple_words = models.TextField(
        _("in simple words"), blank=True, help_text=_("Two or three very short sentences.")
    )
    reading_needed = models.CharField(
        _("reading needed"), max_length=10, choices=Degree.choices, help_text=_("How much the candidate must read.")
    )
    cost = models.CharField(_("cost"), max_length=10, choices=Degree.choices, help_text=_("For the organisation."))
    trust = models.CharField(
        _("employer trust"), max_length=10, choices=Degree.choices, help_text=_("How far employers trust the result.")
    )
    examiner_time = models.CharField(
        _("examiner's time"), max_length=10, choices=Degree.choices, help_text=_("Compared with the other methods.")
    )
    candidate_minutes = models.PositiveSmallIntegerField(
        _("candidate's minutes"),
        validators=[MinValueValidator(1), AT_MOST_A_WEEK],
        help_text=_("Time for one candidate. An estimate of this platform."),
    )
    examiner_minutes = models.PositiveSmallIntegerField(
        _("examiner's minutes"),
        validators=[MinValueValidator(1), AT_MOST_A_WEEK],
        help_text=_(
            "Time of one examiner for one candidate, preparation and write-up included. An estimate of this platform."
        ),
    )
    supervision = models.CharField(
        _("supervision and identity check"),
        max_length=20,
        choices=Supervision.choices,
        help_text=_("As a rule, for this method."),
    )
    when_to_use = RichTextField(_("when to use it"), features=FEATURES, help_text=_("A list of good reasons."))
    when_not_to_use = RichTextField(_("when not to use it"), features=FEATURES, help_text=_("A list of honest limits."))
    steps = StreamField(MethodStepsBlock(), help_text=_("How to run it, step by step."))
    conditions = RichTextField(_("conditions"), features=FEATURES, help_text=_("Place, material, people, time."))
    supervision_note = RichTextField(
        _("how to supervise"), features=FEATURES, help_text=_("Who watches, and how identity is checked.")
    )
    evidence = RichTextField(
        _("evidence"), features=FEATURES, help_text=_("What is kept, for how long, with whose consent.")
    )
    time_and_cost = RichTextField(
        _("time and cost"), features=FEATURES, help_text=_("What takes time, what costs, how to reduce it.")
    )
    country_notes = StreamField(
        CountryNotesBlock(), blank=True, help_text=_("What the countries do, with the source, also when they disagree.")
    )

    override_translatable_fields = [
        *PAGE_TRANSLATION_FIELDS,
        *translated(
            "in_simple_words", "when_to_use", "when_not_to_use", "steps", "conditions", "supervision_note",
            "evidence", "time_and_cost", "country_notes", "grid", "references",
        ),
        *synchronised(
            "key", "reading_needed", "cost", "trust", "examiner_time", "candidate_minutes", "examiner_minutes",
            "supervision",
        ),
    ]  # fmt: skip
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("in_simple_words"),
        index.SearchField("when_to_use"),
        index.SearchField("when_not_to_use"),
        index.SearchField("steps"),
        index.SearchField("conditions"),
        index.SearchField("evidence"),
    ]
    edit_handler = tabs(
        (
            [
                *SitePage.content_panels,
                FieldPanel("key"),
                FieldPanel("in_simple_words"),
                FieldRowPanel([FieldPanel("reading_needed"), FieldPanel("examiner_time")]),
                FieldRowPanel([FieldPanel("cost"), FieldPanel("trust")]),
                FieldRowPanel([FieldPanel("candidate_minutes"), FieldPanel("examiner_minutes")]),
                FieldPanel("when_to_use"),
                FieldPanel("when_not_to_use"),
            ],
            _("What it is"),
        ),
        (
            [
                FieldPanel("steps"),
                FieldPanel("conditions"),
                FieldPanel("supervision"),
                FieldPanel("supervision_note"),
                FieldPanel("evidence"),
                FieldPanel("time_and_cost"),
            ],
            _("How to run it"),
        ),
        ([InlinePanel("grid", heading=_("Evaluation grid"), label=_("Criterion"))], _("Evaluation grid")),
        ([FieldPanel("country_notes"), InlinePanel("references", label=_("Reference"))], _("Countries and sources")),
        promote=SitePage.promote_panels,
        settings=SitePage.settings_panels,
    )
    template = "standards/method.html"
    parent_page_types = ["standards.AssessmentMethodIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A method by which micro-skills are assessed.")

    class Meta:
        verbose_name = _("assessment method")
        verbose_name_plural = _("assessment methods")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from common.publications.offers import offer
        from standards.models import MicroSkill
        from standards.sheets import standards_index_url

        context = super().get_context(request, *args, **kwargs)
        context["micro_skills"] = (
            MicroSkill.objects.public_in(self.locale)
            .filter(methods__method__translation_key=self.translation_key)
            .distinct()
            .for_cards()
        )
        context["index_url"] = standards_index_url(self.locale, request)
        context["citations"] = citations_of(published_references(self), self.locale, self.country_notes)
        context["evidence"] = evidence.groups_for(self, request)
        context["publications"] = offer("method", self.translation_key, self.locale.language_code)
        return context


class AssessmentMethodIndexPage(MethodRoutes, IndexPage):
    """All assessment methods, with a table that compares them."""

    template = "standards/method_index.html"
    subpage_types = ["standards.AssessmentMethodPage"]
    page_description = _("The list of all assessment methods.")

    class Meta:
        verbose_name = _("assessment methods index")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["methods"] = AssessmentMethodPage.objects.child_of(self).live().public()
        return context
