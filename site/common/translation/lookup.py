"""Find the versions of objects in one language, in one query per model."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Locale, Page, TranslatableMixin, get_translatable_models


@dataclass(frozen=True)
class Version:
    """Something readers can open in one language."""

    language: str
    title: str
    url: str


def reading_locale() -> Locale | None:
    """Return the language being read, or None while nothing can be written in it (it has no locale yet)."""
    code = get_language()
    locale = Locale.get_active()
    return locale if locale.language_code == code else None


T = TypeVar("T", bound=TranslatableMixin)


def source_locale() -> Locale:
    """Return the language in which content is written first (settings.LANGUAGE_CODE)."""
    return Locale.get_default()


def in_locale(objects: Iterable[T], queryset: QuerySet[T], locale: Locale) -> list[T]:
    """Return `objects` as they are in `locale`, in the same order, leaving out those `queryset` does not hold.

    `queryset` states what may be shown, for example `AssessmentMethodPage.objects.live().public()`.
    Costs one query.
    """
    keys = [obj.translation_key for obj in objects]
    found = {obj.translation_key: obj for obj in queryset.filter(locale=locale, translation_key__in=keys)}
    return [found[key] for key in keys if key in found]


def public_translations(page: Page) -> QuerySet[Page]:
    """Return the live and public versions of `page` in all languages, its own included."""
    return page.get_translations(inclusive=True).live().public().select_related("locale")


def public_versions(translation_key: UUID, request: HttpRequest) -> list[Version]:
    """Return where readers can open the page or sheet called `translation_key`, one entry per language.

    Models that are not pages take part by a class method `public_versions(translation_key, request)`.
    """
    pages = Page.objects.filter(translation_key=translation_key).live().public().select_related("locale")
    found = [Version(page.locale.language_code, page.title, page.get_url(request) or "") for page in pages]
    if not found:
        for model in get_translatable_models():
            if hasattr(model, "public_versions"):
                found += model.public_versions(translation_key, request)
    return found
