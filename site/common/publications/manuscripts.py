"""A text of the site as one HTML document, from which every file of it is made."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import segno
from bs4 import BeautifulSoup
from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import override
from wagtail.models import Locale

from common.exports import LICENCE, LICENCE_URL
from common.models import Publication

from . import paper
from .registry import Kind

# Stands for the edition until it is known: that depends on what the document holds.
EDITION = "\ue000edition\ue001"


class PaperRequest(HttpRequest):
    """The request of nobody: what templates ask a request for, when a document is made for everybody."""

    def __init__(self, path: str = "/") -> None:
        super().__init__()
        base = urlsplit(public_base())
        self.method = "GET"
        self.path = self.path_info = path
        self._base = base
        port = base.port or (443 if base.scheme == "https" else 80)
        self.META = {"SERVER_NAME": base.hostname or "localhost", "SERVER_PORT": str(port), "HTTP_HOST": base.netloc}

    def get_host(self) -> str:
        return self._base.netloc

    @property
    def scheme(self) -> str:
        return self._base.scheme


def public_base() -> str:
    """Return the public address of the site, without a slash at its end."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/")


@dataclass(frozen=True)
class Imprint:
    """What a publication says of itself, in its language."""

    kind: str
    title: str
    language: str
    note: str
    permanent_url: str
    is_book: bool
    edition: str = EDITION
    licence: str = LICENCE
    licence_url: str = LICENCE_URL

    @cached_property
    def code(self) -> str:
        """The permanent address as a QR code, a picture within the document."""
        made = BytesIO()
        segno.make(self.permanent_url, error="m").save(made, kind="svg", scale=4, border=0, dark="#17212b")
        return paper.data_url(made.getvalue(), "image/svg+xml")


@dataclass(frozen=True)
class Manuscript:
    """A text before it becomes files.

    Attributes:
        html: the whole document, with `EDITION` where the edition is to stand.
        parts: names of the published objects whose words it holds, see `Publication.parts`.
    """

    title: str
    language: str
    key: UUID
    is_book: bool
    html: str
    parts: str

    def of_edition(self, made_on: date, content_hash: str) -> str:
        """Return the document as the edition of a day."""
        with override(self.language):
            edition = f"{date_format(made_on, 'DATE_FORMAT')} · {content_hash[:8]}"
        return self.html.replace(EDITION, edition)


def manuscript(kind: Kind, text: Any, locale: Locale) -> Manuscript:
    """Return a public text as a document in its language."""
    language = locale.language_code
    with override(language):
        path = permanent_path(kind.name, text.translation_key)
        request = PaperRequest(path)
        title = kind.title(text)
        content = kind.content(text, request)
        imprint = Imprint(str(kind.label), title, language, kind.note(text), f"{public_base()}{path}", kind.is_book)
        html = render_to_string(kind.template, {"request": request, "imprint": imprint, **content.context})
    soup = paper.made_fit(html, public_base(), content.places)
    _list_contents(soup, levels=("h1", "h2") if kind.is_book else ("h2",))
    parts = "|".join(sorted({Publication.part(part) for part in content.parts}))
    return Manuscript(title, language, text.translation_key, kind.is_book, str(soup), f"|{parts}|")


def permanent_path(kind: str, key: UUID) -> str:
    """Return the address that leads to the page of a text, whatever its address is then, in the active language."""
    return reverse("publication_page", args=[kind, key])


# Every chapter of a book has these; its contents list names what only one has.
IN_EVERY_CHAPTER = ".easy, .related, .sources, .changes, .recurring"


def _list_contents(soup: BeautifulSoup, levels: tuple[str, ...]) -> None:
    """Fill the contents list with the headings of the main part, of one or two levels."""
    place = soup.select_one("nav.contents ol")
    if place is None or soup.main is None:
        return
    inner: Any = None
    unlisted = f".flowing-only, {IN_EVERY_CHAPTER}" if len(levels) > 1 else ".flowing-only"
    for number, heading in enumerate(soup.main.find_all(levels), start=1):
        if heading.find_parent(lambda element: element.css.match(unlisted)):
            continue
        heading["id"] = heading.get("id") or f"heading-{number}"
        entry = soup.new_tag("li")
        link = soup.new_tag("a", href=f"#{heading['id']}")
        link.string = " ".join(heading.get_text(" ").split())
        entry.append(link)
        if heading.name == levels[0] or inner is None:
            place.append(entry)
            inner = None
            if len(levels) > 1:
                inner = soup.new_tag("ol")
                entry.append(inner)
        else:
            inner.append(entry)
    for empty in place.select("ol:empty"):
        empty.decompose()
