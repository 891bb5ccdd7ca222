"""Questions the catalogue answers, each named once."""

from typing import Self

from django.db.models import Exists, OuterRef, Prefetch, Q
from wagtail.models import Locale

from common.models.snippets import SnippetQuerySet


class MicroSkillQuerySet(SnippetQuerySet):
    """Micro-skills."""

    def public(self) -> Self:
        """Keep what readers may see, in any language.

        A micro-skill is hidden while it is a draft, and while every standard that lists it is
        private or unpublished.
        """
        from .models import CompetenceStandardPage, StandardMicroSkill

        listings = StandardMicroSkill.objects.filter(micro_skill=OuterRef("pk"))
        public_pages = CompetenceStandardPage.objects.live().public()
        return self.published().filter(~Exists(listings) | Exists(listings.filter(page__in=public_pages)))

    def public_in(self, locale: Locale) -> Self:
        """Keep what readers of one language may see."""
        return self.public().filter(locale=locale)

    def for_cards(self) -> Self:
        """Fetch along what a card in a list shows."""
        return self.prefetch_related("badge_levels").order_by("code")

    def for_sheet(self) -> Self:
        """Fetch along everything a full sheet shows."""
        from .models import MicroSkillActivity

        return self.select_related("awarding_body", "locale").prefetch_related(
            "outcomes",
            "criteria",
            "badge_levels",
            "situations",
            "safety_notes",
            "alignments",
            "pilot_countries",
            Prefetch("activities", MicroSkillActivity.objects.select_related("activity")),
        )

    def with_code_or_slug(self, text: str) -> Self:
        """Find by code (any case) or slug."""
        return self.filter(Q(code__iexact=text) | Q(slug=text))
