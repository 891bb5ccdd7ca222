"""The catalogue's snippets in the editing interface: lists, screens, and small forms."""

import pytest
from django.urls import reverse

from common.models import Organisation
from standards.models import Activity, MicroSkill
from tests import factories
from tests.editing import PUBLISH, accepted, listed, messages, our_snippets, read_form, snippet_url
from tests.looking import visit, words

pytestmark = pytest.mark.any_database

MAKERS = {MicroSkill: factories.micro_skill, Activity: factories.activity, Organisation: factories.organisation}


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
    response = editor_client.get(snippet_url(french, "edit", french.pk), follow=True)
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
