"""The status of every translation, kept in step with the content.

A row of `TranslationStatus` stands for a published source object in one other language. Its state is the first
of these that is true:

- review: a review of the translation is in progress;
- stale: the translation is public and its source was changed since;
- published: the translation is public and in step;
- missing: there is no translation, or it was never published and none of its texts is translated;
- machine: every text is translated, some of them by a machine;
- draft: anything else.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from uuid import UUID

from django.db import connection, transaction

from common.models import TranslationStatus

from .progress import source_keys, statuses

BATCH = 200
COMPUTED = ["content_type", "title", "state", "total", "translated", "words_to_do", "errors", "warnings", "codes"]


class _Waiting(threading.local):
    """What has to be computed anew when the transaction or the pause ends."""

    def __init__(self) -> None:
        self.keys: set[UUID] = set()
        self.everything = False
        self.pauses = 0


_waiting = _Waiting()


def refresh(*translation_keys: UUID) -> None:
    """Compute and store the status of the objects called `translation_keys` now.

    Removes the rows of objects that are no longer published in the source language. Needed by hand only after
    writing past the models' signals, for example by `bulk_create` or `update`.
    """
    keys = iter(sorted(set(translation_keys)))
    while batch := list(islice(keys, BATCH)):
        rows = statuses(batch)
        current = {row.translation_key for row in rows}
        with transaction.atomic():
            TranslationStatus.objects.bulk_create(
                rows,
                update_conflicts=True,
                unique_fields=["translation_key", "locale"],
                update_fields=[*COMPUTED, "updated_at"],
            )
            TranslationStatus.objects.filter(translation_key__in=set(batch) - current).delete()


def rebuild(report: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Compute and store everything, and return the number of objects.

    `report` is called after each batch with the number of objects done and of all.
    """
    keys = source_keys()
    gone = set(TranslationStatus.objects.values_list("translation_key", flat=True)) - set(keys)
    refresh(*gone)
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        refresh(*batch)
        report(start + len(batch), len(keys))
    return len(keys)


def touch(*translation_keys: UUID | str) -> None:
    """Note that something about these objects changed: they are refreshed once, when the transaction ends."""
    # Objects made from content files carry their key as text.
    _waiting.keys.update(key if isinstance(key, UUID) else UUID(key) for key in translation_keys)
    _later()


def touch_all() -> None:
    """Note that a language was added: everything is computed when the transaction ends."""
    _waiting.everything = True
    _later()


@contextmanager
def paused() -> Iterator[None]:
    """Put off all refreshing within the block to its end, for work on many objects."""
    _waiting.pauses += 1
    try:
        yield
    finally:
        _waiting.pauses -= 1
        # A transaction that is broken answers no more queries, and what it wrote is undone.
        if not _waiting.pauses and not connection.needs_rollback:
            _settle()


def _later() -> None:
    if not _waiting.pauses:
        # The content is saved; a failure here must not look as if it were not.
        transaction.on_commit(_settle, robust=True)


def _settle() -> None:
    keys, everything = _waiting.keys, _waiting.everything
    _waiting.keys, _waiting.everything = set(), False
    if everything:
        rebuild()
    elif keys:
        refresh(*keys)
