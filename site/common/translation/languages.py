"""Starting a language: every published source object gets a translation to work on, and nothing goes public.

wagtail-localize fills a new language with live copies of the English pages instead.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction
from wagtail.coreutils import get_content_languages
from wagtail.models import Locale, Page, TranslatableMixin, get_translatable_models
from wagtail_localize.models import Translation, TranslationSource

from common.bulk import CHUNK, references_updated_once

from .drafts import save_draft
from .lookup import source_locale
from .status import paused


class UnknownLanguageError(ValueError):
    """The settings do not name this language."""


@dataclass(frozen=True)
class LanguageState:
    """How far a language of the settings is: `locale` is None before it is started, `left` objects lack a draft."""

    code: str
    name: str
    locale: Locale | None
    total: int
    left: int

    @property
    def prepared(self) -> int:
        return self.total - self.left


@dataclass
class Step:
    """What one step of preparing did: titles prepared, titles with why they could not be, and how many are left."""

    prepared: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    left: int = 0


def language_states() -> list[LanguageState]:
    """Return the languages of the settings other than the source. Costs the same for any number of objects."""
    total = sum(found.count() for found in _sources())
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    states = []
    for code, name in get_content_languages().items():
        if code != source_locale().language_code:
            locale = locales.get(code)
            states.append(LanguageState(code, name, locale, total, _count_lacking(locale) if locale else total))
    return states


def open_language(code: str) -> Locale:
    """Return the locale of a language of the settings, made when needed; nothing is copied into it.

    Raises:
        UnknownLanguageError: the settings do not name it, or it is the source language.
    """
    if code not in get_content_languages() or code == source_locale().language_code:
        raise UnknownLanguageError(code)
    return Locale.objects.get_or_create(language_code=code)[0]


def prepare(locale: Locale, user: AbstractBaseUser | None = None, limit: int = CHUNK, skip: int = 0) -> Step:
    """Begin the translation of the next `limit` objects that have none in `locale`, parents before children.

    Can be called again and again, also after an interruption, until `left` is 0. `skip` leaves out that many of
    the first: those that failed before.
    """
    step = Step()
    with paused(), references_updated_once() as saved:
        for obj in islice(_lacking(locale), skip, skip + limit):
            try:
                saved.append(begin(obj, locale, user).get_target_instance())
                step.prepared.append(str(obj))
            except (ValidationError, DatabaseError) as error:
                step.failed.append((str(obj), "; ".join(getattr(error, "messages", [str(error)]))))
    step.left = max(_count_lacking(locale) - skip - len(step.failed), 0)
    return step


def begin(obj: Any, locale: Locale, user: AbstractBaseUser | None = None) -> Translation:
    """Return the translation of a source object into `locale`, made with an unpublished draft when needed.

    Raises:
        ValidationError: the object cannot be copied into that language.
    """
    with transaction.atomic():
        source, _created = TranslationSource.update_or_create_from_instance(obj)
        translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
        save_draft(translation, user)
    return translation


def _sources() -> list[models.QuerySet[Any]]:
    """Return the published objects of the source language: snippets, which pages use, then pages, parents first."""
    source = source_locale()
    snippets = [
        model.objects.filter(locale=source, live=True).order_by("pk")
        for model in get_translatable_models()
        if not issubclass(model, Page) and hasattr(model, "live")
    ]
    pages = Page.objects.filter(locale=source, live=True, depth__gt=1, alias_of=None).order_by("path")
    return [*snippets, pages]


def _lacking_sets(locale: Locale) -> Iterator[models.QuerySet[Any]]:
    """Yield what has no version in `locale`; what an editor stopped there is left stopped."""
    stopped = Translation.objects.filter(target_locale=locale, enabled=False).values("source__object_id")
    for objects in _sources():
        model: type[TranslatableMixin] = objects.model
        there = model.objects.filter(locale=locale).values("translation_key")
        yield objects.exclude(translation_key__in=there).exclude(translation_key__in=stopped)


def _lacking(locale: Locale) -> Iterator[Any]:
    for objects in _lacking_sets(locale):
        # The keys first: the set itself shrinks while it is worked on.
        for key in list(objects.values_list("pk", flat=True)):
            obj = objects.model.objects.get(pk=key)
            yield obj.specific if isinstance(obj, Page) else obj


def _count_lacking(locale: Locale) -> int:
    return sum(objects.count() for objects in _lacking_sets(locale))
