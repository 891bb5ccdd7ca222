"""Words in spreadsheets, which must never take them for a formula (OWASP: CSV injection)."""

from typing import Any

STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe(value: Any) -> Any:
    """Return a value for a CSV file: a text that begins like a formula gets an apostrophe in front."""
    return f"'{value}" if isinstance(value, str) and value.startswith(STARTS_FORMULA) else value


def put_text(cell: Any, text: str, also: bool = False) -> None:
    """Put words into a cell of openpyxl as words, which they stay when somebody edits the cell.

    `also` says that they must be kept from being read as something else though they do not begin like a formula.
    """
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = also or text.startswith(STARTS_FORMULA)
