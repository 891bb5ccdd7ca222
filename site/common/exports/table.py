"""The one shape that every export of rows has."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from .about import About

# Stands between the entries of a list in one cell. Labels hold commas, and where the comma is the decimal sign
# spreadsheets take a semicolon for the end of the cell.
BETWEEN = " | "


class Kind(Enum):
    """What a column holds. Any value may be None."""

    TEXT = "text"
    LONG = "long"  # text of several lines
    INTEGER = "integer"
    DATE = "date"
    BOOLEAN = "boolean"
    LIST = "list"  # texts

    @property
    def width(self) -> int:
        """Width of the column in a spreadsheet, in characters."""
        return {Kind.TEXT: 18, Kind.LONG: 48, Kind.LIST: 30}.get(self, 12)


@dataclass(frozen=True)
class Column:
    """A column: `key` for machines, `heading` in the language of the file.

    Args:
        for_machines: a code whose label is in another column; spreadsheets for people leave it out.
        width: in characters of a spreadsheet; 0 for the usual one of its kind.
    """

    key: str
    heading: str
    kind: Kind = Kind.TEXT
    for_machines: bool = False
    width: int = 0


@dataclass(frozen=True)
class Table:
    """A table to be written once.

    Args:
        name: name of the file, without language, date and ending.
        about: what the file says of itself.
        columns: with keys, and headings that differ from one another.
        rows: one mapping from column key to value for each row. Read after the view has returned, row by row, so
            they must depend neither on the active language nor on all rows being in memory.
        items: the same for JSON, with as much structure as there is; the rows themselves when not given.
    """

    name: str
    about: About
    columns: Sequence[Column]
    rows: Iterable[Mapping[str, Any]]
    items: Iterable[Mapping[str, Any]] | None = None

    def file_name(self, ending: str) -> str:
        """Return the name of the file: what, language, day."""
        return f"{self.name}-{self.about.language}-{self.about.exported_on.isoformat()}.{ending}"
