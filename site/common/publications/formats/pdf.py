"""Tagged PDF, by WeasyPrint."""

import os
import sys
import tempfile
from pathlib import Path

from bs4 import BeautifulSoup
from django.conf import settings

from .processes import Run, run

_STATIC = Path(settings.STATICFILES_DIRS[0])


def make(html: str) -> Run:
    """Return the PDF of a document.

    Raises:
        ToolError: it could not be set.
    """
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.select(".flowing-only"):
        element.decompose()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in.html").write_text(str(soup), encoding="utf-8")
        command = [sys.executable, "-m", "common.typesetting", str(_STATIC), "in.html", "out.pdf"]
        return run(command, folder, "out.pdf", {**os.environ, "PYTHONPATH": str(settings.SITE)})
