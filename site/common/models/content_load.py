from django.db import models
from django.utils.translation import gettext_lazy as _


class ContentLoad(models.Model):
    """A load of the content files that came to its end; the first one makes the site complete."""

    finished_at = models.DateTimeField(_("finished at"), auto_now_add=True)

    class Meta:
        verbose_name = _("content load")
        verbose_name_plural = _("content loads")

    def __str__(self) -> str:
        return f"{self.finished_at:%Y-%m-%d %H:%M}"
