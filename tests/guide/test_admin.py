"""The guide, its words and its sources in the editing interface."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from common.models import Reference
from common.rich_text import FEATURES, FEATURES_WITH_HEADINGS
from guide.models import GlossaryTerm, GuideChapterPage, GuideIndexPage
from tests import factories
from tests.editing import (
    PUBLISH,
    accepted,
    edit_page_from_first_to_last,
    edit_url,
    messages,
    our_snippets,
    read_form,
    snippet_url,
)
from tests.looking import all_words, section, visit, words

pytestmark = pytest.mark.any_database

MAKERS = {GlossaryTerm: factories.glossary_term, Reference: factories.reference}
NAMES = {GlossaryTerm: "name", Reference: "title"}


def listed(client, model, query=""):
    """Return the words of the list of a model's objects."""
    return words(visit(client, f"{snippet_url(model, 'list')}{query}").select_one("table.listing"))


def test_words_and_sources_can_be_edited():
    assert our_snippets("guide") == [GlossaryTerm]
    assert Reference in our_snippets("common")


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_a_list_shows_what_there_is_and_can_be_searched(editor_client, model):
    MAKERS[model](**{NAMES[model]: "Wanted"})
    MAKERS[model](**{NAMES[model]: "Other"})
    assert "Wanted" in listed(editor_client, model) and "Other" in listed(editor_client, model)
    assert "Wanted" in listed(editor_client, model, "?q=wanted")
    assert "Other" not in listed(editor_client, model, "?q=wanted")


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_a_list_tells_what_is_public_from_what_is_not(editor_client, model):
    def live():
        page = visit(editor_client, snippet_url(model, "list"))
        return [tag for tag in page.select("table.listing .w-status") if "live" in words(tag).lower()]

    MAKERS[model]().unpublish()
    assert not live()
    MAKERS[model]()
    assert live()


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_an_object_can_be_chosen_for_a_page(editor_client, model):
    MAKERS[model](**{NAMES[model]: "Wanted"})
    response = editor_client.get(reverse(model.snippet_viewset.chooser_viewset.get_url_name("choose")))
    assert response.status_code == 200
    assert "Wanted" in response.json()["html"]


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("view", ["edit", "history", "usage", "delete", "unpublish"])
def test_screens_of_one_object_open(editor_client, model, view):
    visit(editor_client, snippet_url(model, view, MAKERS[model]().pk))


def test_the_usage_of_a_term_names_the_chapter(editor_client, guide):
    term = factories.glossary_term()
    factories.chapter(guide, [term], title="First steps")
    assert "First steps" in words(visit(editor_client, snippet_url(term, "usage", term.pk)))


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_the_french_version_opens_in_the_translation_editor(editor_client, publish, model):
    obj = MAKERS[model](**{NAMES[model]: "Wanted"})
    [french] = factories.translate_each(publish, obj)
    response = editor_client.get(snippet_url(french, "edit", french.pk), follow=True)
    assert response.status_code == 200
    assert "FR Wanted" in response.content.decode()


FORMS = {
    GlossaryTerm: {
        "name": "evidence",
        "slug": "evidence",
        "other_forms": "proof\nproofs",
        "definition": "What is kept.",
    },
    Reference: {"title": "A report", "title_language": "en", "slug": "a-report", "kind": "report", "year": "2022"},
}
PUBLIC = {GlossaryTerm: "/en/guide/glossary/", Reference: "/en/guide/references/"}


@pytest.mark.parametrize("model", FORMS, ids=lambda model: model.__name__)
def test_an_object_goes_from_a_draft_to_the_public_page(editor_client, client, guide, model):
    name = NAMES[model]
    values = {**read_form(editor_client, snippet_url(model, "add")), **FORMS[model]}
    assert accepted(editor_client.post(snippet_url(model, "add"), values))
    obj = model.objects.get(slug=values["slug"])
    assert values[name] not in words(visit(client, PUBLIC[model]))

    edit = snippet_url(obj, "edit", obj.pk)
    assert accepted(editor_client.post(edit, {**read_form(editor_client, edit), **PUBLISH}))
    assert values[name] in words(visit(client, PUBLIC[model]))

    assert accepted(editor_client.post(edit, {**read_form(editor_client, edit), name: "Changed words"}))
    assert "Changed words" not in words(visit(client, PUBLIC[model]))
    assert read_form(editor_client, edit)[name] == "Changed words"
    assert accepted(editor_client.post(edit, {**read_form(editor_client, edit), **PUBLISH}))
    assert "Changed words" in words(visit(client, PUBLIC[model]))


@pytest.mark.parametrize(
    ("model", "changes", "message"),
    [
        (GlossaryTerm, {"name": ""}, "required"),
        (GlossaryTerm, {"definition": ""}, "required"),
        (GlossaryTerm, {"slug": "two words"}, "slug"),
        (GlossaryTerm, {"reference": "999999"}, "valid choice"),
        (GlossaryTerm, {"name": "x" * 161}, "at most 160"),
        (Reference, {"title": ""}, "required"),
        (Reference, {"kind": "book"}, "valid choice"),
        (Reference, {"year": "MMXX"}, "whole number"),
        (Reference, {"url": "nowhere"}, "URL"),
    ],
    ids=str,
)
def test_a_wrong_entry_gives_a_message(editor_client, model, changes, message):
    values = {**read_form(editor_client, snippet_url(model, "add")), **FORMS[model], **changes}
    response = editor_client.post(snippet_url(model, "add"), {**values, **PUBLISH})
    assert response.status_code == 200
    assert message in messages(response)
    assert not model.objects.exists()


@pytest.mark.parametrize("model", FORMS, ids=lambda model: model.__name__)
def test_a_short_name_that_is_taken_gives_a_message(editor_client, model):
    MAKERS[model](slug=FORMS[model]["slug"])
    values = {**read_form(editor_client, snippet_url(model, "add")), **FORMS[model]}
    response = editor_client.post(snippet_url(model, "add"), {**values, **PUBLISH})
    assert response.status_code == 200
    assert messages(response)
    assert model.objects.count() == 1


# Pages

PROSE = rich_text("<p>Some evidence.</p>", features=FEATURES_WITH_HEADINGS)


def chapter_values(skill, method, term, report):
    example = {
        "title": "One flat",
        "situation": "Before",
        "action": "Doing",
        "result": "After",
        "source": str(report.pk),
    }
    return nested_form_data(
        {
            "summary": "Start here.",
            "in_simple_words": rich_text("<ul><li>Ask first.</li></ul>", features=FEATURES),
            "body": streamfield([("heading", "The heading"), ("text", PROSE), ("example", example)]),
            "reviewed_on": "2026-11-20",
            "reviewed_by": "Quality officer",
            "micro_skills": inline_formset([{"micro_skill": str(skill.pk)}]),
            "methods": inline_formset([{"method": str(method.pk)}]),
            "terms": inline_formset([{"term": str(term.pk)}]),
            "references": inline_formset([{"reference": str(report.pk)}]),
            "changes": inline_formset([{"changed_on": "2026-11-21", "words": "A new example."}]),
        }
    )


@pytest.fixture
def filled(index, methods):
    """The form of a chapter as an editor filled it in."""
    return chapter_values(
        factories.micro_skill(title="Clean a home"),
        factories.method(methods, title="Watching"),
        factories.glossary_term(name="evidence", definition="What is kept."),
        factories.reference(title="A report"),
    )


def test_the_guide_can_be_written(editor_client, client, home):
    body = streamfield([("heading", "A heading"), ("text", PROSE)])
    values = nested_form_data({"summary": "All of it.", "headline": "", "body": body})
    edit_page_from_first_to_last(editor_client, client, home, GuideIndexPage, values)
    page = words(visit(client, "/en/new-page/").main)
    assert "All of it." in page and "A heading" in page and "Some evidence." in page


def test_a_chapter_can_be_written(editor_client, client, guide, filled):
    edit_page_from_first_to_last(editor_client, client, guide, GuideChapterPage, filled)
    page = visit(client, "/en/guide/new-page/")
    for text in (
        "Start here.", "Ask first.", "The heading", "One flat", "After", "What is kept.", "Clean a home", "Watching",
        "A report", "Quality officer", "21 November 2026 : A new example.",
    ):  # fmt: skip
        assert text in words(page.main)
    assert all_words(page.select("button.term")) == ["evidence"]
    assert all_words(section(page, "s-this-page").select("ol a"))[0] == "The heading"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"title": ""}, "required"),
        ({"body-count": "0"}, "validation errors"),
        ({"body-0-value": ""}, "validation errors"),
        ({"body-2-value-title": ""}, "validation errors"),
        ({"body-1-type": "heading", "body-1-value": "The heading"}, "validation errors"),
        ({"reviewed_on": "yesterday"}, "valid date"),
        ({"terms-0-term": ""}, "required"),
        ({"changes-0-words": ""}, "required"),
        ({"changes-0-changed_on": "soon"}, "valid date"),
        ({"micro_skills-0-micro_skill": "999999"}, "valid choice"),
    ],
    ids=str,
)
def test_a_wrong_entry_of_a_chapter_gives_a_message(editor_client, client, guide, filled, changes, message):
    chapter = factories.chapter(guide, title="As it was")
    form = {**read_form(editor_client, edit_url(chapter)), **filled, **changes, **PUBLISH}
    response = editor_client.post(edit_url(chapter), form)
    assert response.status_code == 200
    assert message in messages(response)
    assert "Start here." not in words(visit(client, chapter.url))


def test_a_table_with_rows_of_another_width_is_refused(editor_client, guide, filled):
    chapter = factories.chapter(guide)
    cell = nested_form_data(
        {
            "body": streamfield(
                [
                    (
                        "table",
                        {
                            "caption": "Two ways",
                            "header": streamfield([("item", "A"), ("item", "B")]),
                            "rows": streamfield([("item", streamfield([("item", "only one")]))]),
                        },
                    )
                ]
            )
        }
    )
    response = editor_client.post(
        edit_url(chapter), {**read_form(editor_client, edit_url(chapter)), **filled, **cell, **PUBLISH}
    )
    assert response.status_code == 200
    assert "validation errors" in messages(response)
    assert "Row 1 has 1 cells; there are 2 column headings." in response.content.decode()


def test_the_french_version_of_a_chapter_opens_in_the_translation_editor(editor_client, home, guide, publish):
    chapter = factories.chapter(guide, title="First steps")
    french = factories.translate_each(publish, home, guide, chapter)[-1]
    response = editor_client.get(edit_url(french), follow=True)
    assert response.status_code == 200
    assert "FR First steps" in response.content.decode()
