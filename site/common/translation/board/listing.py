"""The translation board: every object in every language, what can be asked of it and what waits for whom."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

import django_filters
from django import forms
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.db.models import Case, Count, IntegerField, Q, QuerySet, Sum, Value, When
from django.http import QueryDict
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from common.models import LanguageTeam, TranslationStatus
from common.text import fold

from ..lookup import source_locale
from ..progress import content_models
from ..roles import languages_of, may_review

PAGE_SIZE = 50
State = TranslationStatus.State
FOR_TRANSLATORS = [State.MISSING, State.DRAFT, State.MACHINE, State.STALE]
FOR_REVIEWERS = [State.REVIEW]
SORTS = {
    "type": ["type_order", "title"],
    "title": ["title"],
    "-title": ["-title"],
    "words": ["words", "title"],
    "-words": ["-words", "title"],
}


def target_locales() -> list[Locale]:
    """Return the languages to translate into, in the order of the settings."""
    order = [code for code, _name in settings.LANGUAGES]
    locales = Locale.objects.exclude(pk=source_locale().pk)
    return sorted(
        locales,
        key=lambda locale: (
            order.index(locale.language_code) if locale.language_code in order else len(order),
            locale.language_code,
        ),
    )


def language_name(locale: Locale) -> str:
    """Return the name of a language in the language of the interface."""
    try:
        return capfirst(get_language_info(locale.language_code)["name_translated"])
    except KeyError:
        return str(locale)


def language_choices(locales: Iterable[Locale]) -> list[tuple[str, str]]:
    """Return (code, name in the language of the interface) for a list to choose from."""
    return [(locale.language_code, language_name(locale)) for locale in locales]


def waiting_for(user: Any) -> Q:
    """Return which statuses wait for `user`: what to translate in their languages, and what to review in theirs.

    Members of no team who may review a language, such as publishers, have its reviews waiting for them.
    """
    groups = set(user.groups.values_list("pk", flat=True))
    teams = [team for team in LanguageTeam.objects.all() if {team.translators_id, team.reviewers_id} & groups]
    waiting = Q(pk__in=[])
    for team in teams:
        states = FOR_TRANSLATORS if team.translators_id in groups else []
        states = states + FOR_REVIEWERS if team.reviewers_id in groups else states
        waiting |= Q(locale__language_code=team.language_code, state__in=states)
    if not teams:
        locales = [locale.pk for locale in languages_of(user) if may_review(user, locale)]
        waiting |= Q(locale__in=locales, state__in=FOR_REVIEWERS)
    return waiting


def waiting_by_locale(user: Any) -> list[tuple[Locale, int]]:
    """Return for how many objects of each language something waits for `user`; languages without any are left out."""
    counts = dict(
        TranslationStatus.objects.filter(waiting_for(user))
        .values("locale")
        .annotate(n=Count("pk"))
        .values_list("locale", "n")
    )
    return [(locale, counts[locale.pk]) for locale in target_locales() if locale.pk in counts]


def type_labels() -> dict[str, str]:
    """Return the kinds of objects by their label in addresses ("standards.microskill"), in order of their names."""
    labels = {model._meta.label_lower: capfirst(str(model._meta.verbose_name)) for model in content_models()}
    return dict(sorted(labels.items(), key=lambda item: fold(item[1])))


class LenientFilterSet(django_filters.FilterSet):
    """A filter set that applies what it understands; what it does not is in `problems`."""

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        for name, value in self.form.cleaned_data.items():
            queryset = self.filters[name].filter(queryset, value)
        return queryset

    @property
    def problems(self) -> list[str]:
        """Return what is wrong with the values asked for, in words."""
        fields = self.form.fields
        return [f"{fields[name].label}: {error}" for name, errors in self.errors.items() for error in errors]


class BoardFilterSet(LenientFilterSet):
    """What an editor can ask of the board; applies to statuses."""

    q = django_filters.CharFilter(label=_("Title"), method="with_title", max_length=200)
    type = django_filters.ChoiceFilter(label=_("Type"), method="of_type", empty_label=_("All types"))
    language = django_filters.ChoiceFilter(
        label=_("Language"), field_name="locale__language_code", empty_label=_("All languages")
    )
    state = django_filters.ChoiceFilter(label=_("State"), choices=State.choices, empty_label=_("All states"))
    waiting = django_filters.BooleanFilter(
        label=_("Only what waits for me"), method="waiting_for_me", widget=forms.CheckboxInput
    )
    sort = django_filters.ChoiceFilter(
        label=_("Order"), choices=[(name, name) for name in SORTS], method="unchanged", widget=forms.HiddenInput
    )

    def __init__(self, data: QueryDict, *, locales: Sequence[Locale], user: Any) -> None:
        super().__init__(data, TranslationStatus.objects.all())
        self.user = user
        self.filters["type"].extra["choices"] = list(type_labels().items())
        self.filters["language"].extra["choices"] = language_choices(locales)

    def of_objects(self) -> QuerySet:
        """Return the statuses of the chosen objects in every language and state."""
        chosen = self.queryset.all()
        for name in ("q", "type"):
            chosen = self.filters[name].filter(chosen, self.form.cleaned_data.get(name))
        return chosen

    @cached_property
    def _titles(self) -> set[str]:
        wanted = fold(self.form.cleaned_data["q"]).split()
        titles = self.queryset.order_by().values_list("title", flat=True).distinct()
        return {title for title in titles if all(word in fold(title) for word in wanted)}

    def with_title(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        # Neither database finds "Évaluer" by "evaluer" without an extension.
        return queryset.filter(title__in=self._titles)

    def of_type(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(content_type=ContentType.objects.get_for_model(apps.get_model(value)))

    def waiting_for_me(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        return queryset.filter(waiting_for(self.user)) if value else queryset

    def unchanged(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset


@dataclass(frozen=True)
class Row:
    """One object; `cells` has one status, or None, per language shown."""

    title: str
    type: str
    words: int
    cells: list[tuple[TranslationStatus | None, str]]


@dataclass
class Total:
    """How far everything chosen is translated into one language; `states` counts objects."""

    locale: Locale
    texts: int = 0
    translated: int = 0
    words: int = 0
    findings: int = 0
    states: dict[str, int] = field(default_factory=dict)

    @property
    def percent(self) -> int:
        """Return how many texts are translated; 100 only when nothing is left."""
        return 100 * self.translated // self.texts if self.texts else 100

    @property
    def named_states(self) -> list[tuple[str, str, int]]:
        """Return (state, its name, number of objects) of the states that occur."""
        return [(state.value, state.label, self.states[state]) for state in State if state in self.states]


class Board:
    """The board as one user asked for it.

    Costs the same number of queries for any number of objects.
    """

    def __init__(self, data: QueryDict, user: Any) -> None:
        self.locales = target_locales()
        self.filter = BoardFilterSet(data, locales=self.locales, user=user)
        self.problems = self.filter.problems
        self.asked = self.filter.form.cleaned_data
        self.sort = self.asked.get("sort") or "type"

    @property
    def shown(self) -> list[Locale]:
        """Return the languages that have a column."""
        code = self.asked.get("language")
        return [locale for locale in self.locales if code in (None, "", locale.language_code)]

    @property
    def is_filtered(self) -> bool:
        """Tell whether something was asked for that leaves objects out."""
        return any(value for name, value in self.asked.items() if name != "sort")

    def page(self, number: str | None) -> ResultPage:
        """Return a page of rows; an odd number leads to the first or the last page."""
        page = Paginator(self._objects(), PAGE_SIZE).get_page(number)
        page.object_list = self._rows(list(page.object_list))
        return page

    def totals(self) -> list[Total]:
        """Return the totals of each language over the objects chosen by type and title."""
        totals = {locale.pk: Total(locale) for locale in self.locales}
        sums = self.filter.of_objects().order_by().values("locale", "state")
        for group in sums.annotate(
            objects=Count("pk"),
            texts=Sum("total"),
            done=Sum("translated"),
            words=Sum("words_to_do"),
            findings=Sum("errors") + Sum("warnings"),
        ):
            total = totals.get(group["locale"])
            if total is not None:
                total.states[group["state"]] = group["objects"]
                total.texts += group["texts"]
                total.translated += group["done"]
                total.words += group["words"]
                total.findings += group["findings"]
        return list(totals.values())

    def lines(self) -> Iterator[TranslationStatus]:
        """Yield every status that matches, by type, title and language."""
        found = self._ordered(self.filter.qs).order_by(
            "type_order", "title", "translation_key", "locale__language_code"
        )
        yield from found.select_related("locale").iterator(chunk_size=2000)

    def _objects(self) -> QuerySet:
        """Return the objects of which a status matches, with the words to do in those that match."""
        found = self._ordered(self.filter.qs.order_by()).values(
            "translation_key", "content_type", "title", "type_order"
        )
        return found.annotate(words=Sum("words_to_do")).order_by(*SORTS[self.sort], "translation_key")

    @staticmethod
    def _ordered(queryset: QuerySet) -> QuerySet:
        """Add the place of each type in the order of their names."""
        types = [ContentType.objects.get_for_model(apps.get_model(label)).pk for label in type_labels()]
        places = [When(content_type=pk, then=Value(place)) for place, pk in enumerate(types)]
        return queryset.annotate(type_order=Case(*places, default=Value(len(types)), output_field=IntegerField()))

    def _rows(self, objects: Iterable[dict[str, Any]]) -> list[Row]:
        objects = list(objects)
        cells: dict[tuple[UUID, int], TranslationStatus] = {
            (status.translation_key, status.locale_id): status
            for status in TranslationStatus.objects.filter(
                translation_key__in=[obj["translation_key"] for obj in objects], locale__in=self.shown
            )
        }
        return [
            Row(
                obj["title"],
                type_name(obj["content_type"]),
                obj["words"],
                [
                    (
                        status := cells.get((obj["translation_key"], locale.pk)),
                        open_url(obj["translation_key"], locale, status),
                    )
                    for locale in self.shown
                ],
            )
            for obj in objects
        ]


def type_name(content_type_id: int) -> str:
    """Return what objects of a type are called; costs no query."""
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    return capfirst(str(model._meta.verbose_name)) if model else ""


def open_url(key: UUID, locale: Locale, status: TranslationStatus | None = None) -> str:
    """Return the address that opens an object in the editor of a language, at its first text to do if it has one."""
    has_work = status is not None and (status.words_to_do or status.state == State.MACHINE)
    return reverse("translation:open", args=[key, locale.language_code]) + ("?to-do" if has_work else "")
