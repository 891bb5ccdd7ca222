"""Storing texts, and the draft made of them."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue

from ..drafts import save_draft
from ..freshness import NOT_READ
from .forms import Change


def store(translation: Translation, changes: Iterable[Change], user: Any) -> None:
    """Write the texts a person typed, and delete those that were emptied."""
    wanted = {change.entry.segment_id: change.kept for change in changes}
    model = translation.source.specific_content_type.model_class()
    with transaction.atomic():
        for segment, row in _places(translation, wanted):
            if kept := wanted[segment.pk]:
                row = row or _new_row(translation, segment)
                _write(model, row, kept, StringTranslation.TRANSLATION_TYPE_MANUAL, "", user)
            elif row:
                row.delete()


def store_machine(translation: Translation, texts: dict[int, str], tool_name: str, user: Any) -> None:
    """Write what a machine translated, by segment, where there is still nothing."""
    model = translation.source.specific_content_type.model_class()
    with transaction.atomic():
        for segment, row in _places(translation, texts):
            if row is None:
                row = _new_row(translation, segment)
                _write(model, row, texts[segment.pk], StringTranslation.TRANSLATION_TYPE_MACHINE, tool_name, user)


def draft(translation: Translation, user: Any) -> list[str]:
    """Save the draft of the target. What its fields refuse is noted at the text and left out of the draft.

    Returns:
        Complaints that belong to no text; the draft was not saved when there are any.
    """
    complaints: list[str] = []
    for _attempt in range(2):
        try:
            save_draft(translation, user)
            return []
        except ValidationError as error:
            complaints = note_refusals(translation, error)
    return complaints


def note_refusals(translation: Translation, error: ValidationError) -> list[str]:
    """Note at each text why its field refuses it; return the complaints that belong to no text."""
    refused = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
    rows = StringTranslation.objects.filter(
        locale_id=translation.target_locale_id,
        context__object_id=translation.source.object_id,
        context__path__in=refused,
        translation_of__in=translation.source.stringsegment_set.values("string"),
        has_error=False,
    ).select_related("context")
    noted = set()
    for row in rows:
        noted.add(row.context.path)
        row.has_error = True
        row.field_error = refused[row.context.path][0]
        row.save(update_fields=["has_error", "field_error"])
    return [message for field, found in refused.items() if field not in noted for message in found]


def _places(
    translation: Translation, wanted: Iterable[int]
) -> Iterator[tuple[StringSegment, StringTranslation | None]]:
    """Yield the segments with these keys, each with its translation when there is one. Costs two queries."""
    segments = StringSegment.objects.filter(source=translation.source_id, pk__in=wanted)
    rows = StringTranslation.objects.filter(
        locale_id=translation.target_locale_id, context__object_id=translation.source.object_id
    ).select_related("context", "translation_of")
    known = {(row.translation_of_id, row.context_id): row for row in rows}
    for segment in segments.select_related("string", "context"):
        yield segment, known.get((segment.string_id, segment.context_id))


def _new_row(translation: Translation, segment: StringSegment) -> StringTranslation:
    return StringTranslation(
        translation_of=segment.string, context=segment.context, locale_id=translation.target_locale_id
    )


def _write(model: type[models.Model], row: StringTranslation, kept: str, kind: str, tool_name: str, user: Any) -> None:
    row.data = kept
    row.translation_type = kind
    row.tool_name = tool_name
    row.last_translated_by = user
    # Saving finds out about wrong tags anew.
    row.has_error, row.field_error = False, ""
    row.save()
    if not row.has_error and (refusal := _refusal(model, row.context.field_path, kept)):
        row.has_error, row.field_error = True, refusal
        row.save(update_fields=["has_error", "field_error"])


def _refusal(model: type[models.Model], field_path: str, kept: str) -> str:
    """Return why the field of a text refuses it; empty when it does not.

    Asked before the draft is saved, because a page that refuses its title does not say which field it means.
    """
    name, _dot, rest = field_path.partition(".")
    if name in NOT_READ:
        # Any words are made into an address.
        return ""
    field: Any = model._meta.get_field(name)
    if field.one_to_many:
        return _refusal(field.related_model, rest, kept)
    if not isinstance(field, models.CharField):
        return ""
    try:
        field.run_validators(StringValue(kept).render_text())
    except ValidationError as error:
        return str(error.messages[0])
    return ""
