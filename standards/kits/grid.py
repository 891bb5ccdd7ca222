"""The grid that an examiner fills in: the criteria, and a box for each rung of the badge ladder."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from common.documents import Column, Facts, Fields, Grid, Heading, Part, Words
from common.documents.parts import Block

if TYPE_CHECKING:
    from standards.models import MicroSkill

# Rows to write in when the sheet has no criteria.
EMPTY_ROWS = 7
# The width of one box, and what all boxes together may take of 100 so that the words beside them can be read.
BOX, BOXES = 9, 45


def observation_grid(micro_skill: "MicroSkill") -> Part:
    """Return the grid, with what to fill in above it, and the rules of the rungs and the decision below."""
    criteria = [row.text for row in micro_skill.criteria.all()] or [""] * EMPTY_ROWS
    rungs = [rung.name for rung in micro_skill.badge_levels.all()] or [_("Met")]
    width = max(min(BOX, BOXES // (len(rungs) + 1)), 1)
    left = 100 - 4 - width * (len(rungs) + 1)
    boxes = [Column(name, width, is_tick=True) for name in (_("Not yet"), *rungs)]
    columns = [
        Column(_("No."), 4),
        Column(_("Criterion"), left * 11 // 20),
        *boxes,
        Column(_("What was seen or heard"), left * 9 // 20),
    ]
    rows = [[str(number), text, *[""] * len(boxes), ""] for number, text in enumerate(criteria, start=1)]
    return Part(
        title=_("Observation grid"),
        before=[Fields(_head())],
        grid=Grid("ObservationGrid", columns, rows, room=2),
        after=[
            Words(
                _(
                    "Tick one box in each row and write down a fact for it. A tick without a fact cannot be explained "
                    "later."
                )
            ),
            *_ladder(micro_skill),
            Heading(_("Decision")),
            Fields([_("Rung proposed")]),
            Fields([_("Reasons")], lines=2),
            Fields(
                [
                    _("Examiner: date and signature"),
                    _("Second examiner, if the rule asks for one: date and signature"),
                ]
            ),
        ],
        landscape=True,
    )


def _head() -> list[str]:
    return [
        _("Candidate (name or number)"),
        _("Situation or task"),
        _("Date and place"),
        _("Language of the assessment"),
        _("Name of the examiner"),
    ]


def _ladder(micro_skill: "MicroSkill") -> list[Block]:
    rungs = micro_skill.badge_levels.all()
    if not rungs:
        return []
    awarded = _("To be awarded it:")
    facts = [(rung.name, f"{rung.descriptor}\n{awarded} {rung.rule}") for rung in rungs]
    return [Heading(_("Badge ladder")), Facts(facts)]
