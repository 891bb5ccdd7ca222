"""The benchmarking report: practices, countries, interviews, sections with figures."""

from .country import CountryPage, CountryPoint, CountryReference
from .interviews import InterviewAnswer, InterviewQuestion
from .practice import (
    GridEntry,
    KeyElementFinding,
    PracticeMethod,
    PracticePage,
    PracticeReference,
    PracticeTargetGroup,
)
from .report import BenchmarkIndexPage, ReportSectionPage, SectionReference

__all__ = [
    "BenchmarkIndexPage",
    "CountryPage",
    "CountryPoint",
    "CountryReference",
    "GridEntry",
    "InterviewAnswer",
    "InterviewQuestion",
    "KeyElementFinding",
    "PracticeMethod",
    "PracticePage",
    "PracticeReference",
    "PracticeTargetGroup",
    "ReportSectionPage",
    "SectionReference",
]
