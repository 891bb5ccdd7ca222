"""The European standard elements to describe a micro-credential.

Council Recommendation of 16 June 2022 on a European approach to micro-credentials for lifelong learning
and employability (2022/C 243/02), Annex I: eleven mandatory elements and a list of optional ones.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

if TYPE_CHECKING:
    from standards.models import AssessmentMethodPage, MicroSkill


@dataclass(frozen=True)
class Element:
    """One element of Annex I as it stands for a micro-skill.

    `value` is empty when the standard does not fill it yet. `at_issue` elements are only known when a
    credential is issued to a person, and are not missing before that.
    """

    key: str
    name: str | Promise
    value: str
    mandatory: bool
    at_issue: bool = False

    @property
    def missing(self) -> bool:
        return not self.value and not self.at_issue


def elements(micro_skill: "MicroSkill", methods: "list[AssessmentMethodPage]") -> list[Element]:
    """Return the elements of Annex I in the order of the Recommendation.

    `methods` are the assessment methods in the reader's language. Costs no query when the rows of
    `micro_skill` were fetched along (`MicroSkillQuerySet.for_sheet`).
    """
    body = micro_skill.awarding_body
    if body and not body.live:
        body = None
    outcomes = len(micro_skill.outcomes.all())
    counted = ngettext("%d learning outcome, listed above", "%d learning outcomes, listed above", outcomes) % outcomes
    return [
        Element("learner", _("Identification of the learner"), "", mandatory=True, at_issue=True),
        Element("title", _("Title of the micro-credential"), micro_skill.title, mandatory=True),
        Element(
            "issuer_country",
            _("Country or region of the issuer"),
            body.get_country_display() if body else "",
            mandatory=True,
        ),
        Element("awarding_body", _("Awarding body"), body.name if body else "", mandatory=True),
        Element("issue_date", _("Date of issuing"), "", mandatory=True, at_issue=True),
        Element("learning_outcomes", _("Learning outcomes"), counted if outcomes else "", mandatory=True),
        Element("workload", _("Notional workload"), workload(micro_skill), mandatory=True),
        Element(
            "level", _("Level of the learning experience (EQF)"), micro_skill.get_eqf_level_display(), mandatory=True
        ),
        Element("assessment_type", _("Type of assessment"), ", ".join(page.title for page in methods), mandatory=True),
        Element(
            "participation_form",
            _("Form of participation in the learning activity"),
            micro_skill.get_participation_display(),
            mandatory=True,
        ),
        Element(
            "quality_assurance",
            _("Type of quality assurance"),
            micro_skill.get_quality_assurance_display(),
            mandatory=True,
        ),
        Element("prerequisites", _("Prerequisites"), micro_skill.prerequisites, mandatory=False),
        Element(
            "supervision",
            _("Supervision and identity check during assessment"),
            micro_skill.get_supervision_display(),
            mandatory=False,
        ),
        Element("grade", _("Grade achieved"), "", mandatory=False, at_issue=True),
        Element(
            "stackability", _("Integration and stackability"), micro_skill.get_stackability_display(), mandatory=False
        ),
        Element("further_information", _("Further information"), micro_skill.further_information, mandatory=False),
    ]


def workload(micro_skill: "MicroSkill") -> str:
    """Return the workload in words: hours, and ECTS credits when there are any; empty when unknown."""
    parts = []
    if micro_skill.workload_hours:
        hours = micro_skill.workload_hours
        parts.append(ngettext("%d hour", "%d hours", hours) % hours)
    if micro_skill.ects:
        points = micro_skill.ects.normalize()
        text = ngettext("%s ECTS credit", "%s ECTS credits", 1 if points == 1 else 2)
        parts.append(text % number_format(points))
    return ", ".join(parts)


def completeness(items: list[Element]) -> tuple[int, int]:
    """Return how many mandatory elements that a standard can fill are filled, and how many there are."""
    countable = [item for item in items if item.mandatory and not item.at_issue]
    return sum(not item.missing for item in countable), len(countable)
