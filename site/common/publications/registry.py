"""The kinds of texts of which publications are made. Apps declare theirs in a module `publications`."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.module_loading import autodiscover_modules
from wagtail.models import Locale

from common.models import Publication

Format = Publication.Format


@dataclass(frozen=True)
class Content:
    """What a publication holds.

    Args:
        context: of the kind's template.
        parts: the published objects whose words are in it. When one of them is no longer public, the file goes.
        places: where in the document the text of a page of this site is, by the page's address without host.
    """

    context: Mapping[str, Any]
    parts: Iterable[Model]
    places: Mapping[str, str] = field(default_factory=dict)


class Kind(ABC):
    """A kind of text.

    Attributes:
        name: of lower-case letters and hyphens; part of permanent addresses.
        label: what readers call it, in the active language.
        template: extends `publications/document.html`.
        formats: what is made of it.
        is_book: whether it has a title page of its own; headings of two levels are in its contents list then.
    """

    name: str
    label: Any
    template: str
    formats: tuple[Format, ...] = (Format.PDF,)
    is_book = False

    @abstractmethod
    def texts(self, locale: Locale) -> QuerySet[Any]:
        """Return the texts of a language that readers may see, in their order."""

    @abstractmethod
    def url(self, text: Any, request: HttpRequest) -> str:
        """Return the address, without host, of the page that shows the text; empty when there is none."""

    @abstractmethod
    def content(self, text: Any, request: HttpRequest) -> Content:
        """Return what the publication of a text holds. The language of the text is the active one."""

    def title(self, text: Any) -> str:
        """Return the title of the publication."""
        return str(text.title)

    def note(self, text: Any) -> str:
        """Return what readers must know of the content, for example that it is a proposal; empty for nothing."""
        return ""

    def file_name(self, text: Any) -> str:
        """Return the name of the file, without language, day and ending."""
        return str(text.slug)

    def find(self, key: UUID, locale: Locale) -> Any | None:
        """Return the text if readers may see it."""
        return self.texts(locale).filter(translation_key=key).first()


_kinds: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    """Make kinds known; of two with the same name the last one counts."""
    _kinds.update({kind.name: kind for kind in kinds})


def kinds() -> list[Kind]:
    """Return all kinds, in the order in which apps declare them."""
    _discover()
    return list(_kinds.values())


@cache
def _discover() -> None:
    """Import what apps declare, once: every page that offers files asks for the kinds."""
    autodiscover_modules("publications")


def kind_called(name: str) -> Kind | None:
    """Return the kind with a name, if there is one."""
    _discover()
    return _kinds.get(name)
