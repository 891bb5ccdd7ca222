"""Suggestions while a reader types."""

import pytest

from standards.models import MicroSkill
from tests import factories
from tests.looking import queries, visit
from tests.searching import URL, address

SUGGEST = f"{URL}suggest/"


@pytest.fixture
def tree(index, guide):
    skill = factories.micro_skill(code="TEC-01", title="Clean a home", rows=1)
    factories.with_activity(skill, factories.activity(name="Housekeeping"))
    factories.chapter(guide, title="Cleanliness first")
    factories.glossary_term(name="evidence", other_forms="proof\nproofs")


def suggested(client, text, language="en"):
    return client.get(f"{address(language)}suggest/", {"q": text}).json()["suggestions"]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("cle", "Clean a home"),
        ("CLEAN A", "Clean a home"),
        ("tec", "Clean a home"),
        ("TEC-0", "Clean a home"),
        ("hom", "Clean a home"),
        ("house", "Housekeeping"),
        ("label", "label 0"),
        ("evid", "evidence"),
        ("pro", "proof"),
        ("cleanli", "Cleanliness first"),
    ],
)
def test_titles_codes_words_and_other_names_are_suggested(client, tree, typed, text):
    assert text in [each["text"] for each in suggested(client, typed)]


def test_a_suggestion_says_what_it_is(client, tree):
    assert suggested(client, "clean a") == [{"text": "Clean a home", "code": "TEC-01", "kind": "Micro-skill"}]


def test_suggestions_are_those_of_the_language(client, home, index, tree, publish):
    factories.translate_each(publish, home, index, MicroSkill.objects.get())
    assert [each["text"] for each in suggested(client, "clean", "fr")] == ["FR Clean a home"]
    assert address("fr") != URL


def test_greek_is_suggested_without_accents_and_in_capitals(client, home, guide, publish):
    term = factories.glossary_term(name="cleaning")
    factories.translate_each(publish, home, guide, term, code="el")
    factories.republish(term.get_translation(factories.locale("el")), name="καθαρισμός")
    for typed in ("καθ", "ΚΑΘΑΡΊΣ", "καθαρισμός", "ΚΑΘΑΡΙΣΜΟΣ"):
        assert [each["text"] for each in suggested(client, typed, "el")] == ["καθαρισμός"], typed


def test_at_most_eight_are_suggested_each_once(client, guide):
    for number in range(12):
        factories.glossary_term(name=f"sponge {number // 2:02}")
    texts = [each["text"] for each in suggested(client, "spo")]
    assert len(texts) == len(set(texts)) <= 8
    assert len(texts) > 3


def test_the_number_of_suggestions_is_said(client, guide):
    factories.glossary_term(name="sponge")
    assert client.get(f"{SUGGEST}?q=spo").json()["status"] == "1 suggestion"
    factories.glossary_term(name="sponges")
    assert client.get(f"{SUGGEST}?q=spo").json()["status"] == "2 suggestions"
    assert client.get(f"{SUGGEST}?q=xyz").json()["status"] == "0 suggestions"


@pytest.mark.parametrize("query", ["", "q=", "q=%20", "q=%00", "q=%ff", "q=" + "x" * 5000, "q=%22", "q=*", "q=x", "%%"])
def test_odd_questions_get_an_empty_answer(client, guide, query):
    response = client.get(f"{SUGGEST}?{query}")
    assert response.status_code == 200
    assert response.json()["suggestions"] == []


def test_answers_are_kept_for_a_short_time_by_browsers_only(client, tree):
    response = client.get(f"{SUGGEST}?q=cle")
    assert response["Content-Type"].startswith("application/json")
    assert "private" in response["Cache-Control"]
    assert "max-age=60" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_suggestions_can_only_be_read(client, home, method):
    assert getattr(client, method)(f"{SUGGEST}?q=spo").status_code == 405


def test_more_suggestions_cost_no_more_queries(client, guide):
    factories.glossary_term(name="sponge")
    few = queries(client, f"{SUGGEST}?q=spo")
    for number in range(7):
        factories.glossary_term(name=f"sponge {number}")
    assert queries(client, f"{SUGGEST}?q=spo") <= few


@pytest.mark.parametrize("url", ["/en/", "/en/guide/", "/en/search/"])
def test_every_search_box_names_where_suggestions_come_from_and_works_without(client, guide, url):
    page = visit(client, url)
    [box] = page.select("form[role=search] input[type=search]")
    assert box["data-suggest"] == SUGGEST
    assert box["autocomplete"] == "off"
    # A list appears only with the script: without it the box promises nothing.
    assert not box.has_attr("role")
    assert page.find("script", src=lambda src: src and src.endswith("site.js"))["type"] == "module"
