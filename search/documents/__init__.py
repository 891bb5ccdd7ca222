"""What can be found: every public object of every app, as entries of the full-text index.

An app joins by a subclass of `PageSource` or `SnippetSource` for each of its models, added to the list below.
"""

from .benchmark import BenchmarkIndexSource, CountrySource, PracticeSource, QuestionSource, ReportSectionSource
from .micro_skills import MicroSkillSource
from .pages import (
    ChapterSource,
    ContentPageSource,
    GuideIndexSource,
    HomeSource,
    MethodIndexSource,
    MethodSource,
    PageSource,
    StandardsIndexSource,
    StandardSource,
)
from .snippets import SnippetSource
from .source import Source, model_of
from .terms import TermSource

# In the order in which kinds are shown.
SOURCES: tuple[Source, ...] = (
    MicroSkillSource(),
    StandardSource(),
    MethodSource(),
    ChapterSource(),
    TermSource(),
    PracticeSource(),
    CountrySource(),
    QuestionSource(),
    HomeSource(),
    StandardsIndexSource(),
    MethodIndexSource(),
    GuideIndexSource(),
    BenchmarkIndexSource(),
    ReportSectionSource(),
    ContentPageSource(),
)

__all__ = ["SOURCES", "PageSource", "SnippetSource", "Source", "model_of"]
