"""How far objects are translated, read from their texts, their translations and their reviews.

Every function takes many objects at once and costs the same number of queries for one as for hundreds.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import Locale, Page, WorkflowState
from wagtail_localize.models import StringSegment, StringTranslation
from wagtail_localize.strings import StringValue

from common.content_files.collections import collections
from common.models import RenderedText, SourceText, TranslationStatus

from .checks import Finding, check, is_original
from .freshness import NOT_READ
from .lookup import source_locale

State = TranslationStatus.State
# An object in a language: its translation key and the primary key of the locale.
Cell = tuple[UUID, int]


@dataclass(frozen=True)
class Piece:
    """One text of an object and its translation into one language.

    Attributes:
        text: the source as it is read, without marks.
        source, translated: both as wagtail-localize keeps them, with inline HTML; empty when not translated.
        segment_id: wagtail-localize's number of the text; None while it has not taken the text over.
        written: somebody or something wrote a translation, be it an empty one.
        usable: there is a translation and wagtail-localize finds no error in it.
        refusal: why the translation was refused when it was last published, if it was.
    """

    place: str
    text: str
    source: str
    translated: str
    segment_id: int | None
    written: bool
    usable: bool
    by_machine: bool
    refusal: str = ""


@dataclass(frozen=True)
class _Source:
    content_type_id: int
    title: str


@dataclass(frozen=True)
class _Target:
    live: bool
    in_review: bool


def content_models() -> list[type[models.Model]]:
    """Return the page and snippet models whose objects are translated."""
    return list(dict.fromkeys(collection.model for collection in collections()))


def source_keys() -> list[UUID]:
    """Return the keys of all published objects of the source language."""
    keys: list[UUID] = list(_source_pages().values_list("translation_key", flat=True))
    for model in _snippets():
        keys += model.objects.filter(locale=source_locale(), live=True).values_list("translation_key", flat=True)
    return keys


def statuses(keys: Iterable[UUID]) -> list[TranslationStatus]:
    """Return the unsaved status of each published source object called in `keys`, in every other language."""
    sources = _sources(list(keys))
    locales = list(Locale.objects.exclude(pk=source_locale().pk))
    targets = _targets(sources, locales)
    in_step = _published_from_current_texts(sources)
    pieces = pieces_of(sources, locales)
    rows = []
    for locale in locales:
        for key, source in sources.items():
            cell = key, locale.pk
            row = TranslationStatus(
                translation_key=key, locale=locale, content_type_id=source.content_type_id, title=source.title
            )
            _count(row, pieces[cell], locale.language_code)
            by_machine = any(piece.usable and piece.by_machine for piece in pieces[cell])
            row.state = _state(row, targets.get(cell), in_step.get(cell), by_machine)
            rows.append(row)
    return rows


def pieces_of(keys: Iterable[UUID], locales: Sequence[Locale]) -> dict[Cell, list[Piece]]:
    """Return the texts of published objects with their translations into `locales`.

    The texts are those published last, even if wagtail-localize has not taken a change over yet; for an object
    of which none were noted, those that wagtail-localize knows. Addresses are left out: they are no text to read.
    """
    keys = list(keys)
    segments: dict[UUID, dict[tuple[str, str], tuple[int, int]]] = defaultdict(dict)
    texts: dict[UUID, list[list[str]]] = defaultdict(list)
    for key, place, string, data, segment in (
        StringSegment.objects.filter(source__object_id__in=keys, source__locale=source_locale())
        .order_by("order")
        .values_list("source__object_id", "context__path", "string_id", "string__data", "id")
    ):
        if place not in NOT_READ:
            texts[key].append([place, read(data)])
            segments[key].setdefault((place, read(data)), (string, segment))
    texts.update(SourceText.objects.filter(translation_key__in=keys).values_list("translation_key", "texts"))
    by_string, by_text = _translations(keys, locales)
    found: dict[Cell, list[Piece]] = {}
    for locale in locales:
        for key in keys:
            cell = key, locale.pk
            found[cell] = []
            for place, text in texts[key]:
                string, segment = segments[key].get((place, text), (None, None))
                if string is None:
                    row = by_text[cell].get((place, text))
                else:
                    row = by_string[cell].get((place, string))
                found[cell].append(_piece(place, text, segment, row))
    return found


@lru_cache(maxsize=20_000)
def read(data: str) -> str:
    """Return a text of wagtail-localize as it is read, without marks."""
    return StringValue(data).render_text() if "<" in data or "&" in data else data


def findings_of(pieces: Sequence[Piece], content_type_id: int, language: str) -> list[list[Finding]]:
    """Return what the checks find in each translation of an object's texts; nothing where there is none.

    A translation that was refused when it was published is an error too.
    """
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    found = []
    for piece in pieces:
        findings: list[Finding] = []
        if piece.written:
            may_stay = is_original(model, piece.place)
            findings += check(piece.source, piece.translated, language, is_original=may_stay)
        if piece.refusal:
            findings.insert(0, Finding("error", "refused", piece.refusal))
        found.append(findings)
    return found


def _count(row: TranslationStatus, pieces: list[Piece], language: str) -> None:
    """Set the numbers of a status."""
    row.total = len(pieces)
    row.translated = sum(piece.usable for piece in pieces)
    row.words_to_do = sum(len(piece.text.split()) for piece in pieces if not piece.usable)
    findings = [finding for found in findings_of(pieces, row.content_type_id, language) for finding in found]
    row.errors = sum(finding.level == "error" for finding in findings)
    row.warnings = len(findings) - row.errors
    row.codes = "".join(sorted({f" {finding.level}:{finding.code} " for finding in findings}))


def _state(row: TranslationStatus, target: _Target | None, in_step: bool | None, by_machine: bool) -> State:
    """Return the state; `in_step` is None when the translation was never published."""
    if target and target.in_review:
        return State.REVIEW
    if target and target.live:
        return State.STALE if in_step is False else State.PUBLISHED
    if target is None or (in_step is None and not row.translated):
        return State.MISSING
    if by_machine and row.translated == row.total:
        return State.MACHINE
    return State.DRAFT


def _snippets() -> list[Any]:
    return [model for model in content_models() if not issubclass(model, Page)]


def _source_pages() -> "models.QuerySet[Page]":
    types = ContentType.objects.get_for_models(*(model for model in content_models() if issubclass(model, Page)))
    return Page.objects.filter(locale=source_locale(), live=True, alias_of=None, content_type__in=types.values())


def _sources(keys: list[UUID]) -> dict[UUID, _Source]:
    """Return the published source objects among `keys`."""
    pages = _source_pages().filter(translation_key__in=keys)
    found = {
        key: _Source(type_id, title)
        for key, type_id, title in pages.values_list("translation_key", "content_type_id", "title")
    }
    for model in _snippets():
        type_id = ContentType.objects.get_for_model(model).pk
        for obj in model.objects.filter(locale=source_locale(), live=True, translation_key__in=keys):
            found[obj.translation_key] = _Source(type_id, str(obj)[:255])
    return found


def _targets(keys: Iterable[UUID], locales: list[Locale]) -> dict[Cell, _Target]:
    """Return the translated objects. An alias is none: it only repeats its source."""
    fields = ["pk", "translation_key", "locale_id", "live"]
    chosen = {"translation_key__in": list(keys), "locale__in": locales}
    rows = list(Page.objects.filter(alias_of=None, **chosen).values_list("content_type_id", *fields))
    for model in _snippets():
        type_id = ContentType.objects.get_for_model(model).pk
        rows += [(type_id, *row) for row in model.objects.filter(**chosen).values_list(*fields)]
    under_way = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS, object_id__in={str(row[1]) for row in rows}
    )
    reviews = set(under_way.values_list("content_type_id", "object_id"))
    return {
        (key, locale_id): _Target(live, (type_id, str(pk)) in reviews) for type_id, pk, key, locale_id, live in rows
    }


def _published_from_current_texts(keys: Iterable[UUID]) -> dict[Cell, bool]:
    """Tell for each translation that was ever published whether its source has the same texts now."""
    now = dict(SourceText.objects.filter(translation_key__in=keys).values_list("translation_key", "digest"))
    made = RenderedText.objects.filter(translation_key__in=keys)
    return {
        (key, locale_id): now.get(key, digest) == digest
        for key, locale_id, digest in made.values_list("translation_key", "locale_id", "digest")
    }


_Rows = dict[Cell, dict[tuple[str, Any], dict[str, Any]]]


def _translations(keys: list[UUID], locales: Sequence[Locale]) -> tuple[_Rows, _Rows]:
    """Return the translations by (place, string) and by (place, text as it is read)."""
    by_string: _Rows = defaultdict(dict)
    by_text: _Rows = defaultdict(dict)
    rows = StringTranslation.objects.filter(context__object_id__in=keys, locale__in=locales).values(
        "data", "translation_type", "has_error", "field_error", "locale_id", "translation_of_id",
        key=models.F("context__object_id"), place=models.F("context__path"), source=models.F("translation_of__data"),
    )  # fmt: skip
    for row in rows:
        cell = row["key"], row["locale_id"]
        by_string[cell][row["place"], row["translation_of_id"]] = row
        by_text[cell][row["place"], read(row["source"])] = row
    return by_string, by_text


def _piece(place: str, text: str, segment_id: int | None, row: dict[str, Any] | None) -> Piece:
    if row is None:
        return Piece(place, text, "", "", segment_id, written=False, usable=False, by_machine=False)
    return Piece(
        place,
        text,
        row["source"],
        row["data"],
        segment_id,
        written=True,
        usable=bool(row["data"]) and not row["has_error"],
        by_machine=row["translation_type"] == StringTranslation.TRANSLATION_TYPE_MACHINE,
        refusal=row["field_error"] if row["has_error"] else "",
    )
