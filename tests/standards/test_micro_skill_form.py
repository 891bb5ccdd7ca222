"""A micro-skill in the editing interface, from an empty form to the public page."""

import pytest
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from common.rich_text import FEATURES
from standards.models import MicroSkill, StandardsIndexPage
from tests import factories
from tests.editing import PUBLISH, accepted, listed, messages, preview, read_form, snippet_url
from tests.looking import all_words, section, table, visit, words

pytestmark = pytest.mark.any_database


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
