"""How far each object is translated into each language."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class TranslationStatus(models.Model):
    """How far one published object of the source language is translated into one other language.

    Derived from the object, its translation and its review, and kept so that thousands of objects can be
    listed and filtered at once; `common.translation.status` computes it and says what each state means.

    `total`, `translated` count texts; `words_to_do` counts words of the source; `errors`, `warnings` count
    findings of the checks, and `codes` names their kinds, each as " level:code ".
    """

    class State(models.TextChoices):
        MISSING = "missing", _("missing")
        DRAFT = "draft", _("draft")
        MACHINE = "machine", _("machine translation")
        REVIEW = "review", _("in review")
        PUBLISHED = "published", _("published")
        STALE = "stale", _("stale")

    translation_key = models.UUIDField(_("object"))
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+", verbose_name=_("language"))
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+", verbose_name=_("type"))
    title = models.CharField(_("title"), max_length=255)
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.MISSING)
    total = models.PositiveIntegerField(_("texts"), default=0)
    translated = models.PositiveIntegerField(_("translated texts"), default=0)
    words_to_do = models.PositiveIntegerField(_("words to do"), default=0)
    errors = models.PositiveIntegerField(_("errors"), default=0)
    warnings = models.PositiveIntegerField(_("warnings"), default=0)
    codes = models.TextField(_("kinds of findings"), blank=True)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    class Meta:
        verbose_name = _("translation status")
        verbose_name_plural = _("translation statuses")
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "locale"], name="translation_status_once_per_language"),
        ]
        indexes = [
            models.Index(fields=["locale", "state"]),
            models.Index(fields=["content_type", "title", "translation_key"]),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.locale} {self.state}"

    @property
    def percent(self) -> int:
        """Return how much is translated; 100 only when nothing is left."""
        return 100 * self.translated // self.total if self.total else 100
