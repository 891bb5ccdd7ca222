"""What a translation was made from, so that readers and editors can see when it is behind its source."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class SourceText(models.Model):
    """The texts of one published object in the source language, as they are now.

    `texts` is a list of `[place, text]` in the order of the content; a place is wagtail-localize's content
    path, which stays the same while rows and blocks are moved.
    """

    translation_key = models.UUIDField(_("object"), unique=True)
    digest = models.CharField(_("digest"), max_length=64)
    texts = models.JSONField(_("texts"))
    changed_at = models.DateTimeField(_("changed at"))

    class Meta:
        verbose_name = _("source text")
        verbose_name_plural = _("source texts")

    def __str__(self) -> str:
        return f"{self.translation_key} {self.digest[:8]}"


class RenderedText(models.Model):
    """The texts of the source from which the published translation in one language was made."""

    translation_key = models.UUIDField(_("object"))
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+", verbose_name=_("language"))
    digest = models.CharField(_("digest"), max_length=64)
    texts = models.JSONField(_("texts"))
    made_at = models.DateTimeField(_("made at"))

    class Meta:
        verbose_name = _("rendered text")
        verbose_name_plural = _("rendered texts")
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "locale"], name="rendered_text_once_per_language"),
        ]

    def __str__(self) -> str:
        return f"{self.translation_key} {self.locale} {self.digest[:8]}"
