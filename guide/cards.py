"""Cards of micro-skills, methods and practices inside a chapter: only what readers of its language may see."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from uuid import UUID

from wagtail.models import Locale, Page

if TYPE_CHECKING:
    from benchmark.models import PracticePage
    from standards.models import AssessmentMethodPage, MicroSkill


class Cards:
    """What the cards of one body show, looked up in one query per kind however many cards there are.

    A block holds the object that an editor chose, mostly the English one; a card shows the version of the language
    being read, by `translation_key`. Without that version, or while it is not public, there is no card.
    """

    def __init__(self, body: Any, locale: Locale) -> None:
        from benchmark.models import PracticePage
        from standards.models import AssessmentMethodPage, MicroSkill

        skills = _keys(body, "micro_skill_card", "micro_skill")
        methods = _keys(body, "method_card", "method")
        public = MicroSkill.objects.public_in(locale).for_cards().filter(translation_key__in=skills)
        self._skills = {skill.translation_key: skill for skill in public} if skills else {}
        practices = _keys(body, "practice_card", "practice")
        self._methods = _public(AssessmentMethodPage, locale, methods)
        self._practices = _public(PracticePage, locale, practices)

    @property
    def shown(self) -> "list[MicroSkill | AssessmentMethodPage]":
        """Everything that a card of the body may show."""
        return [*self._skills.values(), *self._methods.values()]

    def micro_skill(self, chosen: "MicroSkill | None") -> "MicroSkill | None":
        """Return the version of a micro-skill that readers may see, if there is one."""
        return self._skills.get(chosen.translation_key) if chosen else None

    def method(self, chosen: "AssessmentMethodPage | None") -> "AssessmentMethodPage | None":
        """Return the version of a method that readers may see, if there is one."""
        return self._methods.get(chosen.translation_key) if chosen else None

    def practice(self, chosen: "PracticePage | None") -> "PracticePage | None":
        """Return the version of a practice that readers may see, if there is one."""
        return self._practices.get(chosen.translation_key) if chosen else None


def _public(model: type[Page], locale: Locale, keys: set[UUID]) -> dict[UUID, Any]:
    if not keys:
        return {}
    pages = model.objects.live().public().filter(locale=locale, translation_key__in=keys)
    return {page.translation_key: page for page in pages}


def _keys(body: Any, kind: str, name: str) -> set[UUID]:
    return set(_chosen(body, kind, name))


def _chosen(body: Any, kind: str, name: str) -> Iterator[UUID]:
    for block in body:
        if block.block_type == kind and block.value[name]:
            yield block.value[name].translation_key
