"""Open every public address of the whole site and look at what all pages have in common."""

import urllib.error
import urllib.request
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from common.translation.checks import check

pytestmark = [pytest.mark.site, pytest.mark.any_database]


@dataclass
class Visit:
    """What came back from one address."""

    status: int
    content_type: str
    headers: dict[str, str]
    soup: BeautifulSoup | None = None
    links: set[str] = field(default_factory=set)


def fetch(url: str) -> Visit:
    request = urllib.request.Request(url, headers={"Accept-Encoding": "identity"})  # noqa: S310
    try:
        response = urllib.request.urlopen(request, timeout=20)  # noqa: S310
    except urllib.error.HTTPError as error:
        response = error
    with response:
        content_type = response.headers.get_content_type()
        visit = Visit(response.status, content_type, dict(response.headers))
        if content_type == "text/html":
            visit.soup = BeautifulSoup(response.read(), "html.parser")
            # Where a page leads: links, pictures, styles.
            for tag, attribute in (
                ("a", "href"),
                ("img", "src"),
                ("link", "href"),
                ("use", "href"),
                ("form", "action"),
            ):
                for element in visit.soup.find_all(tag, attrs={attribute: True}):
                    visit.links.add(urljoin(response.url, element[attribute]))
    return visit


# Of addresses that only ask for something else in the same way, as filters do, so many are visited.
ENOUGH = 2


@pytest.fixture(scope="session")
def visits(running_site) -> dict[str, Visit]:
    """Every address of the site that a reader can reach from the home pages, visited once."""
    found: dict[str, Visit] = {}
    alike: Counter[tuple[str, ...]] = Counter()
    todo = [f"{running_site.url}/{code}/" for code, _name in settings.LANGUAGES]
    while todo:
        url = todo.pop().split("#")[0]
        asked = urlsplit(url)
        shape = (asked.path, *sorted(parse_qs(asked.query)))
        if url in found or alike[shape] == ENOUGH:
            continue
        alike[shape] += 1
        found[url] = visit = fetch(url)
        todo += [link for link in visit.links if link.startswith(running_site.url) and "/admin/" not in link]
    return found


@pytest.fixture(scope="session")
def pages(visits) -> dict[str, Visit]:
    """The visits that gave a page."""
    return {url: visit for url, visit in visits.items() if visit.soup and visit.status == 200}


@pytest.fixture(scope="session")
def lasting(pages) -> dict[str, Visit]:
    """The pages that search engines keep: they answer no question of one reader, and do not ask to be left out."""
    return {
        url: visit for url, visit in pages.items() if "?" not in url and not visit.soup.find("meta", {"name": "robots"})
    }


def _language(url: str) -> str:
    return urlsplit(url).path.split("/")[1]


def test_no_link_leads_nowhere(visits):
    broken = {url: visit.status for url, visit in visits.items() if visit.status != 200}
    assert broken == {}


def test_every_language_has_the_same_number_of_pages(lasting):
    counts = Counter(_language(url) for url in lasting)
    assert set(counts) == {code for code, _name in settings.LANGUAGES}
    assert len(set(counts.values())) == 1, counts
    assert counts["en"] >= 40, counts


BLOCKS = ["h1", "h2", "h3", "h4", "p", "li", "dt", "dd", "th", "td", "figcaption", "summary", "label", "button", "a"]


def _sentences(visit: Visit, language: str) -> set[str]:
    """Return the texts of a page that are written in `language`, each of at least four words; no names."""
    found = set()
    for block in visit.soup.body.find_all(BLOCKS):
        own = [
            str(text)
            for text in block.find_all(string=True)
            if text.find_parent(attrs={"lang": True})["lang"] == language and not text.find_parent(translate="no")
        ]
        words = " ".join("".join(own).split())
        if len([word for word in words.split() if word.isalpha()]) >= 4:
            found.add(words)
    return found


def test_no_page_shows_english_that_is_not_marked_as_english(pages):
    left = {}
    for url, visit in pages.items():
        alternate = visit.soup.find("link", rel="alternate", hreflang="en")
        english = pages.get(alternate["href"]) if alternate else None
        if _language(url) != "en" and english:
            assert len(_sentences(english, "en")) > 3, url
            code = _language(url)
            # The checks know names that are the same in both languages.
            left[url] = [
                words
                for words in _sentences(visit, code) & _sentences(english, "en")
                if "identical" in {finding.code for finding in check(words, words, code)}
            ]
    assert len(left) > 150
    assert {url: found for url, found in left.items() if found} == {}


def test_every_anchor_exists(pages, running_site):
    missing = []
    for url, visit in pages.items():
        for link in visit.soup.find_all("a", href=True):
            target, _hash, anchor = urljoin(url, link["href"]).partition("#")
            if anchor and target in pages and not pages[target].soup.find(id=anchor):
                missing.append((url, link["href"]))
    assert missing == []


def test_every_page_has_one_main_heading_and_its_language(pages):
    for url, visit in pages.items():
        assert len(visit.soup.find_all("h1")) == 1, url
        assert visit.soup.html["lang"] == _language(url), url
        assert len(visit.soup.find_all("main")) == 1, url


def test_every_page_says_what_it_is(lasting):
    titles = Counter()
    for url, visit in lasting.items():
        assert visit.soup.find("meta", attrs={"name": "description"})["content"].strip(), url
        assert visit.soup.find("link", rel="canonical")["href"] == url, url
        titles[(_language(url), visit.soup.title.get_text(strip=True))] += 1
    assert [title for title, number in titles.items() if number > 1] == []


def test_every_page_leads_to_itself_in_the_other_languages_and_back(lasting):
    for url, visit in lasting.items():
        alternates = {
            link["hreflang"]: link["href"] for link in visit.soup.find_all("link", rel="alternate", hreflang=True)
        }
        assert set(alternates) >= {code for code, _name in settings.LANGUAGES}, url
        for other in alternates.values():
            back = lasting[other].soup.find("link", rel="alternate", hreflang=_language(url))
            assert back["href"] == url, (url, other)


def test_ids_are_unique_on_every_page(pages):
    for url, visit in pages.items():
        ids = Counter(element["id"] for element in visit.soup.find_all(id=True))
        assert [name for name, number in ids.items() if number > 1] == [], url


def test_no_page_holds_inline_code_or_asks_third_parties(pages, running_site):
    for url, visit in pages.items():
        assert not visit.soup.find_all("style"), url
        assert not visit.soup.find_all(style=True), url
        assert not [script for script in visit.soup.find_all("script") if not script.get("src")], url
        assets = [
            *(element["src"] for element in visit.soup.find_all(["img", "script", "iframe"], src=True)),
            *(link["href"] for link in visit.soup.find_all("link", rel=["stylesheet", "icon", "preload"], href=True)),
        ]
        assert [asset for asset in assets if urljoin(url, asset).split("/static/")[0] != running_site.url] == [], url


def test_every_page_names_the_funding(pages):
    for url, visit in pages.items():
        words = visit.soup.get_text(" ")
        assert "2021-1-FR01-KA220-ADU-000035256" in words, url
        assert ("EACEA" in words) and (visit.soup.find("header").find(["img", "svg"])), url


def test_readers_get_no_cookie_and_a_strict_policy(pages):
    for url, visit in pages.items():
        assert "Set-Cookie" not in visit.headers, url
        policy = visit.headers["Content-Security-Policy"]
        assert "unsafe" not in policy and "default-src 'none'" in policy, url


def test_there_is_no_dead_end(pages, running_site):
    """From a standard to a micro-skill, to a method, to a chapter and the glossary, and back, in every language."""
    for code, _name in settings.LANGUAGES:
        own = {url: visit for url, visit in pages.items() if _language(url) == code}
        sheets = [url for url in own if "/micro-skills/" in url]
        assert len(sheets) == 4
        for sheet in sheets:
            inward = {url for url, visit in own.items() if sheet in visit.links}
            outward = own[sheet].links & set(own)
            assert len(inward) >= 3, sheet
            assert len(outward) >= 10, sheet
