"""Suggestions while a reader types."""

import pytest

from common import fulltext
from common.fulltext import Kind, Suggestion
from tests.fulltext.making import SITE, entry, index, suggested

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def documents():
    """A few documents in two languages."""
    index(
        entry(1, "Clean a home", code="TEC-01", labels=["Housekeeping", "Domestic cleaner"]),
        entry(2, "Use cleaning tools", code="TEC-02", summary="Housework"),
        entry(3, "Cleanliness", kind=Kind.TERM),
        entry(4, "L’entretien du linge", "fr", key=9),
        entry(5, "Listen well", code="SOF-01", labels=["Hörverständnis"]),
    )


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("cl", ["Clean a home", "Cleanliness", "Use cleaning tools"]),
        ("cleaner", ["Domestic cleaner"]),
        ("CLEAN A", ["Clean a home"]),
        ("cleaning", ["Use cleaning tools"]),
        ("tools cl", ["Use cleaning tools"]),
        ("housek", ["Housekeeping"]),
        ("domestic cl", ["Domestic cleaner"]),
        ("horver", ["Hörverständnis"]),
        ("tec", ["Clean a home", "Use cleaning tools"]),
        ("TEC-0", ["Clean a home", "Use cleaning tools"]),
        ("tec02", ["Use cleaning tools"]),
        ("sof 01", ["Listen well"]),
        ("housework", []),
        ("linge", []),
        ("c", []),
        ("c?", []),
        ("", []),
        ("\x00", []),
        ("unheardof", []),
    ],
)
def test_titles_codes_and_other_names_that_go_on_so_are_suggested(typed, texts):
    assert suggested(typed) == texts


@pytest.mark.parametrize("typed", ["entr", "l’ent", "LINGE", "linge en"])
def test_suggestions_follow_the_words_of_the_readers_language(typed):
    assert suggested(typed, "fr") == ["L’entretien du linge"]


def test_a_suggestion_says_what_it_is():
    assert fulltext.suggest("tec-01", "en", site_id=SITE) == [
        Suggestion("Clean a home", Kind.MICRO_SKILL, 1, "TEC-01"),
    ]


def test_no_more_are_suggested_than_asked_for():
    index(*(entry(pk, f"Mop {pk:02}") for pk in range(20, 60)))
    assert suggested("mop") == [f"Mop {pk}" for pk in range(20, 28)]
    assert suggested("mop", limit=3) == [f"Mop {pk}" for pk in range(20, 23)]
    assert suggested("mop", limit=0) == []


@pytest.mark.parametrize("typed", ["%", "_%", "mop\\", "cl%", "TEC%", "clean_"])
def test_signs_of_a_database_mean_nothing(typed):
    assert set(suggested(typed)) <= {"Clean a home", "Use cleaning tools", "Cleanliness"}


def test_suggesting_costs_the_same_queries_however_many_there_are(django_assert_max_num_queries):
    index(*(entry(pk, f"The mop {pk:02}", labels=["Swab"]) for pk in range(20, 60)))
    with django_assert_max_num_queries(7):
        assert len(suggested("mo")) == 8
