"""Work over many objects: in portions, with the index of references brought up to date once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeVar

from django.db import models, transaction
from wagtail.models.reference_index import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

T = TypeVar("T")
CHUNK = 20


def in_chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Yield `items` as lists of at most `size`."""
    remaining = iter(items)
    while chunk := list(islice(remaining, size)):
        yield chunk


@contextmanager
def references_updated_once() -> Iterator[list[Any]]:
    """Leave Wagtail's index of which object uses which alone within the block, and update it at its end.

    Wagtail indexes an object anew for each row of it that is saved, which makes the cost grow with the square of
    the rows. Yields a list; put the objects in whose saved content changed. Cannot be nested.
    """
    saved: list[models.Model] = []
    try:
        with disable_reference_index_auto_update():
            yield saved
    finally:
        keys: dict[type[models.Model], set[Any]] = defaultdict(set)
        for obj in saved:
            keys[type(obj)].add(obj.pk)
        for model, wanted in keys.items():
            for chunk in in_chunks(wanted):
                update_references(models.Manager.get_queryset(model._default_manager).filter(pk__in=chunk))


def update_references(objects: Iterable[models.Model]) -> None:
    """Write anew what `objects`, as they are in the database, refer to."""
    for obj in objects:
        with transaction.atomic():
            ReferenceIndex.create_or_update_for_object(obj)
