"""Keeps the full-text index in step with what readers may see."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, Site
from wagtail.signals import post_page_move

from common.fulltext import SearchUnavailable
from common.models import ContentVersion
from common.public_changes import everything_changed, object_changed, object_leaving, visibility_changed

from . import indexing
from .documents import SOURCES

# Where an object that is about to be deleted keeps what was made of its words.
REMEMBERED = "_search_affected"
logger = logging.getLogger(__name__)


def connect() -> None:
    """Listen to changes of what readers may see."""
    object_leaving.connect(_leaving, dispatch_uid="search")
    object_changed.connect(_changed, dispatch_uid="search")
    visibility_changed.connect(_visibility_changed, dispatch_uid="search")
    everything_changed.connect(_everything_changed, dispatch_uid="search")
    post_page_move.connect(_moved, dispatch_uid="search")
    for signal in (post_save, post_delete):
        signal.connect(_site_changed, sender=Site, dispatch_uid="search")


@contextmanager
def _as_far_as_it_answers() -> Iterator[None]:
    """Let editors go on while a search server is away; results are looked up again when they are shown."""
    try:
        with transaction.atomic():
            yield
    except SearchUnavailable:
        logger.exception("The search index is behind: run the command rebuild_derived when the search answers again")


def _leaving(instance: models.Model, **kwargs: Any) -> None:
    setattr(instance, REMEMBERED, indexing.affected_by(instance))


def _changed(instance: models.Model, **kwargs: Any) -> None:
    affected = indexing.affected_by(instance)
    for source, pks in getattr(instance, REMEMBERED, {}).items():
        affected[source] |= pks
    with _as_far_as_it_answers():
        indexing.refresh_affected(affected)
        indexing.reconcile_shown_by(instance)


def _visibility_changed(**kwargs: Any) -> None:
    with _as_far_as_it_answers():
        indexing.reconcile()


def _everything_changed(**kwargs: Any) -> None:
    indexing.rebuild()


def _moved(instance: Page, **kwargs: Any) -> None:
    """Pages may have gone from one site to another, and with an index page what it shows."""
    if Site.objects.count() > 1:
        _write_site_numbers_anew(Page.objects.descendant_of(instance, inclusive=True))


def _site_changed(sender: Any, instance: Site, created: bool = False, raw: bool = False, **kwargs: Any) -> None:
    """Pages below a home may belong to another site now."""
    if not raw and (kwargs.get("signal") is post_delete or Site.objects.count() > 1):
        _write_site_numbers_anew(Page.objects.all())


def _write_site_numbers_anew(pages: Any) -> None:
    with _as_far_as_it_answers():
        # As for every change: writers of the index wait for one another here.
        ContentVersion.change()
        models_there = {page.specific_class or Page for page in pages}
        for source in SOURCES:
            if issubclass(source.model, Page):
                indexing.refresh(source, set(pages.type(source.model).values_list("pk", flat=True)))
            elif any(map(source.is_shown_by, models_there)):
                indexing.refresh(source, set(source.visible()))
