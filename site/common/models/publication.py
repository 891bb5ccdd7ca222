from typing import Any

from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _


def publication_storage() -> Storage:
    """Return where publications are kept: not among uploads, which everybody may fetch by their address."""
    return storages["publications"]


class Publication(models.Model):
    """One file of one text in one language: the last one that could be made, and how it stands with the next.

    `kind` and `key` name the text: a kind that an app declares, and the translation key of the object.
    """

    class State(models.TextChoices):
        DUE = "due", _("Waiting to be made")
        BUILDING = "building", _("Being made")
        READY = "ready", _("Up to date")
        FAILED = "failed", _("Could not be made")

    class Format(models.TextChoices):
        PDF = "pdf", "PDF"
        EPUB = "epub", "EPUB"
        DOCX = "docx", "DOCX"

    kind = models.CharField(_("kind"), max_length=40)
    key = models.UUIDField(_("text"), help_text=_("The same for a text in every language."))
    language = models.CharField(_("language"), max_length=10)
    format = models.CharField(_("format"), max_length=8, choices=Format.choices)
    title = models.TextField(_("title"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DUE)
    message = models.TextField(_("message"), blank=True, help_text=_("Why it could not be made."))
    # Of what the file was made from, and of what the last try read, whether it worked or not.
    content_hash = models.CharField(_("content hash"), max_length=64, blank=True)
    tried_hash = models.CharField(max_length=64, blank=True, editable=False)
    file = models.FileField(_("file"), storage=publication_storage, max_length=200, blank=True)
    size = models.PositiveIntegerField(_("size"), default=0, help_text=_("In bytes."))
    built_at = models.DateTimeField(_("made at"), null=True, blank=True)
    seconds = models.FloatField(_("seconds"), default=0, help_text=_("How long it took."))
    # Names of the published objects whose words are in the file, each between two bars: `|guide.chapter:7|…|`.
    parts = models.TextField(blank=True, editable=False)

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "language", "format"], name="publication_once"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.get_format_display()}, {self.language})"

    @staticmethod
    def part(obj: Any) -> str:
        """Return the name by which `parts` holds a published object."""
        return f"{obj._meta.label_lower}:{obj.pk}"


class PublicationBuilder(models.Model):
    """One row that says whose turn it is to make publications, and what has been looked at.

    `holder` has the turn until `held_until`, which it puts off as long as it lives. `checked` is the content version
    for which every publication was looked at; None asks to look again.
    """

    ONLY = 1

    holder = models.CharField(max_length=40, blank=True)
    held_until = models.DateTimeField(null=True)
    checked = models.UUIDField(null=True)

    def __str__(self) -> str:
        return self.holder
