"""The texts of one object in one language, side by side with their source."""

from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from wagtail.admin.panels import InlinePanel
from wagtail.blocks import Block, ListBlock
from wagtail.fields import StreamField
from wagtail_localize.models import StringSegment, StringTranslation, Translation


class TextState(StrEnum):
    """How far one text is: nothing yet, source changed since, made by a machine, with an error, or done."""

    MISSING = "missing"
    CHANGED = "changed"
    MACHINE = "machine"
    ERROR = "error"
    DONE = "done"


@dataclass(frozen=True)
class Text:
    """One text to translate, in wagtail-localize's inline HTML (`<b>`, `<a id="a1">`, escaped `&amp;`).

    Attributes:
        segment_id: key of the StringSegment.
        order: its position in the object.
        place: content path within the object, the same in every language.
        model, field_path: the class of the object and the way to the text in it, as names of fields and blocks.
        source: the text in the source language, as it is now.
        translated: its translation; empty when there is none.
        state: see `TextState`.
        old_source: when the source changed since it was translated, the text it was translated from.
        old_translated: the translation of `old_source`.
        error: why the translation cannot be used, when it was refused as a value of its field.
    """

    segment_id: int
    order: int
    place: str
    model: type[models.Model]
    field_path: str
    source: str
    translated: str
    state: TextState
    old_source: str = ""
    old_translated: str = ""
    error: str = ""

    @property
    def label(self) -> str:
        """Return where editors find the text, in words: "Learning outcomes › Statement"."""
        return " › ".join(_names(self.model, self.field_path.split(".")))


def texts_of(translation: Translation) -> list[Text]:
    """Return every text of a translation in the order of the content. Costs two queries for any number of texts."""
    source = translation.source
    segments = source.stringsegment_set.select_related("string", "context").order_by("order")
    rows = StringTranslation.objects.filter(
        locale_id=translation.target_locale_id, context__object_id=source.object_id
    ).select_related("translation_of")
    model = source.specific_content_type.model_class()
    return side_by_side(list(segments), list(rows), model)


def side_by_side(segments: list[StringSegment], rows: list[StringTranslation], model: type[models.Model]) -> list[Text]:
    """Pair the segments of one object with their translations in one language.

    `segments` come with `string` and `context`, `rows` with `translation_of`; no queries are made.
    """
    by_string = {(row.translation_of_id, row.context_id): row for row in rows}
    now = {(segment.string_id, segment.context_id) for segment in segments}
    left = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.updated_at, reverse=True):
        if (row.translation_of_id, row.context_id) not in now and not row.has_error:
            left[row.context_id].append(row)
    found = []
    for segment in segments:
        row = by_string.get((segment.string_id, segment.context_id))
        old = None if row else _nearest(segment.string.data, left[segment.context_id])
        found.append(
            Text(
                segment_id=segment.pk,
                order=segment.order,
                place=segment.context.path,
                model=model,
                field_path=segment.context.field_path,
                source=segment.string.data,
                translated=row.data if row else "",
                state=_state(row, old),
                old_source=old.translation_of.data if old else "",
                old_translated=old.data if old else "",
                error=row.field_error if row else "",
            )
        )
    return found


def _state(row: StringTranslation | None, old: StringTranslation | None) -> TextState:
    if row is None:
        return TextState.CHANGED if old else TextState.MISSING
    if row.has_error:
        return TextState.ERROR
    is_machine = row.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE
    return TextState.MACHINE if is_machine else TextState.DONE


def _nearest(source: str, rows: list[StringTranslation]) -> StringTranslation | None:
    """Return the translation whose source was most like `source`: rich text has many texts in one place."""
    words = source.split()

    def likeness(row: StringTranslation) -> float:
        return SequenceMatcher(None, row.translation_of.data.split(), words, autojunk=False).ratio()

    return max(rows, key=likeness, default=None)


def _names(model: type[models.Model], path: list[str]) -> list[str]:
    """Return the names that editors see on the way to a text."""
    if not path:
        return []
    first, *rest = path
    try:
        field: Any = model._meta.get_field(first)
    except FieldDoesNotExist:
        return path
    if field.one_to_many:
        return [_heading(getattr(model, "edit_handler", None), first), *_names(field.related_model, rest)]
    name = str(capfirst(field.verbose_name))
    return [name, *_block_names(field.stream_block, rest)] if isinstance(field, StreamField) else [name]


def _heading(panel: Any, relation: str) -> str:
    """Return the heading of the rows called `relation` in an editing screen; empty when they are not there."""
    if isinstance(panel, InlinePanel) and panel.relation_name == relation:
        return str(panel.heading)
    return next((found for child in getattr(panel, "children", []) if (found := _heading(child, relation))), "")


def _block_names(block: Block, path: list[str]) -> list[str]:
    if not path:
        return []
    first, *rest = path
    if isinstance(block, ListBlock):
        return _block_names(block.child_block, rest)
    child = getattr(block, "child_blocks", {}).get(first)
    return [str(child.label or child.name), *_block_names(child, rest)] if child else []
