"""What comes back from translators' tools becomes drafts. Nothing is published, and everything left out is named."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import SourceDeletedError, StringSegment, StringTranslation, Translation

from common.bulk import references_updated_once
from common.translation.checks import Finding, check, is_original
from common.translation.drafts import save_draft
from common.translation.status import paused
from common.translation.texts import Text, texts_of

from . import ExchangeError, Format, Incoming, Unit
from .bundle import format_of
from .markup import normal


@dataclass(frozen=True)
class Taken:
    """A translation that was taken in. `before` is what it replaced, empty when there was none."""

    text: Text
    before: str
    after: str


@dataclass(frozen=True)
class LeftOut:
    """A text of a file that was not taken in, and why."""

    source: str
    reason: str


@dataclass
class FileReport:
    """What became of one translation in one file.

    Attributes:
        name: of the file.
        translation: which it was made for; None when that is not known.
        unchanged, empty: how many texts are as on the site, and how many have no translation in the file.
        findings: (text, finding) of the checks, for the texts taken in.
        problem: why nothing of it was taken, or why no draft was made of it; empty when all went well.
    """

    name: str
    translation: Translation | None = None
    taken: list[Taken] = field(default_factory=list)
    unchanged: int = 0
    empty: int = 0
    left_out: list[LeftOut] = field(default_factory=list)
    findings: list[tuple[Text, Finding]] = field(default_factory=list)
    problem: str = ""


def take_in(
    files: Iterable[tuple[str, Any]],
    languages: Collection[Locale],
    user: AbstractBaseUser | None = None,
    dry_run: bool = False,
) -> Iterator[FileReport]:
    """Take in files, given as (name, content or ExchangeError), and report on each translation in them.

    Args:
        languages: into which translations are allowed.
        dry_run: report what would happen, and change nothing.
    """
    with paused(), references_updated_once() as saved:
        for name, content in files:
            for report in _file(name, content, languages):
                if not report.problem and not dry_run and report.taken and report.translation:
                    _store(report.translation, report, format_of(name), user)
                    saved += _target(report.translation)
                yield report


def _file(name: str, content: Any, languages: Collection[Locale]) -> Iterator[FileReport]:
    kind = format_of(name)
    try:
        if isinstance(content, ExchangeError):
            raise content
        if kind is None:
            raise ExchangeError(_("Only files that end in .po or .xlf are imported."))
        incoming = kind.read(content)
    except ExchangeError as error:
        yield FileReport(name, problem=str(error))
        return
    for one in incoming:
        yield _compare(name, one, languages)


def _compare(name: str, incoming: Incoming, languages: Collection[Locale]) -> FileReport:
    """Return what would be taken in, without changing anything."""
    translation = (
        Translation.objects.filter(uuid=incoming.translation)
        .select_related("source__specific_content_type", "source__locale", "target_locale")
        .first()
    )
    problem = _refusal(translation, incoming, languages)
    # Who may not work on a translation is not told what it is.
    report = FileReport(name, None if problem else translation, problem=problem)
    if translation is None or problem:
        return report
    texts = {(text.place, normal(text.source)): text for text in texts_of(translation)}
    decided: dict[int, str] = {}
    for unit in incoming.units:
        text = texts.get((unit.place, normal(unit.source)))
        reason = _why_not(unit, text, decided)
        if reason:
            report.left_out.append(LeftOut(unit.source, reason))
        elif not unit.translated.strip():
            report.empty += 1
        elif text and normal(unit.translated) == normal(text.translated):
            report.unchanged += 1
        elif text:
            decided[text.segment_id] = unit.translated
            report.taken.append(Taken(text, text.translated or text.old_translated, unit.translated))
            report.findings += [(text, finding) for finding in _findings(text, unit.translated, translation)]
    return report


def _findings(text: Text, translated: str, translation: Translation) -> list[Finding]:
    language = translation.target_locale.language_code
    return check(text.source, translated, language, is_original=is_original(text.model, text.place))


def _refusal(translation: Translation | None, incoming: Incoming, languages: Collection[Locale]) -> str:
    """Return why nothing of a file is taken in; empty when it may be."""
    if translation is None:
        return _("The translation this file was made for does not exist here.")
    if translation.target_locale not in languages:
        return _("You may not translate into the language of this file.")
    if incoming.language and _main_part(incoming.language) != _main_part(translation.target_locale.language_code):
        return _("This file is in “%(theirs)s”, and its translation is into “%(ours)s”.") % {
            "theirs": incoming.language,
            "ours": translation.target_locale.language_code,
        }
    if not translation.enabled:
        return _("This translation was stopped.")
    if any(target.workflow_in_progress for target in _target(translation)):
        return _("This translation is being reviewed. Import again once the review is over.")
    return ""


def _why_not(unit: Unit, text: Text | None, decided: dict[int, str]) -> str:
    """Return why one text is left out; empty when nothing speaks against it."""
    if unit.problem:
        return unit.problem
    if not unit.translated.strip():
        return ""
    if text is None:
        return _("The English text has changed since the file was made, or is not at this place any more.")
    if normal(unit.translated) == normal(text.translated):
        return ""
    if not unit.is_final:
        return _("Marked as fuzzy or to be reviewed: confirm it in your tool first.")
    if decided.get(text.segment_id, unit.translated) != unit.translated:
        return _("The file has two translations of this text; the first one was taken.")
    return ""


def _main_part(code: str) -> str:
    return code.lower().replace("_", "-").split("-")[0]


def _target(translation: Translation) -> list[Any]:
    """Return the target, as a list that is empty when there is none yet."""
    try:
        return [translation.get_target_instance()]
    except ObjectDoesNotExist:
        return []


def _store(translation: Translation, report: FileReport, kind: Format | None, user: AbstractBaseUser | None) -> None:
    """Write what was taken, and make a draft of it. Texts stay even when no draft can be made of them."""
    with transaction.atomic():
        segments = StringSegment.objects.in_bulk([taken.text.segment_id for taken in report.taken])
        rows = {
            (row.translation_of_id, row.context_id): row
            for row in StringTranslation.objects.filter(
                locale=translation.target_locale, context__object_id=translation.source.object_id
            ).select_related("translation_of", "context")
        }
        for taken in report.taken:
            segment = segments[taken.text.segment_id]
            row = rows.get((segment.string_id, segment.context_id)) or StringTranslation(
                translation_of_id=segment.string_id, context_id=segment.context_id, locale=translation.target_locale
            )
            row.data = taken.after
            row.translation_type = StringTranslation.TRANSLATION_TYPE_MANUAL
            row.tool_name = f"{kind.name} file" if kind else ""
            row.last_translated_by = user
            row.has_error, row.field_error = False, ""
            row.save()
    try:
        save_draft(translation, user)
    except SourceDeletedError:
        report.problem = _("The texts are kept, but their object is gone.")
    except ValidationError as error:
        report.problem = _("The texts are kept, but no draft could be made of them: %s") % " ".join(error.messages)
