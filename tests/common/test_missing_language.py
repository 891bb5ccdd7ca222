"""A language whose pages are missing: readers get an answer in it, and never another language's words under it."""

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Locale

from tests import factories
from tests.looking import links, visit, words


@pytest.fixture
def english_only(home):
    """An English home page with a catalogue, and no other language."""
    home.headline = "Standards for home services"
    home.save_revision().publish()
    return factories.standards_index(home, headline="Every standard", show_in_menus=True)


@pytest.fixture
def bilingual(english_only, publish):
    """The same with French beside it."""
    factories.translate_each(publish, factories.home(), english_only)
    return english_only


def is_not_found_in(client, url: str, language: str):
    """Check that an address answers 404 in a language, without the English words, and return the page."""
    page = visit(client, url, status=404)
    assert page.html["lang"] == language
    assert "Standards for home services" not in words(page) and "Every standard" not in words(page)
    return page


@pytest.mark.parametrize("url", ["/fr/", "/fr/standards/", "/fr/standards/nothing/"])
@pytest.mark.parametrize("locale_exists", [False, True], ids=["no-locale", "no-pages"])
def test_a_language_without_pages_shows_no_english_ones(client, english_only, url, locale_exists):
    if locale_exists:
        factories.locale("fr")
    page = is_not_found_in(client, url, "fr")
    assert page.select("nav.menu a") == []


def test_the_answer_names_the_languages_that_have_the_page(client, english_only):
    assert {"/en/"} <= links(is_not_found_in(client, "/fr/", "fr").main)
    assert {"/en/standards/"} <= links(is_not_found_in(client, "/el/standards/", "el").main)


def test_an_unpublished_home_page_is_not_found_and_the_pages_below_it_stay(client, bilingual):
    factories.home().get_translation(factories.locale("fr")).unpublish()
    is_not_found_in(client, "/fr/", "fr")
    page = visit(client, "/fr/standards-fr/")
    assert page.html["lang"] == "fr"
    assert words(page.h1) == "FR Every standard"


def test_a_translated_page_does_not_open_under_another_language(client, bilingual):
    assert words(visit(client, "/fr/").h1) == "FR Standards for home services"
    visit(client, "/en/standards-fr/", status=404)
    visit(client, "/it/standards-fr/", status=404)


@pytest.mark.parametrize(("accept", "expected"), [("fr", "/fr/"), ("el", "/en/")])
def test_the_bare_address_leads_to_a_home_page_that_is_there(client, bilingual, accept, expected):
    assert client.get("/", headers={"accept-language": accept})["Location"] == expected
    visit(client, expected)


def test_search_in_a_language_without_a_locale_finds_no_english_text(client, bilingual):
    assert not Locale.objects.filter(language_code="el").exists()
    with override("el"):
        address = reverse("search")
    page = visit(client, f"{address}?q=standards")
    assert page.html["lang"] == "el"
    assert page.select("ol.results li") == []
    assert visit(client, "/en/search/?q=standards").select("ol.results li")
