"""The catalogue's pages in the editing interface."""

import pytest
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from common.rich_text import FEATURES, FEATURES_WITH_HEADINGS
from standards.models import AssessmentMethodIndexPage, AssessmentMethodPage, CompetenceStandardPage, StandardsIndexPage
from tests import factories
from tests.editing import PUBLISH, edit_page_from_first_to_last, edit_url, messages, read_form
from tests.looking import visit, words

pytestmark = pytest.mark.any_database

PROSE = rich_text("<p>Some prose.</p>", features=FEATURES_WITH_HEADINGS)
LIST = rich_text("<ul><li>Some reason.</li></ul>", features=FEATURES)
BODY = streamfield([("heading", "A heading"), ("text", PROSE)])


def test_the_standards_index_can_be_written(editor_client, client, home):
    values = nested_form_data({"summary": "All of it.", "headline": "", "body": BODY})
    edit_page_from_first_to_last(editor_client, client, home, StandardsIndexPage, values)
    page = words(visit(client, "/en/new-page/").main)
    assert "All of it." in page and "A heading" in page and "Some prose." in page


def test_the_methods_index_can_be_written(editor_client, client, home):
    values = nested_form_data({"summary": "All of it.", "headline": "", "body": BODY})
    edit_page_from_first_to_last(editor_client, client, home, AssessmentMethodIndexPage, values)
    page = words(visit(client, "/en/new-page/").main)
    assert "All of it." in page and "A heading" in page and "Some prose." in page


def test_a_standard_can_be_written(editor_client, client, index):
    skill, report = factories.micro_skill(title="Clean a home"), factories.reference(title="A report")
    values = nested_form_data(
        {
            "summary": "Work with the hands.",
            "category": "technical",
            "scope": PROSE,
            "context": LIST,
            "progression": PROSE,
            "micro_skills": inline_formset([{"micro_skill": str(skill.pk)}]),
            "references": inline_formset([{"reference": str(report.pk)}]),
        }
    )
    edit_page_from_first_to_last(editor_client, client, index, CompetenceStandardPage, values)
    page = words(visit(client, "/en/standards/new-page/").main)
    for text in ("Work with the hands.", "Some prose.", "Some reason.", "Clean a home", "A report"):
        assert text in page


def method_values(report):
    return {
        "summary": "Stand aside.",
        "key": "watching",
        "in_simple_words": "You work. We watch.",
        "reading_needed": "low",
        "cost": "low",
        "trust": "high",
        "examiner_time": "medium",
        "candidate_minutes": "30",
        "examiner_minutes": "55",
        "supervision": "identity-checked",
        "when_to_use": LIST,
        "when_not_to_use": LIST,
        "steps": streamfield([("step", {"title": "Explain", "text": "Say what you watch."})]),
        "conditions": LIST,
        "supervision_note": LIST,
        "evidence": LIST,
        "time_and_cost": LIST,
        "grid": inline_formset(
            [{"criterion": "Order", "not_yet": "None", "with_help": "Some", "alone": "Good", "expert": "Best"}]
        ),
        "country_notes": streamfield([("note", {"country": "BE", "text": "One flat.", "reference": str(report.pk)})]),
        "references": inline_formset([{"reference": str(report.pk)}]),
    }


def test_a_method_can_be_written(editor_client, client, methods):
    report = factories.reference(title="A report")
    values = nested_form_data(method_values(report))
    edit_page_from_first_to_last(editor_client, client, methods, AssessmentMethodPage, values)
    page = words(visit(client, "/en/methods/new-page/").main)
    for text in ("Stand aside.", "You work. We watch.", "55 min", "Some reason.", "Say what you watch.", "One flat."):
        assert text in page
    assert "Order None Some Good Best" in page


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"candidate_minutes": "0"}, "greater than or equal to 1"),
        ({"examiner_minutes": "-5"}, "greater than or equal"),
        ({"candidate_minutes": "2401"}, "At most 2400 minutes"),
        ({"examiner_minutes": "30000"}, "At most 2400 minutes"),
        ({"key": "two words"}, "slug"),
        ({"steps-count": "0"}, "validation errors"),
        ({"steps-0-value-title": ""}, "validation errors"),
        ({"grid-0-criterion": ""}, "required"),
        ({"references-0-reference": ""}, "required"),
    ],
    ids=str,
)
def test_a_wrong_entry_of_a_method_gives_a_message(editor_client, methods, changes, message):
    method = factories.method(methods)
    values = nested_form_data(method_values(factories.reference()))
    form = {**read_form(editor_client, edit_url(method)), **values, **changes, **PUBLISH}
    response = editor_client.post(edit_url(method), form)
    assert response.status_code == 200
    assert message in messages(response)
