"""Questions that the benchmark answers, each named once."""

from typing import TYPE_CHECKING

from django.db.models import Prefetch, QuerySet
from wagtail.models import Locale

if TYPE_CHECKING:
    from .models import BenchmarkIndexPage, CountryPage, InterviewQuestion, PracticePage, ReportSectionPage


def public_practices(index: "BenchmarkIndexPage") -> "QuerySet[PracticePage]":
    """Return the practices that readers of one language may see, with all that lists show, in the report's order."""
    from .models import PracticePage

    return (
        PracticePage.objects.child_of(index)
        .live()
        .public()
        .select_related("partner")
        .prefetch_related("key_elements", "grid", "target_groups")
        .order_by("number", "path")
    )


def with_references(practices: "QuerySet[PracticePage]") -> "QuerySet[PracticePage]":
    """Fetch the sources of practices along."""
    from .models import PracticeReference

    return practices.prefetch_related(Prefetch("references", PracticeReference.objects.select_related("reference")))


def public_countries(index: "BenchmarkIndexPage") -> "QuerySet[CountryPage]":
    """Return the pages of countries that readers of one language may see."""
    from .models import CountryPage

    return CountryPage.objects.child_of(index).live().public()


def public_sections(index: "BenchmarkIndexPage") -> "QuerySet[ReportSectionPage]":
    """Return the sections that readers of one language may see."""
    from .models import ReportSectionPage

    return ReportSectionPage.objects.child_of(index).live().public()


def questions_in(locale: Locale) -> "QuerySet[InterviewQuestion]":
    """Return the published questions of a language with their answers."""
    from .models import InterviewQuestion

    return InterviewQuestion.objects.published_in(locale).select_related("reference").prefetch_related("answers")


def index_of(locale: Locale) -> "BenchmarkIndexPage | None":
    """Return the published page of the report in a language."""
    from .models import BenchmarkIndexPage

    return BenchmarkIndexPage.objects.live().public().filter(locale=locale).first()
