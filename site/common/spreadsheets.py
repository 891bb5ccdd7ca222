"""Words in spreadsheets, which must never take them for a formula (OWASP: CSV injection)."""

import re
from collections.abc import Iterable, Sequence
from textwrap import shorten
from typing import Any

from .text import UNPRINTABLE, readable

# What Excel holds in a cell; it calls a file with more damaged.
LONGEST = 32_767
STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe(value: Any) -> Any:
    """Return a value for a CSV file: a text that begins like a formula gets an apostrophe in front."""
    return f"'{value}" if isinstance(value, str) and value.startswith(STARTS_FORMULA) else value


def fitting(text: str) -> str:
    """Return what a cell can hold of a text."""
    text = UNPRINTABLE.sub("", text)
    return f"{text[: LONGEST - 1]}…" if len(text) > LONGEST else text


def put_text(cell: Any, text: str, also: bool = False) -> None:
    """Put words into a cell of openpyxl as words, which they stay when somebody edits the cell.

    `also` says that they must be kept from being read as something else though they do not begin like a formula.
    """
    cell.value = fitting(text)
    cell.data_type = "s"
    cell.quotePrefix = also or text.startswith(STARTS_FORMULA)


def sheet_name(title: str, taken: Sequence[str]) -> str:
    """Return a name that Excel allows and no other worksheet has: at most 31 characters and none of seven."""
    allowed = " ".join(re.sub(r"[\[\]:*?/\\]", " ", readable(title)).split()).strip(" '") or "-"
    shortened = shorten(allowed, 31, placeholder="…")
    base = shortened if len(shortened) > 1 else allowed[:31]
    name, number = base, 1
    while name.casefold() in {other.casefold() for other in taken}:
        number += 1
        name = f"{base[:26]} ({number})"
    return name


def table_headings(texts: Iterable[str], nameless: str) -> list[str]:
    """Return headings as Excel wants them in a table: one line, at most 255 characters, each one once.

    `nameless` stands for those that say nothing.
    """
    headings: dict[str, str] = {}
    for text in texts:
        heading = base = " ".join(readable(text).split())[:240] or nameless
        number = 1
        while heading.casefold() in headings:
            number += 1
            heading = f"{base} ({number})"
        headings[heading.casefold()] = heading
    return list(headings.values())
