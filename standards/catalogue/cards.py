"""Writes the cards of the catalogue.

A card is written anew when its micro-skill changes in any language, or what it is linked to does. Whatever was
done, the cards equal what `rebuild` would write.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat, StrIndex
from django.db.models.lookups import GreaterThan
from wagtail.models import Locale

from common.bulk import in_chunks
from common.text import fold
from standards.models import (
    Activity,
    Alignment,
    AssessmentMethodPage,
    BadgeLevel,
    Card,
    MicroSkill,
    MicroSkillActivity,
    MicroSkillMethod,
    PilotCountry,
)
from standards.vocabulary import WorkloadBand

# Micro-skills, each in all its languages, written at a time.
PORTION = 100
COPIED = [
    "code", "slug", "title", "statement", "category", "eqf_level", "status", "is_proposal", "workload_hours",
    "assessment_minutes",
]  # fmt: skip
WRITTEN = [field.name for field in Card._meta.concrete_fields if not field.primary_key]


def rebuild() -> None:
    """Write every card anew, in a number of queries that grows only with the portions."""
    with transaction.atomic():
        Card.objects.all().delete()
        keys = MicroSkill.objects.public().order_by("translation_key").values_list("translation_key", flat=True)
        methods = PublicMethods()
        for portion in in_chunks(keys.distinct().iterator(), PORTION):
            Card.objects.bulk_create(_cards(portion, methods))


def refresh(translation_keys: Iterable[UUID]) -> None:
    """Bring the cards of some micro-skills up to date, in every language."""
    methods = None
    with transaction.atomic():
        for portion in in_chunks(sorted(set(translation_keys)), PORTION):
            methods = methods or PublicMethods()
            cards = _cards(portion, methods)
            Card.objects.filter(translation_key__in=portion).exclude(pk__in=[card.pk for card in cards]).delete()
            Card.objects.bulk_create(cards, update_conflicts=True, unique_fields=["micro_skill"], update_fields=WRITTEN)


def refresh_visibility() -> None:
    """Write and remove cards where micro-skills, methods or languages became public or hidden."""
    public = MicroSkill.objects.public()
    keys = set(public.filter(~Exists(Card.objects.filter(pk=OuterRef("pk")))).values_list("translation_key", flat=True))
    stale = Q(~Exists(public.filter(pk=OuterRef("pk")))) | ~_has("language", F("locale__language_code"))
    keys |= _keys(Card.objects.filter(stale))
    keys |= _keys(_out_of_step_with_methods(Card.objects.all()))
    refresh(keys)


def refresh_method(method: AssessmentMethodPage) -> None:
    """Bring up to date the cards that name an assessment method, after it changed in one language."""
    linked = MicroSkillMethod.objects.filter(method__translation_key=method.translation_key)
    refresh(_keys(_out_of_step_with_methods(Card.objects.filter(pk__in=linked.values("micro_skill")))))


def refresh_activity(activity: Activity) -> None:
    """Bring up to date the cards that name an activity, after it changed. Its name is not written on them."""
    named = Q(_has("activity", Value(f"{activity.branch}/{activity.slug}")))
    linked = MicroSkillActivity.objects.filter(activity=activity).values("micro_skill")
    refresh(_keys(Card.objects.filter(~named if activity.live else named, pk__in=linked)))


def keys_naming(instance: models.Model) -> set[UUID]:
    """Return the identities of the micro-skills linked to an activity or a method."""
    if isinstance(instance, Activity):
        rows: QuerySet = MicroSkillActivity.objects.filter(activity=instance)
    elif isinstance(instance, AssessmentMethodPage):
        rows = MicroSkillMethod.objects.filter(method__translation_key=instance.translation_key)
    else:
        return set()
    return set(rows.values_list("micro_skill__translation_key", flat=True))


def _keys(cards: QuerySet[Card]) -> set[UUID]:
    return set(cards.values_list("translation_key", flat=True))


def _has(facet: str, value: Any) -> Any:
    """Return a condition: the card has a value, exactly."""
    return GreaterThan(StrIndex("facet_values", Concat(Value(f" {facet}:"), value, Value(" "))), 0)


def _out_of_step_with_methods(cards: QuerySet[Card]) -> QuerySet[Card]:
    """Keep the cards that miss a public method in their language, or name one that is hidden."""
    versions = AssessmentMethodPage.objects.filter(
        translation_key=OuterRef("method__translation_key"), locale=OuterRef("micro_skill__locale")
    ).annotate(place=StrIndex(OuterRef(OuterRef("facet_values")), Concat(Value(" method:"), "key", Value(" "))))
    public = AssessmentMethodPage.objects.live().public()
    wrong = versions.filter(Q(place=0, pk__in=public) | Q(place__gt=0) & ~Q(pk__in=public))
    return cards.filter(Exists(MicroSkillMethod.objects.filter(Exists(wrong), micro_skill=OuterRef("pk"))))


class PublicMethods:
    """Which assessment methods are public in which language, looked up once."""

    def __init__(self) -> None:
        self._identities = dict(AssessmentMethodPage.objects.values_list("pk", "translation_key"))
        public = AssessmentMethodPage.objects.live().public()
        self._keys = {
            (identity, locale_id): key
            for identity, locale_id, key in public.values_list("translation_key", "locale_id", "key")
        }

    def key(self, page_id: int, locale_id: int) -> str:
        """Return the code of a method if its version in a language is public, else an empty text."""
        return self._keys.get((self._identities.get(page_id), locale_id), "")


class Rows:
    """The rows of some micro-skills, by micro-skill."""

    def __init__(self, micro_skills: Collection[int]) -> None:
        self._micro_skills = micro_skills
        self.badges = self._read(BadgeLevel.objects, "slug", "name")
        self.activities = self._read(
            MicroSkillActivity.objects.filter(activity__live=True), "activity__branch", "activity__slug"
        )
        self.methods = self._read(MicroSkillMethod.objects, "method_id")
        self.frameworks = self._read(Alignment.objects, "framework")
        self.countries = self._read(PilotCountry.objects, "country")

    def _read(self, rows: Any, *fields: str) -> dict[int, list[tuple]]:
        found: dict[int, list[tuple]] = defaultdict(list)
        wanted = rows.filter(micro_skill__in=self._micro_skills).order_by("sort_order", "pk")
        for micro_skill, *values in wanted.values_list("micro_skill_id", *fields):
            found[micro_skill].append(tuple(values))
        return found


def _cards(translation_keys: Collection[UUID], methods: PublicMethods) -> list[Card]:
    """Return the cards of some micro-skills in every language in which they are public, not saved."""
    skills = list(
        MicroSkill.objects.public()
        .filter(translation_key__in=translation_keys)
        .only(*COPIED, "translation_key", "locale_id", "first_published_at", "last_published_at")
        .order_by("pk")
    )
    rows = Rows([skill.pk for skill in skills])
    codes = dict(Locale.objects.values_list("pk", "language_code"))
    languages: dict[UUID, set[str]] = defaultdict(set)
    for skill in skills:
        languages[skill.translation_key].add(codes[skill.locale_id])
    return [_card(skill, rows, methods, languages[skill.translation_key]) for skill in skills]


def _card(skill: MicroSkill, rows: Rows, methods: PublicMethods, languages: set[str]) -> Card:
    return Card(
        micro_skill_id=skill.pk,
        locale_id=skill.locale_id,
        translation_key=skill.translation_key,
        **{name: getattr(skill, name) for name in COPIED},
        facet_values=_words(
            category=[skill.category],
            eqf=[skill.eqf_level],
            activity=[f"{branch}/{slug}" for branch, slug in rows.activities[skill.pk]],
            method=[methods.key(page_id, skill.locale_id) for (page_id,) in rows.methods[skill.pk]],
            badge=[slug for slug, _name in rows.badges[skill.pk]],
            workload=[WorkloadBand.of(skill.workload_hours)],
            status=[skill.status],
            language=_in_site_order(languages),
            framework=[framework for (framework,) in rows.frameworks[skill.pk]],
            country=[country for (country,) in rows.countries[skill.pk]],
        ),
        labels={"badge": [[slug, name] for slug, name in rows.badges[skill.pk]]},
        code_order=_code_order(skill.code),
        title_order=fold(skill.title)[:400],
        published_at=skill.first_published_at,
        changed_at=skill.last_published_at,
    )


def _words(**values: Iterable[Any]) -> str:
    """Return the values of facets as `Card.facet_values` holds them, each once."""
    words = dict.fromkeys(f"{facet}:{value}" for facet, found in values.items() for value in found if value != "")
    return f" {' '.join(words)} "


def _in_site_order(languages: set[str]) -> list[str]:
    ours = [code for code, _name in settings.LANGUAGES if code in languages]
    return ours + sorted(languages.difference(ours))


def _code_order(code: str) -> str:
    """Return a code so that TEC-100 comes after TEC-99."""
    letters, _hyphen, number = code.rpartition("-")
    return f"{letters}-{number:0>6}"
