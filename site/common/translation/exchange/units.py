"""What a file of translations says, whatever its format."""

from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _


class ExchangeError(Exception):
    """A file cannot be taken in; the message is for the person who sent it."""


@dataclass(frozen=True)
class Unit:
    """One text that comes back.

    Attributes:
        place: content path within the object.
        source, translated: inline HTML as in `Text`; `translated` is empty when there is none.
        is_final: the translator is done with it; otherwise it is fuzzy, or to be reviewed.
        problem: why it cannot be read, in words; empty when it can.
    """

    place: str
    source: str
    translated: str
    is_final: bool = True
    problem: str = ""


@dataclass(frozen=True)
class Incoming:
    """The texts of one translation. `language` is empty when the file does not name it."""

    translation: UUID
    language: str
    units: list[Unit] = field(default_factory=list)


def translation_id(text: str | None) -> UUID:
    """Return the key of the translation that a file names.

    Raises:
        ExchangeError: it names none.
    """
    try:
        return UUID(text or "")
    except ValueError as error:
        raise ExchangeError(
            _("This file does not say which translation it belongs to. Use a file exported from this site.")
        ) from error
