"""The catalogue as readers use it: with and without scripts, by keyboard, on a phone, with assistive technology."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, SMALL
from tests.browser.test_accessibility import violations

pytestmark = [pytest.mark.site, pytest.mark.browser]

URL = "/en/standards/"
WITHOUT_SCRIPTS = {"java_script_enabled": False}
STATES = {
    "everything": "",
    "chips": "?category=technical&category=soft&eqf=2",
    "empty": "?category=soft&eqf=2",
    "ignored": "?category=cooking",
    "map": "?view=map",
    "table": "?view=table&order=title",
}
PATHS = {"en": URL, "el": "/el/protypa/"}
ADD = """
from common.models import ContentVersion
from standards.models import Card
from tests.cataloguing import card, micro_skills
Card.objects.bulk_create(card(skill, {"category": ["technical"], "eqf": ["1"]}) for skill in micro_skills(40))
ContentVersion.change()
"""
REMOVE = """
from common.models import ContentVersion
from standards.models import MicroSkill
MicroSkill.objects.filter(code__startswith="BLK-").delete()
ContentVersion.change()
"""


@pytest.fixture
def many(running_site):
    """Forty more micro-skills, for as long as the test runs."""
    running_site.manage("shell", "-c", ADD)
    yield
    running_site.manage("shell", "-c", REMOVE)


def heading(page: Page):
    return page.locator("#results")


def focused(page: Page) -> str:
    """Return the id of what has the focus."""
    return page.evaluate("document.activeElement.id")


def reach_for(page: Page) -> None:
    """Do what makes the page fetch htmx, and wait until it is at work."""
    page.get_by_role("heading", level=1).hover()
    page.wait_for_selector("form.facets[data-htmx-powered]", state="attached")


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element has the focus."""
    for _step in range(120):
        page.keyboard.press("Tab")
        if page.locator(selector).first.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab never reaches {selector}")


# Without scripts


def test_without_scripts_everything_goes_by_forms_and_links(open_page):
    page = open_page(URL, **WITHOUT_SCRIPTS)
    expect(heading(page)).to_have_text("4 micro-skills")
    page.get_by_label("Level 2").check()
    page.get_by_role("button", name="Show results").click()
    expect(page).to_have_url(re.compile(r"/standards/\?eqf=2#results$"))
    expect(heading(page)).to_have_text("2 micro-skills")
    expect(heading(page)).to_be_in_viewport()

    page.get_by_label("Order by").select_option("title")
    page.get_by_role("button", name="Apply").click()
    expect(page).to_have_url(re.compile(r"\?order=title&eqf=2#results$"))
    expect(page.locator(".entry h3").first).to_contain_text("Carry out")

    page.get_by_role("link", name="Table").click()
    expect(page.locator("table.listing tbody tr")).to_have_count(2)
    page.get_by_role("link", name="Map").click()
    page.locator(".coverage").get_by_role("link", name="Technical, EQF 2").click()
    expect(page).to_have_url(re.compile(r"\?category=technical&eqf=2&order=title#results$"))
    expect(heading(page)).to_have_text("1 micro-skill")
    page.get_by_role("link", name="Remove filter: Category: Technical").click()
    expect(heading(page)).to_have_text("2 micro-skills")
    page.get_by_role("link", name="Clear all").click()
    expect(heading(page)).to_have_text("4 micro-skills")


def test_without_scripts_pages_are_turned(open_page, many):
    page = open_page(f"{URL}?category=technical", **WITHOUT_SCRIPTS)
    expect(heading(page)).to_have_text("41 micro-skills")
    page.get_by_role("link", name="Next page").click()
    expect(page).to_have_url(re.compile(r"\?category=technical&page=2#results$"))
    expect(page.locator(".pages [aria-current=page]")).to_have_text("2")
    expect(page.locator(".entry")).to_have_count(20)


@pytest.mark.parametrize("options", [{}, WITHOUT_SCRIPTS], ids=["with", "without-scripts"])
def test_ticked_micro_skills_are_compared(open_page, options):
    page = open_page(URL, **options)
    page.get_by_label("Compare SOF-01").check()
    page.get_by_label("Compare TEC-01").check()
    page.get_by_role("button", name="Compare ticked").click()
    expect(page).to_have_url(re.compile(r"/standards/compare/\?id=SOF-01&id=TEC-01$"))
    expect(page.locator("main")).to_contain_text("TEC-01")


@pytest.mark.parametrize("options", [{}, WITHOUT_SCRIPTS], ids=["with", "without-scripts"])
def test_a_search_keeps_the_filters(open_page, options):
    page = open_page(f"{URL}?category=technical&category=soft", **options)
    page.get_by_label("Find a micro-skill").fill("cleaning")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?(?=.*q=cleaning)(?=.*category=technical&category=soft)"))
    expect(page.get_by_role("link", name="Remove filter: Search: “cleaning”")).to_be_visible()
    expect(page.locator(".entry").first).to_contain_text("TEC-01")


def test_the_language_is_switched_with_the_filters(open_page):
    page = open_page(URL)
    page.get_by_label("Level 2").check()
    expect(heading(page)).to_have_text("2 micro-skills")
    page.get_by_role("link", name="Français").click()
    expect(page).to_have_url(re.compile(r"/fr/referentiels/\?eqf=2$"))
    expect(page.locator(".entry")).to_have_count(2)


# With scripts


def test_a_tick_shows_at_once_and_the_focus_stays(open_page):
    page = open_page(URL)
    page.evaluate("document.querySelector('#results').parentElement.same = true")
    box = page.get_by_label("Level 2")
    box.focus()
    page.keyboard.press("Space")
    expect(heading(page)).to_have_text("2 micro-skills")
    assert focused(page) == "eqf-2"
    assert page.url.endswith("/en/standards/?eqf=2")
    expect(page.locator(".facets label:has(#category-soft)")).to_have_text(re.compile(r"Soft\s+0"))
    # The message that assistive technology listens to is the same element with other words.
    assert page.evaluate("document.querySelector('[role=status]:has(#results)').same")

    page.get_by_label("Technical").check()
    expect(heading(page)).to_have_text("1 micro-skill")
    page.get_by_label("Order by").focus()
    page.get_by_label("Order by").select_option("title")
    expect(page).to_have_url(re.compile(r"\?category=technical&eqf=2&order=title$"))
    assert focused(page) == "order"


def test_back_and_forward_go_through_what_was_chosen(open_page):
    page = open_page(URL)
    for value, count in (("Level 2", "2 micro-skills"), ("Transversal", "1 micro-skill")):
        page.get_by_label(value).check()
        expect(heading(page)).to_have_text(count)
    page.locator(".entry h3 a").first.click()
    expect(page).to_have_url(re.compile("/micro-skills/"))
    page.go_back()
    expect(heading(page)).to_have_text("1 micro-skill")
    page.go_back()
    expect(page).to_have_url(re.compile(r"/standards/\?eqf=2$"))
    expect(heading(page)).to_have_text("2 micro-skills")
    expect(page.get_by_label("Transversal")).not_to_be_checked()
    expect(page.get_by_label("Level 2")).to_be_checked()
    page.go_back()
    expect(heading(page)).to_have_text("4 micro-skills")
    page.go_forward()
    expect(heading(page)).to_have_text("2 micro-skills")


def test_a_removed_chip_unticks_its_box(open_page):
    page = open_page(URL)
    page.get_by_label("Level 2").check()
    page.get_by_role("link", name="Remove filter: EQF level: Level 2").click()
    expect(heading(page)).to_have_text("4 micro-skills")
    expect(page.get_by_label("Level 2")).not_to_be_checked()
    # The link is gone; reading goes on where the number is.
    assert focused(page) == "results"


def test_a_turned_page_begins_at_its_head(open_page, many):
    page = open_page(URL)
    reach_for(page)
    page.locator(".pages").get_by_role("link", name="Page 2").click()
    expect(page.locator(".pages [aria-current=page]")).to_have_text("2")
    assert page.url.endswith("/en/standards/?page=2")
    expect(heading(page)).to_be_focused()
    expect(heading(page)).to_be_in_viewport()


def test_ticks_for_comparison_outlive_a_filter_and_are_six_at_most(open_page, many):
    page = open_page(f"{URL}?category=technical")
    reach_for(page)
    message = page.locator("#compare [role=status]")
    expect(message).to_have_text("Tick two to six micro-skills to see them side by side.")
    for number in range(2):
        page.get_by_label(f"Compare BLK-{number:03}").check()
    expect(message).to_have_text("Ticked: BLK-000, BLK-001.")
    page.get_by_role("link", name="Next page").click()
    expect(page.locator(".pages [aria-current=page]")).to_have_text("2")
    expect(message).to_have_text("Ticked: BLK-000, BLK-001.")
    for number in range(20, 24):
        page.get_by_label(f"Compare BLK-{number:03}").check()
    expect(message).to_contain_text("Six is the most")
    expect(page.get_by_label("Compare BLK-030")).to_be_disabled()
    page.get_by_label("Compare BLK-020").uncheck()
    expect(page.get_by_label("Compare BLK-030")).to_be_enabled()
    sent = page.evaluate("new URLSearchParams(new FormData(document.getElementById('compare'))).toString()")
    assert sorted(sent.split("&")) == [f"id=BLK-{n:03}" for n in (0, 1, 21, 22, 23)]


def test_htmx_comes_when_somebody_reaches_for_the_list(open_page):
    page = open_page("/en/")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(URL, wait_until="networkidle")
    assert not [url for url in asked if "htmx" in url]
    with page.expect_request(re.compile("/htmx-4[^/]*js$")):
        page.get_by_label("Level 2").hover()


def test_where_htmx_does_not_come_a_tick_loads_the_page(open_page):
    page = open_page("/en/about/")
    page.route("**/htmx-4*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(URL)
    page.get_by_label("Level 2").check()
    page.get_by_role("button", name="Show results").click()
    expect(heading(page)).to_have_text("2 micro-skills")


# By keyboard


def test_the_keyboard_alone_filters_orders_and_opens(open_page):
    page = open_page(URL)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tab_to(page, "#category-technical")
    page.keyboard.press("Space")
    expect(heading(page)).to_have_text("1 micro-skill")
    assert focused(page) == "category-technical"
    tab_to(page, ".facet summary:text-is('Workload')")
    page.keyboard.press("Enter")
    tab_to(page, "#workload-11-25")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("workload=11-25"))
    # What was unfolded stays so.
    assert focused(page) == "workload-11-25"
    tab_to(page, ".chips a")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?workload=11-25$"))
    tab_to(page, ".entry h3 a")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/micro-skills/"))


# On a phone


@pytest.mark.parametrize("options", [{}, WITHOUT_SCRIPTS], ids=["with", "without-scripts"])
def test_on_a_phone_filters_stand_behind_a_button(open_page, options):
    page = open_page(f"{URL}?eqf=2", width=PHONE, **options)
    drawer = page.locator("details.drawer > summary")
    expect(drawer).to_have_text(re.compile(r"Filter the list\s+1 chosen"))
    expect(page.get_by_label("Technical")).to_be_hidden()
    drawer.click()
    page.get_by_label("Technical").check()
    if options:
        page.get_by_role("button", name="Show results").click()
    expect(heading(page)).to_have_text("1 micro-skill")
    expect(drawer).to_have_text(re.compile(r"Filter the list\s+2 chosen"))
    if not options:
        expect(page.get_by_label("Technical")).to_be_visible()


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_nothing_scrolls_sideways_at_320(open_page, path, state):
    page = open_page(path + state, width=SMALL)
    page.evaluate("document.querySelectorAll('details').forEach(element => element.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL


# Axe


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_axe_finds_nothing_in_any_state(open_page, path, width, many):
    found = {}
    page = open_page(path, width=width, bypass_csp=True)
    for name, state in STATES.items():
        page.goto(path + state)
        found[name] = violations(page)
    page.goto(path)
    page.evaluate("document.querySelector('details.drawer').open = true")
    page.locator("#eqf-2").check()
    expect(page.locator(".entry")).to_have_count(2)
    found["after a tick"] = violations(page)
    assert {name: broken for name, broken in found.items() if broken} == {}
