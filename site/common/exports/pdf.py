"""Tagged PDF (pdf/ua-1), one language per file, from print templates that extend `exports/document.html`.

Where the machine lacks what `common.typesetting` needs, everything else works and no PDF is offered: ask
`available()` before showing a link.
"""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from threading import Semaphore
from typing import Any

from django.conf import settings
from django.core.cache import cache as kept
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from common import typesetting
from common.typesetting import available

from .about import LICENCE, LICENCE_URL, About
from .refusals import refuse
from .responses import as_file

# More take longer than readers wait, and nobody reads them on paper.
MOST_ENTRIES = 300
KEPT_FOR = 3600  # seconds
# Setting pages takes a whole core: one file at a time in a process, the next ones wait this many seconds.
_setting_pages = Semaphore(1)
PATIENCE = 20
_STATIC = Path(settings.STATICFILES_DIRS[0])


class BusyError(Exception):
    """Others' files are being made; try again in a moment."""


def make(template: str, about: About, context: Mapping[str, Any]) -> bytes:
    """Return the PDF of a print template in the active language.

    Raises:
        BusyError: other files are being made.
    """
    facts = {"about": about, "licence": LICENCE, "licence_url": LICENCE_URL}
    return from_html(render_to_string(template, {**facts, **context}))


def from_html(html: str) -> bytes:
    """Return the PDF of a whole document. Nothing but our own static files is fetched for it.

    Raises:
        BusyError: other files are being made.
    """
    if not _setting_pages.acquire(timeout=PATIENCE):
        raise BusyError
    try:
        return typesetting.from_html(html, _STATIC)
    finally:
        _setting_pages.release()


def pdf_response(
    request: HttpRequest, template: str, name: str, about: About, context: Mapping[str, Any], version: object
) -> HttpResponseBase:
    """Answer with a PDF, kept until content changes (`version`), or say in the reader's language why there is none."""
    if not available():
        return unavailable(request)
    marks = [str(version), template, about.language, about.source, about.exported_on.isoformat()]
    key = f"pdf-{sha256(' '.join(marks).encode()).hexdigest()}"
    content = kept.get(key)
    if content is None:
        try:
            content = make(template, about, context)
        except BusyError:
            message = _("Several PDF files are being made just now. Try again in a minute.")
            return refuse(request, _("The PDF is not ready"), message, status=503)
        kept.set(key, content, KEPT_FOR)
    response = HttpResponse(content, content_type="application/pdf")
    file_name = f"{name}-{about.language}-{about.exported_on.isoformat()}.pdf"
    return as_file(response, file_name, about.language)


def unavailable(request: HttpRequest) -> HttpResponse:
    """Say that this site makes no PDF."""
    message = _("This site cannot make PDF files now. Print the page from your browser, or take another format.")
    return refuse(request, _("There is no PDF here"), message, status=503)
