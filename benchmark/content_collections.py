"""Content files of the benchmarking report."""

from common.content_files.collections import Collection

from .models import BenchmarkIndexPage, CountryPage, InterviewQuestion, PracticePage, ReportSectionPage

COLLECTIONS = [
    Collection(InterviewQuestion, "questions"),
    Collection(BenchmarkIndexPage, "benchmark-index.yaml", single=True),
    Collection(ReportSectionPage, "sections", parent="benchmark"),
    Collection(PracticePage, "practices", parent="benchmark"),
    Collection(CountryPage, "countries", parent="benchmark"),
]
