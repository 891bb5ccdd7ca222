"""What several tests share because each making its own would take too long."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.cache import cache
from django.db import transaction


@contextmanager
def kept_in_database(django_db_blocker: Any) -> Iterator[None]:
    """Keep what is made inside for the tests that follow, and undo it at the end.

    For fixtures of a wider scope than one test, which need the fixture `django_db_setup` too. Every test still
    undoes what it changes itself: its transaction lies within this one. Tests must fetch the objects afresh.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        yield
        transaction.set_rollback(True)
    cache.clear()
