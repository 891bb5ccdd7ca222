"""Suggestions while a reader types: titles, codes and other names that go on as she began."""

from collections.abc import Sequence

from common.models import Document, Kind

from . import analysis, ranking
from .backends import Depth, backend
from .entries import Suggestion
from .query import Query, QueryWord, Scope

LEAST_LETTERS = 2


def suggest(beginning: str, language: str, *, site_id: int, limit: int = 8) -> list[Suggestion]:
    """Return at most `limit` suggestions in a language: codes, then titles that begin so, then words within names.

    Takes any text; with fewer than two letters nothing.

    Raises:
        SearchUnavailable: the search engine is another server, and does not answer.
    """
    scope, query = Scope(site_id, (language,)), Query.read(beginning, language, unfinished=True)
    if len(query.compact) < LEAST_LETTERS or limit < 1:
        return []
    ids = list(dict.fromkeys([*ranking.with_code_beginning(scope, query, limit), *_titles(scope, query, limit)]))
    documents = Document.objects.defer("summary", "sections").in_bulk(ids)
    found = {each: _suggestion(documents[each], documents[each].title) for each in ids if each in documents}
    if len(found) < limit:
        for each, suggestion in _by_words(scope, query, language).items():
            found.setdefault(each, suggestion)
    return list(found.values())[:limit]


def _titles(scope: Scope, query: Query, limit: int) -> list[int]:
    documents = ranking.beginning(ranking.documents_of(scope), "folded_title", query.phrase)
    return list(documents.order_by("folded_title", "kind", "pk").values_list("pk", flat=True)[:limit])


def _by_words(scope: Scope, query: Query, language: str) -> dict[int, Suggestion]:
    """Return names with a word that begins like the last one and all words before it: titles, then other names."""
    clauses = scope.beginnings(query)
    if not clauses:
        return {}
    ids = backend().first(clauses, Depth.LABELS, ranking.CLOSELY)
    found = []
    for document in Document.objects.filter(pk__in=ids).defer("summary", "sections"):
        # Stems reach further than letters, and the words must be in one name.
        for number, text in enumerate((document.title, *document.labels)):
            if _goes_on(f"{text} {document.code}", query.words, language):
                order = (number > 0, analysis.phrase(text), document.kind, document.pk)
                found.append((order, _suggestion(document, text)))
                break
    return {order[-1]: suggestion for order, suggestion in sorted(found, key=lambda each: each[0])}


def _goes_on(text: str, asked: Sequence[QueryWord], language: str) -> bool:
    """Tell whether a text has all words that were asked for, and one that begins like the last of them."""
    *earlier, last = asked
    written = [word.written for word in analysis.words(text)]
    there = {token for word in written for token in analysis.tokens(word, language)}
    if not all(there.intersection(word.tokens(language)) for word in earlier):
        return False
    folded = {analysis.plain(part.written) for word in written for part in analysis.parts(word)}
    folded.update(analysis.plain(analysis.joined(word)) for word in written)
    starts = [start for start in (last.folded, analysis.plain(last.whole)) if start]
    return any(word.startswith(start) for word in folded for start in starts)


def _suggestion(document: Document, text: str) -> Suggestion:
    return Suggestion(text, Kind(document.kind), document.pk // 16, document.code)
