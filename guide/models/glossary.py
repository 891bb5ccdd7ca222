from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PublishingPanel
from wagtail.search import index

from common.models import TranslatedSnippet
from common.models.fields import LinesField
from common.models.snippets import SNIPPET_TRANSLATION_FIELDS
from common.translation.fields import linked, translated


class GlossaryTerm(TranslatedSnippet):
    """A word of the field and what it means here."""

    name = models.CharField(_("term"), max_length=160, help_text=_("As it is written in the middle of a sentence."))
    other_forms = LinesField(
        _("other forms"),
        blank=True,
        help_text=_("Plurals, abbreviations and other spellings to recognise in the text, one per line."),
    )
    definition = models.TextField(_("definition"), help_text=_("One to four plain sentences."))
    reference = models.ForeignKey(
        "common.Reference",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("source"),
        help_text=_("Where the meaning comes from. Leave empty for this platform's own wording."),
    )

    override_translatable_fields = [
        *SNIPPET_TRANSLATION_FIELDS,
        *translated("name", "other_forms", "definition"),
        *linked("reference"),
    ]
    search_fields = [
        index.SearchField("name", boost=3),
        index.AutocompleteField("name"),
        index.SearchField("other_forms", boost=2),
        index.SearchField("definition"),
        index.FilterField("locale_id"),
        index.FilterField("live"),
    ]
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("other_forms"),
        FieldPanel("definition"),
        FieldPanel("reference"),
        PublishingPanel(),
    ]

    class Meta(TranslatedSnippet.Meta):
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="glossary_slug_once_per_language"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def spellings(self) -> list[str]:
        """All forms to recognise in running text, the longest first; always in the same order."""
        forms = {form.strip() for form in [self.name, *self._meta.get_field("other_forms").to_file(self.other_forms)]}
        return sorted(filter(None, forms), key=lambda form: (-len(form), form))
