"""HTML into tagged PDF (pdf/ua-1).

WeasyPrint draws with Pango, a system library. This module knows nothing of Django, so that long documents can be set
in a process of their own, which gives all its memory back: `python -m common.typesetting <static> <html> <pdf>`.
"""

import sys
from functools import cache
from pathlib import Path
from typing import Any


@cache
def available() -> bool:
    """Tell whether this machine can make PDF."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


def from_html(html: str, static: Path) -> bytes:
    """Return the PDF of a whole document.

    Args:
        html: the document. Addresses of style sheets, fonts and pictures are relative to the static folder, or `data:`.
        static: the folder of static files; nothing else is fetched.
    """
    from weasyprint import HTML

    document = HTML(string=html, base_url=f"{static.as_uri()}/", url_fetcher=_fetcher(static))
    return document.write_pdf(pdf_variant="pdf/ua-1", custom_metadata=True)


def _fetcher(static: Path) -> Any:
    """Return what opens files of the static folder and data within the document, and refuses every other address."""
    from weasyprint.urls import URLFetcher

    class LocalFiles(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> Any:
            if not url.startswith("data:") and (not url.startswith(f"{static.as_uri()}/") or ".." in url):
                raise ValueError(f"Not a static file: {url}")
            return super().fetch(url, headers)

    return LocalFiles(allowed_protocols=["file", "data"], allow_redirects=False)


def main(arguments: list[str]) -> None:
    """Set the document in the file named second, with the static folder named first, into the file named third."""
    static, source, target = map(Path, arguments)
    target.write_bytes(from_html(source.read_text(encoding="utf-8"), static))


if __name__ == "__main__":
    main(sys.argv[1:])
