"""The rows of a micro-skill. One level only; texts have room for every language."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel

from common.countries import Country
from common.models import TranslatableRow
from common.models.fields import LabelsField
from common.translation.fields import linked, synchronised, translated
from standards.vocabulary import Framework, OutcomeKind, Relation


class LearningOutcome(TranslatableRow):
    """What the learner knows, can do, or answers for; one EQF column each."""

    micro_skill = ParentalKey("standards.MicroSkill", on_delete=models.CASCADE, related_name="outcomes")
    kind = models.CharField(
        _("kind"), max_length=20, choices=OutcomeKind.choices, help_text=_("Column of the EQF level descriptors.")
    )
    statement = models.TextField(
        _("the learner can"), help_text=_("Completes “The learner can …”: one verb that can be observed.")
    )
    assessor_sees = models.TextField(
        _("the assessor sees"), help_text=_("What an assessor sees or hears when the outcome is reached.")
    )

    override_translatable_fields = [*translated("statement", "assessor_sees"), *synchronised("kind")]
    panels = [FieldPanel("kind"), FieldPanel("statement"), FieldPanel("assessor_sees")]

    def __str__(self) -> str:
        return self.statement


class PerformanceCriterion(TranslatableRow):
    """A sign of good performance, used in every method of assessment."""

    micro_skill = ParentalKey("standards.MicroSkill", on_delete=models.CASCADE, related_name="criteria")
    text = models.TextField(_("criterion"), help_text=_("One full sentence that two assessors would judge alike."))

    override_translatable_fields = translated("text")
    panels = [FieldPanel("text")]

    def __str__(self) -> str:
        return self.text


class BadgeLevel(TranslatableRow):
    """A rung of the badge ladder, ordered from the lowest to the highest."""

    micro_skill = ParentalKey("standards.MicroSkill", on_delete=models.CASCADE, related_name="badge_levels")
    slug = models.SlugField(
        _("code"), max_length=40, help_text=_("Language-neutral code of the rung, for example “alone” or “expert”.")
    )
    name = models.TextField(_("name"), help_text=_("Name of the rung, as it is written on the badge."))
    descriptor = models.TextField(_("descriptor"), help_text=_("What a person on this rung does."))
    rule = models.TextField(_("rule"), help_text=_("What must be shown to be awarded this rung."))

    override_translatable_fields = [*translated("name", "descriptor", "rule"), *synchronised("slug")]
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("descriptor"), FieldPanel("rule")]

    def __str__(self) -> str:
        return self.name


class Situation(TranslatableRow):
    """A situation to assess in: where the person is, what they must do, what proof is kept."""

    micro_skill = ParentalKey("standards.MicroSkill", on_delete=models.CASCADE, related_name="situations")
    title = models.TextField(_("title"), help_text=_("A few words that candidates recognise."))
    situation = models.TextField(_("situation"), help_text=_("Where, when, with whom, with what."))
    task = models.TextField(_("task"), help_text=_("What the person is asked to do, and in what time."))
    evidence = models.TextField(_("evidence"), help_text=_("What is kept as proof."))

    override_translatable_fields = translated("title", "situation", "task", "evidence")
    panels = [FieldPanel("title"), FieldPanel("situation"), FieldPanel("task"), FieldPanel("evidence")]

    def __str__(self) -> str:
        return self.title


class SafetyNote(TranslatableRow):
    """Something that may harm people or things, and what to do about it."""

    micro_skill = ParentalKey("standards.MicroSkill", on_delete=models.CASCADE, related_name="safety_notes")
    text = models.TextField(_("safety note"), help_text=_("Start with what must be done or never done."))

    override_translatable_fields = translated("text")
    panels = [FieldPanel("text")]

    def __str__(self) -> str:
        return self.text


class Alignment(TranslatableRow):
    """A link to an entry of another framework, with the relation stated (SKOS mapping properties)."""

    micro_skill = ParentalKey("standards.MicroSkill", on_delete=models.CASCADE, related_name="alignments")
    framework = models.CharField(
        _("framework"), max_length=20, choices=Framework.choices, help_text=_("Where the entry comes from.")
    )
    relation = models.CharField(
        _("relation"),
        max_length=20,
        choices=Relation.choices,
        help_text=_("How this micro-skill relates to the entry."),
    )
    code = models.CharField(
        _("code"), max_length=60, blank=True, help_text=_("The entry's code, as its framework writes it.")
    )
    uri = models.URLField(
        _("URI"),
        max_length=300,
        blank=True,
        help_text=_("Only an address published by the framework. Leave empty if there is none."),
    )
    labels = LabelsField(
        _("official labels"),
        blank=True,
        help_text=_(
            "One per line: language code, colon, label as the framework publishes it, for example "
            "“en: clean surfaces”. Leave out languages without an official label; never translate one yourself."
        ),
    )
    note = models.TextField(_("note"), blank=True, help_text=_("What the relation means here."))

    override_translatable_fields = [
        *translated("note"),
        *synchronised("framework", "relation", "code", "uri", "labels"),
    ]
    panels = [
        FieldPanel("framework"),
        FieldPanel("relation"),
        FieldPanel("code"),
        FieldPanel("uri"),
        FieldPanel("labels"),
        FieldPanel("note"),
    ]

    def __str__(self) -> str:
        return f"{self.get_framework_display()} {self.code or self.label_for('en')[0]}"

    def clean(self) -> None:
        super().clean()
        for line in self.labels.splitlines():
            code, colon, label = line.partition(":")
            if line.strip() and not (colon and label.strip() and 2 <= len(code.strip()) <= 3):
                raise ValidationError(
                    {"labels": _("Write each line as “en: label”. This line is different: %s") % line}
                )

    @property
    def labels_by_language(self) -> dict[str, str]:
        """Official labels by language code, in the order they are written."""
        return self._meta.get_field("labels").to_file(self.labels)

    def label_for(self, language: str) -> tuple[str, str]:
        """Return the label to show to a reader of `language` and the language that label is in.

        Falls back to the English label, then to the first one there is; `("", "")` when there is none.
        """
        labels = self.labels_by_language
        for code in (language, "en", next(iter(labels), "")):
            if code in labels:
                return labels[code], code
        return "", ""


class MicroSkillActivity(TranslatableRow):
    """An activity in which the micro-skill is used."""

    micro_skill = ParentalKey("standards.MicroSkill", on_delete=models.CASCADE, related_name="activities")
    activity = models.ForeignKey(
        "standards.Activity",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("activity"),
        help_text=_("An activity in which people use this micro-skill."),
    )

    override_translatable_fields = linked("activity")
    panels = [FieldPanel("activity")]

    def __str__(self) -> str:
        return str(self.activity)


class MicroSkillMethod(TranslatableRow):
    """A method by which the micro-skill can be assessed; the first one is the recommended one."""

    micro_skill = ParentalKey("standards.MicroSkill", on_delete=models.CASCADE, related_name="methods")
    method = models.ForeignKey(
        "standards.AssessmentMethodPage",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("method"),
        help_text=_(
            "Choose the English page; each language shows its own version. The first method is the recommended one."
        ),
    )

    override_translatable_fields = synchronised("method")
    panels = [FieldPanel("method")]

    def __str__(self) -> str:
        return str(self.method)


class PilotCountry(TranslatableRow):
    """A country in which the micro-skill was tried out."""

    micro_skill = ParentalKey("standards.MicroSkill", on_delete=models.CASCADE, related_name="pilot_countries")
    country = models.CharField(
        _("country"), max_length=2, choices=Country.choices, help_text=_("Where people were assessed in the pilot.")
    )
    override_translatable_fields = synchronised("country")
    panels = [FieldPanel("country")]

    def __str__(self) -> str:
        return self.get_country_display()
