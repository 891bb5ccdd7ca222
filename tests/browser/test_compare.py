"""Comparing in a real browser: by mouse and without scripts, on every width."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, SMALL
from tests.browser.test_accessibility import OPTIONS

pytestmark = [pytest.mark.site, pytest.mark.browser]
MICRO_SKILLS = "/en/standards/compare/?id=TEC-01&id=SOF-01&id=LIN-01"
STATES = [
    MICRO_SKILLS,
    f"{MICRO_SKILLS}&differences=1",
    "/el/protypa/compare/?id=TEC-01&id=SOF-01&id=LIN-01&id=TRA-01",
    "/en/standards/compare/",
    "/en/methods/compare/?id=observed-task&id=quiz&id=portfolio&id=nothing",
    "/en/methods/",
]


@pytest.mark.parametrize("width", [DESKTOP, PHONE, SMALL])
@pytest.mark.parametrize("address", STATES)
def test_comparisons_pass_axe_and_fit_the_window(open_page, address, width):
    page = open_page(address, width, bypass_csp=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, options=OPTIONS).response["violations"]
    assert [(rule["id"], [node["html"][:200] for node in rule["nodes"]][:3]) for rule in found] == []


def test_methods_are_chosen_compared_and_dropped_without_scripts(open_page):
    page = open_page("/en/methods/", java_script_enabled=False)
    page.get_by_label("Compare “Observed practical task”").check()
    page.get_by_label("Compare “Portfolio of evidence”").check()
    page.get_by_role("button", name="Compare in detail").click()
    expect(page).to_have_url(re.compile(r"/en/methods/compare/\?id=observed-task&id=portfolio$"))
    page.get_by_role("link", name="Show differences only").click()
    expect(page.get_by_role("status")).to_contain_text("Only the rows in which they differ")
    page.get_by_role("link", name="Remove Portfolio of evidence").click()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(1)
    page.get_by_role("checkbox", name="Interview with a jury").check()
    page.get_by_role("button", name="Compare").last.click()
    expect(page.locator(".compare-item")).to_have_count(2)


def test_the_language_of_a_comparison_is_changed_with_what_is_compared(open_page):
    page = open_page(MICRO_SKILLS)
    page.locator("nav.languages a[hreflang=fr]").click()
    expect(page).to_have_url(re.compile(r"/fr/.*/compare/\?id=TEC-01&id=SOF-01&id=LIN-01$"))
    expect(page.locator(".compare-item samp")).to_have_text(["TEC-01", "SOF-01", "LIN-01"])


def test_the_head_of_the_table_stays_in_sight_where_all_columns_fit(open_page):
    page = open_page(MICRO_SKILLS)
    page.get_by_text("Quality assurance", exact=True).scroll_into_view_if_needed()
    expect(page.locator(".compare-item a").first).to_be_in_viewport()


def test_files_of_a_comparison_are_saved_under_their_name(open_page):
    page = open_page(MICRO_SKILLS)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as XLSX").click()
    assert re.fullmatch(r"micro-skills-compared-en-\d{4}-\d\d-\d\d\.xlsx", download.value.suggested_filename)
