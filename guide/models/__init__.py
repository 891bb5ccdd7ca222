"""Models of the guide, one module per concept."""

from .chapter import ChapterMethod, ChapterMicroSkill, ChapterReference, ChapterTerm, GuideChapterPage
from .glossary import GlossaryTerm
from .guide_index import GuideIndexPage

__all__ = [
    "ChapterMethod",
    "ChapterMicroSkill",
    "ChapterReference",
    "ChapterTerm",
    "GlossaryTerm",
    "GuideChapterPage",
    "GuideIndexPage",
]
