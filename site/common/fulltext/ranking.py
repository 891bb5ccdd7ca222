"""The order of what is found: tiers, the same on every engine. Only the best few hundred are looked at closely.

1. code or title are what was typed; 2. all words are in title or code; 3. in title, other names or summary;
4. anywhere. Within 2 and 3 the first 200 are ordered by the length of their title, their kind and the alphabet.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from itertools import islice

from django.db import connection
from django.db.models import QuerySet
from pyroaring import BitMap64

from common.models import Document

from .backends import Backend, Depth
from .query import Clause, Query, Scope

# So many of a tier are ordered closely; what comes after keeps the order of ids.
CLOSELY = 200
_COUNTERPARTS = """
    SELECT given.id, given.language, own.id FROM common_document given
    JOIN common_document own ON own.key = given.key AND own.kind = given.kind
        AND own.site_id = given.site_id AND own.language = %s
    WHERE given.id """
# All ids are one parameter: there may be more of them than a database takes parameters.
_COUNTERPARTS_OF = {
    "postgresql": f"{_COUNTERPARTS} = ANY(%s)",
    "sqlite": f"{_COUNTERPARTS} IN (SELECT value FROM json_each(%s))",  # noqa: S608
}


Documents = QuerySet[Document]


def find_all(engine: Backend, scope: Scope, query: Query, clauses: Sequence[Clause]) -> list[int]:
    """Return the ids of the documents that have all of `clauses`, or exactly what was typed, the best first."""
    exact = exactly(scope, query)
    matching = engine.matching(clauses) if clauses else []
    if len(matching) < 2:
        return list(dict.fromkeys([*exact, *matching]))
    in_title = engine.first(clauses, Depth.TITLE, CLOSELY)
    in_summary: list[int] = []
    if len(in_title) < min(CLOSELY, len(matching)):
        in_summary = engine.first(clauses, Depth.SUMMARY, CLOSELY + len(in_title))
    best = dict.fromkeys([*exact, *closely([in_title, in_summary])])
    return [*best, *(each for each in matching if each not in best)]


def find_some(engine: Backend, clauses: Sequence[Clause]) -> list[int]:
    """Return the ids of documents that have some of `clauses`, those with the most of them first; at most 200."""
    # at_least[n]: documents that have n + 1 of the words or more.
    at_least = [BitMap64() for _clause in clauses]
    for clause in clauses:
        having = BitMap64(engine.matching([clause]))
        for number in range(len(clauses) - 1, 0, -1):
            at_least[number] |= at_least[number - 1] & having
        at_least[0] |= having
    tiers: list[list[int]] = []
    better = BitMap64()
    for having in reversed(at_least):
        tiers.append(_lowest(having - better, CLOSELY - len(better)))
        better = having
        if len(better) >= CLOSELY:
            break
    return closely(tiers)


def exactly(scope: Scope, query: Query) -> list[int]:
    """Return the ids of documents whose code, or whose title, is what was typed."""
    if not query.phrase:
        return []
    rows = documents_of(scope).values_list("folded_code", "kind", "folded_title", "pk")
    # Two questions in one: with OR, SQLite would use one index only and read half the table.
    found = rows.filter(folded_code=query.compact).union(rows.filter(folded_title=query.phrase))
    ordered = found.order_by("kind", "folded_title", "pk")[:CLOSELY]
    return [row[-1] for row in sorted(ordered, key=lambda row: (row[0] != query.compact, *row[1:]))]


def with_code_beginning(scope: Scope, query: Query, limit: int = CLOSELY) -> list[int]:
    """Return the ids of documents whose code begins with what was typed, in the order of their codes."""
    documents = beginning(documents_of(scope), "folded_code", query.compact)
    return list(documents.order_by("folded_code", "kind", "pk").values_list("pk", flat=True)[:limit])


def beginning(documents: Documents, field: str, text: str) -> Documents:
    """Return those documents of which a folded field begins with a folded text, by an index."""
    if not text:
        return documents.none()
    return documents.filter(**{f"{field}__gte": text, f"{field}__lt": text + chr(0x10FFFF)})


def documents_of(scope: Scope) -> Documents:
    """Return all documents of a scope."""
    return Document.objects.filter(site_id=scope.site_id, language__in=scope.languages)


def closely(tiers: Iterable[Collection[int]]) -> list[int]:
    """Return the ids of all tiers, those of each ordered by words in the title, kind and alphabet; one query."""
    tiers = [list(tier) for tier in tiers]
    ids = {each for tier in tiers for each in tier}
    titles = dict(Document.objects.filter(pk__in=ids).values_list("pk", "folded_title"))
    ordered = [sorted((titles[e].count(" "), e % 16, titles[e], e) for e in tier if e in titles) for tier in tiers]
    return list(dict.fromkeys(row[-1] for tier in ordered for row in tier))


def counterparts(ids: Sequence[int], language: str) -> dict[int, tuple[int, str]]:
    """Return for documents in other languages the same objects in one language, in the order of `ids`.

    Returns {id in the language: (id that was given, its language)}; what does not exist in the language is left out.
    """
    if not ids:
        return {}
    postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute(
            _COUNTERPARTS_OF[connection.vendor], [language, list(ids) if postgresql else json.dumps(list(ids))]
        )
        own = {given: (own, through) for given, through, own in cursor.fetchall()}
    found: dict[int, tuple[int, str]] = {}
    for each in ids:
        if each in own:
            found.setdefault(own[each][0], (each, own[each][1]))
    return found


def _lowest(ids: BitMap64, number: int) -> list[int]:
    return list(islice(ids, max(number, 0)))
