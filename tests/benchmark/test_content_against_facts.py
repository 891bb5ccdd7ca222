"""The English content files of the benchmark say what the facts of the source documents say, figure by figure.

The facts are no part of this repository: they lie in `shared/facts.yaml` beside a working copy of it.
"""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "benchmark" / "content" / "en"
KEY_ELEMENTS = {"K1": "term", "K2": "small-volume", "K3": "low-qualified", "K4": "validation"}
VERDICTS = {
    "yes": "yes",
    "no": "no",
    "partial": "partly",
    "blank": "not-stated",
    "NA": "not-applicable",
    "text": "unknown",
}


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def files(folder: str) -> list[Any]:
    return [read(path) for path in sorted((CONTENT / folder).glob("*.yaml"))]


def blocks(section: str, kind: str) -> list[Any]:
    """Return the blocks of one kind in a section of the report."""
    [path] = (CONTENT / "sections").glob(f"*-{section}.yaml")
    return [block[kind] for block in read(path)["body"] if kind in block]


def table(section: str, caption_part: str) -> list[list[str]]:
    [found] = [each["rows"] for each in blocks(section, "table") if caption_part in each["caption"]]
    return found


def figures(section: str) -> list[str]:
    return [item["figure"] for block in blocks(section, "figures") for item in block["items"]]


def numbers(text: str) -> set[int]:
    """Return the whole numbers in a text: 12,330 is one, 63.5 and 01/02 are two each, L20 (a line) is none."""
    return {int(found) for found in re.findall(r"(?<![A-Za-z\d])\d+", re.sub(r"(?<=\d),(?=\d{3}\b)", "", text))}


def percent(number: float) -> str:
    return f"{number:g}%"


@pytest.fixture(scope="module")
def partners() -> dict[str, str]:
    """The short names of organisations, in small letters, and their slugs."""
    organisations = read(ROOT / "site" / "common" / "content" / "en" / "organisations.yaml")
    return {each["short_name"].lower(): each["slug"] for each in organisations}


def test_every_practice_is_there_with_its_country_partner_titles_and_address(facts, partners):
    practices = files("practices")
    assert [practice["slug"] for practice in practices] == [fact["id"] for fact in facts["practices"]["list"]]
    for practice, fact in zip(practices, facts["practices"]["list"], strict=True):
        assert practice["number"] == fact["n"]
        assert practice["country"] == fact["country"]
        assert practice["partner"] == partners[fact["partner"].lower()]
        assert practice.get("original_title") == fact["original_title"]
        if fact["original_title"]:
            assert practice["original_language"] == fact["original_language"]
        # An address that the facts doubt is left out.
        assert practice.get("website") == (None if "url_note" in fact else fact["url"])
        title = next(row["text"] for row in practice["grid"] if row["element"] == "title")
        assert fact["title"] in title
        assert fact.get("title_in_key_element_table", "") in title


def test_every_key_element_has_the_verdict_and_the_words_of_the_report(facts):
    for practice, fact in zip(files("practices"), facts["practices"]["list"], strict=True):
        found = [(row["element"], row["verdict"], row.get("as_printed", "")) for row in practice["key_elements"]]
        expected = [(KEY_ELEMENTS[key], VERDICTS[cell["value"]], cell["raw"]) for key, cell in fact["elements"].items()]
        assert found == expected, practice["slug"]


def test_practices_of_each_country_are_as_many_as_the_report_counts(facts):
    counted = facts["practices"]["count_by_country"]
    found = [practice["country"] for practice in files("practices")]
    assert {code: found.count(code) for code in counted} == counted
    said = next(each for each in blocks("how-it-was-made", "disagreement") if each["topic"] == "Practices per country")
    names = {country["code"]: country["name"] for country in facts["countries"]["list"]}
    assert all(f"{names[code]} {count}" in said["second_figure"] for code, count in counted.items())
    assert str(facts["practices"]["count"]) in figures("how-it-was-made")


def test_every_country_has_its_page_with_points_that_name_their_source(facts, partners):
    countries = files("countries")
    known = [(each["code"], each["name"], partners[each["partner"].lower()]) for each in facts["countries"]["list"]]
    assert [(each["country"], each["title"], each["partner"]) for each in countries] == known
    for country in countries:
        assert {point["aspect"] for point in country["points"]} == {
            "context",
            "findings",
            "sector",
            "validation",
            "obstacles",
        }
        assert {point["reference"] for point in country["points"]} <= set(country["references"])


def test_each_question_has_an_answer_of_each_country_with_no_number_of_its_own(facts):
    questions = files("questions")
    answers = facts["interviews"]["answers"]
    assert [f"Q{question['number']}" for question in questions] == list(answers)
    for question in questions:
        fact = answers[f"Q{question['number']}"]
        for answer in question["answers"]:
            more = numbers(answer["text"]) - numbers(fact[answer["country"]])
            assert not more, (question["slug"], answer["country"])
        assert {answer["country"] for answer in question["answers"]} == set(facts["practices"]["count_by_country"])


def test_interviews_are_told_as_declared_and_as_documented(facts):
    interviews = facts["interviews"]
    shown = figures("how-it-was-made")
    assert str(interviews["count_declared"]) in shown
    assert str(interviews["count_profiles_listed"]) in shown


def test_the_drivers_are_drawn_and_listed_with_all_their_numbers(facts):
    [chart] = blocks("figures", "chart")
    rows = facts["drivers"]["rows"]
    assert [row["values"] for row in chart["rows"]] == [[row["all_pct"], row["high_pct"]] for row in rows]
    base = facts["drivers"]["base_n"]
    assert numbers(chart["measure"]) == {base["all"], base["high"]}
    listed = table("figures", "The same 14 reasons")
    assert [row[0] for row in listed] == [row["label"] for row in chart["rows"]]
    assert [[float(cell.rstrip("%")) for cell in row[1:]] for row in listed] == [
        [row["all_n"], row["all_pct"], row["high_n"], row["high_pct"]] for row in rows
    ]


def test_the_large_print_on_employability_stands_beside_the_table(facts):
    [said] = [each for each in blocks("figures", "disagreement") if "Employability" in each["topic"]]
    callouts = {each["label"]: percent(each["value_pct"]) for each in facts["drivers"]["callouts"]}
    assert callouts["Employability"] in said["first_figure"]
    assert callouts["Lifelong Learning"] in said["comment"]
    assert percent(facts["drivers"]["rows"][0]["all_pct"]) in said["second_figure"]


def test_every_figure_of_the_sector_is_shown(facts):
    shown = " ".join(figures("figures"))
    shown += " ".join(f"{each['first_figure']} {each['second_figure']}" for each in blocks("figures", "disagreement"))
    for figure in facts["phs_sector"]["figures"]:
        if "value_pct" in figure:
            expected = percent(figure["value_pct"])
        elif "as_written" in figure:
            expected = re.sub(r"^(approximately|nearly) ", "", figure["as_written"])
        else:
            expected = f"{figure['value']:,}"
        assert expected in shown, figure["what"]
    for part in facts["phs_sector"]["split"]:
        assert percent(part["share_pct"]) in shown, part["part"]


def test_survey_and_services_have_their_figures(facts):
    shown = figures("figures")
    survey, examples = facts["etf_survey"], facts["portability_examples"]
    assert str(survey["responses"]) in shown
    assert str(survey["countries"]) in shown
    assert str(examples["atingi"]["offer"]["courses"]) in shown
    assert examples["edubadges"]["figure"]["as_written"] in shown


def test_the_framework_from_higher_education_keeps_its_hours_levels_and_examples(facts):
    criteria = facts["cmf"]["criteria"]
    rows = table("figures", "criteria of the Common Microcredential Framework")
    assert len(rows) == len(criteria)
    assert numbers(rows[0][1]) == {criteria[0]["min_hours"], criteria[0]["max_hours"]}
    assert numbers(rows[1][1]) == set(criteria[1]["eqf"])
    shown = [(row[0], row[1], int(row[2]), row[3]) for row in table("figures", "Three examples")]
    examples = facts["cmf"]["examples_shown"]["list"]
    assert shown == [(each["title"], each["provider"], each["weeks"], each["level"]) for each in examples]


def test_every_building_block_has_its_state(facts):
    states = [row[-1] for row in table("figures", "Building blocks")]
    assert states == [each["status"] for each in facts["building_blocks"]["list"]]


def test_definition_countries_and_grid_have_as_many_rows_as_their_source(facts):
    elements = facts["cedefop"]["definition_core_elements"]["list"]
    shown = [row[0].lower() for row in table("context", "Eight core elements")]
    assert shown == [each["element"].lower() for each in elements]
    countries = [row[0] for row in table("context", "in eight countries")]
    assert countries == [each["country"] for each in facts["cedefop"]["case_studies"]["list"]]
    rows = [row[0] for row in table("how-it-was-made", "rows of the grid")]
    assert rows == [str(each["n"]) for each in facts["assessment_grid"]["rows"]]


def test_the_timeline_has_every_event_at_its_date(facts):
    [timeline] = blocks("timeline", "timeline")
    events = facts["policy_timeline"]["events"]
    iso = re.compile(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?")
    expected = [event["date"] if iso.fullmatch(event["date"]) else "" for event in events]
    assert [event.get("when", "") for event in timeline["events"]] == expected
    assert all(event["source"] for event in timeline["events"])


def test_the_document_is_described_as_the_report_does(facts):
    document = facts["report_document"]
    shown = {row[0]: row[1] for row in table("how-it-was-made", "as a document")}
    assert shown["Title"] == document["title"]
    assert shown["Author"].lower() == document["author"].lower()
    assert document["licence"]["name"] in shown["Licence"]
    assert all(reviewer["name"] in shown["Reviewers"] for reviewer in document["reviewers"])
    assert facts["project"]["number"] in shown["Funding"]


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.yaml")), ids=lambda path: path.stem)
def test_no_number_comes_from_anywhere_else(path, facts):
    text = re.sub(r"\b(slug|url): .*", "", path.read_text(encoding="utf-8"))
    unknown = numbers(text) - numbers(yaml.safe_dump(facts, allow_unicode=True, width=10_000))
    assert not unknown
