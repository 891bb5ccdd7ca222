"""Is a translation behind its source, and by what?

When something is published in the source language its texts are noted (`SourceText`); when a translation is
published, the source texts it was made from are noted (`RenderedText`). A translation is stale when the two differ.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone
from wagtail.models import Locale, TranslatableMixin
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.strings import StringValue

from common.models.source_texts import RenderedText, SourceText

from .lookup import source_locale
from .writing import words_of

# An address is translated too, but a reader of the text does not miss a change of it.
NOT_READ = {"slug"}

Texts = list[list[str]]


@dataclass(frozen=True)
class Staleness:
    """A translation that is behind: `changed_at` is when the source changed, `made_at` when it was translated."""

    translation_key: UUID
    changed_at: datetime
    made_at: datetime


@dataclass(frozen=True)
class Piece:
    """Some words of a change: `kind` is "same", "gone" or "new"."""

    kind: str
    words: str


@dataclass(frozen=True)
class Change:
    """One paragraph of the source that is not what the translation was made from."""

    place: str
    pieces: list[Piece]


def note_published(instance: models.Model) -> None:
    """Note the texts of an object that has just been published, in whatever language."""
    if not isinstance(instance, TranslatableMixin):
        return
    if instance.locale_id == source_locale().pk:
        _note_source(instance)
    else:
        _note_translation(instance)


def staleness(translation_key: UUID, locale: Locale) -> Staleness | None:
    """Return how far the published translation in `locale` is behind its source.

    None when it is not behind, or `locale` is the source language. Costs two small queries.
    """
    if locale.pk == source_locale().pk:
        return None
    made = RenderedText.objects.filter(translation_key=translation_key, locale=locale).defer("texts").first()
    now = SourceText.objects.filter(translation_key=translation_key).defer("texts").first()
    if made is None or now is None or made.digest == now.digest:
        return None
    return Staleness(translation_key, changed_at=now.changed_at, made_at=made.made_at)


def changes(translation_key: UUID, locale: Locale) -> list[Change]:
    """Return what changed in the source since the published translation in `locale` was made, in reading order."""
    source = SourceText.objects.filter(translation_key=translation_key).first()
    rendered = RenderedText.objects.filter(translation_key=translation_key, locale=locale).first()
    if source is None or rendered is None:
        return []
    return compare(rendered.texts, source.texts)


def compare(old: Texts, new: Texts) -> list[Change]:
    """Return the paragraphs that differ between two lists of `[place, text]`, in the order of the new one."""
    before, after = _by_place(old), _by_place(new)
    found = []
    for place in [*after, *(place for place in before if place not in after)]:
        for gone, come in _paired(before.get(place, []), after.get(place, [])):
            if gone != come:
                found.append(Change(place, word_pieces(gone, come)))
    return found


def word_pieces(old: str, new: str) -> list[Piece]:
    """Return the words of two sentences, marked as the same, gone or new."""
    before, after = old.split(), new.split()
    pieces = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", " ".join(before[i1:i2])))
            continue
        if i2 > i1:
            pieces.append(Piece("gone", " ".join(before[i1:i2])))
        if j2 > j1:
            pieces.append(Piece("new", " ".join(after[j1:j2])))
    return pieces


def _note_source(instance: Any) -> None:
    texts = [[segment.path, segment.string.render_text()] for segment in words_of(instance)]
    values = _noted(texts)
    known = SourceText.objects.filter(translation_key=instance.translation_key).first()
    if known is None or known.digest != values["digest"]:
        SourceText.objects.update_or_create(
            translation_key=instance.translation_key, defaults={**values, "changed_at": timezone.now()}
        )


def _note_translation(instance: Any) -> None:
    """Note for each text the source it was translated from; what is not a translation of anything is left out."""
    translation = (
        Translation.objects.filter(
            source__object_id=instance.translation_key,
            source__locale=source_locale(),
            target_locale=instance.locale_id,
        )
        .select_related("source")
        .first()
    )
    if translation is None:
        return
    made_from = _sources_of_translations(translation)
    texts = []
    for segment in words_of(instance):
        place, text = segment.path, segment.string.render_text()
        if (place, _plain(text)) in made_from:
            texts.append([place, made_from[place, _plain(text)]])
    values = _noted(texts)
    noted = {"translation_key": instance.translation_key, "locale_id": instance.locale_id}
    if not RenderedText.objects.filter(**noted, digest=values["digest"]).exists():
        RenderedText.objects.update_or_create(**noted, defaults={**values, "made_at": timezone.now()})


def _sources_of_translations(translation: Translation) -> dict[tuple[str, str], str]:
    """Return {(place, translated text): text it was translated from}; a present source wins over an older one."""
    source = translation.source
    now = set(source.stringsegment_set.values_list("context_id", "string_id"))
    rows = StringTranslation.objects.filter(
        locale_id=translation.target_locale_id, context__object_id=source.object_id, has_error=False
    ).select_related("context", "translation_of")
    oldest_first = sorted(rows, key=lambda row: ((row.context_id, row.translation_of_id) in now, row.updated_at))
    return {
        (row.context.path, _plain(StringValue(row.data).render_text())): row.translation_of.as_value().render_text()
        for row in oldest_first
    }


def _plain(text: str) -> str:
    return " ".join(text.split())


def _noted(texts: Iterable[list[str]]) -> dict[str, Any]:
    kept = [[place, text] for place, text in texts if place not in NOT_READ]
    digest = hashlib.sha256(json.dumps(kept, ensure_ascii=False).encode()).hexdigest()
    return {"texts": kept, "digest": digest}


def _by_place(texts: Texts) -> dict[str, list[str]]:
    return {place: [text for _place, text in group] for place, group in groupby(texts, key=lambda pair: pair[0])}


def _paired(old: list[str], new: list[str]) -> list[tuple[str, str]]:
    """Return paragraphs of one place side by side; an empty text stands for none."""
    pairs = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        before, after = old[i1:i2], new[j1:j2]
        size = max(len(before), len(after))
        before += [""] * (size - len(before))
        after += [""] * (size - len(after))
        pairs += list(zip(before, after, strict=True))
    return pairs
