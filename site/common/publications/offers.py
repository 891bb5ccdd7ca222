"""What readers can take away of a text."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from common.models import Publication

from . import formats
from .registry import kind_called


@dataclass(frozen=True)
class OfferedFile:
    """A file: its format ("PDF"), its address, its size in bytes and the day it was made."""

    format: str
    url: str
    size: int
    made_on: date


@dataclass(frozen=True)
class Offer:
    """The files of a text under a heading; `is_coming` when there is none yet and somebody is to make them."""

    heading: str
    files: tuple[OfferedFile, ...]
    is_coming: bool


def offer(kind: str, key: UUID, language: str) -> Offer:
    """Return what readers of a language, the active one, can take away of a text. Costs one query."""
    found = kind_called(kind)
    rows = list(Publication.objects.filter(kind=kind, key=key, language=language))
    if found is None:
        return Offer("", (), is_coming=False)
    places = {str(form): place for place, form in enumerate(found.formats)}
    files = tuple(
        OfferedFile(
            format=row.get_format_display(),
            url=reverse("publication_file", args=[kind, key, row.format]),
            size=row.size,
            made_on=timezone.localdate(row.built_at),
        )
        for row in sorted(rows, key=lambda row: places.get(row.format, len(places)))
        if row.file and row.built_at
    )
    coming = any(row.state in (Publication.State.DUE, Publication.State.BUILDING) for row in rows)
    unseen = not rows and settings.PUBLICATIONS != "off" and any(map(formats.available, found.formats))
    heading = str(found.label) if found.is_book else _("Files to take away")
    return Offer(heading, files, is_coming=not files and (coming or unseen))
