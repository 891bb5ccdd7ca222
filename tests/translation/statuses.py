"""Rows of the board and members of language teams, made by hand."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from wagtail.models import Workflow

from common.models import LanguageTeam, TranslationStatus
from guide.models import GlossaryTerm
from tests import factories


def status(title: str, code: str = "fr", state: str = "missing", model: Any = GlossaryTerm, **values: Any) -> UUID:
    """Store how far an object is translated into one language, and return the object's key."""
    numbers = {"total": 4, "translated": 0, "words_to_do": 10} if state == "missing" else {"total": 4, "translated": 4}
    fields = {"translation_key": uuid4(), **numbers, **values}
    TranslationStatus.objects.create(
        title=title,
        locale=factories.locale(code),
        state=state,
        content_type=ContentType.objects.get_for_model(model),
        **fields,
    )
    return fields["translation_key"]


def team(code: str) -> LanguageTeam:
    """Return the team of a language, made when needed."""
    found = LanguageTeam.objects.filter(language_code=code).first()
    return found or LanguageTeam.objects.create(
        language_code=code,
        translators=Group.objects.create(name=f"Who translate {code}"),
        reviewers=Group.objects.create(name=f"Who review {code}"),
        workflow=Workflow.objects.create(name=f"Review of {code}"),
    )


def member(**roles: str) -> Client:
    """Return the browser of an editor with roles in languages: `member(translators="fr", reviewers="el")`."""
    user = get_user_model().objects.create_user("-".join(["member", *roles, *roles.values()]), password="secret")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(*(getattr(team(code), role) for role, code in roles.items()))
    client = Client()
    client.force_login(user)
    return client
