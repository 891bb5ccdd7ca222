"""What was typed, as words to look for, and where to look for them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from common.models import ContentVersion

from . import analysis
from .index import tag
from .words import Vocabulary, vocabulary

# More is not read: nobody types as much, but machines do.
LONGEST_QUERY = 1_000
MOST_WORDS = 12


@dataclass(frozen=True)
class QueryWord:
    """One word to look for, in lower case; `whole` is the compound it is a part of, or empty.

    `start` and `end` say where it stands in what was typed.
    """

    written: str
    whole: str
    start: int
    end: int

    @cached_property
    def folded(self) -> str:
        """Return the word without accents."""
        return analysis.plain(self.written)

    def tokens(self, language: str) -> tuple[str, ...]:
        """Return the tokens to look for, any of them; none when it is a function word of the language."""
        found = analysis.forms(self.written, language)
        return found and (*found, *(analysis.forms(self.whole, language) if self.whole else ()))


@dataclass(frozen=True)
class Query:
    """What was typed, and its words without the function words of the reader's language."""

    text: str
    words: tuple[QueryWord, ...]

    @classmethod
    def read(cls, text: str, language: str, unfinished: bool = False) -> "Query":
        """Return a query. Of an unfinished one the last word stays, whatever it is."""
        text = text[:LONGEST_QUERY]
        found = list(_query_words(text))
        last = found[-1:] if unfinished else []
        kept = [word for word in found[: len(found) - len(last)] if word.tokens(language)][:MOST_WORDS]
        return cls(text, (*kept, *last))

    @cached_property
    def phrase(self) -> str:
        """Return all words that were typed, folded."""
        return analysis.phrase(self.text)

    @cached_property
    def compact(self) -> str:
        """Return what was typed as a code."""
        return analysis.compact(self.text)

    def with_words(self, language: str, instead: dict[QueryWord, str]) -> "Query":
        """Return the query with other words in the place of some."""
        text = self.text
        for word in sorted(instead, key=lambda word: -word.start):
            text = text[: word.start] + instead[word] + text[word.end :]
        return Query.read(" ".join(text.split()), language)


def _query_words(text: str) -> Iterator[QueryWord]:
    for word in analysis.words(text):
        whole = analysis.joined(word.written)
        parts = analysis.parts(word.written)
        if whole and analysis.has_digit(whole) and any(len(part.written) == 1 for part in parts):
            # “A1” and “K1304” are names: their digit or number alone would find anything.
            yield QueryWord(whole, "", word.start, word.end)
            continue
        for part in parts:
            yield QueryWord(analysis.lower(part.written), whole, word.start + part.start, word.start + part.end)


# The tokens of one word of a query, any of which may match.
Clause = frozenset[str]


@dataclass(frozen=True)
class Scope:
    """Where to look: the documents of one site in some languages."""

    site_id: int
    languages: tuple[str, ...]

    def clauses(self, words: Collection[QueryWord]) -> list[Clause]:
        """Return what to look for; a function word of any of the languages is left out."""
        return [clause for word in words if (clause := self._clause(word))]

    def beginnings(self, query: Query) -> list[Clause]:
        """Return what to look for when the last word is only begun; nothing when no word begins like it."""
        *words, last = query.words
        starts = [start for start in (last.folded, analysis.plain(last.whole)) if len(start) > 1]
        found = {
            tag(language, self.site_id) + token
            for language in self.languages
            for start in starts
            for word in self.vocabulary(language).beginning_with(start)
            for token in analysis.forms(word, language)
        }
        return [*self.clauses(words), frozenset(found)] if found else []

    def vocabulary(self, language: str) -> Vocabulary:
        """Return the words of the documents in a language."""
        return vocabulary(self.site_id, language, self._version)

    @cached_property
    def _version(self) -> UUID:
        return ContentVersion.current()

    def _clause(self, word: QueryWord) -> Clause:
        found: set[str] = set()
        for language in self.languages:
            tokens = word.tokens(language)
            if not tokens:
                return frozenset()
            prefix = tag(language, self.site_id)
            found.update(prefix + token for token in tokens)
        return frozenset(found)
