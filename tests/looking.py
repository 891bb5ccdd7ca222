"""What a visitor finds on a page: helpers for tests that look at answers the way a browser does."""

from typing import Any
from urllib.parse import urldefrag

from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def visit(client: Client, url: str, status: int = 200) -> BeautifulSoup:
    """Open an address, check the status and return the page."""
    response = client.get(url)
    assert response.status_code == status, f"{url} answered {response.status_code}"
    return BeautifulSoup(response.content, "html.parser")


def words(element: Tag | None) -> str:
    """Return the text of an element as it is read: white space collapsed."""
    assert element is not None
    return " ".join(element.get_text(" ").split())


def all_words(elements: list[Tag]) -> list[str]:
    return [words(element) for element in elements]


def section(page: BeautifulSoup, anchor: str) -> Tag:
    """Return the section whose heading has the id `anchor`."""
    heading = page.find(id=anchor)
    assert heading is not None, f"no #{anchor}"
    found = heading.find_parent(["section", "aside", "nav"])
    assert found is not None
    return found


def links(element: Tag) -> set[str]:
    """Return where the links of an element lead."""
    return {str(link["href"]) for link in element.find_all("a", href=True)}


def table(element: Tag) -> list[list[str]]:
    """Return the cells of the first table of an element, row by row, without its head."""
    return [all_words(row.find_all(["th", "td"])) for row in element.select("table tbody tr")]


def broken_anchors(page: BeautifulSoup) -> list[str]:
    """Return the links within the page that lead to no element of it."""
    own = [str(link["href"]) for link in page.find_all("a", href=True) if str(link["href"]).startswith("#")]
    return [href for href in own if not page.find(id=urldefrag(href).fragment)]


def repeated_ids(page: BeautifulSoup) -> list[str]:
    """Return the ids that stand on more than one element."""
    ids = [str(element["id"]) for element in page.find_all(id=True)]
    return sorted({name for name in ids if ids.count(name) > 1})


def queries(client: Client, url: str) -> int:
    """Return how many queries the page costs, once everything that is kept in memory is there."""
    assert client.get(url).status_code == 200, url
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200, url
    return len(captured)


def language_link(page: BeautifulSoup, code: str) -> Tag:
    """Return the link of the language switcher to a language."""
    found = page.select_one(f"nav a[hreflang={code}]")
    assert found is not None
    return found


def alternates(page: BeautifulSoup) -> dict[str, Any]:
    """Return the addresses by language that the page's head names."""
    named = {str(link["hreflang"]): link["href"] for link in page.find_all("link", rel="alternate", hreflang=True)}
    return {code: url for code, url in named.items() if code != "x-default"}
