"""A worker, or anybody, types a word of any of the five languages on any language's site and finds the skill."""

import json
import urllib.request
from urllib.parse import quote, urljoin

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from tests.looking import words

pytestmark = pytest.mark.site

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def open_url(url):
    with urllib.request.urlopen(url, timeout=20) as response:  # noqa: S310
        return response.read()


def search_url(running_site, language):
    with override(language):
        return f"{running_site.url}{reverse('search')}"


def ask(running_site, language, query):
    return BeautifulSoup(open_url(f"{search_url(running_site, language)}?q={quote(query)}"), "html.parser")


def results(page):
    """Return the results in their order, as (code, title, address)."""
    found = []
    for result in page.select("ol.results > li"):
        code, link = result.select_one(".result-kind samp"), result.h3.a
        found.append((words(code) if code else "", " ".join(link.get_text().split()), link["href"]))
    return found


def first_results(running_site, language, query, number=3):
    return results(ask(running_site, language, query))[:number]


CLEANING = [
    "nettoyage",
    "limpieza",
    "pulizia",
    "καθαρισμός",
    "ΚΑΘΑΡΙΣΜΟΣ",
    "καθαρισμοσ",
    "cleaning",
    "TEC-01",
    "tec 01",
]


@pytest.mark.parametrize("query", CLEANING)
@pytest.mark.parametrize("language", LANGUAGES)
def test_cleaning_is_found_in_every_language_from_every_language(running_site, language, query):
    found = {code: (title, url) for code, title, url in first_results(running_site, language, query)}
    assert "TEC-01" in found
    title, url = found["TEC-01"]
    sheet = BeautifulSoup(open_url(urljoin(running_site.url, url)), "html.parser")
    assert sheet.html["lang"] == language
    assert words(sheet.h1) == title


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_worker_finds_ironing_by_its_spanish_name(running_site, language):
    page = ask(running_site, language, "planchar")
    assert "TEC-01" in [code for code, _title, _url in results(page)]
    if language != "es":
        assert page.select_one("ol.results .result-more")


@pytest.mark.parametrize(
    ("language", "typo", "meant"),
    [("fr", "netoyage", "nettoyage"), ("en", "claening", "cleaning"), ("es", "limpeiza", "limpieza")],
)
def test_typing_errors_still_find_it_and_are_said(running_site, language, typo, meant):
    page = ask(running_site, language, typo)
    assert "TEC-01" in [code for code, _title, _url in results(page)[:3]]
    said = words(page.main.find(role="status"))
    assert f"{meant}" in said and f"{typo}" in said


def test_an_ending_that_is_only_nearly_right_needs_no_correction(running_site):
    assert "TEC-01" in [code for code, _title, _url in first_results(running_site, "en", "cleanning")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_result_leads_to_a_page_and_its_section(running_site, language):
    page = ask(running_site, language, "TEC-01 badge")
    links = page.select("ol.results a")
    assert links
    for link in links:
        url, _hash, anchor = urljoin(running_site.url, link["href"]).partition("#")
        target = BeautifulSoup(open_url(url), "html.parser")
        assert target.html["lang"] == language
        assert not anchor or target.find(id=anchor), link["href"]


@pytest.mark.parametrize(
    ("language", "typed"), [("en", "tec"), ("fr", "nett"), ("es", "limp"), ("it", "puli"), ("el", "ΚΑΘΑΡ")]
)
def test_names_are_suggested_in_every_language(running_site, language, typed):
    answer = json.loads(open_url(f"{search_url(running_site, language)}suggest/?q={quote(typed)}"))
    assert 0 < len(answer["suggestions"]) <= 8
    assert "TEC-01" in [each["code"] for each in answer["suggestions"]]


def test_the_index_is_as_if_built_anew(running_site):
    code = (
        "from common.models import Document; from search import indexing;"
        "read = lambda: list(Document.objects.order_by('pk').values());"
        "before = read(); indexing.rebuild(); print(len(before) > 100, before == read())"
    )
    assert running_site.manage("shell", "--no-imports", "-c", code).strip().endswith("True True")
