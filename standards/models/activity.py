from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PublishingPanel
from wagtail.search import index

from common.models import TranslatedSnippet
from common.models.snippets import SNIPPET_TRANSLATION_FIELDS
from common.translation.fields import synchronised, translated
from standards.vocabulary import Branch


class Activity(TranslatedSnippet):
    """An activity of personal and household services, below care or household work."""

    branch = models.CharField(
        _("branch"), max_length=20, choices=Branch.choices, help_text=_("Care for people, or work in the household.")
    )
    name = models.CharField(_("name"), max_length=120, help_text=_("A short name, as it appears in filters."))
    description = models.TextField(_("description"), blank=True, help_text=_("What the activity covers."))

    override_translatable_fields = [
        *SNIPPET_TRANSLATION_FIELDS,
        *translated("name", "description"),
        *synchronised("branch"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale_id"),
        index.FilterField("live"),
    ]
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("branch"),
        FieldPanel("description"),
        PublishingPanel(),
    ]

    class Meta(TranslatedSnippet.Meta):
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["branch", "name"]
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="activity_slug_once_per_language"),
        ]

    def __str__(self) -> str:
        return self.name
