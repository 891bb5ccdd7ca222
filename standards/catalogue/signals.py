"""Keeps the cards in step with what readers may see."""

from typing import Any

from django.db import models

from common.public_changes import everything_changed, object_changed, object_leaving, visibility_changed
from standards.models import Activity, AssessmentMethodPage, CompetenceStandardPage, MicroSkill

from . import cards


def connect() -> None:
    """Listen to changes of content."""
    object_changed.connect(_changed, dispatch_uid="standards.catalogue")
    object_leaving.connect(_leaving, dispatch_uid="standards.catalogue")
    visibility_changed.connect(_visibility_changed, dispatch_uid="standards.catalogue")
    everything_changed.connect(_everything_changed, dispatch_uid="standards.catalogue")


def _changed(sender: Any, instance: models.Model, **kwargs: Any) -> None:
    if isinstance(instance, MicroSkill):
        cards.refresh([instance.translation_key])
    elif isinstance(instance, CompetenceStandardPage):
        # What it listed before and what it lists now may be hidden or shown by it.
        cards.refresh_visibility()
    elif hasattr(instance, "_cards_that_named_it"):
        cards.refresh(vars(instance).pop("_cards_that_named_it"))
    elif isinstance(instance, Activity):
        cards.refresh_activity(instance)
    elif isinstance(instance, AssessmentMethodPage):
        cards.refresh_method(instance)


def _leaving(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Note which cards name what is about to be deleted: afterwards its links are gone."""
    if isinstance(instance, Activity | AssessmentMethodPage):
        instance._cards_that_named_it = cards.keys_naming(instance)


def _visibility_changed(sender: Any, **kwargs: Any) -> None:
    cards.refresh_visibility()


def _everything_changed(sender: Any, **kwargs: Any) -> None:
    cards.rebuild()
