"""What stands around the results: kinds to choose from, corrections, notices."""

from urllib.parse import parse_qs, urlsplit

import pytest

from common.fulltext import SearchUnavailable
from standards.models import MicroSkill
from tests import factories
from tests.looking import language_link, visit, words
from tests.searching import URL, ask, found

KINDS = [
    "All results",
    "Micro-skills",
    "Competence standards",
    "Assessment methods",
    "Guide chapters",
    "Glossary",
    "Practices",
    "Countries",
    "Interview questions",
    "Pages",
]


@pytest.fixture
def tree(index, guide):
    """Two micro-skills, a chapter and a word, all about sponges."""
    factories.micro_skill(code="TEC-01", title="Use a sponge")
    factories.micro_skill(code="TEC-02", title="Dry a sponge")
    factories.chapter(guide, title="Choosing your sponge")
    factories.glossary_term(name="sponge")


def choices(page):
    """Return the choice of kinds as {name: how many results}."""
    links = page.select("nav.result-choices a")
    return {words(link).rpartition(" ")[0]: int(words(link.span)) for link in links}


def choose(client, page, name):
    link = next(link for link in page.select("nav.result-choices a") if words(link).startswith(name))
    return visit(client, f"{URL}{link['href']}")


def status(page):
    return words(page.main.find(role="status"))


# Kinds


def test_every_kind_is_shown_with_its_number_of_results(client, tree):
    page = ask(client, "sponge")
    assert list(choices(page)) == KINDS
    assert list(choices(page).values()) == [4, 2, 0, 0, 1, 1, 0, 0, 0, 0]


def test_results_of_one_kind_can_be_chosen(client, tree):
    page = choose(client, ask(client, "sponge"), "Micro-skills")
    assert set(found(page)) == {"Use a sponge", "Dry a sponge"}
    assert "2 results for “sponge”" in status(page)
    assert words(page.select_one("nav.result-choices [aria-current]")) == "Micro-skills 2"


def test_the_numbers_stay_while_one_kind_is_shown(client, tree):
    page = ask(client, "sponge")
    assert choices(choose(client, page, "Glossary")) == choices(page)
    assert set(found(choose(client, choose(client, page, "Glossary"), "All results"))) == set(found(page))


def test_a_kind_without_results_leads_on_to_the_others(client, tree):
    page = choose(client, ask(client, "sponge"), "Assessment methods")
    assert found(page) == {}
    assert "0 results" in status(page)
    assert choices(page)["All results"] == 4


@pytest.mark.parametrize("kind", ["nonsense", "MICRO-SKILL", "recipe", "1", "%00", "micro-skill%20"])
def test_an_unknown_kind_is_ignored_and_said(client, tree, kind):
    page = visit(client, f"{URL}?q=sponge&kind={kind}")
    assert len(found(page)) == 4
    assert "There is no such kind of result; results of all kinds are shown." in status(page)


def test_pages_of_results_keep_the_kind(client, index, monkeypatch):
    monkeypatch.setattr("search.results.PER_PAGE", 2)
    for number in range(5):
        factories.micro_skill(title=f"Use a sponge {number}")
    factories.standard(index, title="Sponge")
    page = visit(client, f"{URL}?q=sponge&kind=micro-skill")
    shown = set(found(page))
    while following := page.find("a", rel="next"):
        page = visit(client, f"{URL}{following['href']}")
        shown |= set(found(page))
    assert shown == {f"Use a sponge {number}" for number in range(5)}


def test_the_switch_of_language_keeps_words_and_kind(client, home, index, tree, publish):
    factories.translate_each(publish, home, index, *MicroSkill.objects.all())
    link = language_link(visit(client, f"{URL}?q=sponge&kind=micro-skill"), "fr")["href"]
    assert parse_qs(urlsplit(link).query) == {"q": ["sponge"], "kind": ["micro-skill"]}
    assert set(found(visit(client, link))) == {"FR Use a sponge", "FR Dry a sponge"}


def test_the_address_of_a_choice_holds_what_was_asked_and_nothing_else(client, tree):
    page = visit(client, f"{URL}?q=%20sponge%20&page=7&utm=x&kind=term")
    assert [link["href"] for link in page.select("nav.result-choices a")][:2] == [
        "?q=sponge",
        "?q=sponge&kind=micro-skill",
    ]


# Corrections


def test_a_typing_error_is_put_right_and_said(client, tree):
    page = ask(client, "spunge")
    assert len(found(page)) == 4
    assert "4 results for “sponge”" in status(page)
    assert "Nothing was found for “spunge”. Did you mean “sponge”? Its results are shown." in status(page)


def test_the_words_can_be_searched_for_as_typed(client, tree):
    page = ask(client, "spunge")
    link = page.main.find("a", string="Search for “spunge” instead")
    page = visit(client, f"{URL}{link['href']}")
    assert found(page) == {}
    assert "0 results for “spunge”" in status(page)
    assert "Did you mean: sponge" in status(page)
    link = page.main.find(role="status").a
    assert len(found(visit(client, f"{URL}{link['href']}"))) == 4


def test_words_that_are_right_are_never_corrected(client, tree):
    for page in (ask(client, "sponge"), visit(client, f"{URL}?q=sponge&exact=1")):
        assert len(found(page)) == 4
        assert "Did you mean" not in status(page)


def test_corrected_results_can_be_narrowed_down_too(client, tree):
    assert set(found(choose(client, ask(client, "spunge"), "Guide chapters"))) == {"Choosing your sponge"}


def test_results_with_some_of_the_words_are_said_to_be_such(client, tree):
    page = ask(client, "sponge xylophone")
    assert len(found(page)) == 4
    assert "Nothing holds all of these words. The results hold some of them." in status(page)
    assert "Nothing holds all" not in status(ask(client, "use sponge"))


# A search server that does not answer


@pytest.fixture
def no_answer(monkeypatch):
    def fail(*args, **kwargs):
        raise SearchUnavailable("away")

    for name in ("search", "suggest", "write", "remove", "entry_ids"):
        monkeypatch.setattr(f"common.fulltext.{name}", fail)


def test_readers_are_told_when_the_search_does_not_answer(client, tree, no_answer):
    page = visit(client, f"{URL}?q=sponge", status=503)
    assert "The search does not answer at the moment." in status(page)
    assert client.get("/en/search/suggest/?q=spo").json()["suggestions"] == []


def test_editors_can_publish_while_the_search_does_not_answer(client, guide, no_answer):
    factories.glossary_term(name="sponge")
    assert "sponge" in words(visit(client, "/en/guide/glossary/").main)
