from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PageFeedback(models.Model):
    """One reader's answer to “Was this page useful?”. Nothing in it says who the reader is.

    `received_at` is rounded down to the hour, so that an answer cannot be matched with a line of a server's log.
    """

    key = models.UUIDField(_("text"), db_index=True, help_text=_("The same for a text in every language."))
    language = models.CharField(_("language"), max_length=10)
    title = models.TextField(_("page"), help_text=_("As it was when the reader answered."))
    useful = models.BooleanField(_("useful"))
    words = models.CharField(_("words"), max_length=300, blank=True)
    received_at = models.DateTimeField(_("received at"), db_index=True)
    # The form the reader filled in: sent twice, it counts once.
    form = models.CharField(_("form"), max_length=40, unique=True, editable=False)

    class Meta:
        verbose_name = _("answer of a reader")
        verbose_name_plural = _("answers of readers")
        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.title}: {self.words}" if self.words else self.title

    @property
    def day(self) -> date:
        """The day on which the answer came, in the time zone of the site."""
        return timezone.localdate(self.received_at)
