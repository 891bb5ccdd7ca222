"""Numbers between a text and its list of sources, with links both ways.

A text cites a source by a link to `#ref-` and the source's short name: editors write it as an anchor link in rich
text, blocks that name a source write it without words (`components/cited.html`). A link inside a sentence stays one
sentence for translators, and the short name is the same in every language.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext
from wagtail import blocks
from wagtail.models import Locale
from wagtail.rich_text import RichText

from .models.reference import Reference

ANCHOR = "ref-"
_LINK = re.compile(rf'<a\b[^>]*\bhref="#{ANCHOR}([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True)
class Entry:
    """A source in the list at the end: its number, and the ids of the places in the text that cite it."""

    number: int
    reference: Reference
    places: tuple[str, ...]

    @property
    def anchor(self) -> str:
        return f"{ANCHOR}{self.reference.slug}"


class Citations:
    """The sources of one page. Those that the text cites come first, in the order in which it does."""

    def __init__(self, references: Iterable[Reference]) -> None:
        self._references: dict[str, Reference] = {}
        for reference in references:
            self._references.setdefault(reference.slug, reference)
        self._places: dict[str, list[str]] = {}

    def number(self, html: str) -> str:
        """Return `html` with a numbered mark for each citation; one of an unknown source leaves only its words."""
        return _LINK.sub(self._mark, html)

    def _mark(self, match: re.Match[str]) -> str:
        slug, words = match.groups()
        if slug not in self._references:
            return words
        places = self._places.setdefault(slug, [])
        number = list(self._places).index(slug) + 1
        places.append(f"cited-{number}-{len(places) + 1}")
        label = gettext("Source [%(number)d]") % {"number": number}
        mark = format_html(
            '<a class="ref" id="{}" href="#{}{}" aria-label="{}">[{}]</a>', places[-1], ANCHOR, slug, label, number
        )
        return f"{words} {mark}" if words else mark

    @property
    def entries(self) -> list[Entry]:
        """The list of sources. Ask for it after `number` has seen the whole text."""
        slugs = [*self._places, *(slug for slug in self._references if slug not in self._places)]
        return [
            Entry(number, self._references[slug], tuple(self._places.get(slug, ())))
            for number, slug in enumerate(slugs, start=1)
        ]

    def __bool__(self) -> bool:
        return bool(self._references)


def citations_of(references: Iterable[Reference], locale: Locale, *bodies: Any) -> Citations:
    """Return the sources of a page: those listed for it, and those that its texts name.

    Args:
        references: the published sources listed for the page.
        locale: the language of the page.
        bodies: values of StreamFields. Costs one query more when rich text cites what nothing else names.
    """
    known = list(references)
    cited: list[str] = []
    for body in bodies:
        for found in _named(body):
            if isinstance(found, str):
                cited.append(found)
            elif found.live:
                known.append(found)
    missing = set(cited) - {reference.slug for reference in known}
    if missing:
        known += Reference.objects.published_in(locale).filter(slug__in=missing).order_by("pk")
    return Citations(known)


def _named(value: Any) -> Iterator[Reference | str]:
    """Yield the sources that a value of a block names, at any depth, and the short names that rich text links to."""
    if isinstance(value, Reference):
        yield value
    elif isinstance(value, RichText):
        yield from (slug for slug, _words in _LINK.findall(value.source))
    elif isinstance(value, blocks.StructValue):
        for part in value.values():
            yield from _named(part)
    elif isinstance(value, blocks.StreamValue):
        for child in value:
            yield from _named(child.value)
    elif isinstance(value, list | blocks.list_block.ListValue):
        for part in value:
            yield from _named(part)
