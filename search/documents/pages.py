"""Pages: standards, methods, chapters and plain ones."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.fulltext import Entry, Kind, Section
from common.sites import SiteRoots
from guide.models import GuideChapterPage, GuideIndexPage
from home.models import ContentPage, HomePage
from standards.models import (
    AssessmentMethodIndexPage,
    AssessmentMethodPage,
    CompetenceStandardPage,
    StandardsIndexPage,
)

from .source import Source
from .texts import plain, section, stream_sections, stream_text


class PageSource(Source):
    """The pages of one model. Subclasses say which sections a page has."""

    rows: tuple[str, ...] = ()

    def visible(self, pks: Collection[int] | None = None) -> dict[int, int]:
        pages = self.model.objects.live().public()
        if pks is not None:
            pages = pages.filter(pk__in=pks)
        roots = SiteRoots()
        places = ((pk, roots.site_of(path)) for pk, path in pages.values_list("pk", "path"))
        return {pk: site for pk, site in places if site is not None}

    def fetch(self, pks: Collection[int]) -> Iterable[Any]:
        return self.model.objects.filter(pk__in=pks).select_related("locale").prefetch_related(*self.rows)

    def entry(self, page: Any, site_id: int) -> Entry:
        return Entry(
            kind=self.kind,
            pk=page.pk,
            key=page.translation_key,
            language=page.locale.language_code,
            site_id=site_id,
            code="",
            title=page.title,
            summary=page.summary,
            labels=self.labels(page),
            sections=tuple(self.sections(page)),
        )

    def labels(self, page: Any) -> tuple[str, ...]:
        """Return other names of a page: its large title, where it has one."""
        headline = getattr(page, "headline", "")
        return (headline,) if headline and headline != page.title else ()

    def sections(self, page: Any) -> Iterator[Section]:
        """Yield the sections of a page in the order of reading, with anchors that its template gives."""
        yield from stream_sections(page.body)


class StandardSource(PageSource):
    kind, model, label = Kind.STANDARD, CompetenceStandardPage, gettext_lazy("Competence standard")

    def sections(self, page: CompetenceStandardPage) -> Iterator[Section]:
        yield from section("s-scope", _("What it covers"), plain(page.scope))
        yield from section("s-context", _("Why it matters"), plain(page.context))
        yield from section("s-progression", _("Where it leads"), plain(page.progression))


class MethodSource(PageSource):
    kind, model, label = Kind.METHOD, AssessmentMethodPage, gettext_lazy("Assessment method")
    rows = ("grid",)

    def sections(self, page: AssessmentMethodPage) -> Iterator[Section]:
        yield from section("s-words", _("In simple words"), page.in_simple_words)
        yield from section("s-when", _("When to use it"), plain(page.when_to_use))
        yield from section("s-when-not", _("When not to use it"), plain(page.when_not_to_use))
        yield from section("s-steps", _("Step by step"), stream_text(page.steps))
        yield from section("s-conditions", _("What you need"), plain(page.conditions))
        yield from section(
            "s-supervision",
            _("Supervision and identity"),
            page.get_supervision_display(),
            plain(page.supervision_note),
        )
        yield from section("s-evidence", _("Evidence to keep"), plain(page.evidence))
        cells = (
            text
            for row in page.grid.all()
            for text in (row.criterion, row.not_yet, row.with_help, row.alone, row.expert)
        )
        yield from section("s-grid", _("Evaluation grid"), *cells)
        yield from section("s-cost", _("Time and cost"), plain(page.time_and_cost))
        yield from section("s-countries", _("What the countries do"), stream_text(page.country_notes))


class ChapterSource(PageSource):
    kind, model, label = Kind.CHAPTER, GuideChapterPage, gettext_lazy("Guide chapter")

    def sections(self, page: GuideChapterPage) -> Iterator[Section]:
        yield from section("s-words", _("In simple words"), plain(page.in_simple_words))
        yield from stream_sections(page.body)


class PlainPageSource(PageSource):
    kind, label = Kind.PAGE, gettext_lazy("Page")


class HomeSource(PlainPageSource):
    model = HomePage
    rows = ("readers",)

    def sections(self, page: HomePage) -> Iterator[Section]:
        texts = (text for row in page.readers.all() for text in (row.audience, row.need))
        yield from section("", "", *texts)
        yield from stream_sections(page.body)


class ContentPageSource(PlainPageSource):
    model = ContentPage


class StandardsIndexSource(PlainPageSource):
    model = StandardsIndexPage


class MethodIndexSource(PlainPageSource):
    model = AssessmentMethodIndexPage


class GuideIndexSource(PlainPageSource):
    model = GuideIndexPage
