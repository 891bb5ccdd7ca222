"""Writing translations into wagtail-localize, so that editors see them as translations with their state."""

import json
from collections import Counter
from collections.abc import Iterator

from django.db import models, transaction
from wagtail.models import Locale
from wagtail_localize.models import (
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from . import drafts

TOOL_NAME = "content files"


class TranslationMismatchError(Exception):
    """The translated object does not have the same shape as its source; the message says where."""


def words_of(obj: models.Model) -> Iterator[StringSegmentValue]:
    """Yield the translatable texts of an object in the order of its content."""
    return (segment for segment in extract_segments(obj) if isinstance(segment, StringSegmentValue))


def _check_places(source: list[tuple[str, str]], translated: list[tuple[str, str]]) -> None:
    """Refuse texts, as (place, text), that stand in places of only one side."""
    for ours, others, complaint in (
        (source, translated, "no translation for"),
        (translated, source, "the source has no text for"),
    ):
        room = Counter(place for place, _text in others)
        for place, text in ours:
            if not room[place]:
                raise TranslationMismatchError(f"{complaint} “{text[:80]}” ({place})")
            room[place] -= 1


def write_translation(source_obj: models.Model, translated: models.Model, locale: Locale) -> None:
    """Store every text of `translated` as the translation of the same place in `source_obj`, and publish it.

    Args:
        source_obj: the saved and published object in the source language.
        translated: an unsaved copy of `source_obj`, with the same row and block ids, in the other language.
        locale: the language of `translated`.

    Raises:
        TranslationMismatchError: a text, a link or a place is missing on either side.
    """
    source, _created = TranslationSource.update_or_create_from_instance(source_obj)
    segments = list(source.stringsegment_set.select_related("context", "string").order_by("order"))
    texts = list(words_of(translated))
    _check_places([(s.context.path, s.string.data) for s in segments], [(t.path, t.string.data) for t in texts])
    for segment, text in zip(segments, texts, strict=True):
        if json.loads(segment.attrs) != text.attrs:
            raise TranslationMismatchError(f"other links than the source in “{text.string.data[:80]}” ({text.path})")
    known = {
        (row.translation_of_id, row.context_id): row
        for row in StringTranslation.objects.filter(locale=locale, context__object_id=source.object_id)
    }
    new = {}
    with transaction.atomic():
        for segment, text in zip(segments, texts, strict=True):
            place = (segment.string_id, segment.context_id)
            row = known.get(place) or new.get(place)
            if row is None:
                row = StringTranslation(translation_of=segment.string, context=segment.context, locale=locale)
                new[place] = row
            if row.data != text.string.data:
                row.data = text.string.data
                row.translation_type = StringTranslation.TRANSLATION_TYPE_MANUAL
                row.tool_name = TOOL_NAME
                if row.pk:
                    row.save()
        # The links were compared above, which is what saving one by one would do besides.
        StringTranslation.objects.bulk_create(new.values())
        translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
        drafts.publish(translation, original=type(source_obj)._default_manager.get(pk=source_obj.pk))
