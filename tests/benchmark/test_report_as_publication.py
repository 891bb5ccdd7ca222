"""The report as one text for paper and e-readers."""

from itertools import pairwise

import pytest
from bs4 import BeautifulSoup, Tag

from benchmark.publications import Report
from common.publications.manuscripts import manuscript
from tests import factories
from tests.publishing import build, pretend, row
from tests.publishing import words as words_of

VERDICTS = {"term": "no", "small-volume": "yes"}


def paper(benchmark) -> Tag:
    found = manuscript(Report(), benchmark, benchmark.locale)
    return BeautifulSoup(found.html, "html.parser")


def words(element: Tag) -> str:
    return " ".join(element.get_text(" ").split())


@pytest.fixture
def report(benchmark):
    """A report with one of everything."""
    country = factories.country_page(benchmark, {"obstacles": "Writing holds people back."}, title="France")
    practice = factories.practice(benchmark, VERDICTS, {"level": "Level III"}, title="Blocks", number=4)
    link = f'<p>See <a linktype="page" id="{practice.pk}">the blocks</a>.</p>'
    factories.report_section(benchmark, title="Conclusions", body=[("heading", "In short"), ("text", link)])
    factories.question({"FR": "It takes long."}, name="Obstacles", number=7)
    return benchmark, practice, country


def test_it_holds_sections_practices_countries_and_interviews(report):
    found = paper(report[0])
    assert [words(title) for title in found.select("main h1")] == [
        "Conclusions", "Practices", "Countries", "Interviews by question",
    ]  # fmt: skip
    text = words(found.main)
    for said in ("Level III", "Writing holds people back.", "7. Obstacles", "It takes long.", "Note on term."):
        assert said in text, said
    assert "This practice does not show all four key elements." in text


def test_links_between_its_pages_lead_within_it(report):
    found = paper(report[0])
    link = next(link for link in found.select("main a") if words(link) == "the blocks")
    assert words(found.select_one(link["href"])) == "Blocks"
    ids = [element["id"] for element in found.find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_headings_go_down_one_level_at_a_time(report):
    levels = [int(title.name[1]) for title in paper(report[0]).select("main h1, main h2, main h3, main h4")]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_what_only_screens_need_is_left_out(report):
    found = paper(report[0])
    assert found.select("main input, main label, main .no-print, main svg") == []
    assert "Compare" not in words(found.main)


def test_a_private_practice_is_neither_in_it_nor_named(report):
    index, practice, _country = report
    practice.unpublish()
    assert "Blocks" not in words(paper(index).main)


def test_it_is_made_again_when_an_answer_changed(report, monkeypatch):
    pretend(monkeypatch)
    build("report")
    question = factories.question({"FR": "Once more."}, name="Tools", number=5)
    assert {one.kind for one in build()} >= {"report"}
    assert "Once more." in words_of(row("report"))
    question.unpublish()
    build("report")
    assert "Once more." not in words_of(row("report"))


def test_there_is_none_of_an_empty_report(benchmark):
    assert list(Report().texts(benchmark.locale)) == []
