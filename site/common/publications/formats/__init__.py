"""What makes a file of a manuscript, one module per tool, and what the tools need of the machine."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from common import typesetting
from common.publications.manuscripts import Manuscript
from common.publications.registry import Format

from . import pandoc, pdf
from .processes import ToolError

__all__ = ["CONTENT_TYPES", "MissingPart", "ToolError", "available", "content_hash", "make", "missing_parts"]

CONTENT_TYPES = {
    Format.PDF: "application/pdf",
    Format.EPUB: "application/epub+zip",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_STATIC = Path(settings.STATICFILES_DIRS[0])


@dataclass(frozen=True)
class Made:
    """A file: its content, and what making it cost, in seconds and in bytes of memory of the tool."""

    content: bytes
    seconds: float
    memory: int


class MissingPart(NamedTuple):
    """Something the machine lacks: what it is for, its name, and the packages of the distribution that bring it."""

    formats: str
    name: str
    packages: str


def available(form: Format) -> bool:
    """Tell whether this machine can make a format."""
    return typesetting.available() if form == Format.PDF else pandoc.available()


def missing_parts() -> list[MissingPart]:
    """Return what to install, for people who look after the machine."""
    missing = []
    if not typesetting.available():
        missing.append(MissingPart("PDF", "Pango", "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"))
    if not pandoc.available():
        missing.append(MissingPart(str(_("EPUB and DOCX")), "pandoc", "pandoc"))
    return missing


def make(manuscript: Manuscript, form: Format, html: str) -> Made:
    """Return a file of a manuscript whose html is `html`, which names its edition. Runs in a process of its own.

    Raises:
        ToolError: no file could be made.
    """
    made = pdf.make(html) if form == Format.PDF else pandoc.make(manuscript, form, html)
    return Made(made.content, made.seconds, made.memory)


def content_hash(manuscript: Manuscript, form: Format) -> str:
    """Return a hash of everything a file depends on: the words, the looks, and the tool that sets them."""
    return sha256(f"{form}\n{_tools(form)}\n{manuscript.html}".encode()).hexdigest()


@cache
def _tools(form: Format) -> str:
    """Return what else decides what a file is like: versions of tools, style sheets, fonts, and how we use them."""
    tool = f"weasyprint {version('weasyprint')}" if form == Format.PDF else pandoc.version()
    looks = [_STATIC / "css" / name for name in ("pdf.css", "publication.css", "epub.css")]
    files = [
        *looks,
        *_STATIC.glob("fonts/print/*.ttf"),
        _STATIC / "img" / "eu.svg",
        *Path(__file__).parent.glob("*.py"),
    ]
    digest = sha256()
    for path in sorted(files):
        digest.update(path.read_bytes())
    return f"{tool} {digest.hexdigest()}"
