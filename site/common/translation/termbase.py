"""The fixed words of the field: how each English term is said in a language, one file per language.

`locale/<code>/termbase.yaml` is a list a translator can read and edit::

    - term: learning outcomes           # English
      use: [acquis d’apprentissage]     # accepted renderings, the first preferred
      avoid: {résultats d’apprentissage: the official French version has another word}
      note: Official translation.
    - term: situation
      use: [mise en situation]
      everyday: true                    # a common word too: only asked for where it stands alone
    - same: [total, test]               # words that both languages write alike

Only `term` and `use` are required; the reason of a rendering to avoid may be left empty. The glossary and the
checks of translations use these files.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from common.translation import words

FILE_NAME = "termbase.yaml"
_INNER_CAPITAL = re.compile(r"\w[A-Z]")
KEYS = {"term", "use", "avoid", "note", "everyday"}

logger = logging.getLogger(__name__)


class TermbaseError(Exception):
    """A termbase file that cannot be used; the message names the file and the entry."""


@dataclass(frozen=True)
class Entry:
    """One English term: its accepted renderings, the wrong ones with the reason ("" for none), and a note.

    An everyday word has other renderings as well, which depend on the sentence.
    """

    term: str
    use: tuple[str, ...]
    avoid: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    is_everyday: bool = False

    @property
    def preferred(self) -> str:
        """Return the rendering to choose when nothing speaks against it."""
        return self.use[0]

    @property
    def stays(self) -> bool:
        """Tell whether the English form is right in this language too, as with names and many abbreviations."""
        return any(words.tokens(rendering) == words.tokens(self.term) for rendering in self.use)


@dataclass(frozen=True)
class Termbase:
    """The entries of one language."""

    language: str
    entries: tuple[Entry, ...]
    same: tuple[str, ...] = ()

    def entry(self, term: str) -> Entry | None:
        """Return the entry of an English term as it is written in the file; capitals do not matter."""
        return self._by_term.get(term.casefold())

    def found_in(self, source: str) -> list[Entry]:
        """Return the entries whose English term stands in a plain text, longest terms first.

        A term within a longer one does not count: “validation” in “validation of prior learning”.
        """
        text = words.tokens(source)
        stems = {words.english_stem(word) for word in text}
        taken: set[int] = set()
        found = []
        for entry, term in self._longest_first:
            # Most terms are not in most texts: one look at their first word is enough to know.
            if words.english_stem(term[0]) not in stems or not _has_its_capitals(entry.term, source):
                continue
            places = [place for place in words.places(term, text, "en") if taken.isdisjoint(place)]
            if places:
                taken.update(*places)
                found.append(entry)
        return found

    def asks_for(self, entry: Entry, source: str) -> bool:
        """Tell whether an accepted rendering must stand for a term found in a plain text.

        It need not for an everyday word within a sentence.
        """
        return not entry.is_everyday or len(words.tokens(source)) == len(words.tokens(entry.term))

    def is_used(self, entry: Entry, translation: str) -> bool:
        """Tell whether a plain text holds an accepted rendering, in whatever inflected form.

        Other words may stand between its words, and in another order: “apprentissages formels et informels”
        holds “apprentissage informel”.
        """
        text = words.tokens(translation)
        return any(words.near_each_other(words.tokens(use), text, self.language) for use in entry.use)

    def avoided(self, entry: Entry, translation: str) -> str | None:
        """Return the rendering to avoid that a plain text holds outside an accepted one, None without any."""
        text = words.tokens(translation)
        accepted: set[int] = set()
        for use in entry.use:
            accepted.update(*words.places(words.tokens(use), text, self.language))
        for wrong in entry.avoid:
            for place in words.places(words.tokens(wrong), text, self.language):
                if not accepted.issuperset(place):
                    return wrong
        return None

    def without_names(self, text: str) -> list[str]:
        """Return the folded words of a plain text that need a translation: those outside what stays as it is."""
        found = words.tokens(text)
        taken: set[int] = set()
        for name in self._names:
            taken.update(*words.places(name, found, "en"))
        return [word for number, word in enumerate(found) if number not in taken]

    @cached_property
    def _by_term(self) -> dict[str, Entry]:
        return {entry.term.casefold(): entry for entry in self.entries}

    @cached_property
    def _longest_first(self) -> list[tuple[Entry, list[str]]]:
        pairs = [(entry, words.tokens(entry.term)) for entry in self.entries]
        return sorted(pairs, key=lambda pair: len(pair[1]), reverse=True)

    @cached_property
    def _names(self) -> list[list[str]]:
        return [words.tokens(text) for text in (*self.same, *(entry.term for entry in self.entries if entry.stays))]


def path_of(language: str) -> Path:
    """Return where the termbase of a language is kept, whether it exists or not."""
    return Path(settings.LOCALE_PATHS[0]) / language / FILE_NAME


@lru_cache
def termbase(language: str) -> Termbase:
    """Return the termbase of a language, read once; empty for a language that has none yet.

    A malformed file counts as empty, so that editors can go on; `manage.py check` names what is wrong in it.
    """
    path = path_of(language)
    try:
        return read(path, language) if path.exists() else Termbase(language, ())
    except TermbaseError:
        logger.exception("Translations into %s are not checked against the termbase", language)
        return Termbase(language, ())


def read(path: Path, language: str) -> Termbase:
    """Return the termbase that a file holds.

    Raises:
        TermbaseError: with one line per mistake.
    """
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise TermbaseError(f"{path}: not valid YAML in UTF-8. {' '.join(str(error).split())}") from error
    if not isinstance(data, list):
        raise TermbaseError(f"{path}: expected a list of entries")
    mistakes = [f"{path}, entry {number}: {mistake}" for number, mistake in _mistakes(data)]
    if mistakes:
        raise TermbaseError("\n".join(mistakes))
    entries = tuple(_entry(item) for item in data if "term" in item)
    return Termbase(language, entries, tuple(word for item in data for word in item.get("same", ())))


def _has_its_capitals(term: str, source: str) -> bool:
    """Tell whether a text holds an abbreviation or name as it is written: “ROME”, not “Rome”; “STePS”, not “steps”."""
    return not _INNER_CAPITAL.search(term) or term in source


def _mistakes(data: list[Any]) -> Iterator[tuple[str, str]]:
    """Yield the name of each wrong entry and what is wrong in it."""
    seen: set[str] = set()
    for number, item in enumerate(data, start=1):
        if isinstance(item, dict) and set(item) == {"same"}:
            if not _are_texts(item["same"]):
                yield str(number), "“same” must be a list of at least one text"
            continue
        if not isinstance(item, dict) or not _is_text(item.get("term")):
            yield str(number), "expected a mapping with “term”, the English word"
            continue
        term = item["term"]
        name = f"{number} ({term})"
        unknown = set(item) - KEYS
        if unknown:
            yield name, f"unknown key: {', '.join(sorted(map(str, unknown)))}"
        yield from ((name, mistake) for mistake in _wrong_values(item))
        if term.casefold() in seen:
            yield name, "this term is listed twice"
        seen.add(term.casefold())


def _wrong_values(item: dict[str, Any]) -> Iterator[str]:
    if not _are_texts(item.get("use")):
        yield "“use” must be a list of at least one text"
    avoid = item.get("avoid") or {}
    if not (isinstance(avoid, dict) and all(map(_is_text, avoid)) and all(map(_is_reason, avoid.values()))):
        yield "“avoid” must map each wrong rendering to a reason or to nothing"
    if not _is_reason(item.get("note")):
        yield "“note” must be a text"
    if not isinstance(item.get("everyday", False), bool):
        yield "“everyday” must be true or false"


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_text, value))


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(words.tokens(value))


def _is_reason(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _entry(item: dict[str, Any]) -> Entry:
    avoid = {wrong: reason or "" for wrong, reason in (item.get("avoid") or {}).items()}
    return Entry(item["term"], tuple(item["use"]), avoid, item.get("note") or "", item.get("everyday", False))
