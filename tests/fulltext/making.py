"""Small documents for the tests of the full-text search."""

from typing import Any
from uuid import UUID

from common import fulltext
from common.fulltext import Entry, Kind, Section
from common.models import ContentVersion

SITE = 1


def entry(pk: int, title: str = "", language: str = "en", *, key: int | None = None, **fields: Any) -> Entry:
    """Return an entry with nothing but a title; sections may be given as texts, or as (anchor, heading, text)."""
    sections = [(("", "", each) if isinstance(each, str) else each) for each in fields.pop("sections", ())]
    values = {
        "kind": Kind.MICRO_SKILL,
        "site_id": SITE,
        "code": "",
        "summary": "",
        **fields,
        "labels": tuple(fields.get("labels", ())),
        "sections": tuple(Section(*each) for each in sections),
    }
    return Entry(pk=pk, key=UUID(int=pk if key is None else key), language=language, title=title, **values)


def index(*entries: Entry) -> None:
    """Put entries into the index, as a change of content does."""
    ContentVersion.change()
    fulltext.write(entries)


def found(text: str, language: str = "en", site_id: int = SITE, **options: Any) -> list[str]:
    """Search and return the titles, the best first."""
    return [hit.entry.title for hit in search(text, language, site_id, **options).page(0, 100)]


def search(text: str, language: str = "en", site_id: int = SITE, **options: Any) -> fulltext.Found:
    """Search the test site."""
    return fulltext.search(text, language, site_id=site_id, **options)


def suggested(text: str, language: str = "en", **options: Any) -> list[str]:
    """Return the texts that are suggested."""
    return [each.text for each in fulltext.suggest(text, language, site_id=SITE, **options)]
