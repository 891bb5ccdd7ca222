"""What readers looked for in vain."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchWithoutResult(models.Model):
    """A query that found nothing, and how often. Nothing about who asked, and no time of the day."""

    text = models.CharField(_("words"), max_length=80)
    language = models.CharField(_("language"), max_length=10)
    count = models.PositiveIntegerField(_("times"), default=1)
    last_day = models.DateField(_("last day"))

    class Meta:
        verbose_name = _("search without results")
        verbose_name_plural = _("searches without results")
        ordering = ["-count", "-last_day", "text"]
        constraints = [
            models.UniqueConstraint(fields=["text", "language"], name="search_without_result_once_per_language"),
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.language})"

    @property
    def language_name(self) -> str:
        """The language's name as the settings give it."""
        return dict(settings.LANGUAGES).get(self.language, self.language)
