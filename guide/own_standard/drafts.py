"""The sheet as the catalogue's own model, held in memory only, so that its ways of showing a sheet serve here."""

from decimal import Decimal
from typing import Any

from django.db.models import Model

from common.models import Organisation
from standards.models import (
    BadgeLevel,
    LearningOutcome,
    MicroSkill,
    PerformanceCriterion,
    SafetyNote,
    Situation,
)

from .sheets import Sheet

NUMBERS = ("eqf_level", "workload_hours", "assessment_minutes")
WORDS = (
    "title", "statement", "plain_summary", "category", "target_group", "prerequisites", "further_information",
    "participation", "supervision", "stackability", "quality_assurance",
)  # fmt: skip


def as_micro_skill(sheet: Sheet) -> MicroSkill:
    """Return an unsaved micro-skill with the words and rows of the sheet. It has no language of the site."""
    skill = MicroSkill(
        **{name: sheet[name] for name in WORDS},
        **{name: None if sheet[name] == "" else sheet[name] for name in NUMBERS},
        ects=Decimal(sheet["ects"]) if sheet["ects"] else None,
        is_proposal=False,
    )
    if sheet["organisation"] or sheet["country"]:
        # The country is in the organisation's own words; a closed list of five would keep others out.
        skill.awarding_body = Organisation(name=sheet["organisation"], country=sheet["country"])
    skill.outcomes = _rows(LearningOutcome, sheet["outcomes"])
    skill.criteria = _rows(PerformanceCriterion, [{"text": text} for text in sheet["criteria"]])
    skill.badge_levels = _rows(BadgeLevel, sheet["badge_levels"])
    skill.situations = _rows(Situation, sheet["situations"])
    skill.safety_notes = _rows(SafetyNote, [{"text": text} for text in sheet["safety_notes"]])
    return skill


def _rows(model: type[Model], rows: list[dict[str, Any]]) -> list[Model]:
    return [model(sort_order=place, **row) for place, row in enumerate(rows)]
