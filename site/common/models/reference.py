from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PublishingPanel
from wagtail.search import index

from common.translation.fields import synchronised, translated

from .snippets import SNIPPET_TRANSLATION_FIELDS, TranslatedSnippet


class Reference(TranslatedSnippet):
    """A source that the content cites: a law, a report, a web page, a classification."""

    class Kind(models.TextChoices):
        LEGAL = "legal", _("Legal text")
        REPORT = "report", _("Report")
        ARTICLE = "article", _("Article")
        WEB = "web", _("Web page")
        SLIDES = "slides", _("Slides")
        STANDARD = "standard", _("Technical standard")
        CLASSIFICATION = "classification", _("Classification")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, help_text=_("What sort of source it is."))
    title = models.TextField(
        _("title"), help_text=_("The official title. Translate it only if an official translation exists.")
    )
    title_language = models.CharField(
        _("language of the title"),
        max_length=10,
        default="en",
        help_text=_("Language code of the title as it stands here, for example “en” or “fr”."),
    )
    authors = models.CharField(_("authors"), max_length=200, blank=True, help_text=_("People or bodies, as printed."))
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, help_text=_("Leave empty when the source does not say.")
    )
    url = models.URLField(_("address"), max_length=500, blank=True, help_text=_("Where it can be read."))
    note = models.TextField(
        _("note"), blank=True, help_text=_("What it is and what we use it for, in one or two sentences.")
    )

    override_translatable_fields = [
        *SNIPPET_TRANSLATION_FIELDS,
        *translated("title", "title_language", "note"),
        *synchronised("kind", "authors", "year", "url"),
    ]
    # Checks of translations know that a title may stay in its own language.
    original_texts = ("title",)
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("authors"),
        index.SearchField("note"),
        index.FilterField("locale_id"),
        index.FilterField("live"),
        index.FilterField("kind"),
    ]
    panels = [
        FieldPanel("title"),
        FieldPanel("title_language"),
        FieldPanel("slug"),
        FieldPanel("kind"),
        FieldPanel("authors"),
        FieldPanel("year"),
        FieldPanel("url"),
        FieldPanel("note"),
        PublishingPanel(),
    ]

    class Meta(TranslatedSnippet.Meta):
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="reference_slug_once_per_language"),
        ]

    def __str__(self) -> str:
        return self.title
