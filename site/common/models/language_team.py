"""Who translates and reviews one language."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Workflow


class LanguageTeam(models.Model):
    """The groups of one language, and the workflow that brings a translation from one to the other.

    Named by language code, because teams exist before anything is written in their language.
    """

    language_code = models.CharField(_("language code"), max_length=100, unique=True)
    translators = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+", verbose_name=_("translators"))
    reviewers = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+", verbose_name=_("reviewers"))
    workflow = models.ForeignKey(Workflow, on_delete=models.PROTECT, related_name="+", verbose_name=_("workflow"))

    class Meta:
        verbose_name = _("language team")
        verbose_name_plural = _("language teams")
        # Rights that are not about one model; they stand here because teams are what they concern.
        permissions = [
            ("write_source", "Can write in the source language"),
            ("publish_every_language", "Can translate and publish in every language"),
            ("stop_translation", "Can stop, replace or delete a translation"),
        ]

    def __str__(self) -> str:
        return self.language_code
