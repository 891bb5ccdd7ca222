"""What readers see on the catalogue's page: filters, chips, list, map, table, ways to take it away."""

import pytest

from standards.models import Card
from tests import factories
from tests.cataloguing import URL, card, catalogue, micro_skills
from tests.looking import all_words, broken_anchors, links, repeated_ids, table, visit, words

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def six_once(kept_in_database):
    with kept_in_database():
        index = factories.standards_index(headline="Micro-skill standards")
        catalogue()
        yield index


@pytest.fixture
def six(six_once, db, fulltext):
    """Two technical, soft and linguistic micro-skills each, of levels 1 and 2."""
    return six_once


@pytest.fixture
def many(six):
    """Forty-four more technical micro-skills of level 1."""
    Card.objects.bulk_create(card(skill, {"category": ["technical"], "eqf": ["1"]}) for skill in micro_skills(44))
    return six


def hidden(form):
    return {(field["name"], field["value"]) for field in form.select("input[type=hidden]")}


def chosen(page):
    return [box["id"] for box in page.select(".facets input[checked]")]


def test_the_head_counts_everything_on_a_map_of_links(client, six):
    page = visit(client, URL)
    assert words(page.h1) == "Micro-skill standards"
    assert words(page.select_one(".coverage caption b")) == "All 6 micro-skills on one map"
    assert words(page.select_one(".coverage tbody tr")) == "Technical 1 – Technical, EQF 1 1 – Technical, EQF 2 0 0"
    assert f"{URL}?category=technical&eqf=2#results" in links(page.select_one(".coverage"))


def test_the_map_is_deeper_where_there_are_more(client, many):
    cells = visit(client, URL).select(".coverage tbody a")
    assert [(cell.find(string=True), cell["class"]) for cell in cells[:2]] == [("45", ["tint-4"]), ("1", ["tint-1"])]


def test_every_value_stands_with_its_count_and_keeps_it_when_others_of_its_kind_are_chosen(client, six):
    for query in ("", "?category=technical"):
        boxes = visit(client, f"{URL}{query}").select(".facets label:has([name=category])")
        assert all_words(boxes) == ["Technical 2", "Soft 2", "Linguistic 2", "Transversal 0"]


def test_activities_stand_below_their_branch(client, six):
    factories.with_activity(factories.micro_skill(), factories.activity(branch="care", name="Bathing"))
    page = visit(client, URL)
    assert words(page.select_one(".facet-below")) == "Bathing 1"
    assert words(page.select_one(".facet-below").find_previous("label")) == "Care 1"


def test_a_folded_filter_is_open_when_something_in_it_is_chosen(client, six):
    def unfolded(query):
        return {words(facet.summary) for facet in visit(client, URL + query).select("details.facet[open]")}

    assert unfolded("") == {"Category", "EQF level", "Assessment method"}
    assert unfolded("?status=pilot") == {"Category", "EQF level", "Assessment method", "Status Chosen: 1"}


def test_the_button_on_phones_says_how_much_is_chosen(client, six):
    assert words(visit(client, URL).select_one("details.drawer > summary")) == "Filter the list"
    page = visit(client, f"{URL}?category=soft&category=technical&eqf=2")
    assert words(page.select_one("details.drawer > summary")) == "Filter the list 3 chosen"
    assert chosen(page) == ["category-technical", "category-soft", "eqf-2"]


def test_chips_take_one_filter_away_or_all(client, six):
    page = visit(client, f"{URL}?category=soft&eqf=2&view=table")
    chips = page.select(".chips a")
    assert all_words(chips) == ["Remove filter: Category: Soft", "Remove filter: EQF level: Level 2", "Clear all"]
    assert [chip["href"] for chip in chips] == [
        f"{URL}?eqf=2&view=table#results",
        f"{URL}?category=soft&view=table#results",
        f"{URL}?view=table#results",
    ]
    assert visit(client, URL).select(".chips") == []


def test_the_number_found_is_a_heading_and_a_status_message(client, six):
    page = visit(client, f"{URL}?eqf=2")
    assert words(page.select_one("[role=status] h2#results")) == "3 micro-skills"
    assert words(visit(client, f"{URL}?eqf=2&category=soft").find(id="results")) == "1 micro-skill"


def test_each_form_keeps_what_it_does_not_ask(client, six, fulltext):
    fulltext.answers["skill"] = []
    page = visit(client, f"{URL}?eqf=2&category=soft&q=skill&order=title&view=table")
    assert hidden(page.select_one("form.facets")) == {("q", "skill"), ("order", "title"), ("view", "table")}
    filters = {("category", "soft"), ("eqf", "2")}
    assert hidden(page.select_one("main form[role=search]")) == filters | {("order", "title"), ("view", "table")}
    assert page.find(id="list-q")["value"] == "skill"
    page = visit(client, f"{URL}?eqf=2&category=soft&view=table")
    assert hidden(page.select_one("form.order")) == filters | {("view", "table")}


def test_an_entry_names_its_languages_and_can_be_compared(client, six):
    page = visit(client, URL)
    entry = page.select_one(".entry")
    assert "Available in: English" in words(entry)
    box = entry.select_one("input[type=checkbox]")
    assert (box["form"], box["name"], box["value"]) == ("compare", "id", "LIN-01")
    assert words(box.find_parent("label")) == "Compare LIN-01"
    form = page.find("form", id="compare")
    assert (form["action"], form["method"]) == (f"{URL}compare/", "get")


def test_one_result_alone_offers_no_comparison(client, six):
    page = visit(client, f"{URL}?eqf=2&category=soft")
    assert page.select("#compare, [form=compare]") == []


def test_the_list_can_be_taken_away_as_it_was_filtered(client, six):
    found = links(visit(client, f"{URL}?eqf=2&category=soft&page=1").select_one(".take"))
    query = "?category=soft&eqf=2"
    assert found == {f"{URL}list.{kind}{query}" for kind in ("csv", "xlsx", "json", "pdf")} | {
        f"{URL}{query}",
        f"{URL}feed.atom",
    }


def test_the_table_is_ordered_by_its_heads(client, six):
    page = visit(client, f"{URL}?view=table&eqf=2&order=title")
    heads = {words(head): head for head in page.select("table.listing thead th")}
    assert heads["Micro-skill"]["aria-sort"] == "ascending"
    assert heads["Order by Code"].a["href"] == f"{URL}?eqf=2&view=table#results"
    assert [row[1] for row in table(page.select_one(".found"))] == ["TEC-02", "SOF-02", "LIN-02"]
    assert page.select_one(".found [role=region]")["tabindex"] == "0"


def test_the_map_is_a_view_of_its_own(client, six):
    page = visit(client, f"{URL}?view=map&category=soft")
    assert [words(caption) for caption in page.select(".coverage caption b")] == ["2 micro-skills on one map"]
    assert page.select(".entries, .order, .pages") == []
    assert words(page.select_one(".views [aria-current]")) == "Map"


def test_pages_are_links_with_the_filters(client, many):
    page = visit(client, f"{URL}?category=technical&page=2")
    shown = {words(link): link["href"] for link in page.select(".pages a")}
    assert shown == {
        "Previous page": f"{URL}?category=technical#results",
        "1": f"{URL}?category=technical#results",
        "2": f"{URL}?category=technical&page=2#results",
        "3": f"{URL}?category=technical&page=3#results",
        "Next page": f"{URL}?category=technical&page=3#results",
    }
    assert words(page.select_one(".pages [aria-current=page]")) == "2"
    assert page.find("link", rel="canonical")["href"].endswith(f"{URL}?category=technical&page=2")


def test_an_empty_list_says_which_filter_to_drop(client, six):
    page = visit(client, f"{URL}?category=transversal&eqf=2")
    assert words(page.find(id="results")) == "No micro-skill has all of this"
    assert all_words(page.select(".rescue li")) == ["Without the filter “Category” 3 micro-skills"]
    assert page.select_one(".rescue a")["href"] == f"{URL}?eqf=2#results"
    assert f"{URL}#results" in links(page.select_one(".found"))
    assert page.select(".take, #compare") == []


def test_what_was_ignored_or_corrected_is_said(client, six, fulltext):
    page = visit(client, f"{URL}?category=cooking")
    assert "cooking" in words(page.select_one(".found .note"))
    fulltext.answers["irom"], fulltext.corrections["irom"] = [], "iron"
    note = words(visit(client, f"{URL}?q=irom").select_one(".found .note"))
    assert "Nothing was found for “irom”. Did you mean “iron”?" in note
    assert visit(client, URL).select(".found .note") == []


def test_paper_shows_the_filter_and_the_address(client, six):
    text = words(visit(client, f"{URL}?eqf=2&category=soft").select_one(".print-only"))
    assert text == f"Category: Soft; EQF level: Level 2 http://testserver{URL}?category=soft&eqf=2"


def test_a_catalogue_without_micro_skills_says_so(client, six):
    Card.objects.all().delete()
    page = visit(client, URL)
    assert "No micro-skill is published in this language yet." in words(page.main)
    assert page.select(".facets, .take, .order") == []


@pytest.mark.parametrize("query", ["", "?view=map", "?view=table", "?category=transversal", "?category=x&page=7"])
def test_no_id_stands_twice_and_nothing_is_inline(client, many, query):
    page = visit(client, URL + query)
    assert repeated_ids(page) == [] and broken_anchors(page) == []
    assert page.select("[style], style, script:not([src])") == []


def test_a_sheet_leads_back_to_its_place_in_the_list(client, six):
    page = visit(client, f"{URL}{Card.objects.get(code='SOF-02').public_path}")
    assert f"{URL}?category=soft&eqf=2#results" in links(page.select_one("aside.box"))
