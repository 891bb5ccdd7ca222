"""What a reader finds in the catalogue: the result, its order and pages, and ways on from it."""

from datetime import UTC, datetime

import pytest

from standards.catalogue.listing import Listing
from standards.models import MicroSkill
from tests import factories
from tests.cataloguing import URL, codes, counts, labels, listing, option

pytestmark = pytest.mark.django_db


@pytest.fixture
def six(index_once, db):
    """A catalogue of two technical, two soft and two linguistic micro-skills, of levels 1 and 2."""
    return index_once


# Filters


def test_without_a_filter_everything_is_listed_by_code(client, six):
    found = listing(client)
    assert codes(found) == ["LIN-01", "LIN-02", "SOF-01", "SOF-02", "TEC-01", "TEC-02"]
    assert (found.total, found.chips, found.sentence()) == (6, [], "All micro-skills")


def test_values_of_one_facet_widen_and_facets_narrow_the_result(client, six):
    assert codes(listing(client, "category=technical&category=soft&eqf=2")) == ["SOF-02", "TEC-02"]


def test_counts_say_what_each_value_would_give(client, six):
    found = listing(client, "category=technical&eqf=2")
    assert counts(found, "category") == {"technical": 1, "soft": 1, "linguistic": 1, "transversal": 0}
    assert counts(found, "eqf") == {"1": 1, "2": 1}
    assert counts(found, "country")["FR"] == 1


def test_a_level_that_nothing_has_is_shown_only_while_it_is_chosen(client, six):
    assert list(counts(listing(client), "eqf")) == ["1", "2"]
    assert counts(listing(client, "eqf=7"), "eqf") == {"1": 3, "2": 3, "7": 0}


def test_a_branch_stands_for_all_its_activities(client, six):
    bathing = factories.activity(slug="bathing", branch="care", name="Bathing")
    ironing = factories.activity(slug="ironing", branch="non-care", name="Ironing")
    meals = factories.activity(slug="meals", branch="care", name="Meals")
    for code, activity in (("TEC-01", bathing), ("TEC-02", meals), ("SOF-01", ironing)):
        factories.with_activity(MicroSkill.objects.get(code=code), activity)
    found = listing(client, "activity=care")
    assert codes(found) == ["TEC-01", "TEC-02"]
    assert counts(found, "activity") == {"care": 2, "bathing": 1, "meals": 1, "non-care": 1, "ironing": 1}
    assert codes(listing(client, "activity=bathing&activity=ironing")) == ["SOF-01", "TEC-01"]


@pytest.mark.parametrize(
    ("hours", "band"),
    [
        (None, "not-stated"), (1, "up-to-10"), (10, "up-to-10"), (11, "11-25"), (25, "11-25"), (26, "26-50"),
        (50, "26-50"), (51, "over-50"), (1500, "over-50"),
    ],
)  # fmt: skip
def test_workloads_fall_into_bands(client, six, hours, band):
    factories.micro_skill(workload_hours=hours, status="adopted")
    found = counts(listing(client, "status=adopted"), "workload")
    assert [value for value, count in found.items() if count] == [band]


def test_rungs_of_ladders_are_named_as_most_ladders_name_them_lowest_first(client, six):
    skill = MicroSkill.objects.get(code="TEC-01")
    skill.badge_levels.set(
        [
            skill.badge_levels.model(slug="with-help", name="With help", descriptor="d", rule="r", sort_order=0),
            skill.badge_levels.model(slug="alone", name="On one's own", descriptor="d", rule="r", sort_order=1),
        ]
    )
    skill.save()
    skill.save_revision().publish()
    found = listing(client)
    assert labels(found, "badge") == {"with-help": "With help", "alone": "Alone", "expert": "Expert"}
    assert counts(found, "badge") == {"with-help": 1, "alone": 6, "expert": 5}


def test_methods_are_named_by_their_pages_in_the_editors_order(client, six, methods):
    quiz = factories.method(methods, key="quiz", title="A quiz")
    factories.method(methods, key="interview", title="An interview")
    factories.micro_skill(code="TRA-01", methods=[quiz])
    found = listing(client, "method=quiz")
    assert labels(found, "method") == {"quiz": "A quiz", "interview": "An interview"}
    assert codes(found) == ["TRA-01"] and counts(found, "method") == {"quiz": 1, "interview": 0}


# Chips and sentence


def test_every_choice_is_a_chip_that_takes_it_back(client, six):
    found = listing(client, "category=technical&category=soft&eqf=2")
    assert [(chip.label, chip.url) for chip in found.chips] == [
        ("Category: Technical", f"{URL}?category=soft&eqf=2"),
        ("Category: Soft", f"{URL}?category=technical&eqf=2"),
        ("EQF level: Level 2", f"{URL}?category=technical&category=soft"),
    ]
    assert (found.clear_url, found.chosen_count) == (URL, 3)


def test_clearing_keeps_order_and_view(client, six):
    assert listing(client, "eqf=2&order=title&view=table").clear_url == f"{URL}?order=title&view=table"


def test_the_filter_is_told_in_a_sentence(client, six):
    found = listing(client, "category=soft&category=technical&eqf=2")
    assert found.sentence() == "Category: Technical or Soft; EQF level: Level 2"


# Order and pages


@pytest.fixture
def adopted(six):
    """Three adopted micro-skills whose every order is another one."""
    titles = {"TRA-100": "Übung", "TRA-11": "zebra", "TRA-09": "Abc"}
    for day, (code, title) in enumerate(titles.items(), start=1):
        skill = factories.micro_skill(rows=0, code=code, title=title, eqf_level=4 - day, status="adopted")
        skill.first_published_at = datetime(2026, 1, day % 3 + 1, tzinfo=UTC)
        skill.save()
        skill.save_revision().publish()


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("code", ["TRA-09", "TRA-11", "TRA-100"]),
        ("title", ["TRA-09", "TRA-100", "TRA-11"]),
        ("newest", ["TRA-11", "TRA-100", "TRA-09"]),
        ("eqf", ["TRA-09", "TRA-11", "TRA-100"]),
    ],
)
@pytest.mark.usefixtures("adopted")
def test_results_can_be_ordered(client, order, expected):
    assert codes(listing(client, f"status=adopted&order={order}")) == expected


def test_the_order_in_use_is_marked_and_relevance_is_for_searches(client, six):
    found = listing(client, "order=title")
    assert [(order.value, order.chosen) for order in found.orders] == [
        ("code", False), ("title", True), ("newest", False), ("eqf", False),
    ]  # fmt: skip


@pytest.fixture
def small_pages(monkeypatch):
    monkeypatch.setattr("standards.catalogue.listing.PER_PAGE", 2)


@pytest.mark.usefixtures("small_pages")
def test_results_come_in_pages(client, six):
    found = listing(client, "page=2&order=title&category=technical&category=soft&category=linguistic")
    page = found.page
    assert (page.number, page.pages, len(page.object_list)) == (2, 3, 2)
    assert page.has_previous and page.has_next
    query = "category=technical&category=soft&category=linguistic&order=title"
    assert (page.previous_url, page.next_url) == (f"{URL}?{query}", f"{URL}?{query}&page=3")
    assert [(link.number, link.current) for link in page.numbers] == [("1", False), ("2", True), ("3", False)]


@pytest.mark.usefixtures("small_pages")
def test_the_first_and_the_last_page_lead_no_further(client, six):
    assert listing(client).page.previous_url == "" and not listing(client, "page=3").page.has_next


@pytest.mark.parametrize("page", ["4", "999", "999999999999999999999999"])
@pytest.mark.usefixtures("small_pages")
def test_a_page_behind_the_last_one_is_the_last_one_and_says_so(client, six, page):
    found = listing(client, f"page={page}")
    assert found.page.number == 3 and codes(found) == ["TEC-01", "TEC-02"]
    assert found.notices == ["There are not that many pages: this is the last one, page 3."]


def test_numbers_between_distant_pages_are_left_out(client, six, monkeypatch):
    monkeypatch.setattr("standards.catalogue.listing.PER_PAGE", 1)
    monkeypatch.setattr(Listing, "_pages", 40)
    numbers = listing(client, "page=20").page.numbers
    assert [link.number for link in numbers] == ["1", "…", "18", "19", "20", "21", "22", "…", "40"]
    assert numbers[1].url == "" and numbers[-1].url == f"{URL}?page=40"


def test_files_get_all_cards_in_order_in_portions(client, six, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr("standards.catalogue.listing.PORTION", 4)
    found = listing(client, "order=eqf")
    with django_assert_num_queries(2):
        cards = [card.code for card in found.cards()]
    assert cards == ["LIN-01", "SOF-01", "TEC-01", "LIN-02", "SOF-02", "TEC-02"]
    assert [card.code for card in found.cards(limit=2)] == cards[:2]


# The map


def test_the_map_counts_the_result_by_category_and_level(client, six):
    found = listing(client, "country=FR&view=map")
    assert found.coverage_levels == ["1", "2", "3", "4"]
    grid = {row.value: [cell.count for cell in row.cells] for row in found.coverage}
    assert grid == {
        "technical": [1, 1, 0, 0], "soft": [1, 1, 0, 0], "linguistic": [1, 1, 0, 0], "transversal": [0, 0, 0, 0],
    }  # fmt: skip
    cell = found.coverage[1].cells[1]
    assert (cell.eqf, cell.url) == (2, f"{URL}?category=soft&eqf=2&country=FR")
    assert listing(client, cell.url.partition("?")[2]).total == cell.count


def test_the_map_has_a_column_for_the_highest_level(client, six):
    factories.micro_skill(eqf_level=6)
    assert listing(client).coverage_levels == ["1", "2", "3", "4", "5", "6"]


def test_the_map_shows_only_what_was_found(client, six):
    found = listing(client, "category=soft&eqf=1")
    assert sum(cell.count for row in found.coverage for cell in row.cells) == found.total == 1


# Nothing found


def test_an_empty_result_says_which_filter_to_drop_best_first(client, six):
    factories.micro_skill(code="TRA-01", category="transversal", status="adopted", eqf_level=1)
    found = listing(client, "category=transversal&eqf=2&status=adopted")
    assert found.total == 0 and found.page.object_list == []
    assert [(rescue.label, rescue.total) for rescue in found.rescue] == [("Without the filter “EQF level”", 1)]
    found = listing(client, "category=transversal&status=pilot")
    assert [(rescue.total, rescue.url) for rescue in found.rescue] == [
        (6, f"{URL}?status=pilot"), (1, f"{URL}?category=transversal"),
    ]  # fmt: skip


def test_when_dropping_one_filter_is_not_enough_each_is_offered_alone(client, six):
    factories.micro_skill(code="TRA-01", category="transversal", status="adopted", eqf_level=5)
    found = listing(client, "category=transversal&eqf=1&country=CY&order=title")
    assert [(rescue.label, rescue.url) for rescue in found.rescue][-1] == (
        "Only the filter “Category”", f"{URL}?category=transversal&order=title",
    )  # fmt: skip
    assert all(listing(client, rescue.url.partition("?")[2]).total == rescue.total > 0 for rescue in found.rescue)


def test_a_result_needs_no_rescue(client, six):
    assert listing(client, "eqf=2").rescue == []


def test_a_value_leads_to_the_list_with_it_and_back(client, six):
    found = listing(client, "eqf=1")
    url = option(found, "category", "soft").url
    assert url == f"{URL}?category=soft&eqf=1"
    assert option(listing(client, "category=soft&eqf=1"), "category", "soft").url == f"{URL}?eqf=1"
