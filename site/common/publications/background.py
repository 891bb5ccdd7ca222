"""Starting a builder: a process of its own, lower in rank than those that answer readers, gone when it is done."""

import logging
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Thread
from typing import Any

from django.conf import settings
from django.db import DatabaseError, transaction

from common.public_changes import everything_changed, object_changed, object_leaving, visibility_changed

from . import turn
from .withdrawing import withdraw

logger = logging.getLogger(__name__)
_held: ContextVar[bool] = ContextVar("no builder is started", default=False)


def connect() -> None:
    """Listen to changes of content."""
    object_changed.connect(_changed, dispatch_uid="common.publications")
    object_leaving.connect(_leaving, dispatch_uid="common.publications")
    visibility_changed.connect(_visibility_changed, dispatch_uid="common.publications")
    everything_changed.connect(_visibility_changed, dispatch_uid="common.publications")


def start() -> None:
    """Start a builder unless one is at work or the deployment starts them itself (`PUBLICATIONS`)."""
    if settings.PUBLICATIONS != "background" or _held.get():
        return
    try:
        holder = turn.take()
    except DatabaseError:
        # Whatever was published is published; a builder looks at everything at the next start.
        logger.exception("No builder of publications could be started")
        return
    if holder is None:
        return
    command = [sys.executable, str(settings.ROOT / "manage.py"), "build_publications", "--holder", holder]
    try:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603  (nothing of it comes from outside)
    except OSError:
        turn.give_back(holder)
        logger.exception("No builder of publications could be started")
        return
    Thread(target=process.wait, daemon=True).start()


@contextmanager
def held() -> Iterator[None]:
    """Start no builder within the block; for commands after which the site starts anyway."""
    token = _held.set(True)
    try:
        yield
    finally:
        _held.reset(token)


def _changed(sender: Any, instance: Any, **kwargs: Any) -> None:
    if vars(instance).pop("_is_leaving", False) or not instance.live:
        withdraw()
    transaction.on_commit(start)


def _leaving(sender: Any, instance: Any, **kwargs: Any) -> None:
    instance._is_leaving = True


def _visibility_changed(sender: Any, **kwargs: Any) -> None:
    withdraw()
    transaction.on_commit(start)
