from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.search import index

from common.models import ReferenceRow, SitePage, TranslatableRow, published_references
from common.models.pages import PAGE_TRANSLATION_FIELDS, tabs
from common.rich_text import FEATURES_WITH_HEADINGS
from common.translation.fields import linked, synchronised, translated
from standards.vocabulary import Category


class StandardMicroSkill(TranslatableRow):
    """A micro-skill of a competence standard, in the order learners take them."""

    page = ParentalKey("standards.CompetenceStandardPage", on_delete=models.CASCADE, related_name="micro_skills")
    micro_skill = models.ForeignKey(
        "standards.MicroSkill",
        on_delete=models.CASCADE,
        related_name="standard_listings",
        verbose_name=_("micro-skill"),
        help_text=_("A micro-skill that belongs to this area."),
    )

    override_translatable_fields = linked("micro_skill")
    panels = [FieldPanel("micro_skill")]

    def __str__(self) -> str:
        return str(self.micro_skill)


class StandardReference(ReferenceRow):
    """A source of a competence standard."""

    page = ParentalKey("standards.CompetenceStandardPage", on_delete=models.CASCADE, related_name="references")


class CompetenceStandardPage(SitePage):
    """One competence area: what it covers, why it matters and its micro-skills in order."""

    category = models.CharField(
        _("category"),
        max_length=20,
        choices=Category.choices,
        help_text=_("The family of skills this area belongs to."),
    )
    scope = RichTextField(
        _("scope"),
        features=FEATURES_WITH_HEADINGS,
        blank=True,
        help_text=_("What the area covers and what it leaves out."),
    )
    context = RichTextField(
        _("why it matters"),
        features=FEATURES_WITH_HEADINGS,
        blank=True,
        help_text=_("Evidence from the sector, with its sources."),
    )
    progression = RichTextField(
        _("where it leads"),
        features=FEATURES_WITH_HEADINGS,
        blank=True,
        help_text=_("How micro-skills add up, and which qualifications come next."),
    )

    override_translatable_fields = [
        *PAGE_TRANSLATION_FIELDS,
        *translated("scope", "context", "progression", "micro_skills", "references"),
        *synchronised("category"),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("scope"),
        index.SearchField("context"),
        index.SearchField("progression"),
    ]
    edit_handler = tabs(
        (
            [
                *SitePage.content_panels,
                FieldPanel("category"),
                FieldPanel("scope"),
                FieldPanel("context"),
                FieldPanel("progression"),
            ],
            _("Content"),
        ),
        ([InlinePanel("micro_skills", label=_("Micro-skill"))], _("Micro-skills")),
        ([InlinePanel("references", label=_("Reference"))], _("Sources")),
        promote=SitePage.promote_panels,
        settings=SitePage.settings_panels,
    )
    template = "standards/standard.html"
    parent_page_types = ["standards.StandardsIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A competence area with its scope, evidence and micro-skills.")

    class Meta:
        verbose_name = _("competence standard")
        verbose_name_plural = _("competence standards")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from standards.models import MicroSkill

        context = super().get_context(request, *args, **kwargs)
        listed = list(dict.fromkeys(row.micro_skill_id for row in self.micro_skills.all()))
        skills = MicroSkill.objects.public_in(self.locale).for_cards().in_bulk(listed)
        parent = self.get_parent()
        # Without a published catalogue the sheets have no address.
        context["micro_skills"] = [skills[pk] for pk in listed if pk in skills and parent.live]
        context["index_url"] = parent.get_url(request)
        context["references"] = published_references(self)
        return context
