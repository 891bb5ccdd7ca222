"""Full-text search in all languages of the site, over whatever other apps put into it.

`write`, `remove` and `clear` keep the index; `search` and `suggest` ask it. Texts are analysed here, so that SQLite,
PostgreSQL and OpenSearch, which only keep tokens, find the same.
"""

from common.models import Kind

from .backends import SearchUnavailable
from .entries import Entry, Hit, Part, Section, Suggestion
from .index import clear, entry_ids, remove, write
from .search import Found, search
from .suggestions import suggest

__all__ = [
    "Entry",
    "Found",
    "Hit",
    "Kind",
    "Part",
    "SearchUnavailable",
    "Section",
    "Suggestion",
    "clear",
    "entry_ids",
    "remove",
    "search",
    "suggest",
    "write",
]
