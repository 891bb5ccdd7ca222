"""What the sheet of a micro-skill shows."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Locale

from common.navigation import Crumb, home_crumb, language_links
from common.translation.freshness import staleness
from common.translation.lookup import Version, in_locale

from . import annex_one
from .vocabulary import OutcomeKind

if TYPE_CHECKING:
    from .models import AssessmentMethodPage, LearningOutcome, MicroSkill, StandardsIndexPage


def standards_index(locale: Locale) -> "StandardsIndexPage | None":
    """Return the published catalogue page of a language."""
    from .models import StandardsIndexPage

    return StandardsIndexPage.objects.live().public().filter(locale=locale).first()


def standards_index_url(locale: Locale, request: HttpRequest) -> str:
    """Return the address of the catalogue in a language, or an empty text when it is not published."""
    index = standards_index(locale)
    return (index.get_url(request) or "") if index else ""


def methods_of(micro_skill: "MicroSkill") -> "list[AssessmentMethodPage]":
    """Return the public assessment methods of a micro-skill in its own language, the recommended one first."""
    from .models import AssessmentMethodPage

    ids = list(dict.fromkeys(row.method_id for row in micro_skill.methods.all()))
    chosen = AssessmentMethodPage.objects.in_bulk(ids)
    public = AssessmentMethodPage.objects.live().public()
    return in_locale([chosen[pk] for pk in ids if pk in chosen], public, micro_skill.locale)


def numbered_outcomes(micro_skill: "MicroSkill") -> list[dict[str, Any]]:
    """Return outcomes grouped by EQF column, each with its number (K1, S1, R1 …)."""
    letters = {OutcomeKind.KNOWLEDGE: "K", OutcomeKind.SKILL: "S", OutcomeKind.AUTONOMY: "R"}
    order = list(letters)

    def position(outcome: "LearningOutcome") -> int:
        return order.index(OutcomeKind(outcome.kind))

    grouped = groupby(sorted(micro_skill.outcomes.all(), key=position), key=position)
    return [
        {
            "kind": order[place],
            "label": order[place].label,
            "outcomes": [(f"{letters[order[place]]}{number}", row) for number, row in enumerate(rows, start=1)],
        }
        for place, rows in grouped
    ]


def alignment_rows(micro_skill: "MicroSkill", language: str) -> list[dict[str, Any]]:
    """Return alignments with the label for a reader of `language` and the language that label is in."""
    rows = []
    for alignment in micro_skill.alignments.all():
        label, label_language = alignment.label_for(language)
        rows.append(
            {
                "alignment": alignment,
                "label": label or alignment.uri or alignment.get_framework_display(),
                "label_language": label_language if label_language != language else "",
            }
        )
    return rows


def languages_of(translation_keys: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Return the codes of the languages in which each micro-skill has a public sheet, in the order of the settings."""
    from .models import MicroSkill, StandardsIndexPage

    indexes = StandardsIndexPage.objects.live().public()
    versions = MicroSkill.objects.public().filter(
        translation_key__in=list(translation_keys), locale__in=indexes.values("locale")
    )
    found: dict[UUID, set[str]] = defaultdict(set)
    for key, code in versions.values_list("translation_key", "locale__language_code"):
        found[key].add(code)
    return {key: [code for code, _name in settings.LANGUAGES if code in codes] for key, codes in found.items()}


def public_sheets(translation_key: UUID, request: HttpRequest) -> list[Version]:
    """Return the sheet of a micro-skill in every language in which it is public."""
    from .models import MicroSkill, StandardsIndexPage

    indexes = {page.locale_id: page for page in StandardsIndexPage.objects.live().public()}
    versions = MicroSkill.objects.public().filter(translation_key=translation_key, locale__in=indexes)
    return [
        Version(
            language=version.locale.language_code,
            title=version.title,
            url=f"{indexes[version.locale_id].get_url(request)}{version.public_path}",
        )
        for version in versions.select_related("locale")
    ]


def micro_skill_sheet(
    micro_skill: "MicroSkill", request: HttpRequest, index: "StandardsIndexPage | None" = None
) -> dict[str, Any]:
    """Return the template context of a micro-skill's sheet.

    Args:
        micro_skill: the micro-skill, saved or being edited (preview).
        request: the reader's request.
        index: the catalogue page it is shown on; looked up when not given.
    """
    from .models import CompetenceStandardPage

    index = index or standards_index(micro_skill.locale)
    index_url = (index.get_url(request) or "") if index else ""
    methods = methods_of(micro_skill)
    elements = annex_one.elements(micro_skill, methods)
    filled, countable = annex_one.completeness(elements)
    standards = (
        CompetenceStandardPage.objects.live().public().filter(micro_skills__micro_skill_id=micro_skill.pk).distinct()
    )
    crumbs = [
        home_crumb(micro_skill.locale),
        Crumb(index.title if index else _("Standards"), index_url),
        Crumb(micro_skill.code, ""),
    ]
    return {
        "micro_skill": micro_skill,
        "outcome_groups": numbered_outcomes(micro_skill),
        "methods": methods,
        "activities": [row.activity for row in micro_skill.activities.all() if row.activity.live],
        "alignments": alignment_rows(micro_skill, micro_skill.locale.language_code),
        "annex_elements": elements,
        "annex_filled": filled,
        "annex_countable": countable,
        "standards": list(standards) if micro_skill.pk else [],
        "index_url": index_url,
        "breadcrumbs": crumbs,
        "language_links": language_links(
            request,
            {version.language: version.url for version in public_sheets(micro_skill.translation_key, request)},
            micro_skill.translation_key,
        ),
        "staleness": staleness(micro_skill.translation_key, micro_skill.locale),
        "levels": range(1, 9),
    }
