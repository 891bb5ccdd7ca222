"""Prints how long each publication takes to be made, and how much memory its tool needs.

    python tests/performance/publications.py                          # every kind, in English and Greek
    python tests/performance/publications.py --language fr --kind guide

works on the database in use (`SITE_VAR`, `DATABASE_URL`) and changes nothing in it: files are made and thrown away.
Of kinds with many texts it takes the longest one. “Words” is what the site itself does to put the text together, in
seconds; “tool” is WeasyPrint or pandoc, in a process of its own.
"""

import argparse
import os
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
HEADINGS = ("kind", "language", "format", "pages", "words", "tool", "memory", "size")


def main() -> None:
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    import django

    django.setup()
    from wagtail.models import Locale

    from common.publications.registry import kinds

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", action="append", default=[])
    parser.add_argument("--kind", action="append", default=[])
    options = parser.parse_args()
    show(HEADINGS)
    for code in options.language or ["en", "el"]:
        locale = Locale.objects.get(language_code=code)
        for kind in kinds():
            if not options.kind or kind.name in options.kind:
                measure(kind, locale)


def measure(kind: Any, locale: Any) -> None:
    """Print one line for each format of the longest text of a kind."""
    from django.utils import timezone

    from common.publications import formats
    from common.publications.manuscripts import manuscript

    manuscripts = []
    for text in kind.texts(locale):
        started = time.perf_counter()
        manuscripts.append((manuscript(kind, text, locale), time.perf_counter() - started))
    if not manuscripts:
        return
    found, seconds = max(manuscripts, key=lambda pair: len(pair[0].html))
    for form in kind.formats:
        if formats.available(form):
            digest = formats.content_hash(found, form)
            made = formats.make(found, form, found.of_edition(timezone.localdate(), digest))
            figures = (f"{seconds:.2f} s", f"{made.seconds:.1f} s", f"{made.memory / 1e6:.0f} MB")
            size = f"{len(made.content) / 1e3:.0f} kB"
            show((kind.name, locale.language_code, str(form), pages(made.content), *figures, size))


def pages(content: bytes) -> str:
    """Return how many pages a PDF has; nothing for other files."""
    import io

    import pikepdf

    if not content.startswith(b"%PDF"):
        return ""
    with pikepdf.open(io.BytesIO(content)) as file:
        return str(len(file.pages))


def show(cells: tuple[str, ...]) -> None:
    sys.stdout.write("".join(f"{cell:>12}" for cell in cells) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
