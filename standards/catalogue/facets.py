"""What the catalogue can be filtered by."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import get_language_info, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from common.countries import Country
from common.text import fold
from common.translation.lookup import source_locale
from standards.models import Activity, AssessmentMethodPage, Card
from standards.vocabulary import Branch, Category, EqfLevel, Framework, Status, WorkloadBand


@dataclass(frozen=True)
class Value:
    """A value of a facet: `slug` stands in addresses, the same in every language; `label` is for readers.

    Choosing a value means to choose any of its `children` too.
    """

    slug: str
    label: str
    children: "tuple[Value, ...]" = ()


@dataclass(frozen=True)
class Facet:
    """A property of micro-skills to filter by.

    `values` returns what there is to choose in a language, in the order it is shown; it is given the slugs that
    cards of the language have, and called while the language is active. With `only_used`, a value that no
    micro-skill has is shown only while it is chosen.
    """

    name: str
    label: str | Promise
    values: Callable[[Locale, Collection[str]], list[Value]]
    only_used: bool = False


def closed(choices: type[models.Choices]) -> Callable[[Locale, Collection[str]], list[Value]]:
    """Return a function that gives the values of a closed list."""
    return lambda locale, used: [Value(str(value), str(label)) for value, label in choices.choices]


def languages(locale: Locale, used: Collection[str]) -> list[Value]:
    """Return the languages of the site, each by its own name."""
    return [Value(code, get_language_info(code)["name_local"].capitalize()) for code, _name in settings.LANGUAGES]


def activities(locale: Locale, used: Collection[str]) -> list[Value]:
    """Return the branches with the published activities below them.

    An activity that is used but not translated keeps its name in the source language, as on the sheets.
    """
    published = Activity.objects.published().filter(locale__in=[locale, source_locale()])
    own: dict[str, tuple[str, str]] = {}
    source: dict[str, tuple[str, str]] = {}
    for slug, branch, name, locale_id in published.values_list("slug", "branch", "name", "locale_id"):
        (own if locale_id == locale.pk else source)[slug] = (branch, name)
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for slug, (branch, name) in ({slug: source[slug] for slug in source if slug in used} | own).items():
        names[branch][slug] = name
    return [Value(str(branch), str(label), tuple(_by_label(names[branch]))) for branch, label in Branch.choices]


def _by_label(names: dict[str, str]) -> list[Value]:
    return sorted((Value(slug, name) for slug, name in names.items()), key=lambda value: fold(value.label))


def methods(locale: Locale, used: Collection[str]) -> list[Value]:
    """Return the public assessment methods, in the order of their pages."""
    pages = AssessmentMethodPage.objects.live().public().filter(locale=locale).order_by("path")
    return [Value(key, title) for key, title in dict(pages.values_list("key", "title")).items()]


def badges(locale: Locale, used: Collection[str]) -> list[Value]:
    """Return the rungs of all badge ladders, lowest first, each by the name it has most often."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    places: Counter[str] = Counter()
    for labels, cards in Card.objects.filter(locale=locale).values_list("labels").annotate(Count("pk")).order_by():
        for place, (slug, name) in enumerate(labels.get("badge", [])):
            names[slug][name] += cards
            places[slug] += place * cards
    usual = {slug: min(found, key=lambda name: (-found[name], name)) for slug, found in names.items()}
    return [Value(slug, usual[slug]) for slug in sorted(usual, key=lambda s: (places[s] / names[s].total(), s))]


# In the order they are shown and written in addresses.
FACETS = (
    Facet("category", _("Category"), closed(Category)),
    Facet("eqf", pgettext_lazy("heading", "EQF level"), closed(EqfLevel), only_used=True),
    Facet("activity", _("Activity"), activities),
    Facet("method", _("Assessment method"), methods),
    Facet("badge", _("Badge level reached"), badges),
    Facet("workload", _("Workload"), closed(WorkloadBand)),
    Facet("status", _("Status"), closed(Status)),
    Facet("language", _("Available in"), languages),
    Facet("framework", _("Aligned with"), closed(Framework), only_used=True),
    Facet("country", _("Piloted in"), closed(Country)),
)
