"""The catalogue as it is usually written first, to compare with: for measuring only.

The page, its template and everything about addresses and labels are those of the site. What differs is how micro-skills
are found, counted and shown: by one queryset over micro-skills that are live and public, one COUNT query for each value
of each facet, and cards that are micro-skills, with a query for every row a card shows.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from django.db.models import Q, QuerySet
from django.utils.translation import override
from wagtail.models import Locale

from standards.catalogue.facets import FACETS, Value
from standards.models import AssessmentMethodPage, BadgeLevel, MicroSkill
from standards.vocabulary import Branch

ORDERS = {
    "code": ("code",),
    "relevance": ("code",),
    "title": ("title", "code"),
    "newest": ("-first_published_at", "code"),
    "eqf": ("eqf_level", "code"),
}
HOURS = {
    "up-to-10": Q(workload_hours__lte=10),
    "11-25": Q(workload_hours__gt=10, workload_hours__lte=25),
    "26-50": Q(workload_hours__gt=25, workload_hours__lte=50),
    "over-50": Q(workload_hours__gt=50),
    "not-stated": Q(workload_hours=None),
}
TEXTS = ("code", "title", "statement", "plain_summary", "description")


@contextmanager
def naively() -> Iterator[None]:
    """Show the catalogue in the naive way within the block."""
    listing = "standards.catalogue.listing"
    with (
        patch(f"{listing}.for_locale", lambda locale, version: NaiveIndex(locale)),
        patch(f"{listing}.words", NaiveWords),
        patch(f"{listing}.cards_in_order", lambda skills: [NaiveCard(skill) for skill in skills]),
    ):
        yield


class NaiveWords:
    """Finds words in texts as they are written."""

    @staticmethod
    def find(words: str, locale: Locale, request: Any) -> Any:
        """Return what to look for."""
        return SimpleNamespace(words=words, corrected="", partial=False)

    @staticmethod
    def micro_skills(found: Any) -> Any:
        """Return the same: looking for it is left to the database."""
        return found


@dataclass
class Set:
    """Micro-skills that meet every one of some conditions."""

    start: QuerySet[MicroSkill]
    conditions: tuple[Q, ...] = ()

    @property
    def queryset(self) -> QuerySet[MicroSkill]:
        """The micro-skills, each once."""
        return reduce(lambda found, condition: found.filter(condition), self.conditions, self.start).distinct()

    @cached_property
    def size(self) -> int:
        """How many there are; one query."""
        return self.queryset.count()

    def __len__(self) -> int:
        return self.size

    def __bool__(self) -> bool:
        return True

    def __and__(self, other: "Set") -> "Set":
        return Set(self.start, (*self.conditions, *other.conditions))

    def intersection_cardinality(self, other: "Set") -> int:
        """Return how many micro-skills are in both; one query."""
        return len(self & other)


class NaiveIndex:
    """Answers what `FacetIndex` answers, by asking the database each time."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale
        self._all = Set(MicroSkill.objects.public_in(locale))
        self.size = len(self._all)
        with override(locale.language_code):
            self.values = {facet.name: self._values(facet.name, facet.values) for facet in FACETS}
        self._labels = {
            name: {each.slug: each.label for value in values for each in (value, *value.children)}
            for name, values in self.values.items()
        }

    def _values(self, name: str, values: Callable[..., list[Value]]) -> list[Value]:
        if name != "badge":
            return values(self.locale, ())
        rungs = BadgeLevel.objects.filter(locale=self.locale).order_by("slug").values_list("slug", "name")
        return [Value(slug, label) for slug, label in dict(rungs.distinct()).items()]

    def slugs(self, facet: str) -> list[str]:
        """Return every value of a facet."""
        return list(self._labels[facet])

    def used(self, facet: str) -> Collection[str]:
        """Return the values to show: all of them."""
        return self._labels[facet]

    def label(self, facet: str, slug: str) -> str:
        """Return the name of a value."""
        return self._labels[facet].get(slug, slug)

    def places_of(self, found: Any) -> Set:
        """Return what holds the words searched for."""
        holds = [Q(**{f"{name}__icontains": found.words}) for name in TEXTS]
        return Set(self._all.start, (reduce(or_, holds),))

    def having(self, facet: str, slugs: Sequence[str]) -> Set:
        """Return what has any of the values."""
        return Set(self._all.start, (reduce(or_, (self._condition(facet, slug) for slug in slugs)),))

    def found(self, chosen: Mapping[str, Sequence[str]], among: Set | None = None) -> Set:
        """Return what has a chosen value of every facet with chosen values."""
        sets = [self.having(facet, slugs) for facet, slugs in chosen.items() if slugs]
        return reduce(Set.__and__, sets, among or self._all)

    def found_without_each(
        self, chosen: Mapping[str, Sequence[str]], among: Set | None = None
    ) -> tuple[Set, dict[str, Set]]:
        """Return what was found, and what would be found if one facet were not filtered."""
        without = {name: self.found({**chosen, name: ()}, among) for name in chosen}
        return self.found(chosen, among), without

    def counts(self, facet: str, among: Set) -> dict[str, int]:
        """Return how many have each value of a facet; one query for each."""
        return {slug: len(among & self.having(facet, [slug])) for slug in self.slugs(facet)}

    def listed(self, chosen: Mapping[str, Sequence[str]], among: Set | None, order: str) -> QuerySet[MicroSkill]:
        """Return what was found, in an order."""
        return self.found(chosen, among).queryset.order_by(*ORDERS[order])

    def ranked(self, found: Set, hits: Any) -> QuerySet[MicroSkill]:
        """Return what was found: nothing is known of which is best."""
        return found.queryset.order_by("code")

    def _condition(self, facet: str, slug: str) -> Q:
        fields = {"category": "category", "eqf": "eqf_level", "status": "status", "badge": "badge_levels__slug",
                  "framework": "alignments__framework", "country": "pilot_countries__country"}  # fmt: skip
        if facet in fields:
            return Q(**{fields[facet]: slug})
        if facet == "workload":
            return HOURS[slug]
        if facet == "activity":
            name = "branch" if slug in Branch.values else "slug"
            return Q(**{f"activities__activity__{name}": slug, "activities__activity__live": True})
        if facet == "method":
            pages = AssessmentMethodPage.objects.live().public().filter(locale=self.locale, key=slug)
            return Q(methods__method__translation_key__in=pages.values("translation_key"))
        others = MicroSkill.objects.public().filter(locale__language_code=slug)
        return Q(translation_key__in=others.values("translation_key"))


class NaiveCard:
    """A micro-skill in a list; what is not a field of it is looked up when it is shown."""

    def __init__(self, skill: MicroSkill) -> None:
        self._skill = skill

    def __getattr__(self, name: str) -> Any:
        return getattr(self._skill, name)

    @property
    def rungs(self) -> list[BadgeLevel]:
        """The badge ladder, lowest rung first."""
        return list(self._skill.badge_levels.all())

    @property
    def badge_name(self) -> str:
        """The name of the highest rung."""
        return self.rungs[-1].name if self.rungs else ""

    @property
    def languages(self) -> list[str]:
        """Codes of the languages in which the sheet is public."""
        versions = MicroSkill.objects.public().filter(translation_key=self._skill.translation_key)
        return [version.locale.language_code for version in versions]

    @property
    def facets(self) -> dict[str, list[str]]:
        """Values of the facets a table shows."""
        skill = self._skill
        return {
            "category": [skill.category],
            "eqf": [str(skill.eqf_level)],
            "activity": [row.activity.slug for row in skill.activities.all()],
            "method": [row.method.key for row in skill.methods.all()],
            "badge": [row.slug for row in self.rungs],
            "language": self.languages,
            "framework": [row.framework for row in skill.alignments.all()],
            "country": [row.country for row in skill.pilot_countries.all()],
        }

    changed_at = property(lambda self: self._skill.last_published_at)
    published_at = property(lambda self: self._skill.first_published_at)
