"""The groups, and what the rest of the code asks about them."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.core.management import call_command
from wagtail.models import GroupPagePermission, Locale, Workflow

from common.models import LanguageTeam
from common.translation import roles
from guide.models import GlossaryTerm
from tests import factories
from tests.editing import PUBLISH, edit_url, read_form, snippet_url
from tests.roles import browser, member, refused


@pytest.fixture
def greek(db):
    return factories.locale("el")


def page_rights(group: str, page) -> set[str]:
    found = GroupPagePermission.objects.filter(group__name=group, page=page)
    return set(found.values_list("permission__codename", flat=True))


# Groups.


def test_migrations_make_the_groups(db):
    names = {"Source editors", "Publishers", "Administrators"}
    for language in ("French", "Spanish", "Italian", "Greek"):
        names |= {f"Translators: {language}", f"Reviewers: {language}"}
    assert names <= set(Group.objects.values_list("name", flat=True))
    assert set(LanguageTeam.objects.values_list("language_code", flat=True)) == {"fr", "es", "it", "el"}


def test_every_group_opens_the_admin(db):
    may_enter = Permission.objects.get(codename="access_admin")
    for team in LanguageTeam.objects.all():
        assert may_enter in team.translators.permissions.all()
        assert may_enter in team.reviewers.permissions.all()


def test_translators_get_nothing_but_changing_snippets(db):
    codenames = Group.objects.get(name="Translators: French").permissions.values_list("codename", flat=True)
    assert set(codenames) == {
        "access_admin", "change_activity", "change_glossaryterm", "change_interviewquestion", "change_microskill",
        "change_organisation", "change_reference",
    }  # fmt: skip


def test_administrators_hold_every_permission(db):
    held = Group.objects.get(name="Administrators").permissions.count()
    assert held == Permission.objects.count()


def test_the_home_page_of_a_language_opens_to_its_team(home, french, greek):
    for code in ("fr", "el"):
        factories.translate(factories.home(), code)
    french_home = factories.home().get_translation(french)
    assert page_rights("Translators: French", french_home) == {"change_page"}
    assert page_rights("Reviewers: French", french_home) == {
        "change_page", "publish_page", "lock_page", "unlock_page",
    }  # fmt: skip
    assert page_rights("Translators: Greek", french_home) == set()
    assert page_rights("Source editors", french_home) == set()
    assert page_rights("Source editors", home) == {"add_page", "change_page"}


def test_a_language_added_later_gets_a_team(db, settings):
    settings.WAGTAIL_CONTENT_LANGUAGES = [*settings.WAGTAIL_CONTENT_LANGUAGES, ("nl", "Nederlands")]
    locale = Locale.objects.create(language_code="nl")
    team = roles.team_of(locale)
    assert team.translators.name == "Translators: Dutch"
    assert team.workflow.name == "Review: Dutch"
    assert list(team.workflow.tasks.get().specific.groups.all()) == [team.reviewers]


def test_a_team_is_made_once(db):
    before = Group.objects.count(), Workflow.objects.count()
    assert roles.ensure_team("fr") == roles.ensure_team("fr")
    assert (Group.objects.count(), Workflow.objects.count()) == before


def test_a_team_made_after_the_home_page_may_work_on_it(home, french):
    LanguageTeam.objects.filter(language_code="fr").delete()
    GroupPagePermission.objects.filter(group__name="Translators: French").delete()
    factories.translate(home)
    GroupPagePermission.objects.filter(group__name="Translators: French").delete()
    LanguageTeam.objects.filter(language_code="fr").delete()
    roles.ensure_team("fr")
    assert page_rights("Translators: French", factories.home().get_translation(french)) == {"change_page"}


def test_a_language_unknown_to_django_is_named_by_its_code(db):
    assert roles.ensure_team("qq").translators.name == "Translators: qq"


def test_the_source_language_has_no_team(home):
    with pytest.raises(ValueError, match="source language"):
        roles.ensure_team("en")
    with pytest.raises(LanguageTeam.DoesNotExist):
        roles.team_of(home.locale)


def test_migrating_again_keeps_what_administrators_changed(db):
    editors = Group.objects.get(name="Source editors")
    editors.permissions.clear()
    editors.name = "Writers"
    editors.save()
    Group.objects.filter(name="Translators: French").update(name="Traducteurs")
    Group.objects.get(name="Administrators").permissions.clear()
    before = Group.objects.count()
    call_command("migrate", verbosity=0)
    assert Group.objects.count() == before
    assert not Group.objects.get(name="Writers").permissions.exists()
    assert roles.team_of(factories.locale("fr")).translators.name == "Traducteurs"
    # What administrators may do is everything, by definition.
    assert Group.objects.get(name="Administrators").permissions.exists()


def test_groups_and_rights_come_back_into_an_empty_database(db):
    LanguageTeam.objects.all().delete()
    Workflow.objects.all().delete()
    Group.objects.all().delete()
    Permission.objects.all().delete()
    call_command("migrate", verbosity=0)
    test_migrations_make_the_groups(db)
    test_translators_get_nothing_but_changing_snippets(db)
    assert page_rights("Source editors", factories.home()) == {"add_page", "change_page"}


# Questions.


def answers(user, locale) -> str:
    """Return the first letters of what the user may do in a language: translate, review, change, add or remove."""
    asked = {"t": roles.may_translate, "r": roles.may_review, "c": roles.may_change, "a": roles.may_add_or_remove}
    return "".join(letter for letter, question in asked.items() if question(user, locale))


@pytest.mark.parametrize(
    ("group", "english", "in_french", "in_greek", "codes"),
    [
        ("source editor", "ca", "", "", []),
        ("translator", "", "tc", "", ["fr"]),
        ("reviewer", "", "trc", "", ["fr"]),
        ("publisher", "rca", "trc", "trc", ["fr", "el"]),
        ("administrator", "rca", "trca", "trca", ["fr", "el"]),
    ],
)
def test_who_may_what(home, french, greek, group, english, in_french, in_greek, codes):
    user = member(group)
    assert answers(user, home.locale) == english
    assert answers(user, french) == in_french
    assert answers(user, greek) == in_greek
    assert [locale.language_code for locale in roles.languages_of(user)] == codes
    assert roles.may_write_source(user) == ("c" in english)
    assert roles.may_stop(user) == (group == "administrator")


def test_superusers_may_everything(home, french):
    user = factories.editor()
    assert answers(user, home.locale) == "rca"
    assert answers(user, french) == "trca"


@pytest.mark.parametrize("role", ["translator", "reviewer", "publisher", "administrator"])
def test_who_is_no_longer_active_may_nothing(french, role):
    user = member(role)
    user.is_active = False
    assert answers(user, french) == ""
    assert roles.languages_of(user) == []


def test_strangers_may_nothing(french):
    assert answers(AnonymousUser(), french) == ""
    assert roles.languages_of(AnonymousUser()) == []


@pytest.mark.parametrize("languages", [2, 5])
def test_the_number_of_languages_costs_no_queries(db, django_assert_num_queries, languages):
    for code in ["fr", "es", "it", "el"][: languages - 1]:
        factories.locale(code)
    user = member("Translators: French", "Reviewers: Greek")
    with django_assert_num_queries(5):
        roles.languages_of(user)


# Source editors write, publishers publish.


@pytest.mark.parametrize(("role", "published"), [("source editor", False), ("publisher", True)])
def test_publishing_an_english_snippet(home, role, published):
    term = factories.glossary_term(name="old")
    client = browser(member(role))
    url = snippet_url(GlossaryTerm, "edit", term.pk)
    client.post(url, {**read_form(client, url), "name": "new", **PUBLISH})
    assert GlossaryTerm.objects.get(pk=term.pk).name == ("new" if published else "old")


def test_a_source_editor_saves_drafts_and_submits_them(home):
    term = factories.glossary_term(name="old")
    client = browser(member("source editor"))
    url = snippet_url(GlossaryTerm, "edit", term.pk)
    response = client.post(url, {**read_form(client, url), "name": "new", "action-submit": "1"})
    assert not refused(response)
    term = GlossaryTerm.objects.get(pk=term.pk)
    assert term.name == "old"
    assert term.get_latest_revision_as_object().name == "new"
    assert term.workflow_in_progress


@pytest.mark.parametrize(("role", "published"), [("source editor", False), ("publisher", True)])
def test_publishing_an_english_page(home, role, published):
    page = factories.content_page(home)
    client = browser(member(role))
    form = read_form(client, edit_url(page))
    streams = {"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "text", "body-0-id": "",
               "body-0-value": '{"blocks": [{"text": "Words."}], "entityMap": {}}'}  # fmt: skip
    client.post(edit_url(page), {**form, **streams, "title": "New", **PUBLISH})
    page.refresh_from_db()
    assert page.title == ("New" if published else "About")
