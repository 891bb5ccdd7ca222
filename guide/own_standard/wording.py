"""Hints on the wording of a sheet: one verb that can be seen or heard, and words on which assessors differ."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from common.text import fold

from .verbs import WORDS, Words

WORD = re.compile(r"[^\W\d_]+")
SIGN = re.compile(r"[,;:.!?()]")
EARLY = 3  # how many words from the beginning "and" may stand for words that are often no verbs


@dataclass(frozen=True)
class Word:
    """A word as it was written, folded, and what stands between it and the word before."""

    written: str
    folded: str
    between: str

    @property
    def after_sign(self) -> bool:
        return bool(SIGN.search(self.between))


class Sentence:
    """The words of an outcome, a title or a criterion in a language; unknown languages are read as English."""

    def __init__(self, text: str, language: str) -> None:
        self.known: Words = WORDS.get(language, WORDS["en"])
        all_words = list(_split(text))
        start = _phrase_length(all_words, self.known.lead_ins)
        self.words = all_words[start:]

    @property
    def first(self) -> str:
        """The first word that counts, as it was written; empty when there is none."""
        return self._without_reflexive()[0].written if self._without_reflexive() else ""

    @property
    def vague_verb(self) -> str:
        """What the text begins with when that can be neither seen nor heard; otherwise empty."""
        length = _phrase_length(self._without_reflexive(), self.known.vague)
        return " ".join(word.written for word in self._without_reflexive()[:length])

    def begins_with_verb(self, title: bool = False) -> bool:
        """Tell whether the text may begin with a verb; in doubt it does.

        Args:
            title: it is a title, which some languages begin with a noun of action.
        """
        words = [word for word in self._without_reflexive() if word.folded not in NEGATIONS]
        if not words:
            return False
        first = words[0].folded
        if title and self.known.title_noun and self.known.title_noun.search(first):
            return True
        return self._is_verb(first) if self.known.verb else not self._is_noun(first)

    @property
    def joined_verbs(self) -> tuple[str, str] | None:
        """The first verb and another one that "and" joins to it, as they were written.

        What follows a colon explains the verb and is not looked at.
        """
        for place, word in enumerate(self.words):
            if place and ":" in word.between:
                return None
            if place and word.folded in self.known.joins:
                second = self._second_verb(place)
                if second:
                    return self.first, second
        return None

    @property
    def soft_word(self) -> str:
        """The first word on which two assessors may differ; otherwise empty."""
        return next((word.written for word in self.words if word.folded in self.known.soft), "")

    def _without_reflexive(self) -> list[Word]:
        """Return the words without a pronoun that belongs to the verb ("s'arrêter")."""
        return self.words[1:] if len(self.words) > 1 and self.words[0].folded in {"s", "se"} else self.words

    def _second_verb(self, join: int) -> str:
        for word in self.words[join + 1 : join + 4]:
            if word.after_sign:
                return ""
            if self._is_verb(word.folded) or (join <= EARLY and word.folded in self.known.early):
                return word.written
            if word.folded not in self.known.between:
                return ""
        return ""

    def _is_verb(self, folded: str) -> bool:
        if folded in self.known.verbs:
            return True
        if self.known.verb is None or folded in self.known.not_verbs:
            return False
        return bool(self.known.verb.search(folded)) and len(folded) > 2

    def _is_noun(self, folded: str) -> bool:
        return folded in self.known.not_verbs or bool(self.known.noun and self.known.noun.search(folded))


NEGATIONS = {"not", "never", "ne", "n", "pas", "no", "nunca", "non", "mai", "δεν", "μην", "μη"}


def _split(text: str) -> Iterator[Word]:
    end = 0
    for found in WORD.finditer(text):
        yield Word(found.group(), fold(found.group()), text[end : found.start()])
        end = found.end()


def _phrase_length(words: list[Word], phrases: tuple[tuple[str, ...], ...]) -> int:
    """Return how many words the longest of `phrases` takes at the beginning, 0 when there is none."""
    folded = [word.folded for word in words]
    for phrase in phrases:
        if len(phrase) <= len(folded) and all(map(_same, folded, phrase)):
            return len(phrase)
    return 0


def _same(word: str, known: str) -> bool:
    return word.startswith(known[:-1]) if known.endswith("*") else word == known
