"""Files that readers take away: one table, written as CSV, XLSX or JSON, and documents for paper.

`Table` says what is in the file and `About` what the file says of itself; `responses.file_response` answers a
request with it. `pdf` makes tagged PDF from print templates of its own.
"""

from .about import LICENCE, LICENCE_URL, About, live_edition
from .responses import TABLE_FORMATS, file_response
from .table import Column, Kind, Table

__all__ = [
    "LICENCE",
    "LICENCE_URL",
    "TABLE_FORMATS",
    "About",
    "Column",
    "Kind",
    "Table",
    "file_response",
    "live_edition",
]
