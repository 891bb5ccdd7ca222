"""A server in memory that answers the few requests the search makes to OpenSearch, and refuses all others."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit


class FakeOpenSearch:
    """Indexes by name, each with its definition and documents, and the requests that came."""

    def __init__(self) -> None:
        self.definitions: dict[str, dict] = {}
        self.documents: dict[str, dict[str, dict]] = {}
        self.requests: list[tuple[str, str, Any]] = []
        self.authorizations: set[str | None] = set()
        self.fails_with = 0
        self.failed_shards = 0
        self.url = ""

    def answer(self, method: str, path: str, body: str) -> tuple[int, Any]:
        """Return status and content."""
        if self.fails_with:
            return self.fails_with, {"error": {"type": "fake", "reason": "told to fail"}}
        lines = [json.loads(line) for line in body.splitlines() if line]
        self.requests.append((method, path, lines))
        if path == "/_bulk":
            return self._bulk(lines)
        index, _slash, action = path.strip("/").partition("/")
        if action:
            return self._act(index, action, lines[0] if lines else {})
        return self._manage(method, index, lines)

    def _manage(self, method: str, index: str, lines: list[Any]) -> tuple[int, Any]:
        if method == "PUT" and index not in self.definitions:
            self.definitions[index], self.documents[index] = lines[0], {}
        elif method == "DELETE":
            self.definitions.pop(index, None)
            self.documents.pop(index, None)
        elif method == "HEAD":
            return (200 if index in self.definitions else 404), None
        else:
            return 400, {"error": {"type": "refused", "reason": f"{method} {index}"}}
        return 200, {"acknowledged": True}

    def _bulk(self, lines: list[Any]) -> tuple[int, Any]:
        items = []
        for action, source in zip(lines[::2], lines[1::2], strict=True):
            [(operation, target)] = action.items()
            properties = self.definitions[target["_index"]]["mappings"]["properties"]
            assert operation == "index"
            assert set(source) == set(properties), "the mapping is strict"
            self.documents[target["_index"]][target["_id"]] = source
            items.append({"index": {"_id": target["_id"], "status": 201}})
        return 200, {"errors": False, "items": items}

    def _act(self, index: str, action: str, body: dict) -> tuple[int, Any]:
        documents = self.documents.get(index, {})
        if action == "_refresh":
            return 200, {}
        if action == "_delete_by_query":
            for each in body["query"]["ids"]["values"]:
                documents.pop(each, None)
            return 200, {"deleted": 0}
        if action == "_search":
            found = sorted(each["id"] for each in documents.values() if _matches(each, body["query"]["bool"]["filter"]))
            after = body.get("search_after", [-1])[0]
            hits = [{"sort": [each]} for each in found if each > after][: body["size"]]
            return 200, {"timed_out": False, "_shards": {"failed": self.failed_shards}, "hits": {"hits": hits}}
        return 400, {"error": {"type": "refused", "reason": action}}


def _matches(document: dict, filters: list[dict]) -> bool:
    """Tell whether a document has a token of every filter; tokens are parted by white space, as the mapping says."""
    for each in filters:
        [(field, tokens)] = each["terms"].items()
        if not set(document[field].split()) & set(tokens):
            return False
    return True


@contextmanager
def serving() -> Iterator[FakeOpenSearch]:
    """Serve a fake at `url`."""
    fake = FakeOpenSearch()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            fake.authorizations.add(self.headers.get("Authorization"))
            status, content = fake.answer(self.command, urlsplit(self.path).path, body)
            data = b"" if content is None else json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _answer

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    fake.url = f"http://reader:secret@127.0.0.1:{server.server_port}"
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
