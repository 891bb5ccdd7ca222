from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PublishingPanel
from wagtail.search import index

from common.countries import Country
from common.translation.fields import synchronised, translated

from .snippets import SNIPPET_TRANSLATION_FIELDS, TranslatedSnippet


class Organisation(TranslatedSnippet):
    """A partner of the project, or another body the content speaks of."""

    name = models.CharField(_("official name"), max_length=200, help_text=_("As the body writes it itself."))
    short_name = models.CharField(_("short name"), max_length=80, help_text=_("Used in lists and on cards."))
    country = models.CharField(
        _("country"),
        max_length=2,
        choices=Country.choices,
        blank=True,
        help_text=_("Leave empty for a European body."),
    )
    url = models.URLField(_("web site"), blank=True, help_text=_("The body's own home page."))
    is_partner = models.BooleanField(
        _("partner of the project"), default=False, help_text=_("Partners are listed on the about page.")
    )
    role = models.TextField(_("role"), blank=True, help_text=_("What the body did in the project, in a few words."))
    description = models.TextField(_("description"), blank=True, help_text=_("One to three plain sentences."))

    override_translatable_fields = [
        *SNIPPET_TRANSLATION_FIELDS,
        *translated("role", "description"),
        *synchronised("name", "short_name", "country", "url", "is_partner"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.SearchField("short_name"),
        index.AutocompleteField("name"),
        index.AutocompleteField("short_name"),
        index.SearchField("description"),
        index.FilterField("locale_id"),
        index.FilterField("live"),
    ]
    panels = [
        FieldPanel("name"),
        FieldPanel("short_name"),
        FieldPanel("slug"),
        FieldPanel("country"),
        FieldPanel("url"),
        FieldPanel("is_partner"),
        FieldPanel("role"),
        FieldPanel("description"),
        PublishingPanel(),
    ]

    class Meta(TranslatedSnippet.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["-is_partner", "short_name"]
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="organisation_slug_once_per_language"),
        ]

    def __str__(self) -> str:
        return self.short_name
