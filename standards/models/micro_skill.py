from decimal import Decimal
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.fields import RichTextField
from wagtail.models import Locale, PreviewableMixin
from wagtail.search import index

from common.models import TranslatedSnippet
from common.models.snippets import SNIPPET_TRANSLATION_FIELDS
from common.rich_text import FEATURES
from common.translation.fields import linked, synchronised, translated
from common.translation.lookup import Version
from standards import vocabulary
from standards.querysets import MicroSkillQuerySet

ROWS = [
    "outcomes",
    "criteria",
    "badge_levels",
    "situations",
    "safety_notes",
    "alignments",
    "activities",
    "methods",
    "pilot_countries",
]


class MicroSkill(PreviewableMixin, TranslatedSnippet, ClusterableModel):
    """One skill small enough to be shown, assessed and rewarded with a badge on its own.

    Holds what the EU Council Recommendation of 16 June 2022, Annex I, asks of a micro-credential
    (see `standards.annex_one`), except what only an issued credential knows: learner, date, grade.
    """

    code = models.CharField(
        _("code"),
        max_length=12,
        validators=[RegexValidator(r"^[A-Z]{2,4}-\d{2,3}$", _("Two to four capitals, a hyphen, two or three digits."))],
        help_text=_("For example TEC-01. The same in every language and for ever."),
    )
    category = models.CharField(
        _("category"), max_length=20, choices=vocabulary.Category.choices, help_text=_("The family of the skill.")
    )
    eqf_level = models.PositiveSmallIntegerField(
        _("EQF level"),
        choices=vocabulary.EqfLevel.choices,
        help_text=_("Level of the European Qualifications Framework that the outcomes correspond to."),
    )
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=vocabulary.Status.choices,
        default=vocabulary.Status.DRAFT,
        help_text=_("Adopted means: decided by the bodies that stand behind the standard."),
    )
    is_proposal = models.BooleanField(
        _("outcomes, level and hours are a proposal"),
        default=True,
        help_text=_("Shows “proposed by this platform, not adopted by the partnership” wherever they appear."),
    )
    workload_hours = models.PositiveSmallIntegerField(
        _("workload in hours"),
        null=True,
        blank=True,
        validators=[
            MinValueValidator(1),
            MaxValueValidator(1500, _("At most 1500 hours: that is a whole year of study, and a micro-skill is less.")),
        ],
        help_text=_("The learner's whole effort: learning, practice and assessment."),
    )
    ects = models.DecimalField(
        _("ECTS credits"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[
            MinValueValidator(Decimal("0.1"), _("Leave it empty when no credits were given.")),
            MaxValueValidator(60, _("At most 60 credits: that is a whole year of study, and a micro-skill is less.")),
        ],
        help_text=_("Only if credits were officially given."),
    )
    assessment_minutes = models.PositiveSmallIntegerField(
        _("assessment time in minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(5), MaxValueValidator(1440)],
        help_text=_("Time the candidate spends being assessed."),
    )
    participation = models.CharField(
        _("form of participation"),
        max_length=20,
        choices=vocabulary.Participation.choices,
        blank=True,
        help_text=_("How people take part in the learning activity."),
    )
    supervision = models.CharField(
        _("supervision and identity check"),
        max_length=20,
        choices=vocabulary.Supervision.choices,
        blank=True,
        help_text=_("What happens during the assessment."),
    )
    stackability = models.CharField(
        _("stackability"),
        max_length=20,
        choices=vocabulary.Stackability.choices,
        blank=True,
        help_text=_("Whether it can be added up with others."),
    )
    quality_assurance = models.CharField(
        _("quality assurance"),
        max_length=30,
        choices=vocabulary.QualityAssurance.choices,
        blank=True,
        help_text=_("Who checks that assessments are sound."),
    )
    awarding_body = models.ForeignKey(
        "common.Organisation",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("awarding body"),
        help_text=_("The body that issues the micro-credential. Leave empty while none is named."),
    )

    title = models.CharField(
        _("title"), max_length=200, help_text=_("Starts with a verb: “Carry out cleaning tasks in a home”.")
    )
    statement = models.TextField(_("statement"), help_text=_("One sentence: what the person can do."))
    plain_summary = models.TextField(
        _("in simple words"), help_text=_("Two to four very short sentences that anybody understands.")
    )
    description = RichTextField(
        _("description"),
        features=FEATURES,
        blank=True,
        help_text=_("What it covers, why it matters, what it leaves out."),
    )
    target_group = models.TextField(_("target group"), blank=True, help_text=_("For whom it is meant."))
    prerequisites = models.TextField(
        _("prerequisites"), blank=True, help_text=_("What is needed to start; say so if nothing is.")
    )
    further_information = models.TextField(
        _("further information"),
        blank=True,
        help_text=_("Quality arrangements, stacking, validity, language of assessment."),
    )

    override_translatable_fields = [
        *SNIPPET_TRANSLATION_FIELDS,
        *translated(
            "title", "statement", "plain_summary", "description", "target_group", "prerequisites",
            "further_information", *ROWS,
        ),
        *synchronised(
            "code", "category", "eqf_level", "status", "is_proposal", "workload_hours", "ects",
            "assessment_minutes", "participation", "supervision", "stackability", "quality_assurance",
        ),
        *linked("awarding_body"),
    ]  # fmt: skip

    objects = MicroSkillQuerySet.as_manager()
    unique_in_language = ("code", "slug")

    search_fields = [
        index.SearchField("code", boost=4),
        index.SearchField("title", boost=3),
        index.AutocompleteField("code"),
        index.AutocompleteField("title"),
        index.SearchField("statement", boost=2),
        index.SearchField("plain_summary"),
        index.SearchField("description"),
        index.RelatedFields("outcomes", [index.SearchField("statement")]),
        index.RelatedFields("criteria", [index.SearchField("text")]),
        index.RelatedFields("situations", [index.SearchField("title"), index.SearchField("task")]),
        index.RelatedFields("alignments", [index.SearchField("labels"), index.SearchField("code")]),
        index.FilterField("locale_id"),
        index.FilterField("live"),
        index.FilterField("category"),
        index.FilterField("eqf_level"),
        index.FilterField("status"),
    ]

    identity_panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("code"), FieldPanel("slug")]),
        FieldPanel("statement"),
        FieldPanel("plain_summary"),
        FieldPanel("description"),
        FieldPanel("target_group"),
        FieldPanel("prerequisites"),
        InlinePanel("activities", heading=_("Activities"), label=_("Activity")),
    ]
    outcome_panels = [
        InlinePanel("outcomes", heading=_("Learning outcomes"), label=_("Outcome")),
        InlinePanel("criteria", heading=_("Performance criteria"), label=_("Criterion")),
        InlinePanel("badge_levels", heading=_("Badge ladder, lowest rung first"), label=_("Rung")),
    ]
    assessment_panels = [
        InlinePanel("methods", heading=_("Assessment methods, the recommended one first"), label=_("Method")),
        InlinePanel("situations", heading=_("Situations"), label=_("Situation")),
        InlinePanel("safety_notes", heading=_("Safety notes"), label=_("Safety note")),
        InlinePanel("pilot_countries", heading=_("Piloted in"), label=_("Country")),
    ]
    standard_element_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("category"), FieldPanel("eqf_level")]),
                FieldRowPanel([FieldPanel("status"), FieldPanel("is_proposal")]),
                FieldRowPanel([FieldPanel("workload_hours"), FieldPanel("ects"), FieldPanel("assessment_minutes")]),
                FieldPanel("participation"),
                FieldPanel("supervision"),
                FieldPanel("stackability"),
                FieldPanel("quality_assurance"),
                FieldPanel("awarding_body"),
                FieldPanel("further_information"),
            ],
            heading=_("Elements of the EU Recommendation, Annex I"),
        ),
        PublishingPanel(),
    ]
    alignment_panels = [InlinePanel("alignments", heading=_("Alignments with other frameworks"), label=_("Alignment"))]
    edit_handler = TabbedInterface(
        [
            ObjectList(identity_panels, heading=_("What it is")),
            ObjectList(outcome_panels, heading=_("Outcomes and badge")),
            ObjectList(assessment_panels, heading=_("Assessment")),
            ObjectList(alignment_panels, heading=_("Alignments")),
            ObjectList(standard_element_panels, heading=_("European elements")),
        ]
    )

    class Meta(TranslatedSnippet.Meta):
        verbose_name = _("micro-skill")
        verbose_name_plural = _("micro-skills")
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="micro_skill_slug_once_per_language"),
            models.UniqueConstraint(fields=["locale", "code"], name="micro_skill_code_once_per_language"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the sheet in its own language, whatever language the editor works in."""
        with override(self.locale.language_code if self.locale_id else settings.LANGUAGE_CODE):
            return super().serve_preview(request, mode_name).render()

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "standards/micro_skill.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        from standards.sheets import micro_skill_sheet

        if self.locale_id is None:
            # A new micro-skill that was never saved.
            self.locale_id = Locale.get_default().pk
        return {**super().get_preview_context(request, mode_name), **micro_skill_sheet(self, request)}

    @classmethod
    def public_versions(cls, translation_key: UUID, request: HttpRequest) -> list[Version]:
        """Return the sheet in every language in which it is public."""
        from standards.sheets import public_sheets

        return public_sheets(translation_key, request)

    @property
    def public_path(self) -> str:
        """The part of the sheet's address below the standards index."""
        return f"micro-skills/{self.slug}/"

    @property
    def top_badge(self) -> Any:
        """The highest rung of the badge ladder, or None."""
        levels = list(self.badge_levels.all())
        return levels[-1] if levels else None
