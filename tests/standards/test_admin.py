"""The catalogue in the editing interface."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from common.models import Organisation
from common.rich_text import FEATURES, FEATURES_WITH_HEADINGS
from standards.models import (
    Activity,
    AssessmentMethodIndexPage,
    AssessmentMethodPage,
    CompetenceStandardPage,
    MicroSkill,
    StandardsIndexPage,
)
from tests import factories
from tests.editing import (
    PUBLISH,
    accepted,
    edit_page_from_first_to_last,
    edit_url,
    messages,
    our_snippets,
    preview,
    read_form,
    snippet_url,
)
from tests.looking import all_words, section, table, visit, words

MAKERS = {MicroSkill: factories.micro_skill, Activity: factories.activity, Organisation: factories.organisation}


def listed(client, model, query=""):
    """Return the words of the list of a model's objects."""
    return words(visit(client, f"{snippet_url(model, 'list')}{query}").select_one("table.listing"))


def test_every_snippet_of_the_catalogue_can_be_edited():
    assert set(our_snippets("standards")) == {MicroSkill, Activity}
    assert Organisation in our_snippets("common")


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("view", ["list", "add", "choose"])
def test_screens_of_a_snippet_open(editor_client, model, view):
    obj = MAKERS[model]()
    url = (
        snippet_url(model, view)
        if view != "choose"
        else reverse(model.snippet_viewset.chooser_viewset.get_url_name("choose"))
    )
    page = visit(editor_client, url)
    if view == "list":
        assert str(getattr(obj, "title", getattr(obj, "name", ""))) in words(page)


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("view", ["edit", "history", "usage", "delete", "unpublish"])
def test_screens_of_one_object_open(editor_client, index, methods, model, view):
    visit(editor_client, snippet_url(model, view, MAKERS[model]().pk))


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_a_list_tells_what_is_public_from_what_is_not(editor_client, model):
    MAKERS[model]().unpublish()
    assert not _states(editor_client, model, "live")
    MAKERS[model]()
    assert _states(editor_client, model, "live")


def _states(client, model, state):
    page = visit(client, snippet_url(model, "list"))
    return [tag for tag in page.select("table.listing .w-status") if state in words(tag).lower()]


def test_a_micro_skill_can_be_inspected(editor_client, index):
    skill = factories.micro_skill(title="Clean a home", code="TEC-01")
    page = words(visit(editor_client, snippet_url(skill, "inspect", skill.pk)))
    assert "Clean a home" in page and "TEC-01" in page


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_a_list_can_be_searched(editor_client, model):
    name = "title" if model is MicroSkill else "name"
    MAKERS[model](**{name: "Wanted"})
    MAKERS[model](**{name: "Other"})
    results = listed(editor_client, model, "?q=wanted")
    assert "Wanted" in results and "Other" not in results


def test_micro_skills_can_be_filtered(editor_client):
    factories.micro_skill(title="Clean", category="technical")
    factories.micro_skill(title="Listen", category="soft")
    results = listed(editor_client, MicroSkill, "?category=soft")
    assert "Listen" in results and "Clean" not in results


def test_the_french_version_of_a_micro_skill_opens_in_the_translation_editor(editor_client, home, index, publish):
    skill = factories.micro_skill(title="Clean a home")
    [french] = factories.translate_each(publish, skill)
    response = editor_client.get(snippet_url(french, "edit", french.pk))
    assert response.status_code == 200
    assert "FR Clean a home" in response.content.decode()


def test_signed_in_editors_read_the_same_pages_with_a_toolbar(editor_client, client, index, methods):
    method = factories.method(methods)
    skill = factories.micro_skill(methods=[method])
    standard = factories.standard(index, [skill])
    for url in (index.url, f"{index.url}{skill.public_path}", standard.url, methods.url, method.url):
        mine, readers = visit(editor_client, url), visit(client, url)
        assert words(mine.main) == words(readers.main)
        assert mine.find("wagtail-userbar") and not readers.find("wagtail-userbar")


# A micro-skill, from an empty form to the public page


def new_micro_skill(method, activity, body, **changes):
    """Return what an editor fills in for a new micro-skill."""
    return nested_form_data(
        {
            "title": "Iron a shirt",
            "code": "TEC-09",
            "slug": "iron-a-shirt",
            "statement": "Irons a shirt.",
            "plain_summary": "You iron.",
            "description": rich_text("<p>All about <b>ironing</b>.</p>", features=FEATURES),
            "target_group": "Cleaners.",
            "prerequisites": "None.",
            "further_information": "Valid for ever.",
            "category": "technical",
            "eqf_level": "2",
            "status": "pilot",
            "is_proposal": "on",
            "workload_hours": "12",
            "ects": "0.5",
            "assessment_minutes": "30",
            "participation": "onsite",
            "supervision": "supervised",
            "stackability": "stackable",
            "quality_assurance": "internal",
            "awarding_body": str(body.pk),
            "activities": inline_formset([{"activity": str(activity.pk)}]),
            "methods": inline_formset([{"method": str(method.pk)}]),
            "outcomes": inline_formset(
                [
                    {"kind": "skill", "statement": "Iron a collar.", "assessor_sees": "A flat collar."},
                    {"kind": "knowledge", "statement": "Name fabrics.", "assessor_sees": "Names three."},
                ]
            ),
            "criteria": inline_formset([{"text": "No crease."}]),
            "badge_levels": inline_formset(
                [{"slug": "alone", "name": "Alone", "descriptor": "Irons alone.", "rule": "All criteria."}]
            ),
            "situations": inline_formset(
                [{"title": "Laundry", "situation": "A flat.", "task": "Iron it.", "evidence": "A photo."}]
            ),
            "safety_notes": inline_formset([{"text": "Unplug the iron."}]),
            "pilot_countries": inline_formset([{"country": "ES"}]),
            "alignments": inline_formset(
                [
                    {
                        "framework": "esco",
                        "relation": "close",
                        "labels": "en: iron textiles\nfr: repasser",
                        "note": "Near.",
                    }
                ]
            ),
            **changes,
        }
    )


@pytest.fixture
def filled(index, methods):
    """The form of a new micro-skill as an editor filled it in."""
    method = factories.method(methods, title="Watching")
    body = factories.organisation(name="Skills for Homes", country="BE")
    return new_micro_skill(method, factories.activity(name="Laundry work"), body)


SHEET = "/en/standards/micro-skills/iron-a-shirt/"


def change(client, skill, **changes):
    """Return the form of a micro-skill with some fields changed."""
    return {**read_form(client, snippet_url(skill, "edit", skill.pk)), **changes}


def test_a_new_micro_skill_can_be_previewed_before_it_is_saved(editor_client, filled):
    page = preview(editor_client, snippet_url(MicroSkill, "preview_on_add"), filled)
    assert all_words(page.find_all("h1")) == ["Iron a shirt"]
    assert table(section(page, "s-outcomes"))[1] == ["K1", "Name fabrics.", "Names three."]
    assert not MicroSkill.objects.exists()


def test_a_preview_of_an_empty_form_does_not_fail(editor_client, index):
    url = snippet_url(MicroSkill, "preview_on_add")
    editor_client.post(url, read_form(editor_client, snippet_url(MicroSkill, "add")))
    assert editor_client.get(url).status_code == 200


def test_a_micro_skill_saved_as_draft_is_not_public(editor_client, client, filled):
    assert accepted(editor_client.post(snippet_url(MicroSkill, "add"), filled))
    skill = MicroSkill.objects.get(slug="iron-a-shirt")
    assert "Iron a shirt" in listed(editor_client, MicroSkill)
    visit(client, SHEET, status=404)
    assert skill.title not in words(visit(client, "/en/standards/"))


def test_a_published_micro_skill_shows_everything_that_was_filled_in(editor_client, client, filled):
    assert accepted(editor_client.post(snippet_url(MicroSkill, "add"), {**filled, **PUBLISH}))
    page = words(visit(client, SHEET).main)
    for text in (
        "Iron a shirt", "TEC-09", "Irons a shirt.", "You iron.", "All about ironing .", "Cleaners.", "None.",
        "Laundry work", "K1 Name fabrics. Names three.", "S1 Iron a collar. A flat collar.", "No crease.",
        "Irons alone.", "Laundry", "Unplug the iron.", "Spain", "iron textiles", "Watching Recommended",
        "12 hours, 0.5 ECTS credits", "Skills for Homes", "9 of 9 mandatory elements filled",
    ):  # fmt: skip
        assert text in page


def test_draft_changes_show_in_the_preview_and_not_on_the_public_page(editor_client, client, index):
    skill = factories.micro_skill(title="Clean a home")
    address = f"/en/standards/{skill.public_path}"
    changed = change(editor_client, skill, title="Clean a flat", **{"outcomes-0-statement": "Changed outcome"})
    drawn = preview(editor_client, snippet_url(skill, "preview_on_edit", skill.pk), changed)
    assert all_words(drawn.find_all("h1")) == ["Clean a flat"]
    assert "Changed outcome" in words(section(drawn, "s-outcomes"))

    assert accepted(editor_client.post(snippet_url(skill, "edit", skill.pk), changed))
    page = visit(client, address)
    assert all_words(page.find_all("h1")) == ["Clean a home"]
    assert "Changed outcome" not in words(page)

    again = change(editor_client, skill)
    assert (again["title"], again["outcomes-0-statement"]) == ("Clean a flat", "Changed outcome")
    assert accepted(editor_client.post(snippet_url(skill, "edit", skill.pk), {**again, **PUBLISH}))
    page = visit(client, address)
    assert all_words(page.find_all("h1")) == ["Clean a flat"]
    assert "Changed outcome" in words(page)


def test_rows_can_be_added_moved_and_removed(editor_client, client, index):
    skill = factories.micro_skill(rows=2)
    changed = change(
        editor_client,
        skill,
        **{
            "criteria-TOTAL_FORMS": "3",
            "criteria-0-ORDER": "3",
            "criteria-1-DELETE": "1",
            "criteria-2-text": "A new criterion",
            "criteria-2-ORDER": "1",
            "criteria-2-DELETE": "",
            "criteria-2-id": "",
        },
    )
    assert accepted(editor_client.post(snippet_url(skill, "edit", skill.pk), {**changed, **PUBLISH}))
    page = visit(client, f"/en/standards/{skill.public_path}")
    assert all_words(section(page, "s-criteria").select("ol > li")) == ["A new criterion", "Criterion 0"]


def test_an_older_version_can_be_previewed_and_compared(editor_client, index):
    skill = factories.micro_skill(title="First title")
    first = skill.latest_revision
    skill.title = "Second title"
    second = skill.save_revision()
    page = visit(editor_client, snippet_url(skill, "revisions_view", skill.pk, first.pk))
    assert all_words(page.find_all("h1")) == ["First title"]
    visit(editor_client, snippet_url(skill, "revisions_compare", skill.pk, first.pk, second.pk))
    assert (
        read_form(editor_client, snippet_url(skill, "revisions_revert", skill.pk, first.pk))["title"] == "First title"
    )


def test_the_preview_is_in_the_language_of_the_micro_skill(editor_client, home, index, publish):
    skill = factories.micro_skill(title="Clean a home")
    french = factories.translate_each(publish, home, index, skill)[-1]
    page = visit(editor_client, snippet_url(french, "revisions_view", french.pk, french.latest_revision_id))
    assert words(page.h1) == "FR Clean a home"
    assert page.html["lang"] == "fr"


def test_a_micro_skill_can_be_previewed_while_there_is_no_public_index(editor_client, home, filled):
    StandardsIndexPage.objects.get().unpublish()
    page = preview(editor_client, snippet_url(MicroSkill, "preview_on_add"), filled)
    assert words(page.h1) == "Iron a shirt"


def test_unpublishing_removes_the_sheet(editor_client, client, index):
    skill = factories.micro_skill()
    visit(client, f"/en/standards/{skill.public_path}")
    assert editor_client.post(snippet_url(skill, "unpublish", skill.pk)).status_code == 302
    visit(client, f"/en/standards/{skill.public_path}", status=404)


# What an editor may get wrong


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"code": "tec-09"}, "Two to four capitals"),
        ({"code": "TEC9"}, "Two to four capitals"),
        ({"code": "TECHNICAL-1"}, "Two to four capitals"),
        ({"slug": "iron a shirt"}, "slug"),
        ({"title": ""}, "required"),
        ({"statement": ""}, "required"),
        ({"eqf_level": ""}, "required"),
        ({"eqf_level": "9"}, "valid choice"),
        ({"category": "other"}, "valid choice"),
        ({"workload_hours": "0"}, "greater than or equal to 1"),
        ({"workload_hours": "1501"}, "At most 1500 hours"),
        ({"ects": "-1"}, "Leave it empty when no credits were given"),
        ({"ects": "60.5"}, "At most 60 credits"),
        ({"assessment_minutes": "2000"}, "less than or equal to 1440"),
        ({"ects": "12345"}, "digits"),
        ({"ects": "many"}, "number"),
        ({"methods-0-method": ""}, "required"),
        ({"methods-0-method": "999999"}, "valid choice"),
        ({"outcomes-0-kind": ""}, "required"),
        ({"badge_levels-0-slug": "not a slug"}, "slug"),
        ({"alignments-0-uri": "not an address"}, "URL"),
        ({"alignments-0-labels": "iron textiles"}, "Write each line as"),
        ({"alignments-0-labels": "en: iron textiles\nrepasser"}, "repasser"),
        ({"alignments-0-labels": "en:"}, "Write each line as"),
        ({"alignments-0-labels": ": iron textiles"}, "Write each line as"),
        ({"alignments-0-labels": "english: iron textiles"}, "Write each line as"),
        ({"pilot_countries-0-country": "XX"}, "valid choice"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_wrong_entry_gives_a_message(editor_client, filled, changes, message):
    response = editor_client.post(snippet_url(MicroSkill, "add"), {**filled, **changes, **PUBLISH})
    assert response.status_code == 200
    assert message in messages(response)
    assert not MicroSkill.objects.exists()


@pytest.mark.parametrize("field", ["code", "slug"])
def test_a_code_or_short_name_that_is_taken_gives_a_message(editor_client, filled, field):
    factories.micro_skill(**{field: filled[field]})
    response = editor_client.post(snippet_url(MicroSkill, "add"), {**filled, **PUBLISH})
    assert response.status_code == 200
    assert "has this" in messages(response)
    assert MicroSkill.objects.count() == 1


@pytest.mark.parametrize("field", ["code", "slug"])
def test_changing_to_a_code_or_short_name_that_is_taken_gives_a_message(editor_client, field):
    taken, skill = factories.micro_skill(), factories.micro_skill(code="TEC-01")
    changed = change(editor_client, skill, **{field: getattr(taken, field)})
    response = editor_client.post(snippet_url(skill, "edit", skill.pk), {**changed, **PUBLISH})
    assert response.status_code == 200
    assert "has this" in messages(response)


def test_the_other_language_may_have_the_same_code_and_short_name(editor_client, publish):
    skill = factories.micro_skill(code="TEC-01", slug="clean-a-home")
    [french] = factories.translate_each(publish, skill)
    assert (french.code, french.slug) == ("TEC-01", "clean-a-home")
    changed = change(editor_client, skill, title="New title")
    assert accepted(editor_client.post(snippet_url(skill, "edit", skill.pk), {**changed, **PUBLISH}))


def test_a_draft_may_be_unfinished(editor_client, index):
    empty = read_form(editor_client, snippet_url(MicroSkill, "add"))
    unfinished = {
        **empty,
        "title": "Half done",
        "code": "TEC-01",
        "slug": "half-done",
        "category": "soft",
        "eqf_level": "1",
    }
    assert accepted(editor_client.post(snippet_url(MicroSkill, "add"), unfinished))
    skill = MicroSkill.objects.get(slug="half-done")
    visit(editor_client, snippet_url(skill, "edit", skill.pk))
    response = editor_client.post(snippet_url(skill, "edit", skill.pk), {**change(editor_client, skill), **PUBLISH})
    assert "required" in messages(response)


def test_an_empty_form_gives_messages(editor_client):
    empty = read_form(editor_client, snippet_url(MicroSkill, "add"))
    response = editor_client.post(snippet_url(MicroSkill, "add"), empty)
    assert response.status_code == 200
    assert messages(response)


SMALL_FORMS = {
    Activity: {"name": "Laundry", "slug": "laundry", "branch": "non-care"},
    Organisation: {"name": "Skills for Homes", "short_name": "SfH", "slug": "sfh"},
}


@pytest.mark.parametrize("model", SMALL_FORMS, ids=lambda model: model.__name__)
def test_an_activity_or_organisation_can_be_created_and_changed(editor_client, model):
    values = {**read_form(editor_client, snippet_url(model, "add")), **SMALL_FORMS[model]}
    assert accepted(editor_client.post(snippet_url(model, "add"), {**values, **PUBLISH}))
    obj = model.objects.get(slug=values["slug"])
    assert obj.live
    changed = {**read_form(editor_client, snippet_url(obj, "edit", obj.pk)), "name": "New name"}
    assert accepted(editor_client.post(snippet_url(obj, "edit", obj.pk), {**changed, **PUBLISH}))
    assert model.objects.get(pk=obj.pk).name == "New name"


@pytest.mark.parametrize("model", SMALL_FORMS, ids=lambda model: model.__name__)
def test_a_short_name_that_is_taken_gives_a_message(editor_client, model):
    MAKERS[model](slug=SMALL_FORMS[model]["slug"])
    values = {**read_form(editor_client, snippet_url(model, "add")), **SMALL_FORMS[model]}
    response = editor_client.post(snippet_url(model, "add"), {**values, **PUBLISH})
    assert response.status_code == 200
    assert messages(response)
    assert model.objects.count() == 1


# Pages

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
