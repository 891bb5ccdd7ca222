"""Micro-skills and methods side by side."""

import csv
import io

import pytest
from openpyxl import load_workbook

from standards.models import AssessmentMethodPage, MicroSkill
from tests import factories
from tests.looking import all_words, language_link, links, queries, repeated_ids, visit, words

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
PAGE = "/en/standards/compare/"
METHODS = "/en/methods/compare/"


@pytest.fixture
def skills(index, methods):
    """Three micro-skills that differ in title, level and status."""
    method = factories.method(methods, title="Observed task", slug="observed-task", key="observed-task")
    return [
        factories.micro_skill(code="TEC-01", slug="clean", title="Clean a home", eqf_level=2, methods=[method]),
        factories.micro_skill(code="SOF-01", slug="follow", title="Follow instructions", category="soft", eqf_level=1),
        factories.micro_skill(code="LIN-01", slug="speak", title="Speak simply", status="adopted", is_proposal=False),
    ]


def heads(page):
    return [words(head.select_one("a")) for head in page.select(".compare-item")]


def rows(page):
    """Return the rows of the comparison by their label."""
    found = {}
    for row in page.select(".compare tbody tr"):
        label, *cells = row.find_all(["th", "td"])
        if cells:
            found[words(label).removesuffix(" differs")] = all_words(cells)
    return found


def notices(page):
    return " ".join(all_words(page.select(".note-careful p:not(.note-kind)")))


def test_chosen_micro_skills_stand_side_by_side_in_the_order_asked_for(client, skills):
    page = visit(client, f"{PAGE}?id=SOF-01&id=TEC-01")
    assert heads(page) == ["Follow instructions", "Clean a home"]
    assert rows(page)["EQF level"] == ["Level 1", "Level 2"]
    assert rows(page)["Category"] == ["Soft", "Technical"]


def test_every_part_of_a_sheet_has_its_row(client, skills):
    found = rows(visit(client, f"{PAGE}?id=TEC-01&id=LIN-01"))
    assert found["Assessment methods"] == ["Observed task", "Not stated"]
    assert found["Outcomes, level and hours"] == ["Proposal", "Adopted by the partnership"]
    assert found["Workload"] == ["20 hours", "20 hours"]
    assert found["Knowledge"][0] == "K1 : Outcome 0"
    assert found["Performance criteria"][0] == "Criterion 0 Criterion 1"
    assert found["Badge ladder"][0] == "Alone : Works alone. Expert : Shows others."
    assert found["Where it was tried out"][0] == "Spain France"
    assert found["Links to other frameworks"][0] == "ESCO, close to : label 0 ESCO, close to : label 1"
    assert found["Languages"][0] == "English"
    assert found["European standard elements"][0].startswith("7 of 9 mandatory elements filled")
    assert "Awarding body" in found["European standard elements"][0]


def test_heads_lead_to_the_sheets_and_out_of_the_comparison(client, skills):
    page = visit(client, f"{PAGE}?id=TEC-01&id=SOF-01&id=LIN-01&differences=1")
    head = page.select(".compare-item")[1]
    assert links(head) == {"/en/standards/micro-skills/follow/", "?id=TEC-01&id=LIN-01&differences=1"}


def test_only_the_differences_are_shown_when_asked_for(client, skills):
    every = rows(visit(client, f"{PAGE}?id=TEC-01&id=SOF-01"))
    page = visit(client, f"{PAGE}?id=TEC-01&id=SOF-01&differences=1")
    shown = rows(page)
    assert set(shown) == {label for label, (one, other) in every.items() if one != other}
    assert {"Category", "EQF level", "Assessment methods"} <= set(shown)
    assert words(page.select_one("[role=status]")) == (
        f"Only the rows in which they differ: {len(shown)} of {len(every)}"
    )


def test_things_without_a_difference_say_so(client, index):
    for code in ("TEC-01", "TEC-02"):
        factories.micro_skill(code=code, slug=code.lower(), title="Same")
    page = visit(client, f"{PAGE}?id=TEC-01&id=TEC-02&differences=1")
    assert "They are the same in every row." in words(page.find("main"))


def test_without_enough_the_page_offers_what_to_choose_from(client, skills):
    page = visit(client, PAGE)
    assert [box["value"] for box in page.select("input[type=checkbox]")] == ["LIN-01", "SOF-01", "TEC-01"]
    one = visit(client, f"{PAGE}?id=TEC-01")
    assert [box["value"] for box in one.select("input[checked]")] == ["TEC-01"]
    assert page.select_one("form.compare-chooser")["action"] == PAGE


def test_the_choice_can_be_changed_from_a_comparison(client, skills):
    page = visit(client, f"{PAGE}?id=TEC-01&id=SOF-01&choose=1")
    assert [box["value"] for box in page.select("input[checked]")] == ["TEC-01", "SOF-01"]


def test_codes_may_be_typed_in_any_case_and_together(client, skills):
    assert heads(visit(client, f"{PAGE}?id=tec-01,%20sof-01;TEC-01")) == ["Clean a home", "Follow instructions"]


def test_only_unknown_codes_are_a_mistake_that_is_named(client, skills):
    page = visit(client, f"{PAGE}?id=XXX-99&id=<b>", 400)
    assert notices(page) == "Not found in this language: XXX-99, <b>"
    assert page.select("input[type=checkbox]")


def test_unknown_codes_beside_known_ones_are_named_and_the_rest_is_shown(client, skills):
    page = visit(client, f"{PAGE}?id=TEC-01&id=XXX-99&id=SOF-01")
    assert heads(page) == ["Clean a home", "Follow instructions"]
    assert notices(page) == "Not found in this language: XXX-99"


def test_more_than_six_are_cut_and_the_reader_is_told(client, index):
    codes = [f"TEC-1{number}" for number in range(8)]
    for code in codes:
        factories.micro_skill(code=code, slug=code.lower())
    page = visit(client, f"{PAGE}?{'&'.join(f'id={code}' for code in codes)}")
    assert all_words(page.select(".compare-item samp")) == codes[:6]
    assert notices(page) == "At most 6 can be compared. 2 more are left out."


@pytest.mark.parametrize(
    "query",
    ["id=%00", "id=%00TEC-01&id=SOF-01%00", "id=" + "x" * 5000, "id=%ff%fe", "id=&id=&id=", "id[]=1", "id=٣٣٣-٠١",
     "id=TEC-01'--&id=%25", "&".join(f"id=TEC-{n}" for n in range(400)), "differences=1", "id=TEC-01&differences=%00"],
)  # fmt: skip
@pytest.mark.parametrize("path", ["standards/compare/", "standards/compare.csv", "methods/compare/"])
def test_malformed_choices_never_fail(client, skills, path, query):
    assert client.get(f"/en/{path}?{query}").status_code in {200, 400}


def test_the_page_is_not_for_search_engines_and_has_no_repeated_ids(client, skills):
    page = visit(client, f"{PAGE}?id=TEC-01&id=SOF-01")
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert repeated_ids(page) == []
    assert len(page.find_all("h1")) == 1


def test_another_language_compares_the_same_ones(client, publish, index, skills):
    factories.translate_each(publish, index, *skills[:2])
    english = visit(client, f"{PAGE}?id=TEC-01&id=SOF-01&differences=1")
    address = language_link(english, "fr")["href"]
    assert address == "/fr/standards-fr/compare/?id=TEC-01&id=SOF-01&differences=1"
    assert heads(visit(client, address)) == ["FR Clean a home", "FR Follow instructions"]
    assert "LIN-01" in notices(visit(client, "/fr/standards-fr/compare/?id=TEC-01&id=SOF-01&id=LIN-01"))


def test_what_is_private_or_a_draft_is_unknown(client, index, skills):
    hidden = factories.standard(index, [skills[0]])
    hidden.unpublish()
    factories.draft_micro_skill(code="DRA-01", slug="draft", title="Secret draft")
    for address in (PAGE, f"{PAGE}?id=SOF-01&id=LIN-01&id=TEC-01&id=DRA-01", f"{PAGE}?id=TEC-01"):
        answer = client.get(address).content.decode()
        assert "Clean a home" not in answer
        assert "Secret draft" not in answer
    assert b"Clean a home" not in client.get("/en/standards/compare.csv?id=SOF-01&id=LIN-01&id=TEC-01").getvalue()


def test_hidden_methods_are_not_named(client, skills):
    AssessmentMethodPage.objects.get(key="observed-task").unpublish()
    found = rows(visit(client, f"{PAGE}?id=TEC-01&id=SOF-01"))
    assert "Assessment methods" not in found


def test_more_things_cost_no_more_queries(client, skills, methods):
    other = factories.method(methods, title="Interview", key="interview")
    factories.micro_skill(code="TRA-01", slug="organise", methods=[other])
    two = queries(client, f"{PAGE}?id=TEC-01&id=TRA-01")
    assert queries(client, f"{PAGE}?id=TEC-01&id=TRA-01&id=SOF-01&id=LIN-01") == two


def test_the_comparison_is_taken_away_as_csv(client, skills):
    response = client.get("/en/standards/compare.csv?id=TEC-01&id=SOF-01&differences=1")
    table = list(csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig"))))
    found = {row["row_label"]: (row["TEC-01"], row["SOF-01"]) for row in table}
    assert found["EQF level"] == ("Level 2", "Level 1")
    assert "Workload" not in found
    assert table[0]["about_filter"] == "TEC-01, SOF-01; only the rows in which they differ"
    assert table[0]["about_source"].endswith("/en/standards/compare/?id=TEC-01&id=SOF-01&differences=1")


def test_the_comparison_is_taken_away_as_a_spreadsheet(client, skills):
    response = client.get("/en/standards/compare.xlsx?id=TEC-01&id=SOF-01")
    sheet, about = load_workbook(io.BytesIO(response.getvalue())).worksheets
    table = list(sheet.values)
    assert table[0] == ("Group", "Compared", "TEC-01 Clean a home", "SOF-01 Follow instructions")
    assert ("What people learn", "Performance criteria", *["Criterion 0\nCriterion 1"] * 2) in table
    assert "not adopted by the partnership" in dict(about.values)["Proposals"]


def test_a_file_of_nothing_is_refused_in_words(client, skills):
    page = visit(client, "/en/standards/compare.csv", 400)
    assert page.select_one("form.compare-chooser")["action"] == PAGE
    visit(client, "/en/standards/compare.exe?id=TEC-01&id=SOF-01", 404)
    visit(client, "/en/standards/compare.pdf?id=TEC-01&id=SOF-01", 404)


@pytest.fixture
def two_methods(methods):
    return [
        factories.method(methods, title="Observed task", key="observed-task", reading_needed="low"),
        factories.method(
            methods, title="Quiz", key="quiz", reading_needed="high", conditions="<p>A tablet &amp; quiet.</p>"
        ),
    ]


def test_methods_are_compared_with_their_ratings_texts_and_grid(client, two_methods):
    page = visit(client, f"{METHODS}?id=observed-task&id=quiz")
    assert heads(page) == ["Observed task", "Quiz"]
    found = rows(page)
    assert found["Reading needed"] == ["Low", "High"]
    assert found["What you need"] == ["A quiet room.", "A tablet & quiet."]
    assert found["Step by step"][0] == "Watch : Stand aside."
    assert found["Evaluation grid"][0] == "Order : Not yet: None; With help: Some; Alone: Good; Expert: Shows others"
    assert set(rows(visit(client, f"{METHODS}?id=observed-task&id=quiz&differences=1"))) == {
        "Reading needed", "What you need",
    }  # fmt: skip


def test_methods_are_ticked_on_their_page(client, two_methods):
    page = visit(client, "/en/methods/")
    form = page.select_one("form#compare-methods")
    assert form["action"] == METHODS
    boxes = page.select("input[form=compare-methods]")
    assert [box["value"] for box in boxes] == ["observed-task", "quiz"]
    assert words(boxes[0].find_parent("label")) == "Compare “Observed task”"


def test_one_method_alone_offers_no_comparison(client, methods):
    factories.method(methods)
    assert visit(client, "/en/methods/").select_one("form#compare-methods") is None


def test_hidden_methods_cannot_be_compared(client, two_methods):
    two_methods[1].unpublish()
    page = visit(client, f"{METHODS}?id=observed-task&id=quiz")
    assert notices(page) == "Not found in this language: quiz"
    assert [box["value"] for box in page.select("input[type=checkbox]")] == ["observed-task"]


def test_methods_are_taken_away_as_files(client, two_methods):
    response = client.get("/en/methods/compare.csv?id=quiz&id=observed-task")
    assert "assessment-methods-compared-en-" in response["Content-Disposition"]
    table = list(csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig"))))
    found = {row["row_label"]: (row["quiz"], row["observed-task"]) for row in table}
    assert found["Reading needed"] == ("High", "Low")


def test_texts_of_methods_stand_without_their_links_and_cost_no_more_queries(client, methods, home):
    link = f'<p><a linktype="page" id="{home.pk}">Home</a></p>'
    for key in ("one", "two", "three", "four"):
        factories.method(methods, title=key, key=key, conditions=link)
    two = queries(client, f"{METHODS}?id=one&id=two")
    assert queries(client, f"{METHODS}?id=one&id=two&id=three&id=four") == two
    assert "<td><p>Home</p>" in client.get(f"{METHODS}?id=one&id=two").content.decode()


def test_the_catalogue_of_many_offers_a_field_for_codes(client, index, monkeypatch):
    monkeypatch.setattr("common.comparing.OFFERED", 3)
    monkeypatch.setattr("standards.compare.OFFERED", 3)
    for number in range(5):
        factories.micro_skill(code=f"TEC-1{number}", slug=f"s-{number}")
    page = visit(client, f"{PAGE}?id=TEC-14")
    assert [box["value"] for box in page.select("input[type=checkbox]")] == ["TEC-14", "TEC-10", "TEC-11", "TEC-12"]
    assert page.select_one("input#compare-more")["name"] == "id"
    assert MicroSkill.objects.count() == 5
