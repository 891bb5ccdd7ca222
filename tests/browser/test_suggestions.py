"""Suggestions while typing, by keyboard, mouse and screen reader, and without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .conftest import DESKTOP, SMALL

pytestmark = [pytest.mark.browser, pytest.mark.site]


def box(page):
    return page.locator("form[role=search] input[name=q]")


def options(page):
    return page.get_by_role("option")


def type_and_wait(page, text):
    box(page).press_sequentially(text)
    options(page).first.wait_for()


@pytest.mark.parametrize("path", ["/en/", "/en/guide/"], ids=["large form", "masthead"])
def test_the_box_is_a_combobox_whose_list_follows_the_letters(open_page, path):
    page = open_page(path)
    assert box(page).get_attribute("aria-expanded") == "false"
    type_and_wait(page, "clean")
    assert box(page).get_attribute("aria-expanded") == "true"
    assert page.get_by_role("listbox").get_attribute("id") == box(page).get_attribute("aria-controls")
    assert "TEC-01" in options(page).first.inner_text()
    box(page).press_sequentially("zzz")
    page.get_by_role("listbox").wait_for(state="hidden")
    assert box(page).get_attribute("aria-expanded") == "false"


def test_the_number_of_suggestions_is_announced(open_page):
    page = open_page("/en/")
    type_and_wait(page, "tec-01")
    status = page.locator("form[role=search] [role=status]")
    assert status.inner_text() == f"{options(page).count()} suggestion"


def test_arrows_choose_and_enter_searches(open_page):
    page = open_page("/en/guide/")
    type_and_wait(page, "clean")
    box(page).press("ArrowDown")
    chosen = page.locator("[aria-selected=true]")
    assert chosen.get_attribute("id") == box(page).get_attribute("aria-activedescendant")
    assert box(page).input_value() == "clean"
    text = chosen.get_attribute("data-text")
    box(page).press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert box(page).input_value() == text
    assert page.locator("ol.results > li").count() >= 1


def test_arrows_go_round_and_back_to_what_was_typed(open_page):
    page = open_page("/en/")
    type_and_wait(page, "clean")
    number = options(page).count()
    for place in [*range(number), -1, 0]:
        box(page).press("ArrowDown")
        marked = box(page).get_attribute("aria-activedescendant")
        assert marked == ("" if place < 0 else options(page).nth(place).get_attribute("id"))
    box(page).press("ArrowUp")
    assert box(page).get_attribute("aria-activedescendant") == ""
    box(page).press("ArrowUp")
    assert box(page).get_attribute("aria-activedescendant") == options(page).last.get_attribute("id")


def test_enter_without_a_choice_searches_for_what_was_typed(open_page):
    page = open_page("/en/")
    type_and_wait(page, "clean")
    box(page).press("Enter")
    page.wait_for_url("**/search/?q=clean")


def test_escape_closes_the_list_and_keeps_the_words(open_page):
    page = open_page("/en/")
    type_and_wait(page, "clean")
    box(page).press("Escape")
    assert not page.get_by_role("listbox").is_visible()
    assert box(page).input_value() == "clean"


def test_leaving_the_box_closes_the_list(open_page):
    page = open_page("/en/")
    type_and_wait(page, "clean")
    box(page).press("Tab")
    assert not page.get_by_role("listbox").is_visible()


def test_a_click_chooses(open_page):
    page = open_page("/en/")
    type_and_wait(page, "tec-01")
    options(page).first.click()
    page.wait_for_url("**/search/?q=*")
    assert page.locator("ol.results samp", has_text="TEC-01").count() == 1


def test_it_works_in_greek_with_capitals(open_page):
    page = open_page("/el/")
    type_and_wait(page, "ΚΑΘΑΡ")
    assert "TEC-01" in " ".join(options(page).all_inner_texts())


@pytest.mark.parametrize("path", ["/en/", "/en/guide/"], ids=["large form", "masthead"])
@pytest.mark.parametrize("width", [DESKTOP, SMALL])
def test_the_list_moves_nothing_and_stays_on_the_screen(open_page, path, width):
    page = open_page(path, width)
    before = page.locator("main").bounding_box()
    type_and_wait(page, "cl")
    assert page.locator("main").bounding_box() == before
    list_box = page.get_by_role("listbox").bounding_box()
    assert list_box["x"] >= 0 and list_box["x"] + list_box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", ["/en/", "/en/guide/"], ids=["large form", "masthead"])
def test_an_open_list_has_no_accessibility_problem(open_page, path):
    page = open_page(path)
    type_and_wait(page, "clean")
    box(page).press("ArrowDown")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_without_javascript_the_box_is_an_ordinary_form(open_page):
    page = open_page("/en/", java_script_enabled=False)
    assert page.get_by_role("listbox").count() == 0
    box(page).fill("TEC-01")
    box(page).press("Enter")
    page.wait_for_url("**/search/?q=TEC-01")
    assert page.locator("ol.results samp", has_text="TEC-01").count() == 1
