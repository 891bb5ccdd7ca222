"""How a model says what happens to each of its fields in the other languages.

A model lists every field once in `override_translatable_fields`, with these helpers::

    override_translatable_fields = [
        *translated("title", "statement", "outcomes"),
        *synchronised("code", "eqf_level"),
        *linked("awarding_body"),
    ]
"""

from typing import Any

from django.db import models
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField, TranslatableField


class LinkedField(TranslatableField):
    """A foreign key to a translatable object: each language points to that language's own version.

    wagtail-localize copies such a key only while it is set, so a link emptied in the source language
    would live on in the others for ever; an empty key is therefore declared synchronised.
    """

    def is_synchronized(self, source: models.Model) -> bool:
        field = self.get_field(source.__class__)
        return getattr(source, field.attname) is None


def translated(*names: str) -> list[TranslatableField]:
    """Declare text, StreamFields and child relations whose words are translated."""
    return [TranslatableField(name) for name in names]


def synchronised(*names: str) -> list[SynchronizedField]:
    """Declare fields that always equal the source language's value and cannot be overridden."""
    return [SynchronizedField(name, overridable=False) for name in names]


def own(*names: str) -> list[BaseTranslatableField]:
    """Declare fields that each language keeps for itself, such as its publication dates."""
    return [BaseTranslatableField(name) for name in names]


def linked(*names: str) -> list[LinkedField]:
    """Declare foreign keys to translatable snippets."""
    return [LinkedField(name) for name in names]


def declared_fields(model: type[models.Model]) -> dict[str, Any]:
    """Return the declarations of `model` by field name; empty for a model without any."""
    return {field.field_name: field for field in getattr(model, "override_translatable_fields", [])}


def is_translatable(model: type[models.Model]) -> bool:
    """Tell whether objects of `model` exist once per language."""
    return issubclass(model, TranslatableMixin)
