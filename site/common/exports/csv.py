"""CSV for spreadsheets and programs alike (RFC 4180).

- UTF-8 with a byte order mark: without it Excel shows accents and Greek as rubbish, and every reader of CSV skips it.
- The first line holds the keys of the columns, the same in every language, so that files can be put together.
- What the file says of itself stands in columns of its own at the end (`about_…`), in every row. Lines of comment
  before the table would break programs; and a row that is copied elsewhere keeps its licence and edition.
- Texts that a spreadsheet could take for a formula get an apostrophe in front. Numbers stay numbers.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from common.spreadsheets import safe

from .about import LICENCE_URL, About
from .table import BETWEEN, Table

CONTENT_TYPE = "text/csv; charset=utf-8; header=present"
BYTE_ORDER_MARK = "\ufeff"
# Also the full-width forms, which some spreadsheets read as the plain ones.
PORTION = 64 * 1024


def write(table: Table) -> Iterator[bytes]:
    """Yield the file in portions, reading rows only as far as needed."""
    return portions(_lines(table))


def portions(lines: Iterable[str]) -> Iterator[bytes]:
    """Yield lines as bytes in portions of about 64 kB, the first one at once."""
    kept: list[str] = []
    length = PORTION
    for line in lines:
        kept.append(line)
        length += len(line)
        if length >= PORTION:
            yield "".join(kept).encode()
            kept, length = [], 0
    if kept:
        yield "".join(kept).encode()


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def _lines(table: Table) -> Iterator[str]:
    writer = csv.writer(_Echo())
    about = _about(table.about)
    yield BYTE_ORDER_MARK + writer.writerow([*(safe(column.key) for column in table.columns), *about])
    facts = [safe(value) for value in about.values()]
    for row in table.rows:
        yield writer.writerow([*(_cell(row.get(column.key)) for column in table.columns), *facts])


def _about(about: About) -> dict[str, str]:
    return {
        "about_language": about.language,
        "about_date": about.exported_on.isoformat(),
        "about_edition": about.edition,
        "about_filter": " ".join([about.selection, *about.notices]),
        "about_licence": LICENCE_URL,
        "about_source": about.source,
    }


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return safe(value)
    if isinstance(value, list | tuple):
        return BETWEEN.join(safe(text) for text in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return value
