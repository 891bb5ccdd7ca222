"""What happens by itself when something is saved or published."""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import post_migrate, post_save
from wagtail.models import Locale, Page
from wagtail.signals import published

from .search_index import update_index_of
from .translation import role_groups
from .translation.carrying import carry_to_translations
from .translation.freshness import note_published


def connect(app: AppConfig) -> None:
    """Connect every receiver of this module, once."""
    published.connect(_published, dispatch_uid="common.published")
    post_migrate.connect(role_groups.make_roles, sender=app, dispatch_uid="common.make_roles")
    post_save.connect(_new_language, sender=Locale, dispatch_uid="common.new_language")
    post_save.connect(_new_home, dispatch_uid="common.new_home")


def _published(sender: Any, instance: Any, **kwargs: Any) -> None:
    note_published(instance)
    carry_to_translations(instance)
    # Rows are saved after the object itself, too late for the search index's own signal.
    update_index_of(instance)


def _new_language(sender: Any, instance: Locale, created: bool, raw: bool, **kwargs: Any) -> None:
    if created and not raw and instance.language_code != settings.LANGUAGE_CODE:
        role_groups.ensure_team(instance.language_code)


def _new_home(sender: Any, instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if created and not raw and isinstance(instance, Page) and instance.depth == 2:
        role_groups.grant_on_home(instance)
