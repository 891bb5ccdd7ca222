"""What readers see of languages: the one they get, what is missing, what is behind its source."""

from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.test import RequestFactory
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import PageViewRestriction

from common.models import RenderedText
from common.translation.freshness import compare, word_pieces
from standards.models import MicroSkill
from tests import factories

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def soup(response) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@pytest.fixture
def bilingual(index, publish):
    """A catalogue in English and French with one micro-skill in both."""
    skill = factories.micro_skill(
        slug="clean", code="TEC-01", title="Clean a room", statement="Cleans every room well."
    )
    for obj in (factories.home(), index, skill):
        with publish():
            factories.translate(obj)
    return skill


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("fr", "/fr/"),
        ("fr-CA,fr;q=0.9,en;q=0.5", "/fr/"),
        ("de-DE,de;q=0.9", "/en/"),
        ("en-GB", "/en/"),
        ("", "/en/"),
        ("*;q=;;,,", "/en/"),
    ],
)
def test_the_root_follows_the_browsers_language(client, bilingual, accept, expected):
    response = client.get("/", headers={"accept-language": accept})
    assert response.status_code == 302
    assert response["Location"] == expected
    assert "Accept-Language" in response["Vary"] and "Cookie" in response["Vary"]


def test_a_choice_in_the_switcher_is_remembered(client, bilingual):
    client.get("/fr/", headers={"referer": "http://testserver/en/", "host": "testserver"})
    assert client.get("/", headers={"accept-language": "en"})["Location"] == "/fr/"


@pytest.mark.parametrize(
    "referer",
    ["", "http://elsewhere.example/en/", "http://testserver/fr/about/", "http://testserver/", "http://[broken"],
)
def test_who_chose_nothing_gets_no_cookie(client, bilingual, referer):
    response = client.get("/fr/", headers={"referer": referer, "host": "testserver"})
    assert response.status_code == 200
    assert not response.cookies


def test_a_forged_language_cookie_is_ignored(client, home):
    client.cookies["django_language"] = "../../evil"
    assert client.get("/")["Location"] == "/en/"


def test_an_address_with_a_language_never_redirects(client, bilingual):
    response = client.get("/en/", headers={"accept-language": "fr"})
    assert response.status_code == 200


def test_a_missing_page_leads_to_a_page_that_lists_where_it_exists(client, bilingual, home):
    page = factories.content_page(home, title="Only English", slug="only")
    links = soup(client.get("/en/only/")).select("nav.languages a")
    french = next(link for link in links if link["hreflang"] == "fr")
    missing = soup(client.get(french["href"]))
    assert missing.html["lang"] == "fr"
    assert missing.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    link = missing.select_one("main ul.versions a")
    assert (link.get_text(), link["href"], link["hreflang"]) == (page.title, "/en/only/", "en")


def test_a_missing_sheet_leads_to_its_english_version(client, bilingual):
    skill = factories.micro_skill(slug="only-english")
    page = soup(client.get("/en/standards/micro-skills/only-english/"))
    french = next(link for link in page.select("nav.languages a") if link["hreflang"] == "fr")
    missing = soup(client.get(french["href"]))
    assert missing.select_one("main ul.versions a").get_text() == skill.title


def test_the_page_for_missing_texts_leads_on_once_they_are_translated(client, bilingual):
    response = client.get(f"/en/not-translated/{bilingual.translation_key}/")
    assert response["Location"] == "/en/standards/micro-skills/clean/"


@pytest.mark.parametrize("name", ["not-translated", "what-changed"])
def test_an_unknown_text_is_not_found(client, home, name):
    assert client.get(f"/en/{name}/12345678-1234-5678-1234-567812345678/").status_code == 404
    assert client.get(f"/en/{name}/nonsense/").status_code == 404


def test_private_texts_are_not_named_on_the_page_for_missing_texts(client, bilingual, home):
    page = factories.content_page(home, title="Secret", slug="secret")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"/en/not-translated/{page.translation_key}/").status_code == 404


def test_not_found_names_the_languages_that_have_the_same_address(client, bilingual, home):
    factories.content_page(home, title="Only English", slug="only")
    response = client.get("/fr/only/")
    assert response.status_code == 404
    link = BeautifulSoup(response.content, "html.parser").select_one("main ul.versions a")
    assert link["href"] == "/en/only/"


def _french_sheet(client, skill: MicroSkill) -> BeautifulSoup:
    french = skill.get_translation(factories.locale("fr"))
    index = next(page for page in skill.public_versions(skill.translation_key, _request()) if page.language == "fr")
    page = soup(client.get(index.url))
    assert page.h1.get_text(strip=True) == french.title
    return page


def _request():
    return RequestFactory().get("/fr/", headers={"host": "testserver"})


def test_a_fresh_translation_shows_no_notice(client, bilingual):
    assert not _french_sheet(client, bilingual).select(".stale")


def test_a_changed_source_shows_a_notice_and_the_words_that_changed(client, bilingual):
    factories.republish(bilingual, statement="Cleans each room well and safely.")
    page = _french_sheet(client, bilingual)
    notice = page.select_one("main > .wrap .stale")
    changes = soup(client.get(notice.a["href"]))
    assert [item.get_text() for item in changes.select("ol.changes del")] == ["every", "well."]
    assert [item.get_text() for item in changes.select("ol.changes ins")] == ["each", "well and safely."]
    assert changes.select_one("ol.changes")["lang"] == "en"
    assert len(changes.select("ol.changes li")) == 1
    # English readers see no notice, and other texts are not touched.
    assert not soup(client.get("/en/standards/micro-skills/clean/")).select(".stale")
    assert RenderedText.objects.count() == 3
    home_in_french = soup(client.get("/fr/"))
    assert not home_in_french.select(".stale")


def test_a_draft_of_the_source_is_no_change(client, bilingual):
    skill = MicroSkill.objects.get(pk=bilingual.pk)
    skill.statement = "Only a draft."
    skill.save_revision()
    assert not _french_sheet(client, bilingual).select(".stale")


def test_a_changed_code_or_level_is_no_change_of_the_text(client, bilingual):
    factories.republish(bilingual, eqf_level=3)
    assert not _french_sheet(client, bilingual).select(".stale")


def test_a_new_translation_takes_the_notice_away(client, bilingual, publish):
    skill = factories.republish(bilingual, statement="Cleans each room well and safely.")
    with publish():
        factories.translate(skill)
    page = _french_sheet(client, bilingual)
    assert not page.select(".stale")
    assert "FR Cleans each room well and safely." in page.get_text()
    with override("fr"):
        changes = soup(client.get(reverse("what_changed", args=[skill.translation_key])))
    assert not changes.select("ol.changes")


def test_a_removed_row_and_a_new_paragraph_are_changes(client, bilingual):
    skill = MicroSkill.objects.get(pk=bilingual.pk)
    skill.criteria.remove(skill.criteria.first())
    skill.description = "<p>What it covers.</p><p>And what not.</p>"
    skill.save()
    skill.save_revision().publish()
    notice = _french_sheet(client, bilingual).select_one(".stale")
    changes = soup(client.get(notice.a["href"]))
    assert [item.get_text() for item in changes.select("ins")] == ["And what not."]
    assert [item.get_text() for item in changes.select("del")] == ["Criterion 0"]


def test_words_are_compared_one_by_one():
    pieces = [(piece.kind, piece.words) for piece in word_pieces("a b c d", "a x c d e")]
    assert pieces == [("same", "a"), ("gone", "b"), ("new", "x"), ("same", "c d"), ("new", "e")]


def test_moved_rows_are_no_change():
    old = [["rows.1.text", "One"], ["rows.2.text", "Two"]]
    assert compare(old, list(reversed(old))) == []


def test_the_sitemap_lists_every_public_address_of_every_language(client, bilingual, home):
    factories.content_page(home, title="Only English", slug="only")
    secret = factories.content_page(home, title="Secret", slug="secret")
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    factories.micro_skill(slug="draft").unpublish()
    response = client.get("/sitemap.xml")
    assert response["Content-Type"] == "application/xml"
    tree = ElementTree.fromstring(response.content)  # noqa: S314  (our own answer)
    urls = {url.find("s:loc", SITEMAP).text: url for url in tree.findall("s:url", SITEMAP)}
    paths = {url.removeprefix("http://testserver") for url in urls}
    french = {path for path in paths if path.startswith("/fr/")}
    assert paths - french == {"/en/", "/en/only/", "/en/standards/", "/en/standards/micro-skills/clean/"}
    assert len(french) == 3
    sheet = next(
        url for url in urls.values() if url.find("s:loc", SITEMAP).text.endswith("/en/standards/micro-skills/clean/")
    )
    alternates = {link.get("hreflang") for link in sheet.findall("x:link", SITEMAP)}
    assert alternates == {"en", "fr", "x-default"}


def test_robots_are_led_to_the_sitemap(client, home):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text
