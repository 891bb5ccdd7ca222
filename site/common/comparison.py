"""Things side by side: the same rows for all, in one table that can be read, printed and taken away."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from common.exports import About, Column, Kind, Table
from common.text import plain_lines

FEWEST, MOST = 2, 6


@dataclass(frozen=True)
class Line:
    """An entry of a list: `term` stands out before the text; `language` is named when it is not the reader's."""

    text: str
    term: str = ""
    language: str = ""
    url: str = ""

    def __str__(self) -> str:
        return ": ".join(part for part in (self.term, self.text) if part)


@dataclass(frozen=True)
class Cell:
    """What one thing has in one row; nothing, while it is empty.

    `kind` is "text", "list" (`lines`), "degree" (`value` is low, medium or high, `text` its label) or "html".
    """

    kind: str = "text"
    text: str = ""
    lines: tuple[Line, ...] = ()
    value: str = ""
    html: str = ""

    @classmethod
    def of_text(cls, text: Any) -> "Cell":
        return cls(text=str(text or ""))

    @classmethod
    def of_lines(cls, lines: Iterable[Line | str]) -> "Cell":
        made = tuple(line if isinstance(line, Line) else Line(str(line)) for line in lines)
        return cls("list", "\n".join(str(line) for line in made), made)

    @classmethod
    def of_degree(cls, value: str, label: Any) -> "Cell":
        return cls("degree", str(label), value=value)

    @classmethod
    def of_html(cls, html: SafeString) -> "Cell":
        """Return a cell of rich text that is safe to show."""
        return cls("html", plain_lines(html), html=html)


@dataclass(frozen=True)
class Row:
    """One property of all things, in their order."""

    label: str
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        return len({cell.text for cell in self.cells}) > 1

    @property
    def is_empty(self) -> bool:
        return not any(cell.text for cell in self.cells)


@dataclass(frozen=True)
class Group:
    """Rows under one heading."""

    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Item:
    """One of the things compared.

    `key` names it in addresses and files and `code`, which may be empty, on the page; `tone` is the CSS class of
    its colour. `remove_url` leads to the comparison without it.
    """

    key: str
    title: str
    url: str
    remove_url: str
    code: str = ""
    tone: str = ""

    def __str__(self) -> str:
        return f"{self.code} {self.title}" if self.code else self.title


class Comparison:
    """Two to six things, row by row.

    Args:
        items: the things, in the order of the columns.
        groups: all rows; those that no thing fills are left out.
        differences: show only rows in which the things differ.
    """

    def __init__(self, items: Sequence[Item], groups: Iterable[Group], *, differences: bool = False) -> None:
        self.items = items
        self.only_differences = differences
        filled = [Group(group.label, tuple(row for row in group.rows if not row.is_empty)) for group in groups]
        self._groups = [group for group in filled if group.rows]

    @cached_property
    def groups(self) -> list[Group]:
        """The groups to show, each with at least one row."""
        if not self.only_differences:
            return self._groups
        kept = [Group(group.label, tuple(row for row in group.rows if row.differs)) for group in self._groups]
        return [group for group in kept if group.rows]

    @cached_property
    def row_count(self) -> int:
        return sum(len(group.rows) for group in self._groups)

    @cached_property
    def differing_count(self) -> int:
        return sum(row.differs for group in self._groups for row in group.rows)

    def table(self, name: str, about: About) -> Table:
        """Return what is shown as a table for files: a column for each thing."""
        columns = [
            Column("row_group", _("Group"), width=24),
            Column("row_label", _("Compared"), width=30),
            *(Column(item.key, str(item), Kind.LONG) for item in self.items),
        ]
        return Table(name, about, columns, self._table_rows())

    def _table_rows(self) -> Iterator[dict[str, str]]:
        keys = [item.key for item in self.items]
        for group in self.groups:
            for row in group.rows:
                texts = dict(zip(keys, (cell.text for cell in row.cells), strict=True))
                yield {"row_group": group.label, "row_label": row.label, **texts}
