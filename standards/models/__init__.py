"""Models of the catalogue, one module per concept."""

from .activity import Activity
from .card import Card, Rung
from .method import AssessmentMethodIndexPage, AssessmentMethodPage, GridCriterion, MethodReference
from .micro_skill import MicroSkill
from .micro_skill_rows import (
    Alignment,
    BadgeLevel,
    LearningOutcome,
    MicroSkillActivity,
    MicroSkillMethod,
    PerformanceCriterion,
    PilotCountry,
    SafetyNote,
    Situation,
)
from .standard import CompetenceStandardPage, StandardMicroSkill, StandardReference
from .standards_index import StandardsIndexPage

__all__ = [
    "Activity",
    "Alignment",
    "AssessmentMethodIndexPage",
    "AssessmentMethodPage",
    "BadgeLevel",
    "Card",
    "CompetenceStandardPage",
    "GridCriterion",
    "LearningOutcome",
    "MethodReference",
    "MicroSkill",
    "MicroSkillActivity",
    "MicroSkillMethod",
    "PerformanceCriterion",
    "PilotCountry",
    "Rung",
    "SafetyNote",
    "Situation",
    "StandardMicroSkill",
    "StandardReference",
    "StandardsIndexPage",
]
