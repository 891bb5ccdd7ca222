"""Which objects live in which files. Each app lists its own in `<app>/content_collections.py`."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from django.apps import apps
from django.db import models
from wagtail.models import Page

from common.translation.lookup import source_locale

from .codec import stable_id
from .keys import home_page, key_field, key_of

# The order of loading: what others refer to comes first.
APPS = ["common", "standards", "benchmark", "guide", "home"]


@dataclass(frozen=True)
class Collection:
    """Objects of one model and the place of their files.

    Attributes:
        model: a page type or snippet.
        path: below `content/<language>/`: a folder with one file per object ("micro-skills"), or a file
            with a list of all of them ("glossary.yaml"), or with the only one ("home.yaml", `single`).
        parent: for pages, the path of the parent page ("" is the home page itself).
        single: the file holds the one object of its kind.
    """

    model: type[models.Model]
    path: str
    parent: str = ""
    single: bool = False

    @property
    def app_label(self) -> str:
        return self.model._meta.app_label

    @property
    def is_list(self) -> bool:
        return self.path.endswith(".yaml") and not self.single

    @property
    def is_page(self) -> bool:
        return issubclass(self.model, Page)

    @property
    def name(self) -> str:
        return self.path.removesuffix(".yaml")

    def objects(self) -> "models.QuerySet[models.Model]":
        """Return the published objects of the source language, in the order of their files."""
        found = self.model.objects.filter(locale=source_locale(), live=True)
        return found.order_by("path" if self.is_page else key_field(self.model))

    def file_name(self, obj: models.Model, place: int) -> str:
        """Return the name of an object's own file; the files of pages are numbered in tree order."""
        key = key_of(obj).rsplit("/", 1)[-1].lower()
        return f"{place:02d}-{key}.yaml" if self.is_page else f"{key}.yaml"

    def key(self, data: dict[str, str]) -> str:
        """Return the key of the object that `data` of a source file describes."""
        if not self.is_page:
            return data[key_field(self.model)]
        if self.model is home_page().specific_class:
            return ""
        return f"{self.parent}/{data['slug']}".strip("/")

    def translation_key(self, key: str) -> str:
        """Return the identity that the object called `key` has on every machine."""
        return str(stable_id(self.model._meta.label_lower, key))


def collections() -> Iterator[Collection]:
    """Yield the collections of all apps in the order of loading; the home page comes last."""
    found = [collection for label in APPS for collection in _of_app(label)]
    yield from sorted(found, key=lambda collection: collection.path == "home.yaml")


def _of_app(label: str) -> list[Collection]:
    if not apps.is_installed(label):
        return []
    return import_module(f"{label}.content_collections").COLLECTIONS


def content_folder(collection: Collection, language: str, base: Path | None) -> Path:
    """Return the folder of a collection's files: below `base` if given, else in the app itself."""
    if base is None:
        return Path(apps.get_app_config(collection.app_label).path) / "content" / language
    return base / collection.app_label / language
