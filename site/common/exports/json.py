"""JSON: `{"about": {…}, "items": [{…}, …]}`, one item a line."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from .csv import portions
from .table import Table

CONTENT_TYPE = "application/json"


def write(table: Table) -> Iterator[bytes]:
    """Yield the file in portions, reading items only as far as needed."""
    return portions(_lines(table))


def _lines(table: Table) -> Iterator[str]:
    yield f'{{"about": {_text(table.about.data())},\n"items": ['
    between = "\n"
    for item in table.rows if table.items is None else table.items:
        yield f"{between}{_text(item)}"
        between = ",\n"
    yield "\n]}\n"


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")
