"""The benchmarking report: practices, countries, interview questions, sections."""

from collections.abc import Collection, Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale

from benchmark.findings import findings_of, grid_of
from benchmark.models import BenchmarkIndexPage, CountryPage, InterviewQuestion, PracticePage, ReportSectionPage
from benchmark.models.country import by_aspect
from common.fulltext import Entry, Kind, Section

from .pages import PageSource, PlainPageSource
from .snippets import SnippetSource
from .texts import plain, section


class PracticeSource(PageSource):
    kind, model, label = Kind.PRACTICE, PracticePage, gettext_lazy("Practice")
    rows = ("key_elements", "grid", "target_groups")

    def labels(self, page: PracticePage) -> tuple[str, ...]:
        return tuple(filter(None, (page.original_title, page.get_country_display())))

    def sections(self, page: PracticePage) -> Iterator[Section]:
        findings = (text for found in findings_of(page) for text in (str(found.element.label), found.note))
        yield from section("s-elements", _("The four key elements"), *findings)
        yield from section("s-rows", _("On the 17 rows of the report's grid"), *(row.text for row in grid_of(page)))
        yield from section("s-lesson", _("What it teaches"), plain(page.lesson))
        yield from section("", "", *page.group_labels)


class CountrySource(PageSource):
    kind, model, label = Kind.COUNTRY, CountryPage, gettext_lazy("Country")
    rows = ("points",)

    def sections(self, page: CountryPage) -> Iterator[Section]:
        for aspect in by_aspect(page.points.all()):
            yield from section(f"s-{aspect.name}", aspect.label, *(point.text for point in aspect.points))
        yield from section("s-answers", _("Interview"), page.interviewee)


class QuestionSource(SnippetSource):
    """A question belongs to the site on which its language's report is published."""

    kind, model, label = Kind.QUESTION, InterviewQuestion, gettext_lazy("Interview question")
    index_model = BenchmarkIndexPage

    def fetch(self, pks: Collection[int]) -> Iterable[InterviewQuestion]:
        return InterviewQuestion.objects.filter(pk__in=pks).select_related("locale").prefetch_related("answers")

    def entry(self, question: InterviewQuestion, site_id: int) -> Entry:
        answers = (text for answer in question.answers.all() for text in (answer.get_country_display(), answer.text))
        return Entry(
            kind=self.kind,
            pk=question.pk,
            key=question.translation_key,
            language=question.locale.language_code,
            site_id=site_id,
            code="",
            title=question.name,
            summary=question.question,
            labels=(),
            sections=(*section("", "", *answers, plain(question.summary)),),
        )

    def addresses(self, pks: Collection[int], locale: Locale, index_url: str) -> dict[int, str]:
        questions = InterviewQuestion.objects.published_in(locale).filter(pk__in=pks).only("slug")
        return {question.pk: f"{index_url}{question.public_path}" for question in questions}


class BenchmarkIndexSource(PlainPageSource):
    model = BenchmarkIndexPage


class ReportSectionSource(PlainPageSource):
    model = ReportSectionPage
