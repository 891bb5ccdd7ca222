"""EPUB and DOCX, by pandoc.

Debian's pandoc keeps its own data in files, which its `--sandbox` refuses to read. So the document itself is safe: it
holds its pictures as data and names no other file; pandoc works in an empty folder and finds no way to the network.
"""

import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup
from django.conf import settings
from django.utils import timezone

from common.exports import LICENCE
from common.exports.about import PUBLISHER
from common.publications.manuscripts import Manuscript
from common.publications.paper import data_url
from common.publications.registry import Format

from . import documents, pictures
from .processes import Run, run

_STATIC = Path(settings.STATICFILES_DIRS[0])
# Elsewhere pandoc loses the id, and links lead nowhere.
KEEP_ID = {"h1", "h2", "h3", "h4", "h5", "h6", "div", "span", "section", "a"}
# Nothing listens there.
NOWHERE = "http://127.0.0.1:9"


def available() -> bool:
    """Tell whether this machine has pandoc."""
    return shutil.which("pandoc") is not None


@cache
def version() -> str:
    """Return pandoc's name and version."""
    said = subprocess.run(["pandoc", "--version"], capture_output=True, text=True, check=True)  # noqa: S607
    return said.stdout.splitlines()[0]


def make(manuscript: Manuscript, form: Format, html: str) -> Run:
    """Return the EPUB or the DOCX of a document.

    Raises:
        ToolError: it could not be made.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in.html").write_text(_flowing(html), encoding="utf-8")
        target = f"out.{form}"
        command = ["pandoc", "in.html", "--from", "html", "--to", "epub3" if form == Format.EPUB else "docx"]
        command += ["--output", target, "--toc", "--toc-depth", "2", *_metadata(manuscript)]
        if not manuscript.is_book:
            # The title is the document's own; its sections are of the first level then.
            command.append("--shift-heading-level-by=-1")
        if form == Format.EPUB:
            (folder / "cover.png").write_bytes(pictures.cover(manuscript.title, manuscript.language))
            command += ["--css", str(_STATIC / "css" / "epub.css"), "--epub-cover-image", "cover.png"]
        made = run(command, folder, target, _without_network(folder))
        if form == Format.DOCX:
            return Run(documents.finished(made.content, manuscript), made.seconds, made.memory)
        return made


def _metadata(manuscript: Manuscript) -> list[str]:
    values = {
        "title": manuscript.title,
        "lang": manuscript.language,
        "author": PUBLISHER,
        "publisher": PUBLISHER,
        "rights": LICENCE,
        "identifier": f"urn:uuid:{manuscript.key}",
        "date": timezone.localdate().isoformat(),
    }
    return [part for name, value in values.items() for part in ("--metadata", f"{name}={value}")]


def _without_network(folder: Path) -> dict[str, str]:
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), NOWHERE)
    # Names and words of any language on the command line, wherever the site runs.
    return {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8", **proxies}


def _flowing(html: str) -> str:
    """Return the document without what only paper has, and with pictures that word processors can show."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.select(".paper-only, .bar-line, link, meta[name]"):
        element.decompose()
    for point in soup.select(".checklist li"):
        # Not the sign that pandoc makes a button of which nobody can press.
        point.insert(0, "□")
    for figure in soup.find_all("figure"):
        # Of a figure pandoc would keep the caption and forget what the picture shows.
        figure.name = "div"
        for caption in figure.find_all("figcaption"):
            caption.name = "p"
        for picture in figure.find_all("img"):
            picture.wrap(soup.new_tag("p"))
    for picture in soup.find_all("img"):
        if picture["src"].startswith("data:image/svg+xml"):
            # The emblem is the only drawing.
            picture["src"] = data_url(pictures.emblem(), "image/png")
            picture["width"], picture["height"] = "90", "60"
        else:
            picture["src"] = pictures.for_every_reader(picture["src"])
    for element in soup.find_all(id=True):
        if element.name not in KEEP_ID:
            mark = soup.new_tag("span", id=element["id"])
            del element["id"]
            element.insert(0, mark)
    for entry in soup.select("dl.facts > div"):
        entry.unwrap()
    return str(soup)
