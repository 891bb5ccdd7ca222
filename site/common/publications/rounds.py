"""Looking after all publications: who waits, who has the turn, what is to be made."""

import logging
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from wagtail.models import Locale

from common.models import ContentVersion, Publication

from . import building, turn
from .formats import processes
from .registry import Kind, kinds

logger = logging.getLogger(__name__)
# An editor publishes a chapter and then what belongs to it: so many seconds without a change begin a round.
QUIET = 5
LONGEST_REST = 60
# A round follows another while content changes; somebody else goes on after so many.
MOST_ROUNDS = 100


@dataclass(frozen=True)
class Choice:
    """Which publications to look after; empty for all of them."""

    kinds: Collection[str] = ()
    languages: Collection[str] = ()

    @property
    def is_everything(self) -> bool:
        return not self.kinds and not self.languages


def _nothing(row: Publication) -> None:
    """Say nothing of a publication that was tried."""


def look_after_all(holder: str | None = None) -> None:
    """Make everything that is due until nothing is; return at once while another process does.

    Args:
        holder: the name under which the caller has the turn already.
    """
    for _round in range(MOST_ROUNDS):
        holder = holder or turn.take()
        if holder is None:
            return
        try:
            _rest(holder)
            run(holder)
        finally:
            turn.give_back(holder)
        holder = None
        # What changed after the last look, when whoever changed it still saw us at work.
        if turn.all_checked():
            return
    logger.warning("Publications were looked at %d times and content still changes", MOST_ROUNDS)


def run(holder: str, choice: Choice | None = None, tell: Callable[[Publication], None] = _nothing) -> None:
    """Look at the chosen publications once and make those that are due.

    Raises:
        TurnLostError: another process took over.
    """
    choice = choice or Choice()

    def alive() -> None:
        turn.keep(holder)

    processes.alive.append(alive)
    try:
        _run(choice, alive, tell)
    finally:
        processes.alive.remove(alive)


def _run(choice: Choice, alive: Callable[[], None], tell: Callable[[Publication], None]) -> None:
    # Read before the content is: what changes meanwhile is found by the next round.
    version = ContentVersion.current()
    look = turn.begin_to_check() if choice.is_everything else None
    chosen = [kind for kind in kinds() if not choice.kinds or kind.name in choice.kinds]
    wanted: list[tuple[Kind, UUID, Locale]] = []
    present = set()
    for kind in chosen:
        for locale in _locales():
            for text in kind.texts(locale):
                present.add((kind.name, text.translation_key, locale.language_code))
                if not choice.languages or locale.language_code in choice.languages:
                    building.expect(kind, text, locale)
                    wanted.append((kind, text.translation_key, locale))
            alive()
    building.remove_gone(chosen, present)
    for kind, key, locale in wanted:
        alive()
        for row in building.look_after(kind, key, locale):
            tell(row)
    if look:
        turn.note_checked(look, version)


def _locales() -> list[Locale]:
    """Return the languages that content can be in, in the order of the settings."""
    found = {locale.language_code: locale for locale in Locale.objects.all()}
    return [found[code] for code, _name in settings.LANGUAGES if code in found]


def _rest(holder: str) -> None:
    """Wait until editors have stopped publishing for a moment."""
    version, ends = ContentVersion.current(), time.monotonic() + LONGEST_REST
    while time.monotonic() < ends:
        time.sleep(QUIET)
        turn.keep(holder)
        now = ContentVersion.current()
        if now == version:
            return
        version = now
