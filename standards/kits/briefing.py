"""What candidates are told beforehand, in plain words, to be read aloud."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.documents import Facts, Fields, Heading, Part, Points, Words
from common.documents.parts import Block
from standards.vocabulary import Supervision

if TYPE_CHECKING:
    from standards.models import AssessmentMethodPage, MicroSkill


def briefing(micro_skill: "MicroSkill", methods: "list[AssessmentMethodPage]") -> Part:
    """Return the briefing: what it is about, what happens, how long, what to bring, what counts, what one may do."""
    return Part(
        title=_("For the candidate"),
        before=[
            Words(_("Read this aloud with the candidate, in a language that the candidate understands well.")),
            Heading(_("What it is about")),
            Words(f"{micro_skill.code} {micro_skill.title}", is_note=True),
            Words(micro_skill.plain_summary),
            *_happens(micro_skill, methods),
            *_brings(micro_skill),
            *_counts(micro_skill),
            Heading(_("Your rights")),
            Points(_rights()),
            Fields([_("Person to call, and telephone number")]),
        ],
    )


def _happens(micro_skill: "MicroSkill", methods: "list[AssessmentMethodPage]") -> Iterator[Block]:
    yield Heading(_("What will happen"))
    yield Points(
        [
            _("You show what you can do. An examiner watches you and takes notes."),
            _("You hear the task in simple words. You may also get it on paper or with pictures."),
            _("Have you done this work before, in a job or in your family? Say so. Your experience counts too."),
        ]
    )
    situations = [row.title for row in micro_skill.situations.all()]
    if situations:
        yield Words(_("You get one or two of these tasks:"))
        yield Points(situations)
    if methods:
        yield Words(_("It can be done in these ways:"))
        yield Points([method.title for method in methods])
    yield Heading(_("How long it takes"))
    minutes = micro_skill.assessment_minutes
    if minutes:
        yield Words(ngettext("About %(minutes)s minute", "About %(minutes)s minutes", minutes) % {"minutes": minutes})
    yield Fields([_("Day, time and place")])


def _brings(micro_skill: "MicroSkill") -> Iterator[Block]:
    yield Heading(_("What to bring"))
    identity = [_("A document with your photo. We look at it and do not copy it.")]
    yield Points(
        [
            *(identity if micro_skill.supervision == Supervision.IDENTITY_CHECKED else []),
            _("Clothes and shoes that you can work in, and your glasses if you wear any."),
            _("What helps you, for example a translation tool, if we agreed on it before."),
        ]
    )
    yield Fields([_("Bring this too")])


def _counts(micro_skill: "MicroSkill") -> Iterator[Block]:
    criteria = [row.text for row in micro_skill.criteria.all()]
    if criteria:
        yield Heading(_("What we look at"))
        yield Points(criteria)
    rungs = [(rung.name, rung.descriptor) for rung in micro_skill.badge_levels.all()]
    if rungs:
        yield Heading(_("What you can reach"))
        yield Facts(rungs)


def _rights() -> list[str]:
    """Return what candidates may do, as the guide proposes (chapters on situations, examiners and tests)."""
    return [
        _("You may ask to hear the task again. It costs you nothing."),
        _("You may stop at any time, and come again another day."),
        _("You may refuse an examiner once, without giving a reason."),
        _("Nobody takes a photo of you, films you or records your voice without your yes."),
        _("Somebody explains the result to you, face to face."),
        _("You do not agree? Ask for a second look within 30 days. Another examiner then judges."),
        _("You may see what we keep about you, have it put right and ask us to delete it."),
    ]
