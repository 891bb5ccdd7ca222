"""Reads what a reader chose in the catalogue from the query string, whatever it holds."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan
from django.http import HttpRequest, QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Locale

from standards.catalogue import words
from standards.catalogue.facets import FACETS
from standards.catalogue.index import BY_CODE, ORDER_BY, FacetIndex
from standards.catalogue.selection import ORDERS, VIEWS, Selection
from standards.models import Card

MAX_WORDS = 200
MAX_NAMED = 5
MAX_SHOWN = 40
# Beyond every list.
LAST_PAGE = 10**9


class ValuesField(forms.Field):
    """Any of `slugs`: keeps those that are given, in their own order, and notes the others in `ignored`.

    Never invalid; letters may be large or small.
    """

    widget = forms.SelectMultiple

    def __init__(self, *, slugs: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.slugs = slugs
        self.ignored: list[str] = []

    def clean(self, value: Iterable[str] | None) -> Any:
        known = {slug.casefold(): slug for slug in self.slugs}
        given = {text.strip(): known.get(text.strip().casefold()) for text in value or ()}
        self.ignored = [text for text, slug in given.items() if text and slug is None]
        chosen = set(given.values())
        return [slug for slug in self.slugs if slug in chosen]


class ValueField(ValuesField):
    """One of `slugs`, or an empty text."""

    widget = forms.TextInput

    def clean(self, value: str | None) -> str:
        return next(iter(super().clean([value or ""])), "")


class WordsField(forms.Field):
    """One line of text."""

    def clean(self, value: str | None) -> str:
        return " ".join((value or "").replace("\x00", " ").split())[:MAX_WORDS].strip()


class PageField(forms.Field):
    """The number of a page, 1 or more."""

    ignored: Sequence[str] = ()

    def clean(self, value: str | None) -> int:
        text = (value or "").strip()
        number = int(text) if text.isdecimal() and len(text) < 10 else LAST_PAGE * text.isdecimal()
        self.ignored = [text] if text and not number else []
        return number or 1


class FacetFilter(django_filters.Filter):
    """Keeps cards that have any of the chosen values of a facet."""

    field_class = ValuesField

    def filter(self, qs: QuerySet[Card], value: list[str]) -> QuerySet[Card]:
        beginnings = [f" {self.field_name}:"]
        # A value with others below it is written before them, with a slash.
        beginnings += [f" {self.field_name}:{above.slug}/" for above in self.parent.index.values[self.field_name]]
        texts = [f"{start}{slug}{end}" for slug in value for start in beginnings for end in (" ", "/")]
        return qs.filter(reduce(or_, (Q(_holds(text)) for text in texts))) if texts else qs


def _holds(text: str) -> GreaterThan:
    """Return a condition: a card's values hold a text. Unlike `contains`, the same on every database."""
    return GreaterThan(StrIndex("facet_values", Value(text)), 0)


class WordsFilter(django_filters.Filter):
    """Keeps cards of micro-skills in which words are found."""

    field_class = WordsField

    def filter(self, qs: QuerySet[Card], value: str) -> QuerySet[Card]:
        if not value:
            return qs
        found = words.find(value, self.parent.locale, self.parent.request)
        return qs.filter(pk__in=words.micro_skills(found)) if found else qs


class OrderFilter(django_filters.Filter):
    """Orders cards. By relevance is an order of a search's result, which a database query does not know."""

    field_class = ValueField

    def filter(self, qs: QuerySet[Card], value: str) -> QuerySet[Card]:
        return qs.order_by(*ORDER_BY.get(value, ORDER_BY[BY_CODE]))


class ViewFilter(django_filters.Filter):
    """How the cards found are shown; all of them stay."""

    field_class = ValueField

    def filter(self, qs: QuerySet[Card], value: Any) -> QuerySet[Card]:
        return qs


class PageFilter(ViewFilter):
    """Which page of them is shown; all of them stay."""

    field_class = PageField


class CatalogueFilter(django_filters.FilterSet):
    """The filters of the catalogue.

    `selection` is what was understood of the query string and `notices` say what was not. `qs` filters and orders
    in the database; it says in one place what a filter means, and pages use `FacetIndex` for speed.
    """

    q = WordsFilter()
    order = OrderFilter(slugs=list(ORDERS))
    view = ViewFilter(slugs=list(VIEWS))
    page = PageFilter()

    class Meta:
        model = Card
        fields: list[str] = []

    def __init__(self, data: QueryDict, *, locale: Locale, index: FacetIndex, request: HttpRequest) -> None:
        self.locale, self.index = locale, index
        super().__init__(data, Card.objects.filter(locale=locale), request=request)
        for facet in FACETS:
            self.filters[facet.name].extra["slugs"] = index.slugs(facet.name)

    @classmethod
    def get_filters(cls) -> dict[str, django_filters.Filter]:
        facets = {facet.name: FacetFilter(facet.name, label=facet.label) for facet in FACETS}
        return {**facets, **super().get_filters()}

    @cached_property
    def selection(self) -> Selection:
        """What was chosen, values that do not exist left out."""
        # No field is ever invalid: what it does not understand it leaves out.
        self.form.full_clean()
        given = self.form.cleaned_data
        return Selection(
            chosen={facet.name: given[facet.name] for facet in FACETS if given[facet.name]},
            words=given["q"],
            order=given["order"],
            view=given["view"] or "list",
            page=given["page"],
        )

    @cached_property
    def notices(self) -> list[str]:
        """What was not understood, in sentences; the first few values are named."""
        _understood = self.selection
        ignored = [(name, text) for name, field in self.form.fields.items() for text in getattr(field, "ignored", ())]
        notices = [self._notice(name, _printable(text)) for name, text in ignored[:MAX_NAMED]]
        more = len(ignored) - MAX_NAMED
        if more > 0:
            notices.append(ngettext("%d more value was ignored.", "%d more values were ignored.", more) % more)
        return notices

    def _notice(self, name: str, text: str) -> str:
        if name == "page":
            return _("“%s” is not a page number: this is the first page.") % text
        labels = {"order": _("Order"), "view": _("View")}
        label = labels.get(name) or str(self.form.fields[name].label)
        return _("“%(value)s” is not a value of “%(filter)s” and was ignored.") % {"value": text, "filter": label}


def _printable(text: str) -> str:
    """Return a text from an address as it may be shown: one short line."""
    shown = "".join(char if char.isprintable() else " " for char in text[: MAX_SHOWN + 1])
    return shown if len(text) <= MAX_SHOWN else f"{shown[:MAX_SHOWN]}…"
