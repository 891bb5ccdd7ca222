"""The benchmark on the running site, in every language: the matrix says what the facts say."""

import csv
import io
import urllib.request
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from tests.looking import words

pytestmark = [pytest.mark.site, pytest.mark.any_database]
# The symbol for each kind of cell of the source's table.
SIGNS = {"yes": "yes", "no": "no", "partial": "partly", "text": "words", "NA": "none", "blank": "blank"}


def get(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=20) as answer:  # noqa: S310
        return answer.read()


@pytest.fixture(scope="module")
def matrices(running_site) -> dict[str, BeautifulSoup]:
    """The page with the matrix in every language, reached through the language links."""
    url = f"{running_site.url}/en/benchmark/?view=matrix"
    english = BeautifulSoup(get(url), "html.parser")
    found = {link["hreflang"]: urljoin(url, link["href"]) for link in english.select("nav.languages a")}
    return {code: BeautifulSoup(get(address), "html.parser") for code, address in found.items()}


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_every_cell_of_the_matrix_says_what_the_source_says(matrices, facts, language):
    signs = [
        [cell.select_one(".verdict use")["href"].rpartition("#")[2] for cell in row.select("td")[:4]]
        for row in matrices[language].select(".key-matrix tbody tr")
    ]
    assert signs == [
        [SIGNS[str(practice["elements"][key]["value"])] for key in ("K1", "K2", "K3", "K4")]
        for practice in facts["practices"]["list"]
    ]


def test_none_of_the_practices_has_all_four_elements(matrices, facts):
    complete = [
        practice
        for practice in facts["practices"]["list"]
        if all(cell["value"] == "yes" for cell in practice["elements"].values())
    ]
    headline = words(matrices["en"].select_one(".finding-headline"))
    assert complete == []
    assert headline == f"None of these {facts['practices']['count']} practices shows all four key elements."


def test_the_drivers_can_be_taken_away_as_numbers(running_site, facts):
    page = f"{running_site.url}/en/benchmark/figures/"
    shown = BeautifulSoup(get(page), "html.parser")
    files = [str(link["href"]) for link in shown.select(".figure-part:has(.chart) .figure-tools a[href$=csv]")]
    lines = csv.DictReader(io.StringIO(get(urljoin(page, files[0])).decode("utf-8-sig")))
    found = sorted(float(line["value"]) for line in lines)
    rows = facts["drivers"]["rows"]
    assert found == sorted([row["all_pct"] for row in rows] + [row["high_pct"] for row in rows])


def test_evidence_and_standards_lead_to_one_another(running_site):
    method = BeautifulSoup(get(f"{running_site.url}/en/methods/jury-interview/"), "html.parser")
    assert method.select_one("main a[href='/en/benchmark/vae-by-blocks/']")
    practice = BeautifulSoup(get(f"{running_site.url}/en/benchmark/vae-by-blocks/"), "html.parser")
    assert practice.select_one("main a[href='/en/methods/jury-interview/']")
    assert practice.select_one("main a[href='/en/guide/know-the-ground/']")
