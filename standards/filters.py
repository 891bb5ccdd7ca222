"""Reads what a reader chose in the catalogue from the query string, whatever it holds."""

from collections.abc import Sequence
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
from wagtail.models import Locale

from common.filter_fields import ValueField, ValuesField, ignored_value, notices_of
from standards.catalogue import words
from standards.catalogue.facets import FACETS
from standards.catalogue.index import BY_CODE, ORDER_BY, FacetIndex
from standards.catalogue.selection import ORDERS, VIEWS, Selection
from standards.models import Card

MAX_WORDS = 200
# Beyond every list.
LAST_PAGE = 10**9


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
        return notices_of(self.form, self._notice)

    def _notice(self, name: str, text: str) -> str:
        if name == "page":
            return _("“%s” is not a page number: this is the first page.") % text
        labels = {"order": _("Order"), "view": _("View")}
        return ignored_value(labels.get(name) or str(self.form.fields[name].label), text)
