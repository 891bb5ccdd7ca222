"""What the search needs of an engine: to keep tokens of documents and to say which documents have them."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum

# A document matches when it has at least one token of every collection. Tokens are letters, digits and "_".
Clauses = Sequence[Collection[str]]


class SearchUnavailable(Exception):
    """The search engine cannot be reached or refuses to work; the message says why."""


class Depth(IntEnum):
    """How far into a document to look; each reaches as far as the ones before it, and further."""

    TITLE = 0
    LABELS = 1
    SUMMARY = 2
    SECTIONS = 3


@dataclass(frozen=True)
class Postings:
    """The tokens of a document: for each depth those that are not already at a lesser one."""

    id: int
    tokens: tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]

    def up_to(self, depth: Depth) -> list[str]:
        """Return the tokens of a depth and of the lesser ones."""
        return sorted(set().union(*self.tokens[: depth + 1]))


class Backend(ABC):
    """An engine. All methods raise `SearchUnavailable` when it is another server that does not answer."""

    @abstractmethod
    def write(self, postings: Sequence[Postings]) -> None:
        """Add documents, in place of those with the same ids."""

    @abstractmethod
    def remove(self, ids: Collection[int]) -> None:
        """Take documents away; unknown ids are no error."""

    @abstractmethod
    def clear(self) -> None:
        """Take all documents away."""

    @abstractmethod
    def written(self, count: int) -> None:
        """Finish after `count` documents were written one portion after the other."""

    @abstractmethod
    def matching(self, clauses: Clauses) -> list[int]:
        """Return the ids of all documents that match anywhere, ascending. `clauses` is not empty."""

    @abstractmethod
    def first(self, clauses: Clauses, depth: Depth, limit: int) -> list[int]:
        """Return the `limit` lowest ids of documents that match within `depth`, ascending."""
