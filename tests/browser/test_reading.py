"""Reading a chapter in a browser: copying the address of a section, ticks that stay, saying whether it helped."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_accessibility import OPTIONS

pytestmark = [pytest.mark.site, pytest.mark.browser]

CHAPTER = "/en/guide/test-with-real-people/"
MISSING = re.compile("what is missing")
WITHOUT_SCRIPT = {"java_script_enabled": False}


def test_the_address_of_a_section_is_copied_and_announced(open_page):
    page = open_page(CHAPTER, permissions=["clipboard-read", "clipboard-write"])
    heading = page.get_by_role("heading", name="Plan your pilot")
    link = heading.get_by_role("link", name="Link to this section")
    status = page.locator("main").get_by_role("status")
    expect(status).to_be_empty()
    link.focus()
    expect(link).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(status).to_have_text("The address of the section was copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(f"{CHAPTER}#h-plan-your-pilot")
    expect(page).to_have_url(copied)


def test_without_script_the_link_leads_to_the_section(open_page):
    page = open_page(CHAPTER, **WITHOUT_SCRIPT)
    page.get_by_role("heading", name="Plan your pilot").get_by_role("link").click()
    expect(page).to_have_url(re.compile("#h-plan-your-pilot$"))
    expect(page.get_by_role("heading", name="Plan your pilot")).to_be_in_viewport()


def test_a_citation_leads_to_the_source_and_back(open_page):
    page = open_page(CHAPTER)
    page.get_by_role("link", name="Source [1]").first.click()
    expect(page.locator(":target")).to_be_in_viewport()
    page.locator(":target").get_by_role("link", name=re.compile("Back to the text")).first.click()
    expect(page.locator(":target")).to_have_text("[1]")
    expect(page.locator(":target")).to_be_in_viewport()


def test_ticks_stay_in_the_browser_until_they_are_cleared(open_page):
    page = open_page(CHAPTER)
    boxes = page.locator(".checklist input")
    clear = page.get_by_role("button", name="Clear ticks")
    expect(clear).to_be_hidden()
    boxes.nth(1).check()
    boxes.nth(3).check()
    page.reload()
    assert [place for place in range(boxes.count()) if boxes.nth(place).is_checked()] == [1, 3]
    clear.click()
    expect(clear).to_be_hidden()
    expect(boxes.first).to_be_focused()
    page.reload()
    expect(page.locator(".checklist input:checked")).to_have_count(0)


def test_ticks_of_one_chapter_are_not_those_of_another(open_page):
    page = open_page(CHAPTER)
    page.locator(".checklist input").first.check()
    page.goto("/en/guide/assure-quality/")
    expect(page.locator(".checklist input:checked")).to_have_count(0)


def test_ticks_are_printed_and_buttons_are_not(open_page):
    page = open_page(CHAPTER)
    page.locator(".checklist input").first.check()
    page.emulate_media(media="print")
    mark = page.locator(".checklist input").first.evaluate("box => getComputedStyle(box, '::before').content")
    assert "✓" in mark
    for hidden in (".checklist button", ".anchor >> nth=0", "form.useful"):
        expect(page.locator(hidden)).to_be_hidden()


def test_a_list_can_be_ticked_without_script(open_page):
    page = open_page(CHAPTER, **WITHOUT_SCRIPT)
    page.locator(".checklist input").first.check()
    expect(page.locator(".checklist button")).to_have_count(0)


@pytest.mark.parametrize("options", [{}, {"width": PHONE}, WITHOUT_SCRIPT], ids=["desktop", "phone", "without-script"])
def test_a_reader_says_that_a_chapter_did_not_help(open_page, options):
    page = open_page(CHAPTER, **options)
    page.locator("form.useful").get_by_role("button", name="No").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Test with real people")
    expect(page.get_by_role("radio", name="No")).to_be_checked()
    page.get_by_label(MISSING).fill("The plan for small centres.")
    # Programs send a form at once; people take a moment.
    page.wait_for_timeout(2500)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert page.context.cookies() == []
    page.get_by_role("link", name=re.compile("Back to")).click()
    expect(page).to_have_url(re.compile(CHAPTER))


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_refusal_keeps_the_words_and_axe_finds_nothing_in_it(browser, running_site, width):
    context = browser.new_context(base_url=running_site.url, viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(CHAPTER)
    page.locator("form.useful").get_by_role("button", name="Yes").click()
    page.get_by_label(MISSING).fill("Call me: 0470 12 34 56")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text("Leave out e-mail addresses")
    expect(page.get_by_label(MISSING)).to_have_value("Call me: 0470 12 34 56")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, options=OPTIONS).response["violations"]
    context.close()
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == []
