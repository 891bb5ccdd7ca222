from uuid import UUID

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, PublishingPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from common.countries import Country
from common.models import TranslatableRow, TranslatedSnippet
from common.models.each_once import EachOnceForm, EachOnceMixin
from common.models.snippets import SNIPPET_TRANSLATION_FIELDS
from common.rich_text import FEATURES
from common.translation.fields import linked, synchronised, translated
from common.translation.lookup import Version


class InterviewAnswer(TranslatableRow):
    """What the interviewee of one country answered, summarised in this platform's words."""

    question = ParentalKey("benchmark.InterviewQuestion", on_delete=models.CASCADE, related_name="answers")
    country = models.CharField(
        _("country"), max_length=2, choices=Country.choices, help_text=_("Each country at most once.")
    )
    text = models.TextField(_("answer"), help_text=_("A summary, not a quotation. Say so where there is no answer."))

    override_translatable_fields = [*translated("text"), *synchronised("country")]
    panels = [FieldPanel("country"), FieldPanel("text")]

    def __str__(self) -> str:
        return f"{self.get_country_display()}: {self.text}"


class InterviewQuestion(EachOnceMixin, TranslatedSnippet, ClusterableModel):
    """A question of the interviews, the answers of the countries side by side, and what the report makes of them."""

    number = models.PositiveSmallIntegerField(_("number"), help_text=_("As in the report's interview guide: 1 to 7."))
    name = models.CharField(_("short name"), max_length=160, help_text=_("A heading of a few words."))
    question = models.TextField(_("question"), help_text=_("What was asked, in plain words."))
    summary = RichTextField(
        _("what the report concludes"), features=FEATURES, blank=True, help_text=_("Over all countries.")
    )
    reference = models.ForeignKey(
        "common.Reference",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("source"),
        help_text=_("Where question and answers are from."),
    )

    override_translatable_fields = [
        *SNIPPET_TRANSLATION_FIELDS,
        *translated("name", "question", "summary", "answers"),
        *synchronised("number"),
        *linked("reference"),
    ]
    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("question"),
        index.SearchField("summary"),
        index.FilterField("locale_id"),
        index.FilterField("live"),
    ]
    panels = [
        FieldPanel("number"),
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("question"),
        InlinePanel("answers", label=_("Answer"), max_num=len(Country)),
        FieldPanel("summary"),
        FieldPanel("reference"),
        PublishingPanel(),
    ]

    base_form_class = EachOnceForm
    each_once = {"answers": "country"}
    unique_in_language = ("slug", "number")

    class Meta(TranslatedSnippet.Meta):
        verbose_name = _("interview question")
        verbose_name_plural = _("interview questions")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="interview_question_slug_once_per_language"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"

    @classmethod
    def public_versions(cls, translation_key: UUID, request: HttpRequest) -> list[Version]:
        """Return the question in every language in which readers can open it."""
        from benchmark.interviews import public_questions

        return public_questions(translation_key, request)

    @property
    def public_path(self) -> str:
        """The part of the question's address below the report's page."""
        return f"questions/{self.slug}/"
