"""Writing the full-text index: all of it, some objects, or only what readers may see now and not before."""

from collections.abc import Collection, Iterable, Iterator

from django.db import models

from common import fulltext
from common.fulltext import Entry

from .documents import SOURCES, Source, model_of


def rebuild() -> None:
    """Write the whole index anew."""
    fulltext.clear()
    for source in SOURCES:
        fulltext.write(source.entries())


def refresh(source: Source, pks: Collection[int]) -> None:
    """Write some objects of one source anew; those that readers may not see leave the index."""
    written: set[int] = set()

    def noted(entries: Iterator[Entry]) -> Iterator[Entry]:
        for entry in entries:
            written.add(entry.pk)
            yield entry

    fulltext.write(noted(source.entries(pks)))
    fulltext.remove((source.kind, pk) for pk in set(pks) - written)


def refresh_affected(affected: dict[Source, set[int]]) -> None:
    """Write anew what changed by the change of one object."""
    for source, pks in affected.items():
        if pks:
            refresh(source, pks)


def affected_by(instance: models.Model) -> dict[Source, set[int]]:
    """Return the objects to write anew when `instance` changed, by their source."""
    return {source: source.affected_by(instance) for source in SOURCES}


def reconcile(sources: Iterable[Source] = SOURCES) -> None:
    """Take in what readers may see now, and take out what they may not. The words of objects did not change."""
    kinds = {source.kind for source in sources}
    indexed = {entry_id for entry_id in fulltext.entry_ids() if entry_id[0] in kinds}
    for source in SOURCES:
        if source.kind in kinds:
            visible = {(source.kind, pk) for pk in source.visible()}
            fulltext.write(source.entries(pk for _kind, pk in visible - indexed))
            indexed -= visible
    fulltext.remove(indexed)


def reconcile_shown_by(instance: models.Model) -> None:
    """Look again at objects that can be seen or not depending on `instance`."""
    model = model_of(instance)
    sources = [source for source in SOURCES if source.is_shown_by(model)]
    if sources:
        reconcile(sources)
