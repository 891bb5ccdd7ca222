"""What an examiner does before, during and after an assessment, to tick."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from common.documents import Column, Facts, Fields, Grid, Heading, Part
from common.documents.parts import Block
from standards.vocabulary import Supervision

if TYPE_CHECKING:
    from standards.models import MicroSkill


def checklist(micro_skill: "MicroSkill") -> Part:
    """Return the checklist. The safety notes, the identity check and the situations are those of the sheet."""
    before, during, after = pgettext("assessment", "Before"), pgettext("assessment", "During"), _("Afterwards")
    notes = [row.text for row in micro_skill.safety_notes.all()]
    steps = [
        *((before, text) for text in _before(micro_skill)),
        *((_("Safety"), text) for text in notes),
        *((during, text) for text in _during()),
        *((after, text) for text in _after()),
    ]
    supervision = micro_skill.get_supervision_display() or _("Not stated")
    return Part(
        title=_("Examiner's checklist"),
        before=[
            Facts([(_("Supervision and identity check"), supervision)]),
            Fields([_("Candidate (name or number)"), _("Name of the examiner")]),
        ],
        grid=Grid(
            "Checklist",
            [Column(_("When"), 22), Column(_("What to do"), 64), Column(_("Done"), 14, is_tick=True)],
            [[when, text, ""] for when, text in steps],
        ),
        after=_situations(micro_skill),
    )


def _situations(micro_skill: "MicroSkill") -> list[Block]:
    """Return what the examiner sets up and says: each situation with its task."""
    facts = [(row.title, f"{row.situation}\n{row.task}") for row in micro_skill.situations.all()]
    return [Heading(_("Situations and tasks")), Facts(facts)] if facts else []


def _before(micro_skill: "MicroSkill") -> list[str]:
    identity = [_("Look at a document with a photo and write “seen by, on, at”. Note no number and make no copy.")]
    return [
        _("Read the sheet of the micro-skill, the grid and the rule of each rung."),
        _(
            "Name every link with the candidate: relative, friend, same employer, trained by you. If there is one, "
            "somebody else examines."
        ),
        _("Prepare the place and the material. Write down which help is free and what you will say."),
        _("Give the candidate the briefing in good time and ask which adjustments are needed."),
        _("Read the consent form aloud and note the yes or no to photos, film and sound."),
        *(identity if micro_skill.supervision == Supervision.IDENTITY_CHECKED else []),
    ]


def _during() -> list[str]:
    return [
        _("Say the task aloud in simple words and ask whether it is clear."),
        _("Write down facts first: what you see and hear. Rate afterwards."),
        _("Give no hints. Note every help you gave, word for word."),
        _("Stop at once if there is danger. An assessment that was stopped can be taken again."),
    ]


def _after() -> list[str]:
    return [
        _("Rate every criterion, then apply the rule of each rung."),
        _("Where the rule asks for two examiners, the second one rates without seeing your ratings."),
        _("Tell the candidate the result in person: what is solid, and what to practise next."),
        _("Say how to ask for a second look, and until when."),
        _("Sign the grid, hand in the evidence and note when it will be deleted."),
        _("Write down what should be better next time."),
    ]
