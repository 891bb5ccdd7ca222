"""An object as plain data for a file, and back.

What goes into a file follows from the model's own declarations (`override_translatable_fields`): every
translated, synchronised and linked field, and the rows. A file in another language holds words only.
"""

import uuid
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail import blocks
from wagtail.coreutils import resolve_model_string
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from common.models.each_once import EachOnceMixin
from common.models.fields import LabelsField, LinesField
from common.translation.fields import LinkedField, declared_fields

from . import rich_text
from .files import ContentFileError
from .keys import find, key_of

# Stable ids make the same file give the same object on every machine.
NAMESPACE = uuid.UUID("6f0a4f0e-7c1b-5b0e-9d38-2a5f6f1c9e41")
NO_WORDS = object()


def stable_id(*parts: str) -> uuid.UUID:
    """Return the id that belongs to a name for ever."""
    return uuid.uuid5(NAMESPACE, "/".join(parts))


def content_fields(model: type[models.Model]) -> Iterator[tuple[Any, Any]]:
    """Yield (field, declaration) of everything a file holds: plain fields first, then rows."""
    declared = declared_fields(model)
    fields = [field for field in model._meta.get_fields() if field.name in declared]
    for field in sorted(fields, key=lambda field: isinstance(field, models.ManyToOneRel)):
        declaration = declared[field.name]
        # A field that each language keeps for itself (publication dates) is state, not content.
        if declaration.is_translated(None) or hasattr(declaration, "overridable"):
            yield field, declaration


def encode(obj: models.Model, words_only: bool = False) -> dict[str, Any]:
    """Return the content of `obj` as plain data; empty values are left out.

    Args:
        obj: a page, snippet or row.
        words_only: keep only what is translated, as in the files of other languages.
    """
    data: dict[str, Any] = {}
    for field, declaration in content_fields(type(obj)):
        value = _encode_field(obj, field, declaration, words_only)
        if value is not NO_WORDS and value not in ("", None, [], {}):
            data[field.name] = value
    return data


def _encode_field(obj: models.Model, field: Any, declaration: Any, words_only: bool) -> Any:
    translated = declaration.is_translated(obj) and not isinstance(declaration, LinkedField)
    if words_only and not translated:
        return NO_WORDS
    if isinstance(field, models.ManyToOneRel):
        rows = [_encode_row(row, words_only) for row in getattr(obj, field.name).all()]
        return NO_WORDS if all(row in ({}, NO_WORDS) for row in rows) else rows
    if isinstance(field, models.ForeignKey):
        related = getattr(obj, field.name)
        return key_of(related) if related else None
    value = field.value_from_object(obj)
    if isinstance(field, StreamField):
        return _encode_block(field.stream_block, field.stream_block.get_prep_value(value), words_only)
    if isinstance(field, RichTextField):
        return rich_text.to_file(value, _page_key)
    if isinstance(field, LinesField | LabelsField):
        return field.to_file(value)
    if isinstance(value, Decimal):
        return str(value)
    return value


def _encode_row(row: models.Model, words_only: bool) -> Any:
    """Return a row as a mapping, or as its only value when it has just one field."""
    data = encode(row, words_only)
    names = [field.name for field, _declaration in content_fields(type(row))]
    return data.get(names[0], NO_WORDS) if len(names) == 1 else data


def _encode_block(block: blocks.Block, raw: Any, words_only: bool) -> Any:
    if isinstance(block, blocks.BaseStreamBlock):
        children = block.child_blocks
        if len(children) == 1:
            # With one kind of block there is nothing to say about the kind.
            return _encode_items(next(iter(children.values())), raw, words_only)
        items = [{item["type"]: _encode_block(children[item["type"]], item["value"], words_only)} for item in raw]
        return [{name: {} if value is NO_WORDS else value for name, value in item.items()} for item in items]
    if isinstance(block, blocks.ListBlock):
        return _encode_items(block.child_block, raw, words_only)
    if isinstance(block, blocks.BaseStructBlock):
        pairs = {name: _encode_block(child, raw.get(name), words_only) for name, child in block.child_blocks.items()}
        kept = {name: value for name, value in pairs.items() if value is not NO_WORDS and value != ""}
        return kept or NO_WORDS
    if isinstance(block, blocks.ChooserBlock):
        if words_only:
            return NO_WORDS
        chosen = block.to_python(raw)
        return key_of(chosen) if chosen else None
    if isinstance(block, blocks.RichTextBlock):
        return rich_text.to_file(raw, _page_key)
    is_words = isinstance(block, blocks.CharBlock | blocks.TextBlock)
    return raw if is_words or not words_only else NO_WORDS


def _encode_items(block: blocks.Block, raw: list[dict[str, Any]], words_only: bool) -> Any:
    values = [_encode_block(block, item["value"], words_only) for item in raw]
    return NO_WORDS if all(value is NO_WORDS for value in values) else values


def merge_words(data: Any, words: Any) -> Any:
    """Return source-language `data` with the `words` of another language put in the same places."""
    if isinstance(data, dict) and isinstance(words, dict):
        return data | {name: merge_words(data.get(name), value) for name, value in words.items()}
    nested = isinstance(data, list) and any(isinstance(item, dict | list) for item in data)
    if nested and isinstance(words, list):
        if len(data) != len(words):
            raise ContentFileError(f"the source has {len(data)} entries in a list and the translation {len(words)}")
        return [merge_words(item, word) for item, word in zip(data, words, strict=True)]
    return words


def missing_words(source: Any, words: Any, slug_is_words: bool) -> Iterator[str]:
    """Yield the texts of the source language that `words` of another language leaves out."""
    if isinstance(source, dict) and isinstance(words, dict):
        for name, value in source.items():
            if name in words:
                yield from missing_words(value, words[name], True)
            elif value and (name != "slug" or slug_is_words):
                yield f"{name}: {value}"
    elif isinstance(source, list) and isinstance(words, list) and len(source) == len(words):
        for value, word in zip(source, words, strict=True):
            yield from missing_words(value, word, True)


def validate(obj: models.Model) -> None:
    """Refuse what the forms of editors would refuse.

    Raises:
        ValidationError: a value of the object, of one of its rows or of one of its blocks.
    """
    fields = [field for field, _declaration in content_fields(type(obj))]
    known = {field.name for field in fields}
    obj.clean_fields(exclude={field.name for field in obj._meta.concrete_fields} - known)
    for field in fields:
        if isinstance(field, models.ManyToOneRel):
            for row in getattr(obj, field.name).all():
                try:
                    validate(row)
                    row.clean()
                except ValidationError as error:
                    raise ValidationError({field.name: [messages(error)]}) from error
        elif isinstance(field, StreamField):
            try:
                field.stream_block.clean(field.value_from_object(obj))
            except ValidationError as error:
                raise ValidationError({field.name: [messages(error)]}) from error
    if isinstance(obj, EachOnceMixin):
        obj.clean_rows()


def messages(error: ValidationError) -> str:
    """Return every message inside an error after the field or place it is about, also of blocks within blocks."""
    if hasattr(error, "error_dict"):
        return "; ".join(f"{name}: {' '.join(texts)}" for name, texts in error.message_dict.items())
    inner = getattr(error, "block_errors", None) or {}
    items = inner.items() if isinstance(inner, dict) else enumerate(inner)
    found = [f"{place + 1 if isinstance(place, int) else place}: {messages(each)}" for place, each in items if each]
    found += map(str, getattr(error, "non_block_errors", []))
    return "; ".join(found or map(str, error.messages))


def decode(obj: models.Model, data: dict[str, Any], tolerant: bool = False) -> bool:
    """Set the fields and rows of `obj` from plain data; what is missing becomes empty.

    Rows and blocks that were there keep their identity by position, so that translations stay with them.

    Args:
        obj: a page or snippet with its `translation_key` set; not saved here.
        data: content as in a file of the source language.
        tolerant: leave out links to pages that do not exist yet instead of raising.

    Returns:
        Whether everything could be set; False only when `tolerant`.

    Raises:
        ContentFileError: the data has an unknown field or names an object that does not exist.
    """
    return _Decoder(tolerant).decode(obj, data)


class _Decoder:
    def __init__(self, tolerant: bool) -> None:
        self.tolerant = tolerant
        self.complete = True

    def decode(self, obj: models.Model, data: dict[str, Any]) -> bool:
        fields = {field.name: field for field, _declaration in content_fields(type(obj))}
        unknown = set(data) - set(fields)
        if unknown:
            raise ContentFileError(f"unknown field: {', '.join(sorted(unknown))}")
        for name, field in fields.items():
            if isinstance(field, models.ManyToOneRel):
                self._rows(obj, field, data.get(name) or [])
            else:
                self._field(obj, field, data.get(name))
        return self.complete

    def _field(self, obj: models.Model, field: Any, value: Any) -> None:
        if isinstance(field, models.ForeignKey):
            setattr(obj, field.name, self._find(field.related_model, value) if value else None)
        elif isinstance(field, StreamField):
            existing = field.stream_block.get_prep_value(field.value_from_object(obj)) or []
            base = f"{obj.translation_key}.{field.name}"
            raw = self._block(field.stream_block, value or [], existing, base)
            setattr(obj, field.name, field.stream_block.to_python(raw))
        elif isinstance(field, RichTextField):
            setattr(obj, field.name, rich_text.from_file(value or "", self._page_id))
        elif isinstance(field, LinesField | LabelsField):
            setattr(obj, field.name, field.from_file(value))
        elif value is None:
            setattr(obj, field.name, field.get_default() if not field.null else None)
        else:
            setattr(obj, field.name, value if isinstance(value, date) else field.to_python(value))

    def _rows(self, obj: models.Model, relation: Any, items: list[Any]) -> None:
        manager = getattr(obj, relation.name)
        existing = list(manager.all())
        model = relation.related_model
        names = [field.name for field, _declaration in content_fields(model)]
        rows = []
        for place, item in enumerate(items):
            row = existing[place] if place < len(existing) else self._new_row(obj, relation, place)
            row.sort_order = place
            before = self.complete
            self.complete = True
            _Decoder.decode(self, row, item if isinstance(item, dict) else {names[0]: item})
            # A row whose page is still missing cannot be saved; it is added when everything exists.
            if self.complete:
                rows.append(row)
            self.complete = self.complete and before
        manager.set(rows)

    def _new_row(self, obj: models.Model, relation: Any, place: int) -> models.Model:
        taken = {row.translation_key for row in getattr(obj, relation.name).all()}
        key = stable_id(str(obj.translation_key), relation.name, str(place))
        return relation.related_model(
            translation_key=uuid.uuid4() if key in taken else key,
            locale_id=obj.locale_id,
        )

    def _block(self, block: blocks.Block, value: Any, existing: Any, path: str) -> Any:
        if isinstance(block, blocks.BaseStreamBlock):
            items = []
            only = next(iter(block.child_blocks)) if len(block.child_blocks) == 1 else None
            for place, entry in enumerate(value):
                item = {only: entry} if only else entry
                if not isinstance(item, dict) or len(item) != 1 or next(iter(item)) not in block.child_blocks:
                    known = ", ".join(block.child_blocks)
                    raise ContentFileError(f"block {place + 1} must be one of: {known}")
                name, content = next(iter(item.items()))
                old = existing[place] if place < len(existing or []) and existing[place]["type"] == name else {}
                here = f"{path}.{place}"
                raw = self._block(block.child_blocks[name], content, old.get("value"), here)
                items.append({"type": name, "value": raw, "id": old.get("id") or str(stable_id(here, name))})
            return items
        if isinstance(block, blocks.ListBlock):
            items = []
            for place, content in enumerate(value or []):
                old = existing[place] if isinstance(existing, list) and place < len(existing) else {}
                here = f"{path}.{place}"
                raw = self._block(block.child_block, content, old.get("value"), here)
                items.append({"type": "item", "value": raw, "id": old.get("id") or str(stable_id(here))})
            return items
        if isinstance(block, blocks.BaseStructBlock):
            unknown = set(value or {}) - set(block.child_blocks)
            if unknown:
                raise ContentFileError(f"unknown part of a block: {', '.join(sorted(unknown))}")
            old = existing if isinstance(existing, dict) else {}
            return {
                name: self._block(child, (value or {}).get(name), old.get(name), f"{path}.{name}")
                for name, child in block.child_blocks.items()
            }
        if isinstance(block, blocks.ChooserBlock):
            found = self._find(resolve_model_string(block.target_model), value) if value else None
            return found.pk if found else None
        if isinstance(block, blocks.RichTextBlock):
            return rich_text.from_file(value or "", self._page_id)
        return "" if value is None else str(value) if isinstance(block, blocks.CharBlock) else value

    def _find(self, model: type[models.Model], key: str) -> models.Model | None:
        try:
            return find(model, key)
        except ContentFileError:
            if not (self.tolerant and issubclass(model, Page)):
                raise
            self.complete = False
            return None

    def _page_id(self, key: str) -> int | None:
        page = self._find(Page, key)
        return page.pk if page else None


def _page_key(page_id: int) -> str | None:
    page = Page.objects.select_related("locale").filter(pk=page_id).first()
    return key_of(page) if page else None
