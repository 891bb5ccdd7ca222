"""A search that finds more than one page can show."""

import pytest

from tests import factories
from tests.looking import all_words, queries, visit, words
from tests.searching import URL, ask, found

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("many")]


@pytest.fixture(scope="module")
def many(kept_in_database):
    """45 words, shown 20 at a time."""
    with kept_in_database():
        factories.guide_index()
        for number in range(45):
            factories.glossary_term(name=f"sponge {number:02}")
        yield


@pytest.mark.parametrize(("number", "size", "start"), [(1, 20, "1"), (2, 20, "21"), (3, 5, "41")])
def test_results_are_shown_page_by_page(client, number, size, start):
    page = visit(client, f"{URL}?q=sponge&page={number}")
    assert len(found(page)) == size
    assert page.select_one("ol.results")["start"] == start
    assert words(page.select_one("nav ul.pages [aria-current=page]")) == str(number)
    assert "45 results" in words(page.main)


def test_every_result_is_on_one_page_only(client):
    shown = [title for number in (1, 2, 3) for title in found(visit(client, f"{URL}?q=sponge&page={number}"))]
    assert len(shown) == len(set(shown)) == 45


@pytest.mark.parametrize(
    ("asked", "shown"), [("abc", "1"), ("0", "1"), ("-1", "1"), ("99", "3"), ("", "1"), ("2", "2")]
)
def test_an_odd_page_number_shows_the_nearest_page(client, asked, shown):
    page = visit(client, f"{URL}?q=sponge&page={asked}")
    assert words(page.select_one("nav ul.pages [aria-current=page]")) == shown


def test_titles_of_results_are_headings(client):
    page = ask(client, "sponge")
    assert len(all_words(page.select("ol.results > li > h3"))) == 20


def test_a_page_of_results_costs_as_many_queries_as_another(client):
    assert queries(client, f"{URL}?q=sponge") == queries(client, f"{URL}?q=sponge&page=3")


def test_a_long_list_of_pages_is_cut_in_the_middle(client, monkeypatch):
    monkeypatch.setattr("search.results.PER_PAGE", 2)
    page = visit(client, f"{URL}?q=sponge&page=12")
    shown = all_words(page.select("nav ul.pages li"))
    assert shown == ["Previous page", "1", "…", "10", "11", "12", "13", "14", "…", "23", "Next page"]
    assert len(page.select("nav ul.pages a")) == 9
