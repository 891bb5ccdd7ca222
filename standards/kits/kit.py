"""The kit as one paper."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from common.documents import Heading, Paper, Part, Points, Words
from common.documents.parts import Block
from common.exports import About, live_edition
from common.translation.freshness import staleness
from standards.notes import proposal_note
from standards.sheets import methods_of

from .briefing import briefing
from .checklist import checklist
from .consent import consent_form
from .evidence import evidence_list
from .grid import observation_grid

if TYPE_CHECKING:
    from standards.models import MicroSkill


def kit(micro_skill: "MicroSkill", source: str) -> Paper:
    """Return the kit of a micro-skill in its own language, which must be the active one.

    Args:
        micro_skill: fetched with the rows of its sheet (`MicroSkillQuerySet.for_sheet`).
        source: absolute address of the sheet.
    """
    methods = methods_of(micro_skill)
    parts = [
        observation_grid(micro_skill),
        evidence_list(micro_skill, methods),
        briefing(micro_skill, methods),
        checklist(micro_skill),
        consent_form(),
    ]
    return Paper(about=_about(micro_skill, source), intro=list(_intro(micro_skill, parts)), parts=parts)


def _about(micro_skill: "MicroSkill", source: str) -> About:
    is_stale = staleness(micro_skill.translation_key, micro_skill.locale) is not None
    return About(
        title=_("Assessment kit: %(code)s %(title)s") % {"code": micro_skill.code, "title": micro_skill.title},
        selection="",
        language=micro_skill.locale.language_code,
        edition=live_edition(micro_skill.last_published_at),
        source=source,
        note=proposal_note() if micro_skill.is_proposal else "",
        notices=(_("This translation is not up to date"),) if is_stale else (),
    )


def _intro(micro_skill: "MicroSkill", parts: list[Part]) -> Iterator[Block]:
    if micro_skill.is_proposal:
        yield Words(proposal_note(), is_note=True)
    yield Words(
        _(
            "The forms of this kit are a proposal of this platform. Adapt them to your organisation and to the law "
            "of your country."
        ),
        is_note=True,
    )
    yield Words(micro_skill.statement)
    yield Heading(_("What is in this kit"))
    yield Points([part.title for part in parts])
    missing = list(_missing(micro_skill))
    if missing:
        yield Heading(_("What is missing"))
        yield Points(missing)


def _missing(micro_skill: "MicroSkill") -> Iterator[str]:
    """Yield what the sheet lacks, and what stands in the kit instead."""
    if not micro_skill.criteria.all():
        yield _("This micro-skill has no performance criteria yet: write yours into the empty rows of the grid.")
    if not micro_skill.badge_levels.all():
        yield _("This micro-skill has no badge ladder yet: the grid only asks whether a criterion is met.")
    if not micro_skill.situations.all():
        yield _("This micro-skill has no situation yet: write yours down, with the evidence to keep.")
