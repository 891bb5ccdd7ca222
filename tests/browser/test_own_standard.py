"""Write your own standard in a real browser: with and without JavaScript, by keyboard, on a phone and on paper."""

import json
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, SMALL
from tests.browser.test_accessibility import OPTIONS

pytestmark = [pytest.mark.site, pytest.mark.browser]

ADDRESS = "/en/guide/own-standard/"
STEPS = ["activity", "level", "outcomes", "assessment", "badge", "elements", "check"]


def press(page: Page, action: str) -> None:
    """Press the last button of the page that does this, the one that everybody sees, and wait for the answer."""
    with page.expect_navigation():
        page.locator(f"button[name=action][value='{action}']").last.click()


def go_to(page: Page, step: str) -> None:
    """Choose a step in the list of steps, which is folded on a phone."""
    page.locator("nav.own-steps details").evaluate("element => element.open = true")
    with page.expect_navigation():
        page.locator(f"nav.own-steps button[value=go-{step}]").click()
    expect(page.locator("nav.own-steps [aria-current=step]")).to_have_attribute("value", f"go-{step}")


def violations(page: Page) -> list[tuple[str, list[str]]]:
    page.evaluate("document.querySelectorAll('details').forEach(element => element.open = true)")
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [(rule["id"], [node["html"][:200] for node in rule["nodes"]][:3]) for rule in found]


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}], ids=["with", "without-javascript"])
def test_an_organisation_leaves_with_its_own_draft(open_page, options):
    page = open_page(ADDRESS, **options)
    page.get_by_label("Title").fill("Iron a shirt")
    page.get_by_label("Your organisation").fill("Casa Aperta")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(re.compile("Step 2 of 7"))
    expect(page.locator("h1")).to_be_focused()
    page.get_by_label("Level 2").check()
    press(page, "next")
    page.locator("#id_outcomes-skill-0-statement").fill("Understand the iron")
    press(page, "next")
    expect(page.get_by_text("Before you go on")).to_be_visible()
    page.locator(".own-summary a").first.click()
    expect(page.locator("#id_outcomes-skill-0-statement")).to_be_focused()
    page.locator("#id_outcomes-skill-0-statement").fill("Iron the collar first")
    press(page, "add-outcomes-skill")
    expect(page.locator("#id_outcomes-skill-1-statement")).to_be_focused()
    page.keyboard.type("Fold the shirt")
    press(page, "next")
    expect(page.locator(".own-summary").first).to_contain_text("Not filled: The assessor sees")
    press(page, "next")
    expect(page.locator("h1")).to_have_text(re.compile("Step 4 of 7"))
    page.get_by_label("Observed practical task").check()
    go_to(page, "check")
    expect(page.locator(".own-sheet")).to_contain_text("Fold the shirt")
    with page.expect_download() as download:
        page.locator("button[value=download-docx]").first.click()
    assert download.value.suggested_filename == "iron-a-shirt.docx"
    assert Path(download.value.path()).read_bytes().startswith(b"PK")


def test_what_is_typed_stays_in_the_browser_and_is_sent_only_when_asked(open_page):
    page = open_page(ADDRESS)
    posts: list[str] = []
    page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    page.get_by_label("Title").fill("Iron a shirt")
    expect(page.locator("[data-own-status]")).to_contain_text("Kept in this browser at")
    page.reload()
    earlier = page.locator("[data-own-earlier]")
    expect(earlier).to_contain_text("Iron a shirt")
    expect(page.get_by_label("Title")).to_have_value("")
    assert posts == []
    earlier.get_by_role("button", name="Go on with it").click()
    expect(page.get_by_label("Title")).to_have_value("Iron a shirt")
    assert len(posts) == 1


def test_going_on_from_a_later_step_comes_back_to_it_with_all_words(open_page):
    page = open_page(ADDRESS)
    page.get_by_label("Title").fill("Iron a shirt")
    go_to(page, "badge")
    page.locator("#id_badge_levels-0-name").fill("Beginner")
    page.goto(ADDRESS)
    page.get_by_role("button", name="Go on with it").click()
    expect(page.locator("h1")).to_have_text(re.compile("Step 5 of 7"))
    expect(page.locator("#id_badge_levels-0-name")).to_have_value("Beginner")
    go_to(page, "activity")
    expect(page.get_by_label("Title")).to_have_value("Iron a shirt")


def test_a_second_draft_does_not_push_out_the_first(open_page):
    page = open_page(ADDRESS)
    page.get_by_label("Title").fill("Iron a shirt")
    press(page, "next")
    page.goto(ADDRESS)
    page.get_by_label("Title").fill("Walk the dog")
    press(page, "next")
    page.goto(ADDRESS)
    expect(page.locator("[data-own-earlier] b")).to_have_text(["Walk the dog", "Iron a shirt"])


def test_the_draft_is_deleted_from_the_browser_by_a_button(open_page):
    page = open_page(ADDRESS)
    page.get_by_label("Title").fill("Iron a shirt")
    press(page, "next")
    page.get_by_role("button", name="Delete the draft from this browser").click()
    expect(page.locator("[data-own-status]")).to_contain_text("Deleted")
    press(page, "next")
    assert page.evaluate("Object.keys(localStorage)") == []


def test_a_browser_that_keeps_nothing_says_so(browser, running_site):
    context = browser.new_context(base_url=running_site.url)
    context.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); }")
    page = context.new_page()
    page.goto(ADDRESS)
    page.get_by_label("Title").fill("Iron a shirt")
    expect(page.locator("[data-own-status]")).to_contain_text("does not let this page keep anything")
    context.close()


def test_a_link_carries_the_draft_and_the_server_does_not_see_it_until_it_is_opened(open_page):
    page = open_page(ADDRESS)
    page.get_by_label("Title").fill("Σιδερώνω ένα πουκάμισο")
    press(page, "save")
    link = page.locator("a[data-own-link]")
    expect(link).to_be_visible()
    expect(page.locator("[data-own-unscripted]").first).to_be_hidden()
    target = link.evaluate("element => element.href")
    assert "#draft=" in target and "?" not in target
    other = open_page(target)
    expect(other.get_by_label("Title")).to_have_value("")
    other.get_by_role("button", name="Go on with it").click()
    expect(other.locator(".own-sheet")).to_contain_text("Σιδερώνω ένα πουκάμισο")


def test_without_javascript_a_short_draft_has_a_link_too(open_page):
    page = open_page(ADDRESS, java_script_enabled=False)
    # Words that hardly shrink, close to the longest address there may be.
    words = " ".join(f"{number * 7919 % 99991:x}" for number in range(480))
    page.get_by_label("Statement").fill(words)
    page.get_by_label("Title").fill("Iron a shirt")
    press(page, "save")
    target = page.get_by_role("link", name="Link to this draft").get_attribute("href")
    page.goto(ADDRESS + target)
    expect(page.locator(".own-sheet")).to_contain_text("Iron a shirt")


def test_a_saved_file_is_opened_again(open_page, tmp_path):
    page = open_page(ADDRESS)
    page.get_by_label("Title").fill("Iron a shirt")
    with page.expect_download() as download:
        page.locator("button[value=download-json]").last.click()
    saved = tmp_path / "draft.json"
    download.value.save_as(saved)
    assert json.loads(saved.read_text(encoding="utf-8"))["micro_skill"]["title"] == "Iron a shirt"
    other = open_page(ADDRESS)
    other.locator(".own-begin summary").click()
    other.get_by_label("A file that you saved here").set_input_files(saved)
    press(other, "open")
    expect(other.get_by_label("Title")).to_have_value("Iron a shirt")


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_axe_finds_nothing_on_any_step(browser, running_site, width):
    context = browser.new_context(base_url=running_site.url, viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(ADDRESS)
    found = {"begin": violations(page)}
    page.locator("#id_begin").select_option("TEC-01")
    press(page, "copy")
    for step in STEPS:
        go_to(page, step)
        found[step] = violations(page)
    go_to(page, "elements")
    page.get_by_label("Workload in hours").fill("9999")
    press(page, "next")
    found["a problem"] = violations(page)
    page.get_by_label("Workload in hours").fill("10")
    press(page, "save")
    found["saved"] = violations(page)
    page.goto(ADDRESS)
    found["an earlier draft"] = violations(page)
    context.close()
    assert {name: broken for name, broken in found.items() if broken} == {}


@pytest.mark.parametrize("language", ["en", "el"])
def test_nothing_scrolls_sideways_on_a_narrow_phone(open_page, language):
    page = open_page(ADDRESS, width=SMALL)
    page.locator(f"nav.languages a[hreflang={language}]").click()
    expect(page.locator("html")).to_have_attribute("lang", language)
    page.locator(".own-begin summary").click()
    page.locator("#id_begin").select_option("TEC-01")
    press(page, "copy")
    for step in STEPS:
        go_to(page, step)
        assert page.evaluate("document.documentElement.scrollWidth") <= SMALL, step


def test_the_check_prints_as_the_sheet(open_page):
    page = open_page(ADDRESS)
    page.get_by_label("Title").fill("Iron a shirt")
    go_to(page, "check")
    page.emulate_media(media="print")
    expect(page.locator(".own-sheet h2").first).to_be_visible()
    expect(page.locator(".own-sheet")).to_contain_text("Iron a shirt")
    for hidden in ("h1", "#s-check", "#s-take", ".own-buttons", ".own-keep", "nav.own-steps"):
        expect(page.locator(hidden).first).to_be_hidden()
