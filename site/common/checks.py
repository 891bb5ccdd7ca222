"""House rules that keep content safe in translation, enforced by `manage.py check`.

Each rule guards against a loss or crash of wagtail-localize or of Wagtail's page copy.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, get_translatable_fields

from .rich_text import FEATURES_WITH_HEADINGS
from .translation.fields import LinkedField, declared_fields
from .translation.termbase import TermbaseError, path_of, read

OUR_APPS = ("common", "home", "standards", "guide", "search", "benchmark")
ROW_TEXT_ROOM = 60


def our_translatable_models() -> list[type[models.Model]]:
    """Return the project's own models that exist once per language."""
    found = []
    for label in OUR_APPS:
        if apps.is_installed(label):
            found += [m for m in apps.get_app_config(label).get_models() if issubclass(m, TranslatableMixin)]
    return found


def _is_row(model: type[models.Model]) -> bool:
    return not issubclass(model, ClusterableModel | Page) and any(
        isinstance(field, ParentalKey) for field in model._meta.get_fields()
    )


def check_fields_declared(model: type[models.Model]) -> Iterator[CheckMessage]:
    """Every field says what happens to it in other languages; nothing is left to a default."""
    declared = declared_fields(model)
    for field in get_translatable_fields(model):
        if field.field_name not in declared:
            yield Error(
                f"{model.__name__}.{field.field_name} does not say whether it is translated or synchronised.",
                hint="Name it in override_translatable_fields with translated(), synchronised() or linked().",
                obj=model,
                id="common.E001",
            )


def check_one_inline_level(model: type[models.Model]) -> Iterator[CheckMessage]:
    """Rows have no rows: nested translatable rows crash on translation and on page copy."""
    if not issubclass(model, ClusterableModel):
        return
    for relation in get_all_child_relations(model):
        row = relation.related_model
        if issubclass(row, ClusterableModel) and issubclass(row, TranslatableMixin):
            yield Error(
                f"{model.__name__}.{relation.name} holds rows that have rows of their own.",
                hint="Keep one level of rows; put deeper structure in a StreamField.",
                obj=model,
                id="common.E002",
            )


def check_no_many_to_many(model: type[models.Model]) -> Iterator[CheckMessage]:
    """A ManyToMany to translatable objects keeps the source language's objects in every language."""
    for field in model._meta.many_to_many:
        if issubclass(field.related_model, TranslatableMixin) and field.model is model:
            yield Error(
                f"{model.__name__}.{field.name} is a ManyToMany to a translatable model.",
                hint="Use a row model with one foreign key (TranslatableRow).",
                obj=model,
                id="common.E003",
            )


def check_links(model: type[models.Model]) -> Iterator[CheckMessage]:
    """Keys to translatable snippets are linked(); keys to pages are synchronised()."""
    declared = declared_fields(model)
    for field in model._meta.get_fields():
        if not isinstance(field, models.ForeignKey) or field.name not in declared:
            continue
        if not issubclass(field.related_model, TranslatableMixin):
            continue
        expected = SynchronizedField if issubclass(field.related_model, Page) else LinkedField
        if not isinstance(declared[field.name], expected):
            yield Error(
                f"{model.__name__}.{field.name} is declared in a way that loses it in other languages.",
                hint="Use linked() for snippets and synchronised() for pages.",
                obj=model,
                id="common.E004",
            )


def check_row_text_room(model: type[models.Model]) -> Iterator[CheckMessage]:
    """Row texts are long enough for any language: PostgreSQL refuses what does not fit, with a 500."""
    if not _is_row(model):
        return
    for name, declaration in declared_fields(model).items():
        field = model._meta.get_field(name)
        too_short = isinstance(field, models.CharField) and (field.max_length or 0) < ROW_TEXT_ROOM
        if too_short and declaration.is_translated(None) and not field.choices:
            yield Error(
                f"{model.__name__}.{name} may be too short for Greek or French.",
                hint="Use a TextField for the translated text of a row.",
                obj=model,
                id="common.E005",
            )


def _walk(block: blocks.Block) -> Iterator[blocks.Block]:
    yield block
    children: Iterable[blocks.Block] = ()
    if isinstance(block, blocks.BaseStreamBlock | blocks.BaseStructBlock):
        children = block.child_blocks.values()
    elif isinstance(block, blocks.ListBlock):
        children = [block.child_block]
    for child in children:
        yield from _walk(child)


def check_blocks(model: type[models.Model]) -> Iterator[CheckMessage]:
    """StreamFields hold only blocks whose words reach the translator."""
    for field in model._meta.get_fields():
        if not isinstance(field, StreamField):
            continue
        for block in _walk(field.stream_block):
            if isinstance(block, blocks.RawHTMLBlock | TableBlock | TypedTableBlock):
                yield Error(
                    f"{model.__name__}.{field.name} holds a {type(block).__name__}, which is never translated.",
                    hint="Build it from text blocks and lists.",
                    obj=model,
                    id="common.E006",
                )
            if isinstance(block, blocks.RichTextBlock) and not _features_allowed(block.features):
                yield _features_error(model, field.name)


def check_rich_text(model: type[models.Model]) -> Iterator[CheckMessage]:
    """Rich text fields offer only formats that stay inside a sentence."""
    for field in model._meta.get_fields():
        if isinstance(field, RichTextField) and not _features_allowed(field.features):
            yield _features_error(model, field.name)


def _features_allowed(features: list[str] | None) -> bool:
    return features is not None and set(features) <= set(FEATURES_WITH_HEADINGS)


def _features_error(model: type[models.Model], name: str) -> CheckMessage:
    return Error(
        f"{model.__name__}.{name} offers rich text formats that split sentences for translators.",
        hint="Choose the features from common.rich_text.",
        obj=model,
        id="common.E007",
    )


RULES = [
    check_fields_declared,
    check_one_inline_level,
    check_no_many_to_many,
    check_links,
    check_row_text_room,
    check_blocks,
    check_rich_text,
]


@register("translation")
def check_translation_patterns(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Run every rule over every translatable model of the project."""
    return [message for model in our_translatable_models() for rule in RULES for message in rule(model)]


@register("translation")
def check_termbases(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Every termbase file can be read; each mistake names the file and the entry."""
    found: list[CheckMessage] = []
    for code, _name in settings.LANGUAGES:
        path = path_of(code)
        try:
            if path.exists():
                read(path, code)
        except TermbaseError as error:
            hint = "See common/translation/termbase.py for the form of an entry."
            found += [Error(line, hint=hint, id="common.E008") for line in str(error).splitlines()]
    return found
