"""What policymakers and workers come to find out, in every language: by mouse, by keyboard, on a phone."""

import re
from io import BytesIO

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_catalogue import tab_to

pytestmark = [pytest.mark.site, pytest.mark.browser]

PATHS = {
    "en": "/en/standards/",
    "fr": "/fr/referentiels/",
    "es": "/es/estandares/",
    "it": "/it/standard/",
    "el": "/el/protypa/",
}
EVERY_LANGUAGE = pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
CHOSEN = ("category-technical", "eqf-2", "method-observed-task")
COMPARED = ("TEC-01", "SOF-01", "LIN-01")


def _click(page: Page, field: str) -> None:
    box = page.locator(f"#{field}")
    folded = page.locator(f"details.facet:not([open]):has(#{field}) > summary")
    if folded.count():
        folded.click()
    box.check()


def _press(page: Page, field: str) -> None:
    if page.locator(f"details.facet:not([open]):has(#{field})").count():
        tab_to(page, f"details.facet:has(#{field}) > summary")
        page.keyboard.press("Enter")
    tab_to(page, f"#{field}")
    page.keyboard.press("Space")


def _ask(page: Page, way: str) -> None:
    """Choose level 2 technical skills assessed by observation."""
    if way == "phone":
        page.locator("details.drawer > summary").click()
    for field in CHOSEN:
        (_press if way == "keyboard" else _click)(page, field)
        expect(page).to_have_url(re.compile(field.replace("-", "=", 1)))


@pytest.mark.parametrize("way", ["mouse", "keyboard", "phone"])
@EVERY_LANGUAGE
def test_which_technical_skills_of_level_2_are_assessed_by_observation(open_page, path, way):
    page = open_page(path, width=PHONE if way == "phone" else DESKTOP)
    _ask(page, way)
    expect(page.locator(".entry")).to_have_count(1)
    expect(page.locator(".entry")).to_contain_text("TEC-01")
    # That list, and nothing else, as a spreadsheet.
    link = page.locator(".take a[href*='list.xlsx']")
    with page.expect_download() as download:
        if way == "keyboard":
            tab_to(page, ".take a[href*='list.xlsx']")
            page.keyboard.press("Enter")
        else:
            link.click()
    sheet = openpyxl.load_workbook(BytesIO(download.value.path().read_bytes())).worksheets[0]
    values = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row]
    assert "TEC-01" in values
    assert not {"SOF-01", "LIN-01", "TRA-01"} & set(values)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@EVERY_LANGUAGE
def test_how_these_three_differ(open_page, path, width):
    page = open_page(path, width=width)
    for code in COMPARED:
        page.locator(f"input[name=id][value={code}]").check()
    page.locator("#compare button").last.click()
    expect(page).to_have_url(re.compile(r"compare/\?id="))
    assert set(page.locator(".compare-item samp").all_inner_texts()) == set(COMPARED)
    everything = page.locator("main tbody tr").count()
    page.locator("main a[href*='differences=1']").first.click()
    expect(page).to_have_url(re.compile("differences=1"))
    assert 0 < page.locator("main tbody tr").count() < everything


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_worker_finds_planchar_from_the_french_site(open_page, width):
    page = open_page("/fr/", width=width)
    page.locator("input[name=q]").first.fill("planchar")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=planchar"))
    expect(page.locator("main")).to_contain_text("espagnol")
    expect(page.locator("main a[href^='/fr/']").first).to_be_visible()
