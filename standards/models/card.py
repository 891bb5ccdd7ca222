from collections import defaultdict
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from standards import vocabulary

from .micro_skill import MicroSkill


class Rung(NamedTuple):
    """A rung of a badge ladder: its language-neutral code and its name."""

    slug: str
    name: str


class Card(models.Model):
    """What lists show of one public micro-skill in one language, and what they are filtered and ordered by.

    Derived from the micro-skill and what it is linked to, so that 100,000 of them can be counted and listed at
    once; `standards.catalogue.cards` writes it. Micro-skills that readers may not see have no card.

    `facet_values` holds the values of every facet as words between spaces, " eqf:2 activity:care/bathing ";
    `labels` holds names that are needed for them: {"badge": [[slug, name], ...]}, lowest rung first.
    """

    micro_skill = models.OneToOneField(
        MicroSkill, primary_key=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("micro-skill")
    )
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+", verbose_name=_("language"))
    translation_key = models.UUIDField(_("identity in all languages"), db_index=True)
    code = models.CharField(_("code"), max_length=12)
    slug = models.SlugField(_("short name in addresses"), max_length=80, db_index=False)
    title = models.CharField(_("title"), max_length=200)
    statement = models.TextField(_("statement"))
    category = models.CharField(_("category"), max_length=20, choices=vocabulary.Category.choices)
    eqf_level = models.PositiveSmallIntegerField(_("EQF level"), choices=vocabulary.EqfLevel.choices)
    status = models.CharField(_("status"), max_length=20, choices=vocabulary.Status.choices)
    is_proposal = models.BooleanField(_("outcomes, level and hours are a proposal"))
    workload_hours = models.PositiveSmallIntegerField(_("workload in hours"), null=True)
    assessment_minutes = models.PositiveSmallIntegerField(_("assessment time in minutes"), null=True)
    facet_values = models.TextField(_("values of facets"))
    labels = models.JSONField(_("names of values"), default=dict)
    code_order = models.CharField(_("code for ordering"), max_length=20)
    title_order = models.CharField(_("title for ordering"), max_length=400)
    published_at = models.DateTimeField(_("first published at"), null=True)
    changed_at = models.DateTimeField(_("last published at"), null=True)

    # What uses a micro-skill is a question about content, not about what is derived from it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("card")
        verbose_name_plural = _("cards")
        default_permissions = ()
        indexes = [models.Index(fields=["locale", "code_order"])]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def public_path(self) -> str:
        """The part of the sheet's address below the standards index."""
        return f"micro-skills/{self.slug}/"

    @property
    def facets(self) -> dict[str, list[str]]:
        """The values of every facet that has any, as they stand in addresses."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in self.facet_values.split():
            facet, _colon, value = word.partition(":")
            found[facet].append(value.rpartition("/")[2])
        return dict(found)

    @property
    def languages(self) -> list[str]:
        """Codes of the languages in which the sheet is public, in the site's order."""
        return self.facets.get("language", [])

    @property
    def rungs(self) -> list[Rung]:
        """The badge ladder, lowest rung first."""
        return [Rung(slug, name) for slug, name in self.labels.get("badge", [])]

    @property
    def top_badge(self) -> Rung | None:
        """The highest rung of the badge ladder, or None."""
        return self.rungs[-1] if self.rungs else None

    @property
    def badge_name(self) -> str:
        """The name of the highest rung, or an empty text."""
        return self.top_badge.name if self.top_badge else ""
