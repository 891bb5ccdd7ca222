from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from common.blocks import headings
from common.citations import citations_of
from common.models import ReferenceRow, SitePage, TranslatableRow, published_references
from common.models.pages import PAGE_TRANSLATION_FIELDS, tabs
from common.rich_text import FEATURES
from common.translation.fields import linked, synchronised, translated
from common.translation.lookup import in_locale
from guide.blocks import ChapterBlock

CHANGES_SHOWN = 10


class ChapterMicroSkill(TranslatableRow):
    """A micro-skill that a chapter speaks of."""

    page = ParentalKey("guide.GuideChapterPage", on_delete=models.CASCADE, related_name="micro_skills")
    micro_skill = models.ForeignKey(
        "standards.MicroSkill",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("micro-skill"),
        help_text=_("A micro-skill that illustrates this chapter."),
    )

    override_translatable_fields = linked("micro_skill")
    panels = [FieldPanel("micro_skill")]

    def __str__(self) -> str:
        return str(self.micro_skill)


class ChapterMethod(TranslatableRow):
    """An assessment method that a chapter speaks of."""

    page = ParentalKey("guide.GuideChapterPage", on_delete=models.CASCADE, related_name="methods")
    method = models.ForeignKey(
        "standards.AssessmentMethodPage",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("method"),
        help_text=_("Choose the English page; each language shows its own version."),
    )

    override_translatable_fields = synchronised("method")
    panels = [FieldPanel("method")]

    def __str__(self) -> str:
        return str(self.method)


class ChapterTerm(TranslatableRow):
    """A glossary term explained in place, where the chapter first uses it."""

    page = ParentalKey("guide.GuideChapterPage", on_delete=models.CASCADE, related_name="terms")
    term = models.ForeignKey(
        "guide.GlossaryTerm",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("term"),
        help_text=_("The first time the chapter uses the word, readers can open its meaning."),
    )

    override_translatable_fields = linked("term")
    panels = [FieldPanel("term")]

    def __str__(self) -> str:
        return str(self.term)


class ChapterReference(ReferenceRow):
    """A source of a chapter."""

    page = ParentalKey("guide.GuideChapterPage", on_delete=models.CASCADE, related_name="references")


class ChapterChange(TranslatableRow):
    """What changed in a chapter on one day, for readers who know an earlier edition."""

    page = ParentalKey("guide.GuideChapterPage", on_delete=models.CASCADE, related_name="changes")
    changed_on = models.DateField(_("date"), help_text=_("The day on which readers got the change."))
    words = models.TextField(_("what changed"), help_text=_("One plain sentence: what is new, and where."))

    override_translatable_fields = [*translated("words"), *synchronised("changed_on")]
    panels = [FieldPanel("changed_on"), FieldPanel("words")]

    def __str__(self) -> str:
        return f"{self.changed_on}: {self.words}"


class GuideChapterPage(SitePage):
    """One chapter of the practical guide. Its number is its place in the page tree."""

    in_simple_words = RichTextField(
        _("in simple words"),
        features=FEATURES,
        blank=True,
        help_text=_("A list of three to five very short sentences."),
    )
    body = StreamField(ChapterBlock(), help_text=_("The chapter itself. End with a checklist."))
    reviewed_on = models.DateField(
        _("last reviewed"), null=True, blank=True, help_text=_("When somebody last checked that it is all still true.")
    )
    reviewed_by = models.CharField(
        _("reviewed by"), max_length=200, blank=True, help_text=_("Role and organisation, not a person's name.")
    )

    override_translatable_fields = [
        *PAGE_TRANSLATION_FIELDS,
        *translated(
            "in_simple_words", "body", "reviewed_by", "micro_skills", "methods", "terms", "references", "changes"
        ),
        *synchronised("reviewed_on"),
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("in_simple_words"), index.SearchField("body")]
    edit_handler = tabs(
        (
            [
                *SitePage.content_panels,
                FieldPanel("in_simple_words"),
                FieldPanel("body"),
                FieldRowPanel([FieldPanel("reviewed_on"), FieldPanel("reviewed_by")]),
            ],
            _("Content"),
        ),
        (
            [
                InlinePanel("micro_skills", label=_("Micro-skill")),
                InlinePanel("methods", label=_("Method")),
                InlinePanel("terms", label=_("Glossary term")),
            ],
            _("Related"),
        ),
        ([InlinePanel("references", label=_("Reference"))], _("Sources")),
        ([InlinePanel("changes", label=_("Change"))], _("Changes")),
        promote=SitePage.promote_panels,
        settings=SitePage.settings_panels,
    )
    template = "guide/chapter.html"
    parent_page_types = ["guide.GuideIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A chapter: in simple words, steps, a worked example, a checklist.")

    class Meta:
        verbose_name = _("guide chapter")
        verbose_name_plural = _("guide chapters")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from common.publications.offers import offer
        from guide.blank_templates.views import of_chapter
        from guide.cards import Cards
        from guide.reading import explained_terms, reading_minutes
        from standards.models import AssessmentMethodPage, MicroSkill
        from standards.sheets import standards_index_url

        context = super().get_context(request, *args, **kwargs)
        chapters = list(GuideChapterPage.objects.sibling_of(self).live().public().only("title", "url_path", "path"))
        place = next((number for number, page in enumerate(chapters) if page.pk == self.pk), None)
        listed = list(dict.fromkeys(row.micro_skill_id for row in self.micro_skills.all()))
        skills = MicroSkill.objects.public_in(self.locale).for_cards().in_bulk(listed)
        method_ids = list(dict.fromkeys(row.method_id for row in self.methods.all()))
        chosen = AssessmentMethodPage.objects.in_bulk(method_ids)
        methods = [chosen[pk] for pk in method_ids if pk in chosen]
        context |= {
            "chapters": chapters,
            "number": place + 1 if place is not None else None,
            "previous": chapters[place - 1] if place else None,
            "next": chapters[place + 1] if place is not None and place + 1 < len(chapters) else None,
            "headings": headings(self.body),
            "minutes": reading_minutes(self),
            "terms": explained_terms(self),
            "micro_skills": [skills[pk] for pk in listed if pk in skills],
            "methods": in_locale(methods, AssessmentMethodPage.objects.live().public(), self.locale),
            "index_url": standards_index_url(self.locale, request),
            "citations": citations_of(published_references(self), self.locale, self.body),
            "changes": self.last_changes(),
            "cards": Cards(self.body, self.locale),
            **of_chapter(self, context["breadcrumbs"]),
            "publications": offer("chapter", self.translation_key, self.locale.language_code),
        }
        return context

    def last_changes(self) -> list[ChapterChange]:
        """Return what changed in the chapter, the last change first, at most `CHANGES_SHOWN` of them."""
        return sorted(self.changes.all(), key=lambda change: change.changed_on, reverse=True)[:CHANGES_SHOWN]
