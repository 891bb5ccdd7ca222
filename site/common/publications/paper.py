"""Rendered parts of pages made fit for paper: what only helps on a screen goes, links lead within the document."""

import base64
import mimetypes
import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage

# Help for the screen: marks drawn beside words, words for screen readers alone, things to press and to fill in.
ONLY_ON_SCREEN = (
    '[aria-hidden="true"], .vh:not(caption), .no-print, .anchor, .toc, form, meter, script, style, template, '
    "input, select, textarea, iframe, object, svg, .sources a.ref"
)
ATTRIBUTES_OF_SCREENS = (
    "role", "tabindex", "popover", "loading", "srcset", "sizes", "aria-label", "aria-labelledby", "target",
)  # fmt: skip


def fragment(html: str, prefix: str, *, deeper: int = 0, shared: str = "") -> str:
    """Return rendered html as one of several parts of a document.

    Args:
        html: the part.
        prefix: put before every id and every link to one, so that the parts' ids do not meet.
        deeper: by how many levels its headings go down.
        shared: ids that begin so stay as they are: the parts lead to something that they have in common.
    """

    def renamed(name: str) -> str:
        return name if shared and name.startswith(shared) else f"{prefix}-{name}"

    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(id=True):
        element["id"] = renamed(element["id"])
    for element in soup.find_all(popovertarget=True):
        element["popovertarget"] = renamed(element["popovertarget"])
    for link in soup.select('a[href^="#"]'):
        link["href"] = f"#{renamed(link['href'][1:])}"
    if deeper:
        for element in soup.find_all(re.compile("^h[1-5]$")):
            element.name = f"h{min(int(element.name[1]) + deeper, 6)}"
    return str(soup)


def made_fit(html: str, base: str, places: Mapping[str, str]) -> BeautifulSoup:
    """Return a whole document fit for paper.

    Args:
        html: the rendered document.
        base: address of the site without a slash at its end, for links that leave the document.
        places: ids of the document by the address of the page that has the same text.
    """
    soup = BeautifulSoup(html, "html.parser")
    _draw_bars(soup)
    _words_as_links(soup)
    for element in soup.select(ONLY_ON_SCREEN):
        element.decompose()
    for button in soup.find_all("button"):
        button.decompose()
    for element in soup.select("details"):
        element.name = "div"
        element.summary.name = "h4"
    for element in soup.select("div.scroll, label"):
        element.unwrap()
    for element in soup.find_all(True):
        for name in [*element.attrs]:
            if name in ATTRIBUTES_OF_SCREENS or name.startswith("data-"):
                del element[name]
    for caption in soup.select("caption.vh"):
        del caption["class"]
    for picture in soup.find_all("img"):
        picture["src"] = embedded(picture["src"])
    _lead(soup, base, places)
    return soup


def embedded(address: str) -> str:
    """Return a picture of the site as an address that holds the picture itself.

    Raises:
        ValueError: the address is neither below the uploads nor below the static files.
    """
    if address.startswith("data:"):
        return address
    path = unquote(urlsplit(address).path)
    if path.startswith(settings.MEDIA_URL):
        with default_storage.open(path.removeprefix(settings.MEDIA_URL)) as file:
            content = file.read()
    else:
        # Print templates write `img/eu.svg`, as style sheets do.
        found = finders.find(path.removeprefix(settings.STATIC_URL))
        if not found:
            raise ValueError(f"The picture {address} is not one of this site.")
        with open(found, "rb") as file:
            content = file.read()
    return data_url(content, mimetypes.guess_type(path)[0] or "application/octet-stream")


def data_url(content: bytes, content_type: str) -> str:
    """Return content as an address that holds it."""
    return f"data:{content_type};base64,{base64.b64encode(content).decode()}"


def _draw_bars(soup: BeautifulSoup) -> None:
    """Draw the bars of charts by their width; as pictures they would ask for words of their own."""
    for svg in soup.select("svg.bar-line"):
        classes, length = " ".join(svg.get_attribute_list("class")), svg.select("rect")[0]["width"]
        bar = soup.new_tag("span", attrs={"class": classes, "style": f"width:{length}%"})
        svg.replace_with(bar)


def _words_as_links(soup: BeautifulSoup) -> None:
    """Let explained words lead to the list of words, where screens open the meaning over the text."""
    for button in soup.select("button.term[popovertarget]"):
        button.name = "a"
        button["href"] = f"#{button['popovertarget'].removeprefix('#')}"
        del button["popovertarget"], button["type"]
    for hold in soup.select(".term-hold"):
        hold.unwrap()


def _lead(soup: BeautifulSoup, base: str, places: Mapping[str, str]) -> None:
    """Let every link lead somewhere: within the document where its text is, to the site, or nowhere as plain words."""
    ids = {element["id"] for element in soup.find_all(id=True)}
    for link in soup.find_all("a"):
        target = _target(link, base, places, ids)
        if target:
            link["href"] = target
        else:
            link.unwrap()


def _target(link: Tag, base: str, places: Mapping[str, str], ids: set[str]) -> str:
    href = str(link.get("href", ""))
    address = href.removeprefix(base) if href.startswith(f"{base}/") else href
    path, _hash, anchor = address.partition("#")
    if path in places:
        precise = f"{places[path]}-{anchor}"
        return f"#{precise if anchor and precise in ids else places[path]}"
    if not path:
        return f"#{anchor}" if anchor in ids else ""
    return f"{base}{address}" if address.startswith("/") else address
