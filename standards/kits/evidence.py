"""The list of what is kept as proof: what each situation and each method of the sheet asks for."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from common.documents import Column, Facts, Fields, Grid, Heading, Part, Words
from common.documents.parts import Block
from common.text import plain_lines

if TYPE_CHECKING:
    from standards.models import AssessmentMethodPage, MicroSkill

EMPTY_ROWS = 3


def evidence_list(micro_skill: "MicroSkill", methods: "list[AssessmentMethodPage]") -> Part:
    """Return the list of the situations' evidence, and below it what each method asks for.

    A candidate is assessed in one or two situations; the other rows stay unticked.
    """
    known = [
        (_("Observation grid, filled in and signed"), _("Every assessment")),
        *((row.evidence, row.title) for row in micro_skill.situations.all()),
        *[("", "")] * EMPTY_ROWS,
    ]
    rows = [[str(number), evidence, origin, "", "", ""] for number, (evidence, origin) in enumerate(known, start=1)]
    columns = [
        Column(_("No."), 4),
        Column(_("Evidence"), 42),
        Column(_("Belongs to"), 18),
        Column(_("Collected"), 9, is_tick=True),
        Column(_("Where it is kept"), 15),
        Column(_("Delete on"), 12),
    ]
    return Part(
        title=_("List of evidence"),
        before=[Fields([_("Candidate (name or number)")])],
        grid=Grid("Evidence", columns, rows, room=2),
        after=[*_by_method(methods), Heading(_("How long to keep it")), Words(keeping())],
        landscape=True,
    )


def _by_method(methods: "list[AssessmentMethodPage]") -> list[Block]:
    facts = [(method.title, plain_lines(method.evidence)) for method in methods]
    return [Heading(_("Evidence to keep")), Facts(facts)] if facts else []


def keeping() -> str:
    """Return how long this platform proposes to keep what an assessment leaves (guide, chapter on badges)."""
    return _(
        "Proposal of this platform: notes and photos six months after the decision; recordings until 60 days after "
        "the time for asking a second look; the grid and the decision up to ten years, while the badge can be used."
    )
