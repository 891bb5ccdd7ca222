"""The groups of editors: made once, with their rights. What administrators change later stays."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps as installed
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, models, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import get_language_info
from wagtail.hooks import search_for_hooks
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.snippets.models import create_extra_permissions

from common.models.language_team import LanguageTeam

# Names stand in the database, where administrators may change them.
SOURCE_EDITORS = "Source editors"
PUBLISHERS = "Publishers"
ADMINISTRATORS = "Administrators"

DRAFT = ["change"]
WRITE = ["add", "change"]
REVIEW = ["change", "publish", "lock", "unlock"]
PUBLISH = ["add", *REVIEW, "delete"]

ENTER = ["wagtailadmin.access_admin"]
SUBMIT = ["wagtail_localize.submit_translation"]
FILES = {"image": "wagtailimages", "document": "wagtaildocs"}


def make_roles(using: str = DEFAULT_DB_ALIAS, apps: Any = installed, **kwargs: Any) -> None:
    """Make what is missing of the roles, at the end of each `migrate`.

    A migration could not do it: the permissions that groups hold are made after the last one has run, those
    of this project's models by Django and those of drafts and locks by Wagtail, for one app after the other.
    """
    if using != DEFAULT_DB_ALIAS or "languageteam" not in apps.all_models["common"]:
        return
    # Snippets are registered beside the hooks, which `migrate` does not load by itself.
    search_for_hooks()
    for app in installed.get_app_configs():
        create_permissions(app, verbosity=0)
    create_extra_permissions(installed.get_app_config("wagtailsnippets"))
    with transaction.atomic():
        if not LanguageTeam.objects.exists():
            _make_common_groups()
        for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
            if code != settings.LANGUAGE_CODE:
                ensure_team(code)
        # Also what later versions bring.
        for group in Group.objects.filter(name=ADMINISTRATORS):
            group.permissions.set(Permission.objects.all())


@transaction.atomic
def ensure_team(language_code: str) -> LanguageTeam:
    """Return the team of a language, made with its groups and its review workflow when there is none.

    Raises:
        ValueError: for the source language, which is written and not translated.
    """
    if language_code == settings.LANGUAGE_CODE:
        raise ValueError("The source language has no translators")
    team = LanguageTeam.objects.filter(language_code=language_code).first()
    if team is not None:
        return team
    name = _language_name(language_code)
    reviewers = _group(f"Reviewers: {name}", [*ENTER, *_on_snippets(REVIEW)])
    team = LanguageTeam.objects.create(
        language_code=language_code,
        translators=_group(f"Translators: {name}", [*ENTER, *_on_snippets(DRAFT)]),
        reviewers=reviewers,
        workflow=_review_workflow(name, reviewers),
    )
    for home in Page.objects.filter(depth=2, locale__language_code=language_code):
        grant_on_home(home)
    return team


def grant_on_home(home: Page) -> None:
    """Let those who work in a language work on the pages below its home page, which has just been made."""
    code = home.locale.language_code
    if code == settings.LANGUAGE_CODE:
        for group in Group.objects.filter(permissions__in=_permissions(["common.write_source"])):
            _grant_pages(group, home, WRITE)
    else:
        team = ensure_team(code)
        _grant_pages(team.translators, home, DRAFT)
        _grant_pages(team.reviewers, home, REVIEW)


def _make_common_groups() -> None:
    editors = _group(SOURCE_EDITORS, [*ENTER, *SUBMIT, "common.write_source", *_on_snippets(WRITE)])
    _grant_files(editors, ["add", "choose"])
    publishers = _group(
        PUBLISHERS,
        [*ENTER, *SUBMIT, "common.write_source", "common.publish_every_language", *_on_snippets(PUBLISH)],
    )
    _grant_files(publishers, ["add", "change", "choose"])
    administrators = _group(ADMINISTRATORS, [])
    administrators.permissions.set(Permission.objects.all())
    _grant_files(administrators, ["add", "change", "delete", "choose"])
    _grant_collections(administrators)
    root = Page.get_first_root_node()
    if root is not None:
        _grant_pages(publishers, root, REVIEW)
        _grant_pages(administrators, root, ["add", *REVIEW, "bulk_delete"])
    workflow = _review_workflow(_language_name(settings.LANGUAGE_CODE), publishers)
    for home in Page.objects.filter(depth=2, locale__language_code=settings.LANGUAGE_CODE):
        grant_on_home(home)
        WorkflowPage.objects.get_or_create(page=home, defaults={"workflow": workflow})
    for model in _snippets():
        content_type = ContentType.objects.get_for_model(model)
        WorkflowContentType.objects.get_or_create(content_type=content_type, defaults={"workflow": workflow})


def _language_name(language_code: str) -> str:
    """Return the English name of a language; its code when Django does not know it."""
    try:
        return str(get_language_info(language_code)["name"])
    except KeyError:
        return language_code


def _review_workflow(language: str, reviewers: Group) -> Workflow:
    """Return the workflow of one step that the members of a group approve."""
    name = f"Review: {language}"
    task, _created = GroupApprovalTask.objects.get_or_create(name=name)
    task.groups.add(reviewers)
    workflow, _created = Workflow.objects.get_or_create(name=name)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    return workflow


def _group(name: str, permissions: Iterable[str]) -> Group:
    group, _created = Group.objects.get_or_create(name=name)
    group.permissions.add(*_permissions(permissions))
    return group


def _snippets() -> list[type[models.Model]]:
    from common.models.snippets import TranslatedSnippet

    return [model for model in installed.get_models() if issubclass(model, TranslatedSnippet)]


def _on_snippets(actions: list[str]) -> list[str]:
    """Return permissions on every kind of snippet. They hold for all languages: the guard looks at the language."""
    return [f"{model._meta.app_label}.{action}_{model._meta.model_name}" for model in _snippets() for action in actions]


def _permissions(names: Iterable[str]) -> QuerySet[Permission]:
    """Return permissions by name, without those that are not there: some are made by old migrations alone.

    After a flush these are gone for good.
    """
    wanted = Q(pk=None)
    for name in names:
        app_label, codename = name.split(".")
        wanted |= Q(content_type__app_label=app_label, codename=codename)
    return Permission.objects.filter(wanted)


def _grant_pages(group: Group, page: Page, actions: list[str]) -> None:
    for permission in _permissions(f"wagtailcore.{action}_page" for action in actions):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _grant_files(group: Group, actions: list[str]) -> None:
    for kind, app_label in FILES.items():
        _grant_collection(group, [f"{app_label}.{action}_{kind}" for action in actions])


def _grant_collections(group: Group) -> None:
    _grant_collection(group, [f"wagtailcore.{action}_collection" for action in ("add", "change", "delete")])


def _grant_collection(group: Group, permissions: list[str]) -> None:
    root = Collection.get_first_root_node()
    if root is not None:
        for permission in _permissions(permissions):
            GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
