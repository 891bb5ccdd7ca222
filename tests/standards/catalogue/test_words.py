"""Search words in the catalogue, together with filters."""

import pytest

from standards.models import MicroSkill
from tests import factories
from tests.cataloguing import URL, codes, counts, listing

pytestmark = pytest.mark.django_db


@pytest.fixture
def iron(index_once, db, fulltext):
    """“iron” is found in three micro-skills, best first."""
    fulltext.answers["iron"] = [MicroSkill.objects.get(code=code) for code in ("TEC-02", "SOF-01", "TEC-01")]
    return fulltext


def test_results_of_a_search_stand_best_first(client, iron):
    found = listing(client, "q=iron")
    assert codes(found) == ["TEC-02", "SOF-01", "TEC-01"]
    assert (found.query, found.order, found.total) == ("iron", "relevance", 3)
    assert [card.code for card in found.cards()] == codes(found)
    assert iron.asked == [("iron", "en")]


def test_a_search_and_filters_narrow_each_other(client, iron):
    found = listing(client, "q=iron&category=technical")
    assert codes(found) == ["TEC-02", "TEC-01"]
    assert counts(found, "category") == {"technical": 2, "soft": 1, "linguistic": 0, "transversal": 0}
    assert counts(found, "eqf") == {"1": 1, "2": 1}


def test_a_search_can_be_ordered_otherwise(client, iron):
    assert codes(listing(client, "q=iron&order=code")) == ["SOF-01", "TEC-01", "TEC-02"]
    assert codes(listing(client, "q=iron&order=eqf")) == ["SOF-01", "TEC-01", "TEC-02"]


def test_order_by_code_stays_in_the_address_of_a_search_alone(client, iron):
    found = listing(client, "q=iron&order=code")
    assert found.canonical_query == "q=iron&order=code"
    assert found.chips[0].url == URL
    assert listing(client, "q=iron&order=relevance").canonical_query == "q=iron"


def test_best_match_without_words_is_the_usual_order(client, iron):
    found = listing(client, "order=relevance&q=")
    assert (found.order, found.notices, found.canonical_query) == ("code", [], "")


def test_words_are_a_chip_and_part_of_the_sentence(client, iron):
    found = listing(client, "q=iron&eqf=2")
    assert (found.chips[-1].label, found.chips[-1].url) == ("Search: “iron”", f"{URL}?eqf=2")
    assert found.sentence() == "EQF level: Level 2; search for “iron”"


def test_a_corrected_search_says_what_was_searched(client, iron):
    iron.answers["irom"], iron.corrections["irom"] = iron.answers["iron"], "iron"
    found = listing(client, "q=irom")
    assert (found.total, found.query, found.corrected) == (3, "irom", "iron")


def test_words_that_hide_everything_can_be_dropped(client, iron):
    found = listing(client, "q=iron&category=linguistic")
    assert [(rescue.label, rescue.url, rescue.total) for rescue in found.rescue] == [
        ("Without the filter “Category”", f"{URL}?q=iron", 3),
        ("Without the search for “iron”", f"{URL}?category=linguistic", 2),
    ]


def test_words_that_are_found_nowhere_give_an_empty_result(client, iron):
    found = listing(client, "q=xyzzy")
    assert (found.total, found.rescue[0].total) == (0, 6)


def test_words_are_one_line_of_bounded_length(client, iron):
    listing(client, "q=%20iron%00%0A%20steam%20")
    listing(client, f"q={'a' * 5000}")
    assert [words for words, _language in iron.asked] == ["iron steam", "a" * 200]


def test_hits_that_have_no_card_are_left_out(client, iron):
    hidden = factories.draft_micro_skill()
    iron.answers["iron"] = [hidden, *iron.answers["iron"]]
    found = listing(client, "q=iron")
    assert (found.total, codes(found)) == (3, ["TEC-02", "SOF-01", "TEC-01"])


def test_while_the_search_does_not_answer_the_filters_still_work(client, iron):
    iron.works = False
    found = listing(client, "q=iron&category=technical")
    assert codes(found) == ["TEC-01", "TEC-02"]
    assert found.notices == ["The search does not answer at the moment. This list is not narrowed down by “iron”."]
    assert (found.query, found.canonical_query) == ("", "category=technical")
