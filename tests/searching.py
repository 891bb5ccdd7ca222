"""Asking the search page and reading its results."""

from urllib.parse import quote

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tests.looking import visit, words

URL = "/en/search/"


def address(language: str) -> str:
    """Return the address of the search page in a language; it is translated too."""
    with override(language):
        return reverse("search")


def ask(client: Client, query: str, language: str = "en") -> BeautifulSoup:
    """Search in a language and return the page of results."""
    return visit(client, f"{address(language)}?q={quote(query)}")


def found(page: BeautifulSoup) -> dict[str, str]:
    """Return what was found as {title: address}, in the order shown."""
    return {words(link): str(link["href"]) for link in page.select("ol.results h3 a")}
