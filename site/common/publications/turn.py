"""One builder at a time, whatever the database and however many processes: a row that says whose turn it is."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.db.models import Q
from django.utils import timezone

from common.models import ContentVersion, PublicationBuilder

# The turn of a builder that says nothing for so long is over: it was killed.
KEPT_FOR = timedelta(seconds=60)
ONLY = PublicationBuilder.ONLY


class TurnLostError(Exception):
    """The builder was taken for dead, and another one goes on."""


def take() -> str | None:
    """Return the name under which the caller, or a process it starts, has the turn; None while another has it."""
    PublicationBuilder.objects.get_or_create(pk=ONLY)
    holder, now = uuid4().hex, timezone.now()
    free = Q(held_until=None) | Q(held_until__lt=now) | Q(holder="")
    taken = PublicationBuilder.objects.filter(free, pk=ONLY).update(holder=holder, held_until=now + KEPT_FOR)
    return holder if taken else None


def keep(holder: str) -> None:
    """Put off the end of the turn.

    Raises:
        TurnLostError: another builder has it.
    """
    rows = PublicationBuilder.objects.filter(pk=ONLY, holder=holder)
    if not rows.update(held_until=timezone.now() + KEPT_FOR):
        raise TurnLostError


def give_back(holder: str) -> None:
    """End the turn."""
    PublicationBuilder.objects.filter(pk=ONLY, holder=holder).update(holder="", held_until=None)


def is_taken() -> bool:
    """Tell whether somebody is making publications."""
    return PublicationBuilder.objects.filter(pk=ONLY, held_until__gte=timezone.now()).exclude(holder="").exists()


def begin_to_check() -> UUID:
    """Note that every publication is about to be looked at; return a token of this look."""
    look = uuid4()
    PublicationBuilder.objects.filter(pk=ONLY).update(checked=look)
    return look


def note_checked(look: UUID, version: UUID) -> None:
    """Note that every publication was looked at for a content version, unless somebody asked to look again."""
    PublicationBuilder.objects.filter(pk=ONLY, checked=look).update(checked=version)


def ask_to_look_again() -> None:
    """Let the next builder look at every publication, even if no content changed since."""
    PublicationBuilder.objects.update_or_create(pk=ONLY, defaults={"checked": None})


def all_checked() -> bool:
    """Tell whether nothing changed since every publication was looked at."""
    checked = PublicationBuilder.objects.filter(pk=ONLY).values_list("checked", flat=True).first()
    return checked is not None and checked == ContentVersion.current()
