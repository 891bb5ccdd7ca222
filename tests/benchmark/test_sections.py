"""Sections of the report: figures with an address and a file, timelines."""

import csv
import io
from urllib.parse import quote

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from benchmark.blocks import EventBlock
from benchmark.periods import in_words
from tests import factories
from tests.looking import all_words, broken_anchors, links, repeated_ids, visit, words

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def chart(caption="More want it", **fields):
    return (
        "chart",
        {
            "caption": caption,
            "measure": "Share of people.",
            "row_heading": "Reason",
            "series": ["All", "Some"],
            "rows": [{"label": "=Work", "values": [63.5, 84.0]}, {"label": "Life", "values": [8.1, 13.3]}],
            "unit": "%",
            "full_bar": 100,
            "source": None,
            **fields,
        },
    )


def table(rows, caption="The same in numbers"):
    return ("table", {"caption": caption, "header": ["Row", "Number", "Share"], "rows": rows})


def timeline(*events):
    made = [{"when": when, "text": text, "source": None} for when, text in events]
    return ("timeline", {"caption": "How it came", "events": made})


def taken(client, url, name):
    """Return the lines of a figure's file."""
    response = client.get(f"{url}figures/{quote(name)}.csv")
    assert response.status_code == 200, name
    assert response.headers["Content-Type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig"))))


def test_every_figure_has_an_address_and_its_numbers(client, benchmark):
    report = factories.reference(title="The study", url="https://example.org/study")
    page = factories.report_section(benchmark, body=[("heading", "Why"), chart(source=report)])
    shown = visit(client, page.url)
    figure = shown.find(id="f-more-want-it")
    assert {"#f-more-want-it", f"{page.url}figures/f-more-want-it.csv"} <= links(figure)
    assert broken_anchors(shown) == [] and repeated_ids(shown) == []
    lines = taken(client, page.url, "f-more-want-it")
    assert [(line["row"], line["column"], line["value"], line["unit"]) for line in lines] == [
        ("'=Work", "All", "63.5", "%"),
        ("'=Work", "Some", "84", "%"),
        ("Life", "All", "8.1", "%"),
        ("Life", "Some", "13.3", "%"),
    ]
    assert {line["reference"] for line in lines} == {"The study"}
    assert lines[0]["reference_url"] == "https://example.org/study"
    assert lines[0]["measure"] == "Share of people."
    assert lines[0]["about_source"].endswith(f"{page.url}#f-more-want-it")
    assert "by-nc-sa" in lines[0]["about_licence"]


def test_numbers_of_a_table_are_numbers_in_its_file(client, benchmark):
    page = factories.report_section(benchmark, body=[table([["a", "1,400,000", "63.5%"], ["b", "1 to 2", "50.0 %"]])])
    lines = taken(client, page.url, "f-the-same-in-numbers")
    found = [(line["row"], line["column"], line["value"], line["unit"]) for line in lines]
    assert found == [
        ("a", "Number", "1400000", ""),
        ("a", "Share", "63.5", "%"),
        ("b", "Number", "1 to 2", ""),
        ("b", "Share", "50.0", "%"),
    ]


@pytest.mark.parametrize(
    ("code", "printed"),
    [("fr", "1\N{NARROW NO-BREAK SPACE}400,5\N{NO-BREAK SPACE}%"), ("el", "1.400,5%"), ("it", "1.400,5 %")],
)
def test_numbers_are_read_as_their_language_writes_them(code, printed):
    from benchmark.figures import _read

    with override(code):
        assert _read(printed) == {"value": 1400.5, "unit": "%"}


def test_figures_with_the_same_caption_have_addresses_of_their_own(client, benchmark):
    body = [("heading", "More want it"), chart(), chart(unit="€"), table([["a", "1", "2"]], caption="More want it")]
    page = factories.report_section(benchmark, body=body)
    assert repeated_ids(visit(client, page.url)) == []
    assert taken(client, page.url, "f-more-want-it-2")[0]["unit"] == "€"
    assert taken(client, page.url, "f-more-want-it-3")[0]["value"] == "1"


def test_captions_of_other_alphabets_have_addresses_too(client, benchmark):
    page = factories.report_section(benchmark, body=[chart("Γιατί ζητούνται μικροδιαπιστευτήρια;")])
    file = visit(client, page.url).select_one(".figure-tools a[href$=csv]")["href"]
    assert file.isascii() and client.get(file).status_code == 200
    assert len(taken(client, page.url, "f-γιατί-ζητούνται-μικροδιαπιστευτήρια")) == 4


@pytest.mark.parametrize("name", ["f-none", "h-why", "f-more-want-it-2", "%00", "a b", "<script>"])
def test_a_figure_that_is_not_there_is_not_found(client, benchmark, name):
    page = factories.report_section(benchmark, body=[("heading", "Why"), chart()])
    assert client.get(f"{page.url}figures/{quote(name)}.csv").status_code == 404


def test_an_unpublished_source_is_not_in_the_file(client, benchmark):
    report = factories.reference(title="The study")
    page = factories.report_section(benchmark, body=[chart(source=report)])
    report.unpublish()
    assert {line["reference"] for line in taken(client, page.url, "f-more-want-it")} == {""}


def test_a_timeline_says_what_is_known_of_each_date(client, benchmark):
    events = [("2009", "Principles."), ("", "Guidelines."), ("2022-06", "Research."), ("2022-06-16", "Adopted.")]
    page = factories.report_section(benchmark, body=[timeline(*events, ("2021-05/2021-06", "Survey."))])
    shown = visit(client, page.url)
    assert all_words(shown.select(".timeline .when")) == [
        "2009", "No date given", "June 2022", "16 June 2022", "May to June 2021",
    ]  # fmt: skip
    assert [time["datetime"] for time in shown.select(".timeline time")] == [
        "2009", "2022-06", "2022-06-16", "2021-05", "2021-06",
    ]  # fmt: skip
    lines = taken(client, page.url, "f-how-it-came")
    assert [(line["start"], line["end"]) for line in lines][-2:] == [("2022-06-16", ""), ("2021-05", "2021-06")]


@pytest.mark.parametrize(
    ("when", "code", "said"),
    [
        ("2021-11-25/2021-11-26", "en", "25 to 26 November 2021"),
        ("2021-05/2022-06", "en", "May 2021 to June 2022"),
        ("2021-11-25/2021-12-26", "en", "25 November 2021 to 26 December 2021"),
        ("2019/2021", "en", "2019 to 2021"),
        ("2022-06", "fr", "juin 2022"),
        ("2022-06-16", "fr", "16 juin 2022"),
        ("2022-06-16", "es", "16 de junio de 2022"),
        ("2022-06-16", "el", "16 Ιουνίου 2022"),
    ],
)
def test_dates_are_written_as_the_language_does(when, code, said):
    from bs4 import BeautifulSoup

    with override(code):
        assert BeautifulSoup(in_words(when), "html.parser").get_text() == said


@pytest.mark.parametrize(
    "when", ["2022-02-30", "2022-13", "June 2022", "2022-06-16/2021", "22", "2021/2022/2023", "0000"]
)
def test_dates_that_are_none_are_refused(when):
    with pytest.raises(ValidationError):
        EventBlock().child_blocks["when"].clean(when)


def test_sections_lead_to_one_another(client, benchmark):
    first, second = factories.report_section(benchmark), factories.report_section(benchmark)
    assert first.url in links(visit(client, second.url).select_one(".pager"))
    assert second.url in links(visit(client, first.url).select_one(".pager"))
    assert "A heading" in words(visit(client, first.url).select_one(".toc"))
