"""How files name objects.

Micro-skills by code, pages by their path below the home page, pictures and documents by their file, the rest by slug.
"""

from django.db import models
from wagtail.models import Page, TranslatableMixin

from common.translation.lookup import source_locale

from .files import ContentFileError


class UnknownKeyError(ContentFileError):
    """A file names an object that does not exist."""


def home_page() -> Page:
    """Return the home page of the source language."""
    return Page.objects.get(depth=2, locale=source_locale())


def key_of(obj: models.Model) -> str | None:
    """Return the name of an object in files, the same whatever language `obj` is in.

    None for a page that exists only in another language: files have no name for it.
    """
    if isinstance(obj, Page):
        source = obj if obj.locale_id == source_locale().pk else obj.get_translation_or_none(source_locale())
        if source is None:
            return None
        # url_path is "/home/guide/choose/": what stands between the home page and the last slash.
        return "/".join(source.url_path.strip("/").split("/")[1:])
    return str(getattr(obj, key_field(type(obj))))


def key_field(model: type[models.Model]) -> str:
    """Return the field by which files name objects that are not pages; pictures and documents have but their file."""
    names = {field.name for field in model._meta.concrete_fields}
    return next((name for name in ("code", "slug", "file") if name in names), "slug")


def find(model: type[models.Model], key: str) -> models.Model:
    """Return the source-language object that files call `key`.

    Raises:
        UnknownKeyError: there is none.
    """
    if issubclass(model, Page):
        path = f"{home_page().url_path}{key}/" if key else home_page().url_path
        found = model.objects.filter(url_path=path).first()
    else:
        lookup = {key_field(model): key}
        if issubclass(model, TranslatableMixin):
            lookup["locale"] = source_locale()
        found = model.objects.filter(**lookup).first()
    if found is None:
        raise UnknownKeyError(f"There is no {model._meta.verbose_name} called “{key}”.")
    return found
