"""Searching: in the reader's language, in the others, with typing errors put right, and in part."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from django.conf import settings

from common.models import Document, Kind

from .backends import Depth, backend
from .entries import Hit, entry_of
from .index import tag
from .marking import Marks, marked, snippet
from .query import Clause, Query, QueryWord, Scope
from .ranking import counterparts, find_all, find_some, with_code_beginning

# With fewer results than this, the other languages are asked too.
FEW = 20
# Looking up the same objects in the reader's language costs some microseconds each.
MOST_THROUGH_OTHERS = 10_000


@dataclass(frozen=True)
class Found:
    """What a search found: ids only, until a page of it is asked for.

    `total` counts the kinds that were asked for, `by_kind` all of them. `corrected` is the query that was used
    instead of what was typed, or empty; `partial` tells that only some of its words were found.
    """

    language: str
    by_kind: dict[Kind, int]
    corrected: str
    partial: bool
    _ids: Sequence[int] = field(repr=False)
    _marks: Marks = field(repr=False)
    _through: dict[int, str] = field(repr=False)

    @property
    def total(self) -> int:
        """Return how many objects were found, of the kinds that were asked for."""
        return len(self._ids)

    def pks(self, kind: Kind) -> list[int]:
        """Return the primary keys of all found objects of a kind, in the reader's language, the best first."""
        return [each // 16 for each in self._ids if each % 16 == kind]

    def page(self, start: int, stop: int) -> list[Hit]:
        """Return what was found from `start` to before `stop`, with the words asked for marked; one query."""
        ids = self._ids[max(start, 0) : max(stop, 0)]
        documents = Document.objects.in_bulk(ids)
        # What another process took away a moment ago is left out.
        return [self._hit(documents[each]) for each in ids if each in documents]

    def _hit(self, document: Document) -> Hit:
        entry = entry_of(document)
        through = self._through.get(document.pk, self.language)
        # What matched in another language is not what stands here.
        marks = self._marks if through == self.language else {}
        text, section = snippet(entry, marks)
        return Hit(entry, through, marked(entry.title, marks, entry.language), text, section)


def search(text: str, language: str, *, site_id: int, kinds: Collection[Kind] | None = None) -> Found:
    """Find what was typed for readers of a language, among what is public on a site. Takes any text.

    When nothing has all the words, typing errors are put right; when that does not help, some of the words are enough.

    Raises:
        SearchUnavailable: the search engine is another server, and does not answer.
    """
    search = _Search(language, site_id)
    query = Query.read(text, language)
    result = search.all_words(query)
    if not result.ids and query.words:
        corrected = search.corrected(query)
        result = (corrected and search.all_words(corrected)) or search.some_words(corrected or query)
        if corrected and result.ids:
            result.corrected = corrected.text
    return result.found(language, kinds)


@dataclass
class _Result:
    """Ids in the reader's language, the best first; which of them matched in another; what to mark."""

    ids: list[int] = field(default_factory=list)
    through: dict[int, str] = field(default_factory=dict)
    marks: dict[str, int] = field(default_factory=dict)
    corrected: str = ""
    partial: bool = False

    def __bool__(self) -> bool:
        return bool(self.ids)

    def found(self, language: str, kinds: Collection[Kind] | None) -> Found:
        """Return what readers get."""
        counts = Counter(map((15).__and__, self.ids))
        by_kind = {kind: counts[kind] for kind in Kind if counts[kind]}
        ids = self.ids if kinds is None else [each for each in self.ids if each % 16 in kinds]
        return Found(language, by_kind, self.corrected, self.partial, ids, self.marks, self.through)


# Finds ids in a scope, and says with which tokens.
_Find = Callable[[Scope], tuple[list[int], Sequence[Clause]]]


class _Search:
    """The ways of searching for readers of one language on one site."""

    def __init__(self, language: str, site_id: int) -> None:
        others = (code for code, _name in settings.LANGUAGES if code != language)
        self._language, self._engine = language, backend()
        self._own = Scope(site_id, (language,))
        self._others = Scope(site_id, tuple(others))

    def all_words(self, query: Query) -> _Result:
        """Return what has all words of a query; the last one may be a beginning, if nothing has it as a whole."""
        result = self._in_own(lambda scope: self._whole(scope, query)) or self._in_own(
            lambda scope: self._begun(scope, query)
        )
        if len(result.ids) < FEW:
            self._add_others(result, lambda scope: self._whole(scope, query))
            if not result:
                self._add_others(result, lambda scope: self._begun(scope, query))
        return result

    def some_words(self, query: Query) -> _Result:
        """Return what has some words of a query, most of them first."""
        if len(query.words) < 2:
            return _Result()
        result = self._in_own(lambda scope: self._some(scope, query))
        if not result:
            self._add_others(result, lambda scope: self._some(scope, query))
        result.partial = bool(result)
        return result

    def corrected(self, query: Query) -> Query | None:
        """Return a query with every word that no document has replaced by the nearest one; None if there is none."""
        instead = {word: better for word in query.words if (better := self._correction(word))}
        return query.with_words(self._language, instead) if instead else None

    def _in_own(self, find: _Find) -> _Result:
        ids, clauses = find(self._own)
        return _Result(ids, marks=self._marks(clauses))

    def _add_others(self, result: _Result, find: _Find) -> None:
        """Add what matches in other languages and exists in the reader's own, after what is there; the best 10,000."""
        if not self._others.languages:
            return
        there = set(result.ids)
        found = find(self._others)[0][:MOST_THROUGH_OTHERS]
        for each, (_other, language) in counterparts(found, self._language).items():
            if each not in there:
                result.ids.append(each)
                result.through[each] = language

    def _whole(self, scope: Scope, query: Query) -> tuple[list[int], Sequence[Clause]]:
        clauses = scope.clauses(query.words)
        return find_all(self._engine, scope, query, clauses), clauses

    def _begun(self, scope: Scope, query: Query) -> tuple[list[int], Sequence[Clause]]:
        if not query.words:
            return [], []
        by_code = with_code_beginning(scope, query) if any(map(str.isdigit, query.compact)) else []
        clauses = scope.beginnings(query)
        ids = find_all(self._engine, scope, query, clauses) if clauses else []
        return list(dict.fromkeys([*by_code, *ids])), clauses

    def _some(self, scope: Scope, query: Query) -> tuple[list[int], Sequence[Clause]]:
        clauses = scope.clauses(query.words)
        return find_some(self._engine, clauses), clauses

    def _correction(self, word: QueryWord) -> str:
        """Return the word that was probably meant; empty when there is none or documents have the word."""
        clauses = [each for scope in (self._own, self._others) for each in scope.clauses([word])]
        if not clauses or self._engine.first([frozenset().union(*clauses)], Depth.SECTIONS, 1):
            return ""
        for scope in (self._own, self._others):
            near = [scope.vocabulary(language).nearest(word.folded) for language in scope.languages]
            best = min(
                (each for each in near if each), key=lambda e: (e[0], -e[1].documents, e[1].folded), default=None
            )
            if best:
                return best[1].written
        return ""

    def _marks(self, clauses: Sequence[Clause]) -> dict[str, int]:
        start = len(tag(self._language, self._own.site_id))
        return {token[start:]: number for number, clause in enumerate(clauses) for token in clause}
