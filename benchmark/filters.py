"""What practices can be filtered by, and what a reader chose of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.countries import Country
from common.filter_fields import ValueField, ValuesField, notices_of

from .findings import findings_of
from .vocabulary import KeyElement, TargetGroup, Verdict

if TYPE_CHECKING:
    from .models import PracticePage

LIST, MATRIX = "list", "matrix"
VIEWS: dict[str, "str | Promise"] = {LIST: _("List"), MATRIX: _("Matrix")}


@dataclass(frozen=True)
class Facet:
    """A property of practices to filter by.

    `values_of` returns the values that a practice has, `labels` all values there are, in the order they are shown.
    """

    name: str
    label: "str | Promise"
    values_of: "Callable[[PracticePage], set[str]]"
    labels: Mapping[str, "str | Promise"]


def facets_for(practices: "Sequence[PracticePage]") -> list[Facet]:
    """Return the facets of a list of practices, in the order they are shown and written in addresses."""
    partners = {page.partner.slug: page.partner.short_name for page in practices if page.shown_partner}
    return [
        Facet("country", _("Country"), lambda page: {page.country}, dict(Country.choices)),
        Facet("partner", _("Collected by"), _partner, dict(sorted(partners.items(), key=lambda pair: pair[1]))),
        *(Facet(element.value, element.label, _verdict_on(element), dict(Verdict.choices)) for element in KeyElement),
        Facet("target", _("Target group"), lambda page: set(page.groups), dict(TargetGroup.choices)),
    ]


def _partner(page: "PracticePage") -> set[str]:
    return {page.shown_partner.slug} if page.shown_partner else set()


def _verdict_on(element: KeyElement) -> "Callable[[PracticePage], set[str]]":
    return lambda page: {finding.verdict.value for finding in findings_of(page) if finding.element == element}


@dataclass(frozen=True)
class Selection:
    """Chosen values by facet and the view. Facets and values stand in their own order: a choice has one address."""

    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    view: str = LIST

    def toggled(self, facet: Facet, slug: str) -> "Selection":
        """Return the selection with a value chosen, or no longer chosen."""
        before = self.chosen.get(facet.name, ())
        kept = [value for value in facet.labels if (value in before) != (value == slug)]
        return self.choosing(facet.name, kept)

    def choosing(self, name: str, values: Sequence[str]) -> "Selection":
        """Return the selection with other values of a facet."""
        order = [*self.chosen, *({name} - set(self.chosen))]
        chosen = {key: values if key == name else self.chosen[key] for key in order}
        return replace(self, chosen={key: kept for key, kept in chosen.items() if kept})

    def query_string(self, order: Sequence[Facet]) -> str:
        """Return the query string, without a question mark; the usual view is left out."""
        pairs = [(facet.name, value) for facet in order for value in self.chosen.get(facet.name, ())]
        return urlencode([*pairs, *([("view", self.view)] if self.view != LIST else [])])


def read(data: QueryDict, facets: Sequence[Facet]) -> tuple[Selection, list[str]]:
    """Return what was chosen, values that do not exist left out, and sentences on what was left out."""
    form = forms.Form(data)
    for facet in facets:
        form.fields[facet.name] = ValuesField(slugs=list(facet.labels), label=facet.label)
    form.fields["view"] = ValueField(slugs=list(VIEWS), label=_("View"))
    form.full_clean()
    given = form.cleaned_data
    chosen = {facet.name: given[facet.name] for facet in facets if given[facet.name]}
    return Selection(chosen, given["view"] or LIST), notices_of(form)
