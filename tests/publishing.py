"""Making publications in tests, and looking into them."""

import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from math import dist
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image

from common.models import Publication
from common.publications import formats, rounds, turn

# Where distributions put the program; the command of that name cannot be started everywhere.
EPUBCHECK = Path("/usr/share/java/epubcheck.jar")


@cache
def can_check_epub() -> bool:
    """Tell whether this machine can check e-books."""
    return EPUBCHECK.exists() and shutil.which("java") is not None


def problems_of_epub(path: Path) -> list[str]:
    """Return what epubcheck finds wrong with an e-book."""
    command = ["java", "-jar", EPUBCHECK, "--failonwarnings", path]
    result = subprocess.run(command, capture_output=True, text=True)
    lines = f"{result.stdout}\n{result.stderr}".splitlines()
    found = [line for line in lines if line.startswith(("ERROR", "FATAL", "WARNING"))]
    return found or ([] if result.returncode == 0 else lines)


def build(*kinds: str, languages: tuple[str, ...] = ()) -> list[Publication]:
    """Make what is due, here and now, and return what was tried."""
    tried: list[Publication] = []
    holder = turn.take()
    assert holder, "another builder has the turn"
    try:
        rounds.run(holder, rounds.Choice(kinds, languages), tried.append)
    finally:
        turn.give_back(holder)
    return tried


def pretend(monkeypatch: Any) -> list[str]:
    """Make files of nothing but their document, which takes no time; return the documents as they are made."""
    made: list[str] = []

    def make(manuscript: Any, form: Any, html: str) -> formats.Made:
        made.append(html)
        return formats.Made(html.encode(), 0.1, 1)

    monkeypatch.setattr(formats, "make", make)
    monkeypatch.setattr(formats, "available", lambda form: True)
    monkeypatch.setattr(formats, "_tools", lambda form: "tools")
    return made


def row(kind: str, form: str = "pdf", language: str = "en") -> Publication:
    """Return the only publication of a kind."""
    return Publication.objects.get(kind=kind, format=form, language=language)


def words(publication: Publication) -> str:
    """Return the document of a file that was only pretended."""
    with publication.file.open() as file:
        return file.read().decode()


def content(publication: Publication) -> bytes:
    """Return a file."""
    with publication.file.open() as file:
        return file.read()


def text_of_pdf(pdf: bytes, folder: Path, *options: str) -> str:
    """Return the text that can be copied from a PDF."""
    path = folder / "file.pdf"
    path.write_bytes(pdf)
    command = ["pdftotext", *options, str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def shows_emblem(pdf: bytes, folder: Path) -> bool:
    """Tell whether the first page shows a field of the emblem's blue with its yellow in it."""
    source, target = folder / "emblem.pdf", folder / "emblem"
    source.write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "120", "-l", "1", "-singlefile", "-png", source, target], check=True)
    with Image.open(f"{target}.png") as picture:
        colours = {colour: count for count, colour in picture.convert("RGB").getcolors(picture.width * picture.height)}
    near = {
        wanted: sum(count for colour, count in colours.items() if dist(colour, wanted) < 40)
        for wanted in ((0, 51, 153), (255, 204, 0))
    }
    return near[0, 51, 153] > 500 and near[255, 204, 0] > 20


def tags(pdf: bytes) -> Iterator[tuple[str, str]]:
    """Yield the tags of a PDF, each with its alternative text, in no order."""
    with pikepdf.open(BytesIO(pdf)) as file:
        todo: list[Any] = [file.Root.StructTreeRoot.K]
        while todo:
            node = todo.pop()
            if isinstance(node, pikepdf.Array):
                todo.extend(list(node))
            elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
                yield str(node.S), str(node.get("/Alt", ""))
                if "/K" in node:
                    todo.append(node.K)
