"""Practices, countries, sections and questions in the editing interface, and mistakes in their files."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from benchmark.models import CountryPage, InterviewQuestion, PracticePage, ReportSectionPage
from common.content_files import codec
from common.rich_text import FEATURES, FEATURES_WITH_HEADINGS
from tests import factories
from tests.editing import (
    PUBLISH,
    accepted,
    add_url,
    edit_page_from_first_to_last,
    listed,
    messages,
    read_form,
    snippet_url,
)
from tests.looking import visit, words

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def practice_values(**rows):
    made = {
        "key_elements": [{"element": "term", "verdict": "partly", "as_printed": "mezzo", "note": "Half of it."}],
        "grid": [{"element": "level", "text": "Level three."}],
        "target_groups": [{"group": "migrants"}],
        "methods": [],
        "references": [],
        **rows,
    }
    return nested_form_data(
        {
            "summary": "What is done.",
            "number": "3",
            "country": "IT",
            "partner": "",
            "original_title": "Il corso",
            "original_language": "it",
            "website": "https://example.org/",
            "lesson": rich_text("<p>A lesson.</p>", features=FEATURES),
            **{name: inline_formset(values) for name, values in made.items()},
        }
    )


def test_a_practice_can_be_written(editor_client, client, benchmark):
    page = edit_page_from_first_to_last(editor_client, client, benchmark, PracticePage, practice_values())
    shown = words(visit(client, page.get_url()).main)
    for text in ("What is done.", "Half of it.", "Level three.", "Migrants", "Il corso", "A lesson."):
        assert text in shown
    assert page.url == page.get_url(), "the address of the page itself, which Wagtail asks for"


@pytest.mark.parametrize(
    "rows",
    [
        {"key_elements": [{"element": "term", "verdict": "no"}, {"element": "term", "verdict": "yes"}]},
        {"grid": [{"element": "level", "text": "One."}, {"element": "level", "text": "Two."}]},
        {"target_groups": [{"group": "migrants"}, {"group": "migrants"}]},
    ],
    ids=["key element", "row", "target group"],
)
def test_nothing_is_said_twice_of_a_practice(editor_client, benchmark, rows):
    values = practice_values(**rows)
    url = add_url(PracticePage, benchmark)
    answer = editor_client.post(url, {**read_form(editor_client, url), **values, "title": "New", "slug": "new"})
    assert answer.status_code == 200
    assert "Another row has this value already." in messages(answer)
    assert not PracticePage.objects.exists()


def test_no_two_practices_have_one_number(editor_client, benchmark):
    factories.practice(benchmark, number=3)
    url = add_url(PracticePage, benchmark)
    sent = {**read_form(editor_client, url), **practice_values(), "title": "New", "slug": "new"}
    assert "Another entry has this value already." in messages(editor_client.post(url, sent))


def test_a_country_can_be_written_once(editor_client, client, benchmark):
    values = nested_form_data(
        {
            "summary": "In short.",
            "country": "BE",
            "partner": "",
            "interviewee": "An expert.",
            "points": inline_formset([{"aspect": "sector", "text": "It is large.", "reference": ""}]),
            "references": inline_formset([]),
        }
    )
    page = edit_page_from_first_to_last(editor_client, client, benchmark, CountryPage, values)
    assert "It is large." in words(visit(client, page.url).main)
    url = add_url(CountryPage, benchmark)
    again = {**read_form(editor_client, url), **values, "title": "Belgium again", "slug": "again"}
    assert "Another entry has this value already." in messages(editor_client.post(url, again))


def section_values(when):
    text = rich_text("<p>Some prose.</p>", features=FEATURES_WITH_HEADINGS)
    event = {"deleted": "", "order": "0", "id": "", "value-when": when, "value-text": "It began.", "value-source": ""}
    events = {"count": "1", **{f"0-{name}": value for name, value in event.items()}}
    body = streamfield([("heading", "A heading"), ("text", text), ("timeline", {"caption": "How", "events": events})])
    return nested_form_data({"summary": "In short.", "body": body, "references": inline_formset([])})


def test_a_section_can_be_written(editor_client, client, benchmark):
    values = section_values("2021-05/2021-06")
    page = edit_page_from_first_to_last(editor_client, client, benchmark, ReportSectionPage, values)
    shown = words(visit(client, page.url).main)
    assert "Some prose." in shown and "May to June 2021" in shown and "It began." in shown


def test_a_date_that_is_none_is_refused(editor_client, benchmark):
    url = add_url(ReportSectionPage, benchmark)
    sent = {**read_form(editor_client, url), **section_values("2021-02-31"), "title": "New", "slug": "new", **PUBLISH}
    answer = editor_client.post(url, sent)
    assert answer.status_code == 200 and "There is no such day." in answer.content.decode()


def question_values(*countries):
    return nested_form_data(
        {
            "number": "5",
            "name": "Tools",
            "slug": "q5",
            "question": "Which tools?",
            "summary": rich_text("<p>Some.</p>", features=FEATURES),
            "reference": "",
            "answers": inline_formset([{"country": country, "text": f"Answer {country}."} for country in countries]),
        }
    )


def test_a_question_can_be_written_and_published(editor_client, client, benchmark):
    url = snippet_url(InterviewQuestion, "add")
    sent = {**read_form(editor_client, url), **question_values("FR", "ES"), **PUBLISH}
    assert accepted(editor_client.post(url, sent))
    assert "Answer ES." in words(visit(client, "/en/benchmark/questions/q5/").main)
    assert "Tools" in listed(editor_client, InterviewQuestion)


def test_a_country_answers_once(editor_client, benchmark):
    url = snippet_url(InterviewQuestion, "add")
    answer = editor_client.post(url, {**read_form(editor_client, url), **question_values("FR", "FR"), **PUBLISH})
    assert "Another row has this value already." in messages(answer)


@pytest.mark.parametrize("view", ["edit", "history", "usage", "delete"])
def test_screens_of_a_question_open(editor_client, benchmark, view):
    visit(editor_client, snippet_url(InterviewQuestion, view, factories.question().pk))


def test_a_file_that_says_something_twice_is_named(benchmark):
    page = factories.practice(benchmark, number=1)
    data = codec.encode(page) | {"grid": [{"element": "level", "text": "One."}, {"element": "level", "text": "Two."}]}
    codec.decode(page, data)
    with pytest.raises(ValidationError, match="“level” is there twice"):
        codec.validate(page)
