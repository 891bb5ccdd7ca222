"""From an object of the source language to its translation: does one exist, may one begin?"""

from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from wagtail.models import Locale, Page, get_translatable_models
from wagtail_localize.models import Translation, TranslationSource

from ..lookup import source_locale


def source_object(key: UUID) -> Any | None:
    """Return the object of the source language with this translation key, published or not."""
    page = Page.objects.filter(translation_key=key, locale=source_locale()).first()
    if page:
        return page.specific
    for model in get_translatable_models():
        if not issubclass(model, Page) and (found := _in(model, key, source_locale())):
            return found
    return None


def target_object(source: models.Model, locale: Locale) -> Any | None:
    """Return the version of a source object in another language, draft or published."""
    return _in(type(source), source.translation_key, locale)  # type: ignore[attr-defined]


def target_of(translation: Translation) -> Any | None:
    """Return the target of a translation; None while nothing was saved."""
    try:
        return translation.get_target_instance()
    except ObjectDoesNotExist:
        return None


def source_of(translation: Translation) -> Any | None:
    """Return the source of a translation; None when it was deleted."""
    try:
        return translation.source.get_source_instance()
    except ObjectDoesNotExist:
        return None


def translation_of(key: UUID, locale: Locale) -> Translation | None:
    """Return the translation of an object into a language, going on or stopped."""
    return Translation.objects.filter(
        source__object_id=key, source__locale=source_locale(), target_locale=locale
    ).first()


def parent_to_begin(source: models.Model, locale: Locale) -> Any | None:
    """Return the page above `source` when it has no version in `locale` yet.

    Without it the page has no place in that language; wagtail-localize would publish the English page there.
    """
    if not isinstance(source, Page):
        return None
    parent = source.get_parent()
    if parent is None or parent.is_root() or parent.has_translation(locale):
        return None
    return parent


def begin(source: models.Model, locale: Locale) -> Translation:
    """Make ready to translate `source` into `locale`. A draft appears only when something is saved."""
    taken, _created = TranslationSource.update_or_create_from_instance(source)
    return Translation.objects.get_or_create(source=taken, target_locale=locale)[0]


def _in(model: type[models.Model], key: UUID, locale: Locale) -> Any | None:
    return model.objects.filter(translation_key=key, locale=locale).first()  # type: ignore[attr-defined]
