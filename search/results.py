"""What the search page shows of what was found."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.functional import Promise
from wagtail.models import Locale

from common.fulltext import Found, Hit, Kind

from .documents import SOURCES, PageSource, SnippetSource, Source
from .documents.sites import public_addresses

PER_PAGE = 20
# What one result of a kind is called, in the order in which kinds are shown.
LABELS: dict[Kind, "str | Promise"] = {source.kind: source.label for source in SOURCES}
# The pages of all models are opened alike, so that one source of each kind is enough to ask.
SOURCE_OF: dict[Kind, Source] = {source.kind: source for source in SOURCES}
Id = tuple[Kind, int]


@dataclass(frozen=True)
class Result:
    """One thing found and where it is; `through` is the language in which it was found, if not the reader's."""

    hit: Hit
    label: "str | Promise"
    url: str
    section_url: str
    through: str


class Ranked:
    """The ranked list as a paginator takes it: it reads only the page that is shown."""

    def __init__(self, found: Found) -> None:
        self._found = found

    def __len__(self) -> int:
        return self._found.total

    def __getitem__(self, part: slice) -> list[Hit]:
        return self._found.page(part.start, part.stop)


def addresses(ids: Iterable[Id], locale: Locale, request: HttpRequest) -> dict[Id, str]:
    """Return where readers of `locale` open things, without what is not public now; a few queries for any number."""
    wanted: dict[Source, list[int]] = defaultdict(list)
    for kind, pk in ids:
        if kind in SOURCE_OF:
            wanted[SOURCE_OF[kind]].append(pk)
    pages = [pk for source, pks in wanted.items() if isinstance(source, PageSource) for pk in pks]
    snippets = {source: pks for source, pks in wanted.items() if isinstance(source, SnippetSource)}
    on_pages, indexes = public_addresses(pages, [source.index_model for source in snippets], locale, request)
    found = {
        (source.kind, pk): on_pages[pk]
        for source, pks in wanted.items()
        if isinstance(source, PageSource)
        for pk in pks
        if pk in on_pages
    }
    for source, pks in snippets.items():
        if source.index_model in indexes:
            urls = source.addresses(pks, locale, indexes[source.index_model])
            found |= {(source.kind, pk): url for pk, url in urls.items()}
    return found


def page_of_results(found: Found, number: int, locale: Locale, request: HttpRequest) -> tuple[Any, list[Result]]:
    """Return a page of the list, the nearest one where there is no such number, and the results on it."""
    paginator = Paginator(Ranked(found), PER_PAGE)
    page = paginator.page(min(max(number, 1), paginator.num_pages))
    hits = list(page.object_list)
    urls = addresses(((hit.entry.kind, hit.entry.pk) for hit in hits), locale, request)
    return page, [_result(hit, urls[hit.entry.kind, hit.entry.pk]) for hit in hits if _id(hit) in urls]


def _id(hit: Hit) -> Id:
    return hit.entry.kind, hit.entry.pk


def _result(hit: Hit, url: str) -> Result:
    anchor = hit.section.anchor if hit.section and hit.section.heading else ""
    return Result(
        hit=hit,
        label=LABELS[hit.entry.kind],
        url=url,
        section_url=f"{url}#{anchor}" if anchor and "#" not in url else "",
        through=hit.through if hit.through != hit.entry.language else "",
    )
