"""The translation editor by keyboard, with its script, and with every text as axe wants it."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, SMALL
from tests.browser.test_accessibility import OPTIONS

pytestmark = [pytest.mark.site, pytest.mark.browser]


def open_editor(open_page, running_site, width: int, code: str, **options) -> Page:
    """Sign in and open the translation of a micro-skill from Wagtail's list."""
    page = open_page("/admin/login/", width=width, **options)
    page.locator("input[name=username]").fill("editor")
    page.locator("input[name=password]").fill(running_site.password)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/admin/")
    page.goto(f"/admin/snippets/standards/microskill/?q=TEC-01&locale={code}")
    page.locator("main table a[href*='/edit/']").first.click()
    expect(page.locator("#texts")).to_be_visible()
    return page


@pytest.mark.parametrize("width", [DESKTOP, PHONE, SMALL])
def test_axe_finds_nothing_and_nothing_overflows(open_page, running_site, width):
    page = open_editor(open_page, running_site, width, "el", bypass_csp=True)
    found = Axe().run(page, options=OPTIONS).response["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_translator_needs_no_mouse(open_page, running_site):
    page = open_editor(open_page, running_site, DESKTOP, "fr")
    boxes = page.locator(".te-text textarea")
    boxes.nth(0).focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(boxes.nth(1)).to_be_focused()
    expect(page.locator(".te-text").nth(1).locator(".te-count")).to_contain_text(re.compile(r"^\d+ / \d+ characters$"))
    page.keyboard.press("Alt+ArrowUp")
    expect(boxes.nth(0)).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".messages")).to_contain_text("Nothing was changed.")


def test_leaving_with_unsaved_texts_is_asked(open_page, running_site):
    page = open_editor(open_page, running_site, DESKTOP, "fr")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator(".te-text textarea").first.press("End")
    page.keyboard.type(" et plus")
    expect(page.locator(".te-typing")).to_have_count(1)
    page.goto("/admin/")
    assert asked == ["beforeunload"]


def test_the_address_of_a_text_leads_into_its_box(open_page, running_site):
    page = open_editor(open_page, running_site, DESKTOP, "fr")
    text = page.locator(".te-text").nth(5)
    page.goto(f"{page.url}#{text.get_attribute('id')}")
    page.reload()
    expect(text.locator("textarea")).to_be_focused()
