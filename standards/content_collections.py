"""Content files of the catalogue."""

from common.content_files.collections import Collection

from .models import (
    Activity,
    AssessmentMethodIndexPage,
    AssessmentMethodPage,
    CompetenceStandardPage,
    MicroSkill,
    StandardsIndexPage,
)

COLLECTIONS = [
    Collection(Activity, "activities.yaml"),
    Collection(StandardsIndexPage, "standards-index.yaml", single=True),
    Collection(AssessmentMethodIndexPage, "methods-index.yaml", single=True),
    Collection(AssessmentMethodPage, "methods", parent="methods"),
    Collection(MicroSkill, "micro-skills"),
    Collection(CompetenceStandardPage, "standards", parent="standards"),
]
