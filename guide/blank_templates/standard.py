"""Templates for the standard itself: outcomes, method, grid."""

from django.utils.translation import gettext as _

from common.documents import Column, Fields, Grid, Heading, Part, Points
from standards import annex_one
from standards.models import MicroSkill
from standards.vocabulary import OutcomeKind

OUTCOMES_OF_A_KIND, CRITERIA = 4, 7


def learning_outcomes() -> list[Part]:
    """Return the sheet of outcomes in the three EQF columns, and the elements of the European standard."""
    rows = [[str(kind.label), "", ""] for kind in OutcomeKind for _number in range(OUTCOMES_OF_A_KIND)]
    return [
        Part(
            title=_("Learning outcomes"),
            before=[
                Fields(
                    [
                        _("Title of the micro-skill, with a verb"),
                        _("One sentence: what the person can do."),
                        _("EQF level, and why"),
                    ]
                )
            ],
            grid=Grid(
                "Outcomes",
                [Column(_("Column"), 16), Column(_("The learner can"), 42), Column(_("The assessor sees"), 42)],
                rows,
                room=2,
            ),
            after=[
                Points(
                    [
                        _("Use one verb for one outcome."),
                        _("Choose a verb that you can see or hear."),
                        _("Write what the examiner looks at."),
                        _("Read it aloud. If people frown, make it shorter."),
                    ]
                )
            ],
            landscape=True,
        ),
        _european_elements(),
    ]


def _european_elements() -> Part:
    rows = [
        [
            str(element.name),
            _("Mandatory") if element.mandatory else _("Optional"),
            _("Known when the credential is issued") if element.at_issue else "",
        ]
        for element in annex_one.elements(MicroSkill(), [])
    ]
    columns = [Column(_("Element"), 36), Column(_("Asked for"), 16), Column(_("In this sheet"), 48)]
    return Part(title=_("European standard elements"), grid=Grid("EuropeanElements", columns, rows, room=2))


def method() -> list[Part]:
    """Return the sheet of an assessment method, with the headings of the methods on this site."""
    asked = [
        (_("In simple words"), _("Two or three very short sentences.")),
        (_("When to use it"), _("A list of good reasons.")),
        (_("When not to use it"), _("A list of honest limits.")),
        (_("Step by step"), _("Numbered steps the reader can follow one after the other.")),
        (_("What you need"), _("Place, material, people, time.")),
        (_("Supervision and identity"), _("Who watches, and how identity is checked.")),
        (_("Evidence to keep"), _("What is kept, for how long, with whose consent.")),
        (_("Time and cost"), _("What takes time, what costs, how to reduce it.")),
        (_("Reading needed"), _("How much the candidate must read.")),
        (_("Employer trust"), _("How far employers trust the result.")),
    ]
    columns = [Column(_("Heading"), 22), Column(_("What to write"), 28), Column(_("Your words"), 50)]
    return [
        Part(
            title=_("Assessment method"),
            before=[Fields([_("Name of the method"), _("Micro-skills assessed this way")])],
            grid=Grid("Method", columns, [[*pair, ""] for pair in asked], room=4),
        )
    ]


def grid() -> list[Part]:
    """Return the grid of criteria, with room to write what each rung looks like."""
    rungs = [_("Not yet"), _("With help"), _("Alone"), _("Expert")]
    return [
        Part(
            title=_("Evaluation grid"),
            before=[Fields([_("Micro-skill"), _("Version and date")])],
            grid=Grid(
                "Grid",
                [
                    Column(_("Criterion"), 20),
                    *[Column(rung, 17) for rung in rungs],
                    Column(_("Must be met"), 12, is_tick=True),
                ],
                [[""] * 6] * CRITERIA,
                room=4,
            ),
            after=[
                Points(
                    [
                        _("Write what one sees or hears: “puts on gloves before opening the bottle”."),
                        _("Write the column “alone” first. It is the normal level of the trade."),
                        _("Change one thing from column to column: the help, or the ability to adapt and explain."),
                        _("Good marks elsewhere do not make up for a criterion that must be met."),
                    ]
                ),
                Heading(_("Rule for each rung")),
                Fields(rungs[1:], lines=2),
            ],
            landscape=True,
        )
    ]
