"""What readers and editors come to do, as they do it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE

pytestmark = [pytest.mark.site, pytest.mark.browser]

WAYS = [
    pytest.param({}, id="desktop"),
    pytest.param({"width": PHONE}, id="phone"),
    pytest.param({"java_script_enabled": False}, id="without-javascript"),
]


def _follow(page: Page, selector: str) -> None:
    """Follow the first link that matches, and wait for where it leads."""
    with page.expect_navigation():
        page.locator(selector).first.click()


@pytest.mark.parametrize("options", WAYS)
@pytest.mark.parametrize(
    ("start", "standards", "methods", "guide", "glossary"),
    [
        ("/en/", "/en/standards/", "/en/methods/", "/en/guide/", "/en/guide/glossary/"),
        ("/fr/", "/fr/referentiels/", "/fr/methodes/", "/fr/guide/", "/fr/guide/glossary/"),
    ],
    ids=["en", "fr"],
)
def test_a_reader_goes_all_the_way_round(open_page, options, start, standards, methods, guide, glossary):
    page = open_page(start, **options)
    _follow(page, f"header nav a[href='{standards}']")
    _follow(page, f"main a[href^='{standards}']:not([href*='micro-skills'])")
    expect(page.locator("h1")).to_be_visible()
    _follow(page, f"main a[href^='{standards}micro-skills/']")
    expect(page.locator("main")).to_contain_text("TEC-01")
    _follow(page, f"main a[href^='{methods}']")
    expect(page).to_have_url(re.compile(re.escape(methods) + r".+/"))
    _follow(page, f"header nav a[href='{guide}']")
    _follow(page, f"main ol a[href^='{guide}']")
    expect(page.locator("h1")).to_be_visible()
    _follow(page, f"nav a[href='{guide}']")
    _follow(page, f"main a[href='{glossary}']")
    expect(page.locator("main dl dt, main dl h2").first).to_be_visible()
    _follow(page, f"a[href='{start}']")
    expect(page).to_have_url(re.compile(re.escape(start) + "$"))


def test_the_language_link_keeps_the_page(open_page):
    page = open_page("/en/standards/micro-skills/follow-instructions/")
    page.get_by_role("link", name="Français").click()
    expect(page).to_have_url(re.compile("/fr/referentiels/micro-skills/follow-instructions/$"))
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(re.compile("/en/standards/micro-skills/follow-instructions/$"))


def test_the_keyboard_reaches_the_content_first(open_page):
    page = open_page("/en/guide/know-the-ground/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", "#main")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}], ids=["with", "without-javascript"])
def test_a_word_is_explained_in_place(open_page, options):
    page = open_page("/en/guide/why-micro-credentials-and-validation/", **options)
    button = page.locator("button[popovertarget]").first
    meaning = page.locator(f"#{button.get_attribute('popovertarget')}")
    expect(meaning).not_to_be_in_viewport()
    button.focus()
    page.keyboard.press("Enter")
    expect(meaning).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(meaning.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Enter")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    # Closed, it is an entry of the list at the end of the chapter again.
    expect(meaning).not_to_be_in_viewport()
    expect(meaning).to_be_visible()


def test_search_finds_a_micro_skill(open_page):
    page = open_page("/en/")
    page.get_by_role("combobox").first.fill("TEC-01")
    page.keyboard.press("Enter")
    page.locator("main").get_by_role("link", name=re.compile("cleaning tasks", re.IGNORECASE)).first.click()
    expect(page).to_have_url(re.compile("/micro-skills/clean-a-home/$"))


def test_print_leaves_out_what_paper_cannot_use(open_page):
    page = open_page("/en/standards/micro-skills/clean-a-home/")
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_role("contentinfo")).to_be_visible()
    for selector in ("header nav", "header form[role=search]", "nav.breadcrumbs"):
        for element in page.locator(selector).all():
            expect(element).to_be_hidden()


def test_an_editor_changes_previews_and_publishes_a_micro_skill(open_page, running_site):
    before = "/en/standards/micro-skills/organise-your-work/"
    page = open_page("/admin/login/")
    page.locator("input[name=username]").fill("editor")
    page.locator("input[name=password]").fill(running_site.password)
    page.get_by_role("button", name="Sign in").click()
    page.goto("/admin/snippets/standards/microskill/?q=TRA-01&locale=en")
    page.locator("main table a[href*='/edit/']").first.click()
    edit = page.url

    title = page.locator("input[name=title]")
    old = title.input_value()
    new = f"{old}, day after day"
    title.fill(new)
    page.get_by_role("button", name="Toggle preview").click()
    preview = page.frame_locator("iframe#w-preview-iframe, iframe[data-preview-iframe], .w-preview iframe").first
    expect(preview.locator("h1")).to_contain_text(new, timeout=20_000)

    reader = open_page(before)
    expect(reader.locator("h1")).to_have_text(old)
    _publish(page)
    reader.reload()
    expect(reader.locator("h1")).to_have_text(new)

    page.goto(edit)
    page.locator("input[name=title]").fill(old)
    _publish(page)
    reader.reload()
    expect(reader.locator("h1")).to_have_text(old)


def _publish(page: Page) -> None:
    """Press Publish, which stands in a menu beside Save draft, and wait for the answer."""
    footer = page.locator("footer")
    footer.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".messages")).to_contain_text("published")
