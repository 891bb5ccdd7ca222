"""Full text in PostgreSQL: a `tsvector` for each depth of a document, under one GIN index.

A column for each depth instead of weights within one: GIN knows no weights, so asking for one reads every row again.
"""

from collections.abc import Collection, Sequence

from django.db import connection

from .base import Backend, Clauses, Depth, Postings

# After so many, what the planner knows of the table is out of date.
_MANY = 5_000
_WRITE = """
    INSERT INTO common_postings (rowid, title, labels, summary, sections)
    VALUES (%s, array_to_tsvector(%s::text[]), array_to_tsvector(%s::text[]), array_to_tsvector(%s::text[]),
            array_to_tsvector(%s::text[]))
    ON CONFLICT (rowid) DO UPDATE SET
        title = excluded.title, labels = excluded.labels, summary = excluded.summary, sections = excluded.sections
"""


class PostgresBackend(Backend):
    """The table is in the site's own database, so what is written appears with the transaction."""

    def write(self, postings: Sequence[Postings]) -> None:
        """Add documents, in place of those with the same ids."""
        with connection.cursor() as cursor:
            cursor.executemany(_WRITE, [(each.id, *map(each.up_to, Depth)) for each in postings])

    def remove(self, ids: Collection[int]) -> None:
        """Take documents away; unknown ids are no error."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM common_postings WHERE rowid = ANY(%s)", [list(ids)])

    def clear(self) -> None:
        """Take all documents away; not by TRUNCATE, for which readers would wait until the transaction ends."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM common_postings")

    def written(self, count: int) -> None:
        """Tell the planner about a bulk load."""
        if count >= _MANY:
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE common_postings")
                cursor.execute("ANALYZE common_document")

    def matching(self, clauses: Clauses) -> list[int]:
        """Return the ids of all documents that match, fetched as one array."""
        return sorted(self._found(Depth.SECTIONS, clauses, None))

    def first(self, clauses: Clauses, depth: Depth, limit: int) -> list[int]:
        """Return the lowest ids."""
        return self._found(depth, clauses, limit)

    def _found(self, depth: Depth, clauses: Clauses, limit: int | None) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT common_postings_found(%s, %s::tsquery, %s)", [depth.name.lower(), tsquery(clauses), limit]
            )
            return cursor.fetchone()[0]


def tsquery(clauses: Clauses) -> str:
    """Return clauses in the query language of PostgreSQL; every token is quoted."""
    return " & ".join("(" + " | ".join(f"'{token}'" for token in sorted(clause)) + ")" for clause in clauses)
