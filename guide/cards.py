"""Cards of micro-skills and methods inside a chapter: only what readers of its language may see."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from uuid import UUID

from wagtail.models import Locale

if TYPE_CHECKING:
    from standards.models import AssessmentMethodPage, MicroSkill


class Cards:
    """What the cards of one body show, looked up in one query per kind however many cards there are.

    A block holds the object that an editor chose, mostly the English one; a card shows the version of the language
    being read, by `translation_key`. Without that version, or while it is not public, there is no card.
    """

    def __init__(self, body: Any, locale: Locale) -> None:
        from standards.models import AssessmentMethodPage, MicroSkill

        skills = _keys(body, "micro_skill_card", "micro_skill")
        methods = _keys(body, "method_card", "method")
        public = MicroSkill.objects.public_in(locale).for_cards().filter(translation_key__in=skills)
        self._skills = {skill.translation_key: skill for skill in public} if skills else {}
        pages = AssessmentMethodPage.objects.live().public().filter(locale=locale, translation_key__in=methods)
        self._methods = {page.translation_key: page for page in pages} if methods else {}

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


def _keys(body: Any, kind: str, name: str) -> set[UUID]:
    return set(_chosen(body, kind, name))


def _chosen(body: Any, kind: str, name: str) -> Iterator[UUID]:
    for block in body:
        if block.block_type == kind and block.value[name]:
            yield block.value[name].translation_key
