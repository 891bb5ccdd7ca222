"""Tables of the full-text index: what is found, its words, and the vocabulary that corrects typing errors."""

import json
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.IntegerChoices):
    """What a document is about, in the order in which readers look for it. All values are below 16."""

    MICRO_SKILL = 1, _("Micro-skills")
    STANDARD = 2, _("Competence standards")
    METHOD = 3, _("Assessment methods")
    CHAPTER = 4, _("Guide chapters")
    TERM = 5, _("Glossary")
    PRACTICE = 6, _("Practices")
    COUNTRY = 7, _("Countries")
    PAGE = 8, _("Pages")
    QUESTION = 9, _("Interview questions")


class PlainJSONEncoder(json.JSONEncoder):
    """Writes letters of every alphabet as they are: escaped Greek would take three times the room."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "ensure_ascii": False})


class Document(models.Model):
    """One object in one language as readers find it.

    The primary key is the object's own one times 16 plus its kind, so that ids alone can be counted by kind.
    `folded_code` and `folded_title` are code and title without case, accents and signs, for what is typed exactly;
    `labels` is a list of other names, `sections` a list of [anchor, heading, text].
    """

    id = models.BigIntegerField(primary_key=True)
    kind = models.PositiveSmallIntegerField(_("kind"), choices=Kind.choices)
    key = models.UUIDField(_("object"))
    language = models.CharField(_("language"), max_length=20)
    site_id = models.IntegerField(_("site"))
    code = models.TextField(_("code"), blank=True)
    folded_code = models.CharField(_("folded code"), max_length=60, blank=True)
    title = models.TextField(_("title"))
    folded_title = models.CharField(_("folded title"), max_length=200, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    labels = models.JSONField(_("other names"), default=list, encoder=PlainJSONEncoder)
    sections = models.JSONField(_("sections"), default=list, encoder=PlainJSONEncoder)

    class Meta:
        verbose_name = _("indexed document")
        verbose_name_plural = _("indexed documents")
        indexes = [
            models.Index(fields=["site_id", "language", "folded_code"], name="document_by_code"),
            models.Index(fields=["site_id", "language", "folded_title"], name="document_by_title"),
            models.Index(fields=["key", "kind", "language", "site_id"], name="document_by_key"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"


class VocabularyWord(models.Model):
    """A word in lower case as it is written in documents of one language, and how many of them have it."""

    site_id = models.IntegerField(_("site"))
    language = models.CharField(_("language"), max_length=20)
    word = models.CharField(_("word"), max_length=60)
    documents = models.IntegerField(_("documents"))

    class Meta:
        verbose_name = _("word of the vocabulary")
        verbose_name_plural = _("words of the vocabulary")
        constraints = [
            models.UniqueConstraint(fields=["site_id", "language", "word"], name="word_once_in_a_vocabulary"),
        ]
        indexes = [
            # Empty but for a moment: finds the words that no document has any more.
            models.Index(fields=["documents"], condition=models.Q(documents__lte=0), name="word_of_no_document"),
        ]

    def __str__(self) -> str:
        return self.word


class Postings(models.Model):
    """Which tokens a document has in which of its parts.

    A full-text table of the database, made by a migration of its own: FTS5 in SQLite, columns of `tsvector` in
    PostgreSQL. It is a model only so that Django empties it with the others; `common.fulltext.backends` uses it.
    """

    rowid = models.BigIntegerField(primary_key=True)
    title = models.TextField()
    labels = models.TextField()
    summary = models.TextField()
    sections = models.TextField()

    class Meta:
        verbose_name = _("postings")
        verbose_name_plural = _("postings")

    def __str__(self) -> str:
        return str(self.rowid)
