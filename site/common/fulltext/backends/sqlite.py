"""Full text in SQLite: one FTS5 table, whose columns are the depths of a document."""

import json
from collections.abc import Collection, Sequence
from typing import Any

from django.db import connection

from .base import Backend, Clauses, Depth, Postings

_COLUMNS = [depth.name.lower() for depth in Depth]
# After so many, the pieces of the index are worth joining into one.
_MANY = 5_000


class SqliteBackend(Backend):
    """The table is in the site's own database, so what is written appears with the transaction."""

    def write(self, postings: Sequence[Postings]) -> None:
        """Add documents, in place of those with the same ids."""
        with connection.cursor() as cursor:
            cursor.executemany(
                "REPLACE INTO common_postings (rowid, title, labels, summary, sections) VALUES (%s, %s, %s, %s, %s)",
                [(each.id, *(" ".join(sorted(tokens)) for tokens in each.tokens)) for each in postings],
            )

    def remove(self, ids: Collection[int]) -> None:
        """Take documents away; unknown ids are no error."""
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM common_postings WHERE rowid = %s", [(each,) for each in ids])

    def clear(self) -> None:
        """Take all documents away, by making the table anew: emptying it goes row by row."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'common_postings'")
            definition = cursor.fetchone()[0]
            cursor.execute("DROP TABLE common_postings")
            cursor.execute(definition)

    def written(self, count: int) -> None:
        """Join the pieces of the index after a bulk load, so that searching reads one instead of many."""
        if count >= _MANY:
            with connection.cursor() as cursor:
                cursor.execute("INSERT INTO common_postings (common_postings) VALUES ('optimize')")

    def matching(self, clauses: Clauses) -> list[int]:
        """Return the ids of all documents that match, fetched as one text: rows would cost four times as much."""
        found = self._value("SELECT group_concat(rowid) FROM common_postings WHERE common_postings MATCH %s", clauses)
        return json.loads(f"[{found or ''}]")

    def first(self, clauses: Clauses, depth: Depth, limit: int) -> list[int]:
        """Return the lowest ids; FTS5 stops reading once it has them."""
        sql = (
            "SELECT group_concat(rowid) FROM (SELECT rowid FROM common_postings"
            " WHERE common_postings MATCH %s ORDER BY rowid LIMIT %s)"
        )
        return json.loads(f"[{self._value(sql, clauses, depth, limit) or ''}]")

    def _value(self, sql: str, clauses: Clauses, depth: Depth = Depth.SECTIONS, *parameters: Any) -> Any:
        with connection.cursor() as cursor:
            cursor.execute(sql, [match_expression(clauses, depth), *parameters])
            return cursor.fetchone()[0]


def match_expression(clauses: Clauses, depth: Depth) -> str:
    """Return clauses in the query language of FTS5; every token is quoted."""
    each = " AND ".join("(" + " OR ".join(f'"{token}"' for token in sorted(clause)) + ")" for clause in clauses)
    return f"{{{' '.join(_COLUMNS[: depth + 1])}}} : ({each})"
