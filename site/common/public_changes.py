"""One place that notices when what readers may see changes, for everything that is derived from it.

Derived tables (cards of the catalogue, the search index) connect to the signals below and bring themselves up to
date within the same transaction; what processes keep in memory follows the content version.
`QuerySet.update` and `bulk_create` send no signals: after them, run the command `rebuild_derived`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import Signal
from wagtail.models import Locale, PageViewRestriction, Site
from wagtail.signals import page_published, post_page_move, published, unpublished

from .models import ContentVersion
from .translation.progress import content_models

# An object was published, unpublished or deleted. Argument: `instance`.
object_changed = Signal()
# An object is about to be deleted; its rows and what points to it are still there. Argument: `instance`.
object_leaving = Signal()
# Pages were moved, or hidden from or shown to the public, or sites or languages changed. What may be seen anywhere
# may be different now; the words of objects are not.
visibility_changed = Signal()
# Many objects were written at once: derive everything anew.
everything_changed = Signal()

_paused: ContextVar[bool] = ContextVar("derived data paused", default=False)


def connect() -> None:
    """Listen to Wagtail and Django. Call after what notes published texts is connected."""
    for signal in (published, unpublished):
        signal.connect(_object_changed, dispatch_uid="common.public_changes")
    page_published.connect(_alias_updated, dispatch_uid="common.public_changes")
    for model in content_models():
        post_save.connect(_saved, sender=model, dispatch_uid="common.public_changes")
        pre_delete.connect(_leaving, sender=model, dispatch_uid="common.public_changes")
        post_delete.connect(_object_changed, sender=model, dispatch_uid="common.public_changes")
    post_page_move.connect(_visibility_changed, dispatch_uid="common.public_changes")
    for model in (PageViewRestriction, Site, Locale):
        post_save.connect(_visibility_changed, sender=model, dispatch_uid="common.public_changes")
        post_delete.connect(_visibility_changed, sender=model, dispatch_uid="common.public_changes")


@contextmanager
def derived_once_at_the_end() -> Iterator[None]:
    """Derive nothing within the block and everything at its end; for commands that write many objects."""
    token = _paused.set(True)
    try:
        yield
    finally:
        _paused.reset(token)
        derive_everything()


def derive_everything() -> None:
    """Build every derived table anew, all or nothing."""
    with transaction.atomic():
        ContentVersion.change()
        everything_changed.send(sender=None)


def _send(signal: Signal, instance: Any = None) -> None:
    if _paused.get():
        return
    with transaction.atomic():
        # First, because its lock makes writers of derived tables wait for one another instead of for their rows.
        ContentVersion.change()
        signal.send(sender=type(instance), instance=instance)


def _object_changed(sender: Any, instance: models.Model, **kwargs: Any) -> None:
    _send(object_changed, instance)


def _alias_updated(sender: Any, instance: models.Model, alias: bool = False, **kwargs: Any) -> None:
    """Notice an alias that follows its page: Wagtail sends no other signal for it."""
    if alias:
        _send(object_changed, instance)


def _leaving(sender: Any, instance: models.Model, **kwargs: Any) -> None:
    _send(object_leaving, instance)


def _saved(sender: Any, instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Notice what is live from the start, without having been published."""
    if created and instance.live and not raw:
        _send(object_changed, instance)


def _visibility_changed(sender: Any, **kwargs: Any) -> None:
    if not kwargs.get("raw"):
        _send(visibility_changed)
