"""The report of what the checks find, as a translator reads it."""

import pytest
from django.urls import reverse
from wagtail_localize.models import StringSegment, StringTranslation

from common.translation.checks import Finding
from tests import factories
from tests.looking import all_words, queries, visit, words
from tests.translation.statuses import member

REPORT = "/admin/translation/findings/"


@pytest.fixture(autouse=True)
def rules(monkeypatch):
    """An error in each text about a lie, a warning in each about a doubt."""

    def check(source, translation, language, **options):
        found = []
        if "doubt" in source:
            found.append(Finding("warning", "unsure", "Is this right?"))
        if "lie" in source:
            found.append(Finding("error", "false", "This is wrong."))
        return found

    monkeypatch.setattr("common.translation.progress.check", check)


def term(publish, code: str = "fr", **fields):
    with publish():
        made = factories.glossary_term(**fields)
    with publish():
        factories.translate(made, code)
    return made


@pytest.fixture
def terms(publish, home, french):
    """A term with a warning, one with an error and a warning, and one with nothing; in French."""
    return {
        "doubtful": term(publish, name="A term", definition="There is <b>doubt</b>."),
        "wrong": term(publish, name="Doubtless doubt", definition="A lie."),
        "fine": term(publish, name="Fine", definition="True."),
    }


def found(page) -> list[tuple[str, list[str]]]:
    return [
        (words(part.h2.a), all_words(part.select("li > p:first-child")))
        for part in page.select(".translation-findings")
    ]


def test_errors_come_first_with_message_and_text(editor_client, terms):
    page = visit(editor_client, f"{REPORT}?language=fr")
    assert found(page) == [
        ("Doubtless doubt", ["Error : This is wrong. Go to the text", "Warning : Is this right? Go to the text"]),
        ("A term", ["Warning : Is this right? Go to the text"]),
    ]
    first = page.select_one(".translation-findings li")
    assert words(first.select_one("[lang=fr]")) == "FR A lie."
    assert words(first.select_one("[lang=en]")) == "A lie."


def test_a_finding_leads_to_its_text(editor_client, terms):
    page = visit(editor_client, f"{REPORT}?language=fr&level=error")
    segment = StringSegment.objects.get(string__data="A lie.")
    opened = reverse("translation:open", args=[terms["wrong"].translation_key, "fr"])
    assert page.select_one(".translation-findings li a")["href"] == f"{opened}#text-{segment.pk}"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("level=error", {"Doubtless doubt": 1}),
        ("level=warning", {"Doubtless doubt": 1, "A term": 1}),
        ("code=unsure", {"Doubtless doubt": 1, "A term": 1}),
        ("code=false", {"Doubtless doubt": 1}),
        ("code=false&level=warning", {}),
    ],
)
def test_filters(editor_client, terms, query, expected):
    page = visit(editor_client, f"{REPORT}?language=fr&{query}")
    assert {title: len(findings) for title, findings in found(page)} == expected
    if not expected:
        way_out = page.select_one(".translation-empty a")
        assert len(found(visit(editor_client, way_out["href"]))) == 2


def test_each_language_has_its_own(editor_client, publish, terms):
    term(publish, "el", name="Greek doubt")
    page = visit(editor_client, f"{REPORT}?language=el")
    assert [title for title, _findings in found(page)] == ["Greek doubt"]


def test_translators_see_their_language_first(publish, terms):
    factories.locale("el")
    page = visit(member(translators="el"), REPORT)
    assert "The checks find nothing in this language." in words(page.select_one(".translation-empty"))
    assert words(page.h1).endswith("Greek")
    assert page.select_one("select[name=language] option[selected]")["value"] == "el"


@pytest.mark.parametrize("query", ["language=xx", "level=loud", "code=nothing", "language=en"])
def test_a_filter_that_makes_no_sense_is_named_and_left_out(editor_client, terms, query):
    page = visit(editor_client, f"{REPORT}?{query}", status=400)
    assert page.select_one("[role=alert] ul li")
    assert found(page)


def test_a_page_that_does_not_exist_is_no_error(editor_client, terms):
    assert found(visit(editor_client, f"{REPORT}?p=999"))
    assert found(visit(editor_client, f"{REPORT}?p=x"))


def test_what_the_checks_no_longer_find_is_said(editor_client, terms, monkeypatch):
    monkeypatch.setattr("common.translation.progress.check", lambda source, translation, language, **options: [])
    page = visit(editor_client, f"{REPORT}?level=error")
    assert "no longer" in words(page.select_one(".translation-findings"))


def test_a_translation_that_was_refused_is_an_error(editor_client, publish, terms):
    with publish():
        text = StringTranslation.objects.get(data="FR True.")
        text.has_error, text.field_error = True, "This field is too long."
        text.save()
    page = visit(editor_client, f"{REPORT}?language=fr&code=refused")
    assert found(page) == [("Fine", ["Error : This field is too long. Go to the text"])]


def test_a_change_that_wagtail_localize_has_not_taken_over_leads_to_the_object(editor_client, publish, terms):
    # The text went away and came back: its translation is known, its number is not.
    from common.models import SourceText

    wrong = SourceText.objects.get(translation_key=terms["wrong"].translation_key)
    StringSegment.objects.filter(string__data="A lie.").delete()
    assert ["definition", "A lie."] in wrong.texts
    page = visit(editor_client, f"{REPORT}?language=fr&level=error")
    opened = reverse("translation:open", args=[wrong.translation_key, "fr"])
    assert page.select_one(".translation-findings li a")["href"] == opened


def test_without_another_language_there_is_nothing_to_report(editor_client, home):
    page = visit(editor_client, REPORT)
    assert page.select_one(".translation-empty")


def test_the_number_of_queries_does_not_depend_on_the_number_of_objects(editor_client, publish, home, french):
    for _number in range(2):
        term(publish, definition="A lie.")
    few = queries(editor_client, f"{REPORT}?language=fr")
    for _number in range(18):
        term(publish, definition="A lie with doubt.")
    assert len(found(visit(editor_client, f"{REPORT}?language=fr"))) == 20
    assert queries(editor_client, f"{REPORT}?language=fr") == few
