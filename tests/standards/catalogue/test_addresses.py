"""The address of what was chosen: one for each choice, whatever was typed."""

import random

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standards.catalogue.facets import FACETS
from standards.catalogue.index import FacetIndex
from standards.catalogue.selection import ORDERS, VIEWS
from standards.filters import CatalogueFilter
from tests.cataloguing import URL, listing

pytestmark = pytest.mark.django_db
PIECES = [
    "technical", "soft", "1", "2", "9", "-1", "0", "observed-task", "care", "en", "FR", "code", "newest", "table",
    "nope", "", " ", "%00", "technical%00", "%ff%fe", "%", "%zz", "%ED%A0%80", "%E2%80%AE", "%F0%9F%98%80",
    "%CE%BA%CE%B1", "%D9%A1",
    "'%20OR%201=1--", "<script>alert(1)</script>", "{{7*7}}", "%7B%25%20x%20%25%7D", "../../etc/passwd", "a" * 5000,
    "9" * 30, "1e9", "NaN", "None", "[]", "$ne", "%0d%0aSet-Cookie:x=1", "%25s", "%(value)s", ";", "=", "+",
]  # fmt: skip
NAMES = [
    *[facet.name for facet in FACETS], "q", "order", "view", "page", "utm_source", "csrfmiddlewaretoken", "", "%00",
    "[]", "category[]", "locale", "pk__in", "facet_values", "o", "id", "Category",
]  # fmt: skip


@pytest.fixture
def six(index_once, db, fulltext):
    return index_once


# One address for each choice


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("", ""),
        ("eqf=2&category=soft&category=technical", "category=technical&category=soft&eqf=2"),
        ("category=soft&category=soft", "category=soft"),
        ("category=SOFT&country=fr&order=Title", "category=soft&country=FR&order=title"),
        ("order=code&view=list&page=1", ""),
        ("view=table&order=newest", "order=newest&view=table"),
        ("utm_source=mail&fbclid=1&category=soft", "category=soft"),
        ("category=&eqf=&q=", ""),
        ("q=%20iron%20%20shirts&category=soft", "category=soft&q=iron+shirts"),
        ("category=cooking&eqf=2", "eqf=2"),
    ],
)
def test_a_choice_has_one_address(client, six, typed, canonical):
    assert listing(client, typed).canonical_query == canonical


def test_the_page_names_its_own_address_and_lists_follow_the_filter_alone(client, six, monkeypatch):
    monkeypatch.setattr("standards.catalogue.listing.PER_PAGE", 1)
    response = client.get(f"{URL}?page=2&eqf=2&utm_source=x")
    assert response.context["canonical_query"] == "eqf=2&page=2"
    assert response.context["listing"].canonical_query == "eqf=2"


choices = st.fixed_dictionaries(
    {},
    optional={
        "category": st.lists(st.sampled_from(["technical", "soft", "linguistic", "transversal"]), max_size=5),
        "eqf": st.lists(st.sampled_from([str(level) for level in range(1, 9)]), max_size=4),
        "status": st.lists(st.sampled_from(["draft", "pilot", "adopted", "deprecated"]), max_size=4),
        "country": st.lists(st.sampled_from(["BE", "CY", "FR", "IT", "ES"]), max_size=4),
        "q": st.lists(st.text(max_size=20), max_size=1),
        "order": st.lists(st.sampled_from(list(ORDERS)), max_size=1),
        "view": st.lists(st.sampled_from(list(VIEWS)), max_size=1),
        "page": st.lists(st.integers(1, 10**6).map(str), max_size=1),
    },
)


@given(chosen=choices)
@settings(max_examples=100, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_address_read_again_means_the_same(index_once, db, rf, chosen):
    def read(query):
        return CatalogueFilter(QueryDict(query), locale=locale, index=index, request=rf.get("/"))

    locale = index_once.locale
    index = FacetIndex(locale)
    query = QueryDict(mutable=True)
    for name, values in chosen.items():
        query.setlist(name, values)
    first = read(query.urlencode())
    again = read(first.selection.query_string())
    assert again.notices == []
    assert again.selection.query_string() == first.selection.query_string()
    assert again.selection.chosen == first.selection.chosen
    assert again.selection.effective_order == first.selection.effective_order


# What is not understood


@pytest.mark.parametrize(
    ("typed", "notice"),
    [
        ("eqf=x", "“x” is not a value of “EQF level” and was ignored."),
        ("eqf=9", "“9” is not a value of “EQF level” and was ignored."),
        ("category=cooking&category=soft", "“cooking” is not a value of “Category” and was ignored."),
        ("order=random", "“random” is not a value of “Order” and was ignored."),
        ("view=tree", "“tree” is not a value of “View” and was ignored."),
        ("page=two", "“two” is not a page number: this is the first page."),
        ("page=-1", "“-1” is not a page number: this is the first page."),
        ("page=0", "“0” is not a page number: this is the first page."),
        ("method=a%00b", "“a b” is not a value of “Assessment method” and was ignored."),
        ("eqf=" + "y" * 100, f"“{'y' * 40}…” is not a value of “EQF level” and was ignored."),
    ],
)
def test_what_is_not_understood_is_named_and_ignored(client, six, typed, notice):
    found = listing(client, typed)
    assert found.notices == [notice]
    assert found.total == (2 if "soft" in typed else 6)


def test_only_the_first_few_values_are_named(client, six):
    found = listing(client, "&".join(f"eqf=x{n}" for n in range(900)))
    assert len(found.notices) == 6 and found.notices[-1] == "895 more values were ignored."


def test_what_no_filter_is_called_is_no_reason_for_a_notice(client, six):
    assert listing(client, "utm_source=mail&gclid=1&foo=bar&=x").notices == []


def _malformed(number):
    chance = random.Random(number)  # noqa: S311
    pairs = [f"{chance.choice(NAMES)}={chance.choice(PIECES)}" for _ in range(chance.choice([1, 2, 5, 30]))]
    if chance.random() < 0.2:
        pairs = [pair.replace("=", "", 1) for pair in pairs]
    return chance.choice(["&", "&", "&&", ";"]).join(pairs)


@pytest.mark.parametrize("portion", range(10))
def test_malformed_addresses_are_answered(client, six, portion):
    for number in range(portion * 30, portion * 30 + 30):
        query = _malformed(number)
        response = client.get(URL, QUERY_STRING=query)
        assert response.status_code == 200, query
        assert b"<script>alert" not in response.content and "Set-Cookie" not in response, query


def test_more_parameters_than_a_form_has_are_refused(client, six):
    assert client.get(URL, QUERY_STRING="&".join(["eqf=1"] * 1000)).status_code == 200
    assert client.get(URL, QUERY_STRING="&".join(["eqf=1"] * 1001)).status_code == 400
