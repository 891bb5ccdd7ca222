"""Every template passes axe, fits a narrow phone and stays light, in every language."""

import re
import urllib.request
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Page

from tests.browser.conftest import DESKTOP, PHONE, SMALL

pytestmark = [pytest.mark.site, pytest.mark.browser]

# One English address of every template; the other languages are reached through the language links.
ADDRESSES = [
    "/en/",
    "/en/standards/",
    "/en/standards/technical/",
    "/en/standards/micro-skills/clean-a-home/",
    "/en/standards/micro-skills/simple-phrases-to-the-employer/",
    "/en/methods/",
    "/en/methods/observed-task/",
    "/en/benchmark/",
    "/en/benchmark/?view=matrix",
    "/en/benchmark/compare/?id=1&id=4&id=9",
    "/en/benchmark/vae-by-blocks/",
    "/en/benchmark/france/",
    "/en/benchmark/figures/",
    "/en/benchmark/timeline/",
    "/en/benchmark/questions/",
    "/en/benchmark/questions/q5/",
    "/en/guide/",
    "/en/guide/assure-quality/",
    "/en/guide/glossary/",
    "/en/guide/references/",
    "/en/guide/templates/",
    "/en/guide/own-standard/",
    "/en/about/",
    "/en/sources/",
    "/en/search/?q=TEC-01",
    "/en/search/?q=zzzz",
    "/en/nothing-here/",
]
LANGUAGES = [code for code, _name in settings.LANGUAGES]
# Where every page is opened, not only one of each template: Greek has the longest words and letters of its own.
ALL_PAGES_IN = "el"
EVERY_PAGE = pytest.mark.parametrize("address", ADDRESSES)
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
# Best practices are asked for as well as the success criteria of WCAG 2.2 AA.
OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


@pytest.fixture(scope="module")
def windows(browser, running_site):
    """One window per width for the whole module, in which scripts of the test may run."""
    contexts = {
        width: browser.new_context(base_url=running_site.url, viewport={"width": width, "height": 900}, bypass_csp=True)
        for width in (DESKTOP, PHONE, SMALL)
    }
    yield {width: context.new_page() for width, context in contexts.items()}
    for context in contexts.values():
        context.close()


@pytest.fixture(scope="module")
def addresses(browser, running_site):
    """The address in every language of each English address."""
    context = browser.new_context(base_url=running_site.url)
    page = context.new_page()
    found = {}
    for address in ADDRESSES:
        page.goto(address)
        links = page.locator("nav.languages a").evaluate_all(
            "all => all.map(a => [a.hreflang, a.getAttribute('href')])"
        )
        found |= {(address, language): target for language, target in links}
        if "nothing-here" in address:
            found |= {(address, language): address.replace("/en/", f"/{language}/") for language in LANGUAGES}
    context.close()
    return found


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """Return the rules that axe finds broken, each with up to three places, with everything unfolded."""
    page.evaluate("document.querySelectorAll('details').forEach(element => element.open = true)")
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [(rule["id"], [node["html"][:200] for node in rule["nodes"]][:3]) for rule in found]


@EVERY_LANGUAGE
@EVERY_PAGE
def test_axe_finds_nothing_on_a_phone(windows, addresses, address, language):
    page = windows[PHONE]
    page.goto(addresses[address, language])
    assert page.locator("html").get_attribute("lang") == language
    assert violations(page) == []


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != ALL_PAGES_IN])
@EVERY_PAGE
def test_axe_finds_nothing_on_a_wide_screen(windows, addresses, address, language):
    page = windows[DESKTOP]
    page.goto(addresses[address, language])
    assert violations(page) == []


def test_axe_finds_nothing_on_any_page(windows, running_site, addresses):
    language = ALL_PAGES_IN
    with urllib.request.urlopen(f"{running_site.url}/sitemap.xml") as sitemap:  # noqa: S310
        listed = re.findall(rf"<loc>([^<]+/{language}/[^<]*)</loc>", sitemap.read().decode())
    assert len(listed) > 30
    page = windows[DESKTOP]
    # What no sitemap lists: search, and the page of an address that leads nowhere.
    paths = {urlsplit(address).path for address in listed}
    others = [target for (_, code), target in addresses.items() if code == language and target not in paths]
    assert len(others) >= 3
    found = {}
    for address in [*listed, *others]:
        page.goto(address)
        found[address] = violations(page)
    assert {address: broken for address, broken in found.items() if broken} == {}


@EVERY_LANGUAGE
@EVERY_PAGE
def test_nothing_scrolls_sideways_on_a_narrow_phone(windows, addresses, address, language):
    page = windows[SMALL]
    page.goto(addresses[address, language])
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL


@pytest.mark.parametrize("language", ["en", "el"])
@EVERY_PAGE
def test_first_view_is_light(browser, running_site, addresses, address, language):
    """Budget of a first visit: 50,000 bytes with everything that is transferred, headers and icon included.

    And no more than 10 requests, all to this site.
    """
    context = browser.new_context(base_url=running_site.url)
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    urls: dict[str, str] = {}
    sizes: dict[str, int] = {}
    network.on("Network.requestWillBeSent", lambda event: urls.update({event["requestId"]: event["request"]["url"]}))
    network.on(
        "Network.loadingFinished", lambda event: sizes.update({event["requestId"]: int(event["encodedDataLength"])})
    )
    page.goto(addresses[address, language], wait_until="networkidle")
    context.close()
    # What the browser still has in memory costs nothing.
    sent = [(size, urls[request]) for request, size in sizes.items() if size]
    assert [url for url in urls.values() if not url.startswith((running_site.url, "data:"))] == []
    assert {url.rpartition(".")[2] for _size, url in sent} >= {"css", "svg", "woff2"}, sent
    assert len(sent) <= 10, sent
    assert sum(size for size, _url in sent) <= 50_000, sent
