"""Practices taken away as files, and side by side."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from benchmark.vocabulary import GridElement, KeyElement
from tests import factories
from tests.looking import all_words, language_link, visit, words

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
LIST = "/en/benchmark/list."
COMPARE = "/en/benchmark/compare"


@pytest.fixture
def practices(benchmark):
    report = factories.reference(title="The report", url="https://example.org/report")
    steps = factories.organisation(slug="steps", short_name="STePS")
    return [
        factories.practice(
            benchmark,
            {"term": "yes", "validation": "no"},
            {"title": "=Care", "assessment": "A test."},
            groups=["everyone", "migrants"],
            references=[report],
            title="Care course",
            number=1,
            country="IT",
            partner=steps,
        ),
        factories.practice(benchmark, {"term": "yes"}, title="Blocks", number=4, country="FR"),
        factories.practice(benchmark, title="Nothing said", number=6, country="ES"),
    ]


def body(client, url):
    response = client.get(url)
    assert response.status_code == 200, url
    return b"".join(response.streaming_content) if response.streaming else response.content


def lines(client, url):
    return list(csv.DictReader(io.StringIO(body(client, url).decode("utf-8-sig"))))


def test_csv_holds_the_matrix_and_the_rows(client, practices):
    first, _blocks, last = lines(client, f"{LIST}csv")
    assert (first["number"], first["title"], first["country"], first["country_label"]) == (
        "1",
        "Care course",
        "IT",
        "Italy",
    )
    assert (first["term"], first["term_label"], first["term_note"]) == ("yes", "Yes", "Note on term.")
    assert (first["validation"], first["validation_as_printed"]) == ("no", "no!")
    assert (first["small_volume"], first["small_volume_label"]) == ("not-stated", "Not stated")
    assert (first["row_title"], first["row_assessment"], first["row_level"]) == ("'=Care", "A test.", "")
    assert (first["partner"], first["target_groups"]) == (
        "STePS",
        "Everyone, without prerequisites | Migrants without a recognised diploma",
    )
    assert (first["references"], last["references"]) == ("The report", "")
    assert first["url"] == f"http://testserver{practices[0].get_url()}"
    assert first["about_licence"].startswith("https://creativecommons.org/")
    assert {last[element.value.replace("-", "_")] for element in KeyElement} == {"not-stated"}


def test_json_holds_codes_beside_labels(client, practices):
    data = json.loads(body(client, f"{LIST}json?country=IT&view=matrix&term=cube"))
    [item] = data["items"]
    assert item["key_elements"]["validation"] == {
        "verdict": "no", "label": "No", "note": "Note on validation.", "as_printed": "no!",
    }  # fmt: skip
    assert list(item["rows"]) == [element.value for element in GridElement]
    assert item["references"] == [{"title": "The report", "url": "https://example.org/report"}]
    about = data["about"]
    assert about["filter"] == "Country: Italy"
    assert about["source"] == "http://testserver/en/benchmark/?country=IT"
    assert about["notices"] == ["“cube” is not a value of “The term “micro-credential” is used” and was ignored."]
    assert "does not mean no" in about["note"]


def test_the_spreadsheet_has_words_for_people(client, practices):
    sheet = load_workbook(io.BytesIO(body(client, f"{LIST}xlsx"))).worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    assert "1. Title of the credential" in heads and "17. Supervision and identity check" in heads
    assert [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)] == ["Care course", "Blocks", "Nothing said"]
    assert sheet["A2"].value == 1


@pytest.mark.parametrize("query", ["", "?country=FR&country=IT", "?term=not-stated", "?target=migrants", "?country=BE"])
def test_files_hold_exactly_what_the_list_shows(client, practices, query):
    shown = all_words(visit(client, f"/en/benchmark/{query}").select(".practices h3"))
    assert [line["title"] for line in lines(client, f"{LIST}csv{query}")] == shown


@pytest.mark.parametrize(
    "address", [f"{LIST}pdf", f"{LIST}atom", "/en/benchmark/compare.json", "/en/benchmark/other.csv"]
)
def test_files_that_there_are_not(client, practices, address):
    assert client.get(address).status_code == 404


def compared(page):
    """Return the cells of the comparison by the label of their row."""
    return {
        words(row.th).removesuffix(" differs"): all_words(row.find_all("td"))
        for row in page.select(".compare tbody tr")
        if row.find("td")
    }


def test_practices_stand_side_by_side_on_every_row(client, practices):
    page = visit(client, f"{COMPARE}/?id=practice-4&id=1")
    assert [words(head.a) for head in page.select(".compare-item")] == ["Blocks", "Care course"]
    found = compared(page)
    assert found["Validation of non-formal and informal learning"] == ["Not stated", "No. Note on validation."]
    assert found["13. Type of assessment"] == ["Not stated", "A test."]
    assert found["Country"] == ["France", "Italy"]
    numbered = [label for label in found if label[0].isdigit()]
    assert numbered == [f"{n}. {element.label}" for n, element in enumerate(GridElement, start=1)]


def test_only_the_differences_can_be_shown(client, practices):
    found = compared(visit(client, f"{COMPARE}/?id=1&id=4&differences=1"))
    assert "The term “micro-credential” is used" not in found and "Country" in found


def test_a_comparison_can_be_taken_away(client, practices):
    found = {line["row_label"]: line for line in lines(client, f"{COMPARE}.csv?id=1&id=6")}
    assert found["13. Type of assessment"]["practice-1"] == "A test."
    assert found["13. Type of assessment"]["practice-6"] == "Not stated"
    assert load_workbook(io.BytesIO(body(client, f"{COMPARE}.xlsx?id=1&id=6")))


@pytest.mark.parametrize(
    ("query", "status"),
    [("", 200), ("?id=1", 200), ("?id=99&id=zz", 400), ("?id=1&id=0", 200), ("?id=%00", 400), ("?id=99999999999", 400)],
)
def test_odd_questions_get_a_page_to_choose_on(client, practices, query, status):
    page = visit(client, f"{COMPARE}/{query}", status=status)
    assert len(page.select(".compare-choice")) == 3


def test_the_comparison_is_kept_in_other_languages(client, practices, benchmark, publish, french):
    factories.translate_each(publish, factories.home(), benchmark, *practices)
    link = language_link(visit(client, f"{COMPARE}/?id=1&id=4"), "fr")["href"]
    assert compared(visit(client, link)), link
    assert "FR Care course" in words(visit(client, link).main)
