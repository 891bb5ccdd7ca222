"""Translation memory: what the project has already translated, found again by similarity. Works offline.

SQLite has no similarity search, so the texts of a language are kept in memory, and compared there.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, QuerySet
from rapidfuzz import fuzz, process
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, TranslationSource

from .lookup import source_locale
from .words import plain

# Equal words that differ in capitals, punctuation or tags are almost, but not quite, the same text.
NEARLY = 99
_WORD = re.compile(r"\w+")
_LINK = re.compile(r'<a\s+id="([^"]*)"[^<>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True)
class Suggestion:
    """A translation made before.

    `text` is in the form of wagtail-localize (inline HTML); `source` is the English text it translates;
    `percent` says how similar that is to the text asked for, 100 for the very same; `where` names the object.
    """

    text: str
    source: str
    percent: int
    where: str


@dataclass(frozen=True)
class _Known:
    """One translation in the memory; `words` is its source with one character for each word."""

    words: str
    source: str
    text: str
    object_id: UUID | None


class _Alphabet(dict[str, str]):
    """A character for each word, so that texts can be compared word by word as fast as letter by letter."""

    def __missing__(self, word: str) -> str:
        # Not one of the surrogates, which are no characters.
        number = len(self) + 1
        self[word] = chr(number if number < 0xD800 else number + 0x800)
        return self[word]

    def write(self, text: str) -> str:
        return "".join(self[word] for word in _words(text))


@dataclass(frozen=True)
class _Memory:
    known: list[_Known]
    alphabet: _Alphabet


def suggestions(
    texts: Sequence[str], locale: Locale, limit: int = 3, threshold: int = 70
) -> dict[str, list[Suggestion]]:
    """Return for each English text what the project has translated before into `locale`, the best first.

    Translations made by people only, without errors. A text that is already translated finds its own
    translation too, and after a change of the source the one made from the older source.

    Costs the same few queries, however many texts are asked for.

    Args:
        texts: English texts in the form of wagtail-localize.
        locale: the language to translate into.
        limit: how many suggestions a text gets at most.
        threshold: least similarity in percent, from 1 to 100.
    """
    source = source_locale()
    memory = _memory(source, locale)
    choices = [known.words for known in memory.known]
    # Words that the memory has never met get no place in its own alphabet, which other requests use.
    alphabet = _Alphabet(memory.alphabet)
    asked = {text: alphabet.write(text) for text in texts}
    found = {text: _best(text, asked[text], memory, choices, threshold)[:limit] for text in asked}
    names = _names(source, (known.object_id for matches in found.values() for _percent, known in matches))
    return {
        text: [
            Suggestion(_without_foreign_links(known.text, text), known.source, percent, names.get(known.object_id, ""))
            for percent, known in matches
        ]
        for text, matches in found.items()
    }


def _best(text: str, asked: str, memory: _Memory, choices: list[str], threshold: int) -> list[tuple[int, _Known]]:
    """Return the closest translations with their percentage; a translation that comes twice counts once."""
    if not asked:
        return []
    matches = process.extract(asked, choices, scorer=fuzz.ratio, score_cutoff=threshold, limit=None)
    ranked = [(_percent(text, memory.known[place], score), place) for _words, score, place in matches]
    best: dict[str, tuple[int, _Known]] = {}
    # Among equals the newest, which stands last in the memory.
    for percent, place in sorted(ranked, reverse=True):
        known = memory.known[place]
        best.setdefault(known.text, (percent, known))
    return list(best.values())


def _percent(text: str, known: _Known, score: float) -> int:
    return 100 if known.source == text else min(round(score), NEARLY)


def _memory(source: Locale, locale: Locale) -> _Memory:
    """Return the memory of a language, read again only after a change."""
    state = _translations(source.pk, locale.pk).aggregate(count=Count("pk"), newest=Max("updated_at"), last=Max("pk"))
    return _read(source.pk, locale.pk, (state["count"], state["newest"], state["last"]))


@lru_cache(maxsize=8)
def _read(source_id: int, locale_id: int, _state: tuple[Any, ...]) -> _Memory:
    rows = _translations(source_id, locale_id).order_by("updated_at", "pk")
    alphabet = _Alphabet()
    known = [
        _Known(alphabet.write(source), source, text, object_id)
        for source, text, object_id in rows.values_list("translation_of__data", "data", "context__object_id")
    ]
    return _Memory(known, alphabet)


def _translations(source_id: int, locale_id: int) -> QuerySet[StringTranslation]:
    """Return what people translated into a language, without errors."""
    return StringTranslation.objects.filter(
        locale=locale_id,
        translation_of__locale=source_id,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        has_error=False,
    ).exclude(data="")


def _names(source: Locale, object_ids: Iterable[UUID | None]) -> dict[UUID | None, str]:
    """Return the names of objects in the source language, in one query."""
    sources = TranslationSource.objects.filter(object_id__in={key for key in object_ids if key})
    return dict(sources.filter(locale=source).values_list("object_id", "object_repr"))


def _words(text: str) -> list[str]:
    return _WORD.findall(plain(text).casefold())


def _without_foreign_links(translation: str, source: str) -> str:
    """Return a translation without the links that the text asked for does not have; their words stay."""
    wanted = {number for number, _words in _LINK.findall(source)}
    return _LINK.sub(lambda link: link[0] if link[1] in wanted else link[2], translation)
