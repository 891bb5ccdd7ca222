"""Engines of the full-text search, chosen by the setting `SEARCH_URL` and else by the database."""

from functools import lru_cache

from django.conf import settings
from django.db import connection

from .base import Backend, Clauses, Depth, Postings, SearchUnavailable

__all__ = ["Backend", "Clauses", "Depth", "Postings", "SearchUnavailable", "backend"]


def backend() -> Backend:
    """Return the engine of this site."""
    return _opensearch(settings.SEARCH_URL) if settings.SEARCH_URL else _database(connection.vendor)


@lru_cache(maxsize=4)
def _opensearch(url: str) -> Backend:
    from .opensearch import OpenSearchBackend

    return OpenSearchBackend(url)


@lru_cache(maxsize=4)
def _database(vendor: str) -> Backend:
    if vendor == "postgresql":
        from .postgres import PostgresBackend

        return PostgresBackend()
    from .sqlite import SqliteBackend

    return SqliteBackend()
