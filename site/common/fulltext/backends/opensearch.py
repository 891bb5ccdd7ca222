"""Full text in an OpenSearch cluster, named by the setting `SEARCH_URL`.

This was tested against a fake server only (`tests/fulltext/fake_opensearch.py`), never against a cluster.

The cluster gets our tokens, already analysed, under the ids of documents; titles and texts stay in the database. What
is written appears at once, not with the transaction: after a failure, and after `SEARCH_URL` was set, changed or
removed, the command `rebuild_derived` brings the index in step.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.core.exceptions import ImproperlyConfigured

from .base import Backend, Clauses, Depth, Postings, SearchUnavailable

DEFAULT_INDEX = "mycred4home"
# What a cluster returns at most in one answer.
IDS_AT_ONCE = 10_000
SECONDS = 10
_TOKENS = {"type": "text", "analyzer": "whitespace", "norms": False, "index_options": "docs"}
DEFINITION = {
    "mappings": {
        "dynamic": "strict",
        "_source": {"enabled": False},
        "properties": {"id": {"type": "long"}, **{depth.name.lower(): _TOKENS for depth in Depth}},
    }
}


class OpenSearchBackend(Backend):
    """An index in a cluster; each of its fields holds the tokens of a depth and of the lesser ones."""

    def __init__(self, url: str) -> None:
        """Take the cluster's address; a path names the index: `https://user:password@host:9200/index`.

        Raises:
            ImproperlyConfigured: the address is not one of a server, or the client is not installed.
        """
        try:
            import opensearchpy
        except ImportError as error:
            raise ImproperlyConfigured("SEARCH_URL needs the package opensearch-py: install it first.") from error
        address = urlsplit(url)
        if address.scheme not in ("http", "https") or not address.hostname:
            raise ImproperlyConfigured("SEARCH_URL must start with http:// or https:// and name a server.")
        self._library, self._server = opensearchpy, address.hostname
        self._index = address.path.strip("/") or DEFAULT_INDEX
        server = urlunsplit((address.scheme, address.netloc, "", "", ""))
        self._client = opensearchpy.OpenSearch([server], timeout=SECONDS, max_retries=1)

    def write(self, postings: Sequence[Postings]) -> None:
        """Add documents, in place of those with the same ids."""
        with self._explained():
            self._create()
            self._library.helpers.bulk(self._client, [self._action(each) for each in postings])

    def remove(self, ids: Collection[int]) -> None:
        """Take documents away; unknown ids are no error."""
        with self._explained():
            self._client.indices.refresh(index=self._index, ignore_unavailable=True)
            self._client.delete_by_query(
                index=self._index,
                body={"query": {"ids": {"values": [str(each) for each in ids]}}},
                ignore_unavailable=True,
                conflicts="proceed",
            )

    def clear(self) -> None:
        """Take all documents away, with the index, so that it gets the current definition."""
        with self._explained():
            self._client.indices.delete(index=self._index, ignore_unavailable=True)
            self._create()

    def written(self, count: int) -> None:
        """Let searches see what was written."""
        with self._explained():
            self._client.indices.refresh(index=self._index, ignore_unavailable=True)

    def matching(self, clauses: Clauses) -> list[int]:
        """Return the ids of all documents that match, fetched in portions of what the cluster gives at once."""
        found: list[int] = []
        while True:
            ids = self._ids(clauses, Depth.SECTIONS, IDS_AT_ONCE, found[-1:])
            found += ids
            if len(ids) < IDS_AT_ONCE:
                return found

    def first(self, clauses: Clauses, depth: Depth, limit: int) -> list[int]:
        """Return the lowest ids."""
        return self._ids(clauses, depth, limit)

    def _ids(self, clauses: Clauses, depth: Depth, limit: int, after: Sequence[int] = ()) -> list[int]:
        with self._explained():
            answer = self._client.search(
                index=self._index,
                body=search_body(clauses, depth, limit, after),
                ignore_unavailable=True,
                filter_path="hits.hits.sort,timed_out,_shards.failed",
            )
        if answer.get("timed_out") or answer.get("_shards", {}).get("failed"):
            raise SearchUnavailable(f"The search engine {self._server} could not search all of its index.")
        return [int(hit["sort"][0]) for hit in answer.get("hits", {}).get("hits", ())]

    def _action(self, postings: Postings) -> dict[str, Any]:
        tokens = {depth.name.lower(): " ".join(postings.up_to(depth)) for depth in Depth}
        return {"_index": self._index, "_id": str(postings.id), "_source": {"id": postings.id, **tokens}}

    def _create(self) -> None:
        if not self._client.indices.exists(index=self._index):
            self._client.indices.create(index=self._index, body=DEFINITION)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn every error of the client into one that says what happened, without the address's password."""
        try:
            yield
        except self._library.exceptions.OpenSearchException as error:
            raise SearchUnavailable(f"The search engine {self._server} does not work: {error}") from error


def search_body(clauses: Clauses, depth: Depth, limit: int, after: Sequence[int] = ()) -> dict[str, Any]:
    """Return the body of a search: ids ascending, greater than the one in `after`, and nothing but ids."""
    field = depth.name.lower()
    body: dict[str, Any] = {
        "query": {"bool": {"filter": [{"terms": {field: sorted(clause)}} for clause in clauses]}},
        "sort": [{"id": "asc"}],
        "size": limit,
        "_source": False,
        "track_total_hits": False,
    }
    return {**body, "search_after": list(after)} if after else body
