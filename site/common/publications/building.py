"""The files of one text: which of them are due, and making them without ever losing the last good one."""

import logging
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale

from common.models import ContentVersion, Publication

from . import formats, withdrawing
from .manuscripts import Manuscript, manuscript
from .registry import Kind

logger = logging.getLogger(__name__)
State = Publication.State


def expect(kind: Kind, text: Any, locale: Locale) -> list[Publication]:
    """Return the rows of a text's files, made when needed; a format that this machine cannot make waits for nobody."""
    rows = []
    for form in kind.formats:
        names = {
            "kind": kind.name, "key": text.translation_key, "language": locale.language_code, "format": form,
        }  # fmt: skip
        if formats.available(form):
            rows.append(Publication.objects.get_or_create(**names, defaults={"title": kind.title(text)})[0])
        else:
            Publication.objects.filter(**names, file="").delete()
            Publication.objects.filter(**names).exclude(state=State.READY).update(state=State.READY)
    return rows


def look_after(kind: Kind, key: UUID, locale: Locale) -> list[Publication]:
    """Make the files of a text that are due; return the rows that were tried, as they are then.

    Nothing is raised when one fails: the others are made all the same.
    """
    text = kind.find(key, locale)
    if text is None:
        return []
    rows = expect(kind, text, locale)
    try:
        found = manuscript(kind, text, locale)
    except Exception as error:  # one text that cannot be rendered must not keep the others from being made
        logger.exception("A publication could not be rendered: %s %s", kind.name, text)
        return [_note_failure(row, "", error) for row in rows]
    return [_make(row, found, digest) for row, digest in _due(rows, found)]


def remove_gone(kinds: Iterable[Kind], present: set[tuple[str, UUID, str]]) -> None:
    """Remove the files of texts that are no longer there for readers.

    Args:
        kinds: the kinds that were looked through.
        present: kind, key and language of every text that was found.
    """
    rows = Publication.objects.filter(kind__in=[kind.name for kind in kinds])
    for row in rows:
        if (row.kind, row.key, row.language) not in present:
            with transaction.atomic():
                withdrawing.delete_on_commit(row.file.storage, row.file.name)
                row.delete()


def _due(rows: list[Publication], found: Manuscript) -> list[tuple[Publication, str]]:
    """Bring the state of all rows up to date and return those to make, each with the hash of what it is made of."""
    due = []
    for row in rows:
        digest = formats.content_hash(found, row.format)
        state = _state(row, digest)
        if (row.state, row.title) != (state, found.title):
            row.state, row.title = state, found.title
            row.save(update_fields=["state", "title"])
        if state == State.DUE:
            due.append((row, digest))
    return due


def _state(row: Publication, digest: str) -> State:
    if row.content_hash == digest and row.file and row.file.storage.exists(row.file.name):
        return State.READY
    # What failed is tried again when something in it, or a tool, has changed.
    return State.FAILED if row.state == State.FAILED and row.tried_hash == digest else State.DUE


def _make(row: Publication, found: Manuscript, digest: str) -> Publication:
    row.state = State.BUILDING
    row.save(update_fields=["state"])
    try:
        made = formats.make(found, row.format, found.of_edition(timezone.localdate(), digest))
    except Exception as error:  # whatever a tool did, the last good file stays and the others are made
        logger.exception("A publication could not be made: %s", row)
        return _note_failure(row, digest, error)
    old, storage = row.file.name, row.file.storage
    name = storage.save(f"{row.kind}/{row.language}/{digest[:40]}.{row.format}", ContentFile(made.content))
    row.file, row.size, row.seconds = name, len(made.content), made.seconds
    row.content_hash = row.tried_hash = digest
    row.state, row.message, row.parts, row.built_at = State.READY, "", found.parts, timezone.now()
    with transaction.atomic():
        # Whoever hides a part waits here for us or has been before us.
        ContentVersion.objects.select_for_update().filter(pk=ContentVersion.ONLY).first()
        if withdrawing.all_public(found.parts) and Publication.objects.filter(pk=row.pk).exists():
            row.save()
            withdrawing.delete_on_commit(storage, old)
            return row
    # The words were hidden while the file was made: the next look finds what is left to make.
    storage.delete(name)
    row.state = State.DUE
    Publication.objects.filter(pk=row.pk).update(state=row.state)
    return row


def _note_failure(row: Publication, digest: str, error: Exception) -> Publication:
    row.state, row.tried_hash = State.FAILED, digest
    row.message = str(error) or type(error).__name__
    row.save(update_fields=["state", "tried_hash", "message"])
    return row
