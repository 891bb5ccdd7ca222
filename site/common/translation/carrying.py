"""Carry what is not words from a published source to its published translations.

Codes, levels, hours, the order of rows: such values are the same in every language, and readers of a translation
should not wait for a translator to get them. The words of the translation stay as they are.
"""

from collections import defaultdict
from difflib import SequenceMatcher
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models, transaction
from wagtail.models import TranslatableMixin
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue

from common.models.source_texts import RenderedText

from .drafts import fill, has_links_of, save_draft
from .freshness import NOT_READ
from .lookup import source_locale
from .writing import words_of

# What publishing itself changes, in the source and in each language alone.
BOOKKEEPING = {"latest_revision", "live_revision", "last_published_at", "latest_revision_created_at", "url_path"}


def carry_to_translations(instance: models.Model) -> None:
    """Bring the translations of an object of the source language in step, after it was published.

    Translators find the new texts in their editor. A published translation gets everything that is the same in
    all languages and keeps its words, old ones included; it is left as it is when the source has new texts that
    were never translated, or while it is being reviewed.
    """
    if not isinstance(instance, TranslatableMixin) or instance.locale_id != source_locale().pk:
        return
    if not TranslationSource.objects.filter(object_id=instance.translation_key, locale_id=instance.locale_id).exists():
        return
    source, _created = TranslationSource.update_or_create_from_instance(type(instance).objects.get(pk=instance.pk))
    for translation in source.translations.filter(enabled=True).select_related("source", "target_locale"):
        _carry(translation)


def _carry(translation: Translation) -> None:
    try:
        target = translation.get_target_instance()
    except ObjectDoesNotExist:
        return
    if not target.live or target.workflow_in_progress:
        return
    words = _present_words(translation, target)
    if words is None:
        return
    before = _content(target)
    segments = translation.source._get_segments_for_translation(translation.target_locale, fallback=True)
    for segment in segments:
        if isinstance(segment, StringSegmentValue):
            segment.string = words[segment.path, segment.order]
    has_draft = target.has_unpublished_changes
    fill(translation.source.as_instance(), target, segments)
    if _content(target) == before:
        return
    with transaction.atomic():
        target.save_revision().publish()
        if has_draft:
            save_draft(translation)


def _present_words(translation: Translation, target: models.Model) -> dict[tuple[str, int], Any] | None:
    """Return {(place, order): words readers see now} for every text of the new source; None when one has none."""
    rendered = RenderedText.objects.filter(
        translation_key=translation.source.object_id, locale=translation.target_locale
    ).first()
    shown = defaultdict(list)
    for word in words_of(target):
        shown[word.path].append(word.string)
    made_from = defaultdict(list)
    for place, text in rendered.texts if rendered else []:
        made_from[place].append(text)
    wanted = defaultdict(list)
    for segment in translation.source.stringsegment_set.select_related("string", "context").order_by("order"):
        wanted[segment.context.path].append(segment)
    found = {}
    for place, segments in wanted.items():
        if place in NOT_READ:
            made_from[place] = [segment.string.as_value().render_text() for segment in segments]
        if len(made_from[place]) != len(shown[place]):
            return None
        sources = [segment.string.as_value().render_text() for segment in segments]
        for index, segment in zip(_counterparts(made_from[place], sources), segments, strict=True):
            if index is None or not has_links_of(segment.string.data, shown[place][index].data):
                return None
            found[place, segment.order] = shown[place][index]
    return found


def _counterparts(old: list[str], new: list[str]) -> list[int | None]:
    """Return for each text of `new` the index of the text of `old` that it equals or takes the place of."""
    found: list[int | None] = [None] * len(new)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and i2 - i1 == j2 - j1):
            found[j1:j2] = range(i1, i2)
    return found


def _content(target: Any) -> dict[str, Any]:
    return {name: value for name, value in target.serializable_data().items() if name not in BOOKKEEPING}
