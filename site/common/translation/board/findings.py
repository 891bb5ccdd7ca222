"""The report of what the checks find in the translations of one language."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import django_filters
from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from common.models import TranslationStatus

from ..checks import Finding
from ..progress import Piece, findings_of, pieces_of, read
from .listing import LenientFilterSet, language_choices, language_name, open_url, target_locales, type_name

PAGE_SIZE = 20
LEVELS = [("error", _("Errors")), ("warning", _("Warnings"))]


class FindingsFilterSet(LenientFilterSet):
    """What an editor can ask of the report; applies to the statuses of one language."""

    language = django_filters.ChoiceFilter(label=_("Language"), method="unchanged", empty_label=None)
    level = django_filters.ChoiceFilter(
        label=_("Level"), choices=LEVELS, method="unchanged", empty_label=_("Errors and warnings")
    )
    code = django_filters.ChoiceFilter(label=_("Kind"), method="unchanged", empty_label=_("All kinds"))

    def __init__(self, data: QueryDict, *, locales: list[Locale]) -> None:
        super().__init__(data, TranslationStatus.objects.all())
        self.filters["language"].extra["choices"] = language_choices(locales)
        self.filters["code"].extra["choices"] = [(code, code) for code in known_codes()]

    def unchanged(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset


def known_codes() -> list[str]:
    """Return the kinds of findings that occur somewhere."""
    noted = TranslationStatus.objects.exclude(codes="").order_by().values_list("codes", flat=True).distinct()
    return sorted({code.split(":", 1)[1] for codes in noted for code in codes.split()})


@dataclass(frozen=True)
class Place:
    """One finding and the text it is about."""

    finding: "Finding"
    source: str
    translated: str
    url: str

    @property
    def is_error(self) -> bool:
        return self.finding.level == "error"


@dataclass(frozen=True)
class ObjectFindings:
    """An object and what was found in it, errors first."""

    title: str
    type: str
    url: str
    places: list[Place]


class Report:
    """The report as it was asked for; `locale` is None while there is no language to translate into.

    Costs the same number of queries for any number of objects.
    """

    def __init__(self, data: QueryDict, preferred: Iterable[Locale]) -> None:
        self.locales = target_locales()
        by_code = {locale.language_code: locale for locale in self.locales}
        first = next((by_code[one.language_code] for one in preferred if one.language_code in by_code), None)
        default = first or next(iter(self.locales), None)
        data = data.copy()
        if default and not data.get("language"):
            data["language"] = default.language_code
        self.filter = FindingsFilterSet(data, locales=self.locales)
        self.problems = self.filter.problems
        asked = self.filter.form.cleaned_data
        self.level, self.code = asked.get("level") or "", asked.get("code") or ""
        self.locale: Locale | None = by_code.get(asked.get("language") or "", default)

    @property
    def language(self) -> str:
        """Return the name of the language reported on, in the language of the interface."""
        return language_name(self.locale) if self.locale else ""

    def page(self, number: str | None) -> ResultPage:
        """Return a page of objects; an odd number leads to the first or the last page."""
        page = Paginator(self._statuses(), PAGE_SIZE).get_page(number)
        page.object_list = self._objects(list(page.object_list))
        return page

    def _statuses(self) -> QuerySet:
        found = TranslationStatus.objects.filter(locale=self.locale)
        if self.code:
            levels = [self.level] if self.level else [level for level, _name in LEVELS]
            wanted = Q()
            for level in levels:
                wanted |= Q(codes__contains=f" {level}:{self.code} ")
            found = found.filter(wanted)
        elif self.level:
            found = found.filter(**{"errors__gt" if self.level == "error" else "warnings__gt": 0})
        else:
            found = found.filter(Q(errors__gt=0) | Q(warnings__gt=0))
        return found.order_by("-errors", "-warnings", "title", "translation_key")

    def _objects(self, statuses: list[TranslationStatus]) -> list[ObjectFindings]:
        if self.locale is None:
            return []
        pieces = pieces_of([status.translation_key for status in statuses], [self.locale])
        return [self._object(status, pieces[status.translation_key, self.locale.pk]) for status in statuses]

    def _object(self, status: TranslationStatus, pieces: list[Piece]) -> ObjectFindings:
        url = open_url(status.translation_key, self.locale)
        found = findings_of(pieces, status.content_type_id, self.locale.language_code)
        places = [
            Place(
                finding,
                piece.text,
                read(piece.translated),
                f"{url}#text-{piece.segment_id}" if piece.segment_id else url,
            )
            for piece, findings in zip(pieces, found, strict=True)
            for finding in findings
            if self._is_wanted(finding)
        ]
        places.sort(key=lambda place: not place.is_error)
        return ObjectFindings(status.title, type_name(status.content_type_id), url, places)

    def _is_wanted(self, finding: Any) -> bool:
        return self.level in ("", finding.level) and self.code in ("", finding.code)
