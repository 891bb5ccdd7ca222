"""Keeping the search index in step, object by object or once after a bulk load."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.management import call_command
from django.db import models
from django.db.models.signals import post_save
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.search import index

_paused: ContextVar[bool] = ContextVar("search index paused", default=False)


def update_index_of(instance: models.Model) -> None:
    """Index one object again, unless a bulk load will do so at its end."""
    if not _paused.get():
        index.insert_or_update_object(instance)


@contextmanager
def indexed_once_at_the_end() -> Iterator[None]:
    """Leave the search index alone, then rebuild it; for commands that save many objects, not for requests."""
    models = [
        model for model in index.get_indexed_models() if post_save.disconnect(post_save_signal_handler, sender=model)
    ]
    token = _paused.set(True)
    try:
        yield
    finally:
        _paused.reset(token)
        for model in models:
            post_save.connect(post_save_signal_handler, sender=model)
        call_command("update_index", verbosity=0)
