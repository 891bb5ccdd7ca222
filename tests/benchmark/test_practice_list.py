"""The list of practices: filters, counts, addresses, the matrix and what it says."""

from itertools import product

import pytest
from bs4 import BeautifulSoup

from benchmark.vocabulary import KeyElement, Verdict
from tests import factories
from tests.looking import all_words, alternates, links, visit, words

pytestmark = pytest.mark.django_db
URL = "/en/benchmark/"
ALL_YES = {element.value: "yes" for element in KeyElement}


@pytest.fixture
def practices(benchmark):
    """Six practices that differ in everything there is to filter by."""
    steps = factories.organisation(slug="steps", short_name="STePS")
    cfb = factories.organisation(slug="cfb", short_name="CFB")
    made = [
        ("IT", steps, {"term": "yes", "validation": "no"}, ["everyone", "low-qualified"]),
        ("IT", steps, {"term": "no", "validation": "partly", "small-volume": "yes"}, ["everyone"]),
        ("FR", None, {"term": "no", "validation": "yes", "small-volume": "yes"}, ["everyone"]),
        ("BE", cfb, {"low-qualified": "unknown"}, ["job-seekers", "migrants"]),
        ("CY", cfb, dict.fromkeys(ALL_YES, "not-applicable"), []),
        ("ES", None, {}, ["experienced"]),
    ]
    return [
        factories.practice(
            benchmark, verdicts, groups=groups, title=f"Case {n}", number=n, country=country, partner=partner
        )
        for n, (country, partner, verdicts, groups) in enumerate(made, start=1)
    ]


def titles(page: BeautifulSoup) -> list[str]:
    return all_words(page.select(".practices h3"))


def counts(page: BeautifulSoup, name: str) -> dict[str, int]:
    """Return the count beside every value of a filter."""
    boxes = page.select(f".facets input[type=checkbox][name={name}]")
    return {str(box["value"]): int(words(box.find_parent("label").i)) for box in boxes}


def values_of(practice) -> dict[str, set[str]]:
    """Return what a practice has, worked out from its rows only."""
    verdicts = {row.element: row.verdict for row in practice.key_elements.all()}
    return {
        "country": {practice.country},
        "partner": {practice.partner.slug} if practice.partner else set(),
        **{element.value: {verdicts.get(element.value, "not-stated")} for element in KeyElement},
        "target": {row.group for row in practice.target_groups.all()} or {"not-stated"},
    }


def fits(practice, chosen: dict[str, list[str]]) -> bool:
    return all(values_of(practice)[name] & set(values) for name, values in chosen.items())


CHOICES = {
    "country": ["IT", "FR"],
    "partner": ["steps"],
    "term": ["no", "not-stated"],
    "validation": ["partly", "yes"],
    "target": ["everyone", "not-stated"],
}


@pytest.mark.parametrize("pair", list(product(CHOICES, repeat=2)), ids="-".join)
def test_filters_find_what_looking_at_every_practice_finds(client, practices, pair):
    chosen = {name: CHOICES[name] for name in pair}
    query = "&".join(f"{name}={value}" for name, values in chosen.items() for value in values)
    page = visit(client, f"{URL}?{query}")
    assert titles(page) == [practice.title for practice in practices if fits(practice, chosen)]
    for name in ("country", "term", "target"):
        others = {key: values for key, values in chosen.items() if key != name}
        expected = {
            value: sum(fits(practice, {**others, name: [value]}) for practice in practices)
            for value in counts(page, name)
        }
        assert counts(page, name) == expected


def test_values_that_no_practice_has_are_not_offered(client, practices):
    page = visit(client, URL)
    assert counts(page, "small-volume") == {"yes": 2, "not-applicable": 1, "not-stated": 3}
    assert counts(page, "partner") == {"cfb": 2, "steps": 2}


def test_odd_values_are_left_out_and_named(client, practices):
    page = visit(client, f"{URL}?country=XX&country=it&term=%00&validation=maybe&view=cube&colour=red")
    notice = words(page.select_one(".note-careful"))
    assert "“XX” is not a value of “Country” and was ignored." in notice
    assert "“maybe” is not a value of “Validation of non-formal and informal learning” and was ignored." in notice
    assert "“cube”" in notice
    assert titles(page) == ["Case 1", "Case 2"]
    assert page.find("link", rel="canonical")["href"].endswith("/en/benchmark/?country=IT")


def test_each_chosen_value_can_be_taken_away_again(client, practices):
    page = visit(client, f"{URL}?term=no&country=FR&view=matrix")
    chips = {words(link): link["href"] for link in page.select(".chips a:not(.chip-clear)")}
    assert chips == {
        "Remove filter: Country: France": f"{URL}?term=no&view=matrix#results",
        "Remove filter: The term “micro-credential” is used: No": f"{URL}?country=FR&view=matrix#results",
    }
    assert page.select_one(".chip-clear")["href"] == f"{URL}?view=matrix#results"


def test_nothing_found_says_so_and_leads_back(client, practices):
    page = visit(client, f"{URL}?country=FR&term=yes")
    assert "No practice has all of this" in words(page.main)
    assert f"{URL}#results" in links(page.select_one(".found"))


def test_the_choice_is_kept_in_other_languages(client, practices, benchmark, publish, french):
    factories.translate_each(publish, factories.home(), benchmark)
    page = visit(client, f"{URL}?term=no&country=IT&foo=1&view=matrix")
    assert alternates(page)["fr"].endswith("?country=IT&term=no&view=matrix")
    assert page.select_one("nav.languages a[hreflang=fr]")["href"].endswith("?country=IT&term=no&view=matrix")


def matrix(page: BeautifulSoup) -> dict[str, list[str]]:
    """Return the words of the cells by practice."""
    return {
        words(row.th.a): [words(cell.select_one(".verdict")) for cell in row.select("td")[:4]]
        for row in page.select(".key-matrix tbody tr")
    }


def test_the_matrix_shows_symbol_word_and_note(client, practices):
    page = visit(client, f"{URL}?view=matrix")
    assert all_words(page.select(".key-matrix thead th"))[1:5] == [str(element.label) for element in KeyElement]
    assert matrix(page)["Case 2"] == ["No", "Yes", "Not stated", "Partly"]
    assert matrix(page)["Case 5"] == ["Not applicable"] * 4
    assert matrix(page)["Case 4"][2] == "Words, but neither yes nor no"
    cells = {words(row.th.a): row.select("td") for row in page.select(".key-matrix tbody tr")}
    assert words(cells["Case 1"][3].small) == "Note on validation."
    signs = {words(sign): sign.use["href"].rpartition("#")[2] for sign in page.select(".key-matrix .verdict")}
    assert len(set(signs.values())) == len(Verdict), "a symbol of its own for every word"
    assert words(cells["Case 3"][4]) == "2 of 4"
    assert words(cells["Case 6"][4]) == "Nothing stated"


def finding(page: BeautifulSoup) -> list[str]:
    return all_words(page.select(".finding p"))


def test_the_finding_is_counted_from_what_is_listed(client, practices, benchmark):
    assert finding(visit(client, URL)) == [
        "None of these 6 practices shows all four key elements.",
        "3 lack at least one of them, or have it in part only.",
        "Of 3 the report does not say enough to tell: cells are empty, or say neither yes nor no.",
    ]
    assert finding(visit(client, f"{URL}?country=ES")) == [
        "This practice does not show all four key elements.",
        "Of 1 the report does not say enough to tell: cells are empty, or say neither yes nor no.",
    ]
    factories.practice(benchmark, ALL_YES, number=7, country="ES")
    assert finding(visit(client, f"{URL}?country=ES"))[0] == "1 of 2 practices have all four key elements."


def test_an_empty_report_says_so(client, benchmark):
    page = visit(client, f"{URL}?country=FR&view=matrix")
    assert "No practice is published in this language yet." in words(page.main)


def test_the_way_into_the_report_leads_to_all_its_parts(client, benchmark):
    section = factories.report_section(benchmark, title="The figures")
    country = factories.country_page(benchmark, title="France")
    asked = factories.question(slug="q5", name="Tools")
    found = links(visit(client, URL).main)
    assert {section.url, country.url, f"{URL}questions/q5/", f"{URL}questions/"} <= found
    assert asked.public_path == "questions/q5/"
