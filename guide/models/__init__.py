"""Models of the guide, one module per concept."""

from .chapter import (
    ChapterChange,
    ChapterMethod,
    ChapterMicroSkill,
    ChapterReference,
    ChapterTerm,
    GuideChapterPage,
)
from .glossary import GlossaryTerm
from .guide_index import GuideIndexPage

__all__ = [
    "ChapterChange",
    "ChapterMethod",
    "ChapterMicroSkill",
    "ChapterReference",
    "ChapterTerm",
    "GlossaryTerm",
    "GuideChapterPage",
    "GuideIndexPage",
]
