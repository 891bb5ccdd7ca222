"""Words of texts in any language, and the tokens under which they are indexed and found.

Accents, case, the Greek tonos and final sigma do not matter, nor do endings in languages that Snowball knows. Parts
of a compound (“TEC-01”, “TEC01”, “micro-skill”) are words of their own, and so is the compound written as one word.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

import snowballstemmer
from django.utils.translation import get_language_info

from common.text import fold

from .stop_words import STOP_WORDS

# Longer ones are cut, alike when indexed and when asked for.
LONGEST_WORD = 60
LONGEST_PHRASE = 200
# The words of five languages of a very large site; those of a small one never fill it.
MOST_KEPT = 250_000
# Accents stored as characters of their own, and the soft hyphen, stand within words.
_MARK = "\u0300-\u036f\u00ad"
_WORD = re.compile(rf"[^\W_]+(?:(?:[{_MARK}]|[-\u2010\u2011](?=[^\W_]))[^\W_]*)*")
_PART = re.compile(rf"\d[\d{_MARK}]*|[^\W\d_]+(?:[{_MARK}][^\W\d_]*)*")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
# Up to here are alphabets in which a word has several letters; one sign of Chinese is a word.
_LAST_ALPHABETIC = "\u058f"


class Word(NamedTuple):
    """A word of a text and where it stands there. Its parts say where they stand within the word."""

    written: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """Yield the words of a text, compounds as one; an apostrophe ends a word."""
    for match in _WORD.finditer(text):
        yield Word(match[0], match.start(), match.end())


def different_words(texts: Iterable[str]) -> set[str]:
    """Return the words of texts as they are written, each once."""
    return set().union(*map(_WORD.findall, texts))


def parts(word: str) -> list[Word]:
    """Return what a word is made of: what hyphens part, and letters and digits apart. Most words have one part."""
    return [Word(match[0], match.start(), match.end()) for match in _PART.finditer(word)]


def lower(word: str) -> str:
    """Return a word in lower case with its accents, in the one way of writing them, at most 60 characters."""
    return normalize("NFC", word.replace("\u00ad", "").lower())[:LONGEST_WORD]


def plain(word: str) -> str:
    """Return a word folded: letters and digits only, ligatures as two letters."""
    folded = fold(word).translate(_LIGATURES)
    return folded if folded.isalnum() else "".join(filter(str.isalnum, folded))


def joined(word: str) -> str:
    """Return a compound written as one word (“tec01”); empty for a word of one part."""
    found = parts(word)
    return lower("".join(part.written for part in found)) if len(found) > 1 else ""


def has_digit(word: str) -> bool:
    """Tell whether there is a digit in a word."""
    return any(map(str.isdigit, word))


def phrase(text: str) -> str:
    """Return a text as its folded words only, parted by spaces: what is typed exactly is equal to it."""
    found: list[str] = []
    for word in words(text):
        found += [plain(part.written) for part in parts(word.written)]
        if len(found) > LONGEST_PHRASE:
            break
    return " ".join(filter(None, found))[:LONGEST_PHRASE]


def compact(text: str) -> str:
    """Return a code without case and signs: “tec01” for “TEC-01”, “tec 01” and “TEC01”."""
    return phrase(text).replace(" ", "")[:LONGEST_WORD]


@lru_cache(maxsize=MOST_KEPT)
def forms(word: str, language: str) -> tuple[str, ...]:
    """Return the tokens of a word of one part, in lower case; none for what finds too much to be of use.

    A stemmer may cut a word differently without its accents, so both stems are tokens. The second is the same
    whichever accents are written, and so a word typed without them still finds it.
    """
    folded = plain(word[:LONGEST_WORD])
    if not folded or _is_letter(folded) or folded in STOP_WORDS.get(_base(language), ()):
        return ()
    if has_digit(folded):
        return (folded,)
    return tuple({plain(_stem(word, language)) or folded: 0, plain(_stem(folded, language)) or folded: 0})


@lru_cache(maxsize=MOST_KEPT)
def tokens(word: str, language: str) -> tuple[str, ...]:
    """Return the tokens under which a word of a text is indexed: those of its parts, and of it as one word."""
    found = [token for part in parts(word) for token in forms(lower(part.written), language)]
    whole = joined(word)
    return (*found, *forms(whole, language)) if whole else tuple(found)


@lru_cache(maxsize=MOST_KEPT)
def vocabulary_words(word: str, language: str) -> tuple[str, ...]:
    """Return what a word of a text gives to the vocabulary, in lower case: words of letters that can be found."""
    found = [lower(part.written) for part in parts(word)] + [joined(word)]
    return tuple(word for word in found if word and not has_digit(word) and forms(word, language))


def _base(language: str) -> str:
    return language.partition("-")[0].lower()


def _is_letter(word: str) -> bool:
    return len(word) == 1 and word <= _LAST_ALPHABETIC and not word.isdigit()


def _stem(word: str, language: str) -> str:
    name = _stemmer_name(_base(language))
    # A stemmer keeps what it is working on, so threads cannot share one.
    return snowballstemmer.stemmer(name).stemWord(word) if name else word


@lru_cache(maxsize=100)
def _stemmer_name(language: str) -> str:
    """Return what Snowball calls a language; empty when it does not know it."""
    try:
        name = str(get_language_info(language)["name"]).lower()
    except KeyError:
        return ""
    return name if name in snowballstemmer.algorithms() else ""
