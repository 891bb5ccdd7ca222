"""Facet counts are what counting one by one gives, and the database finds the same."""

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from common.translation.lookup import source_locale
from standards.catalogue.facets import FACETS
from standards.catalogue.index import FacetIndex
from standards.catalogue.selection import Selection
from standards.filters import CatalogueFilter
from standards.models import Card
from tests import factories
from tests.cataloguing import card, micro_skills

pytestmark = pytest.mark.django_db
MOST = 25
VALUES = {
    "category": ["technical", "soft", "linguistic", "transversal"],
    "eqf": ["1", "2", "3", "8"],
    "activity": ["care/bathing", "care/meals", "non-care/cleaning", "non-care/ironing"],
    "method": ["observed-task", "quiz", "interview"],
    "badge": ["with-help", "alone", "expert"],
    "workload": ["up-to-10", "11-25", "26-50", "over-50", "not-stated"],
    "status": ["pilot", "adopted"],
    "language": ["en", "fr", "el"],
    "framework": ["esco", "rome", "isco"],
    "country": ["BE", "FR", "ES"],
}
SINGLE = ["category", "eqf", "workload", "status"]
CHOICES = VALUES | {"activity": ["care", "non-care", "bathing", "meals", "cleaning", "ironing"]}
rows = st.fixed_dictionaries(
    {
        facet: st.lists(
            st.sampled_from(values), unique=True, min_size=facet in SINGLE, max_size=1 if facet in SINGLE else 3
        )
        for facet, values in VALUES.items()
    }
)
choices = st.fixed_dictionaries(
    {}, optional={facet: st.lists(st.sampled_from(values), min_size=1, max_size=3) for facet, values in CHOICES.items()}
)
some_examples = settings(
    max_examples=80,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def skills_once(kept_in_database):
    with kept_in_database():
        methods = factories.method_index()
        for key in VALUES["method"]:
            factories.method(methods, key=key)
        for value in VALUES["activity"]:
            branch, _slash, slug = value.partition("/")
            factories.activity(branch=branch, slug=slug)
        yield micro_skills(MOST)


def write(skills, drawn):
    """Give the first micro-skills cards with the values drawn; the titles run against the codes."""
    Card.objects.all().delete()
    Card.objects.bulk_create(
        card(skill, row, eqf_level=int(row["eqf"][0]), title_order=f"{MOST - place:03}")
        for place, (skill, row) in enumerate(zip(skills, drawn, strict=False))
    )
    return FacetIndex(source_locale())


def has(row, facet, value):
    return any(value in written.split("/") for written in row[facet])


def matches(row, chosen):
    return all(any(has(row, facet, value) for value in values) for facet, values in chosen.items())


def in_database(index, query, rf):
    filters = CatalogueFilter(QueryDict(query), locale=source_locale(), index=index, request=rf.get("/"))
    return list(filters.qs.values_list("pk", flat=True))


@given(drawn=st.lists(rows, max_size=MOST), chosen=choices)
@some_examples
def test_every_count_is_what_choosing_the_value_would_give(skills_once, db, drawn, chosen):
    index = write(skills_once, drawn)
    found, without = index.found_without_each(chosen)
    assert len(found) == sum(matches(row, chosen) for row in drawn)
    for facet in FACETS:
        others = {name: values for name, values in chosen.items() if name != facet.name}
        counts = index.counts(facet.name, without.get(facet.name, found))
        expected = {
            value: sum(matches(row, others) and has(row, facet.name, value) for row in drawn) for value in counts
        }
        assert counts == expected, facet.name


@given(drawn=st.lists(rows, max_size=MOST), chosen=choices, order=st.sampled_from(["code", "title", "newest", "eqf"]))
@some_examples
def test_the_database_finds_the_same_in_the_same_order(skills_once, db, rf, drawn, chosen, order):
    index = write(skills_once, drawn)
    # Rungs that no ladder has do not exist.
    chosen = {facet: [value for value in values if value in index.slugs(facet)] for facet, values in chosen.items()}
    query = Selection(chosen=chosen, order=order).query_string()
    assert list(index.listed(chosen, None, order)) == in_database(index, query, rf)


@given(
    drawn=st.lists(rows, max_size=MOST),
    chosen=choices,
    places=st.lists(st.integers(0, MOST - 1), unique=True),
    order=st.sampled_from(["code", "title", "eqf"]),
)
@some_examples
def test_a_search_keeps_its_results_in_any_order(skills_once, db, drawn, chosen, places, order):
    index = write(skills_once, drawn)
    hits = [skills_once[place].pk for place in places]
    among = index.places_of(hits)
    everything = list(index.listed(chosen, None, order))
    assert list(index.listed(chosen, among, order)) == [pk for pk in everything if pk in hits]
    assert list(index.ranked(index.found(chosen, among), hits)) == [pk for pk in hits if pk in everything]


def test_a_facet_without_chosen_values_filters_nothing(skills_once, db):
    index = write(skills_once, [{"category": ["soft"], "eqf": ["1"]}] * 3)
    assert len(index.listed({"eqf": []}, None, "title")) == len(index.found({"eqf": []})) == 3


@given(drawn=st.lists(rows, min_size=1, max_size=MOST), data=st.data())
@some_examples
def test_any_slice_of_a_list_is_the_slice_of_the_whole(skills_once, db, drawn, data):
    index = write(skills_once, drawn)
    listed = index.listed({}, None, data.draw(st.sampled_from(["code", "title", "eqf"])))
    start, stop = data.draw(st.integers(0, MOST)), data.draw(st.integers(0, MOST))
    assert list(listed[start:stop]) == list(listed)[start:stop]
    assert len(listed) == len(drawn)


def test_few_hits_among_many_cards_are_found_like_many(skills_once, db, monkeypatch):
    index = write(skills_once, [{"category": ["soft"], "eqf": ["1"]}] * MOST)
    hits = [skills_once[20].pk, skills_once[3].pk, 10**15]
    together = index.places_of(hits)
    monkeypatch.setattr("standards.catalogue.index.FEW", 0)
    one_by_one = index.places_of(hits)
    assert set(together) == set(one_by_one) == {3, 20}
