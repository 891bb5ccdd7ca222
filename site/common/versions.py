"""Things kept in the memory of a process until content changes.

Every process asks for the content version once per request, and so notices what another one changed.
"""

import logging
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock, Thread
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import connection
from django.http import HttpRequest

from .models import ContentVersion

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
MOST_NOTES = 5000
logger = logging.getLogger(__name__)


def version_for(request: HttpRequest) -> UUID:
    """Return the content version, asked of the database once per request."""
    if not hasattr(request, "_content_version"):
        request._content_version = ContentVersion.current()  # type: ignore[attr-defined]
    return request._content_version  # type: ignore[attr-defined]


class PerVersion(Generic[K, V]):
    """Values by key, each built when it is first asked for and again after content changed.

    Args:
        build: makes the value of a key from what is in the database.
        is_slow: tells of a value that building it takes long. Then readers go on with the old value while a new
            one is built beside them; only the very first reader waits.
        limit: how many keys to keep; the ones that nobody asked for longest go.
    """

    caches: "list[PerVersion]" = []

    def __init__(
        self, build: Callable[[K], V], is_slow: Callable[[V], bool] = lambda value: False, limit: int = 500
    ) -> None:
        self._build, self._is_slow, self._limit = build, is_slow, limit
        self._values: OrderedDict[K, tuple[UUID, V]] = OrderedDict()
        self._building: set[K] = set()
        self._lock = Lock()
        PerVersion.caches.append(self)

    def get(self, key: K, version: UUID) -> V:
        """Return the value of `key` at `version`, or an older one while that is being built."""
        with self._lock:
            found = self._values.get(key)
            if found is not None:
                self._values.move_to_end(key)
        if found is not None and found[0] == version:
            return found[1]
        if found is not None and self._is_slow(found[1]):
            self._build_beside(key, version)
            return found[1]
        return self._make(key, version)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._values.clear()

    def _make(self, key: K, version: UUID) -> V:
        # The version was read before the content is: at worst the value is newer than its version says.
        value = self._build(key)
        with self._lock:
            self._values[key] = (version, value)
            while len(self._values) > self._limit:
                self._values.popitem(last=False)
        return value

    def _build_beside(self, key: K, version: UUID) -> None:
        with self._lock:
            if key in self._building:
                return
            self._building.add(key)
        Thread(target=self._make_beside, args=(key, version), daemon=True).start()

    def _make_beside(self, key: K, version: UUID) -> None:
        try:
            self._make(key, version)
        except Exception:
            logger.exception("What is kept in memory could not be built anew")
        finally:
            with self._lock:
                self._building.discard(key)
            connection.close()


_notes: PerVersion[None, dict[Hashable, Any]] = PerVersion(lambda key: {})


def remembered(request: HttpRequest, key: Hashable, make: Callable[[], V]) -> V:
    """Return what `make` returned for `key` since content last changed; `make` is called when there is nothing yet.

    For small things that are the same for every reader. A preview shows what is not published, so it remembers nothing.
    """
    if getattr(request, "is_preview", False):
        return make()
    notes = _notes.get(None, version_for(request))
    if key in notes:
        return notes[key]
    value = make()
    if len(notes) >= MOST_NOTES:
        notes.clear()
    notes[key] = value
    return value
