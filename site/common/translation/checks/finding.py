"""What a check is given and what it answers."""

import re
from dataclasses import dataclass
from functools import cached_property

from common.translation.words import plain

ERROR = "error"
WARNING = "warning"

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


@dataclass(frozen=True)
class Finding:
    """Something to look at in a translation.

    `level` is "error" (readers would get something wrong or broken) or "warning" (perhaps right); `code` names
    the kind; `message` tells the editor what it is about, in the language of the editing interface.
    """

    level: str
    code: str
    message: str


@dataclass(frozen=True)
class Pair:
    """A text and its translation, both as wagtail-localize keeps them: inline HTML with escaped entities."""

    source: str
    translation: str
    language: str

    @cached_property
    def plain_source(self) -> str:
        """Return the source as it is read."""
        return plain(self.source)

    @cached_property
    def plain_translation(self) -> str:
        """Return the translation as it is read."""
        return plain(self.translation)

    @cached_property
    def is_address(self) -> bool:
        """Tell whether this is the last part of a page's address (“clean-a-home”) and not a sentence."""
        return bool(_SLUG.fullmatch(self.source) and _SLUG.fullmatch(self.translation))


def listed(items: list[str]) -> str:
    """Return items one after the other, for a message."""
    return ", ".join(items)
