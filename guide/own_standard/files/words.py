"""What the files say of a sheet besides the organisation's own words."""

from typing import Any

from django.utils.translation import get_language_info, gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

from standards import annex_one
from standards.models import MicroSkill
from standards.vocabulary import Category

from ..forms import ActivityForm, ElementsForm
from ..offers import Offers
from ..sheets import Sheet

OUTCOME_COLUMNS = (_("No."), _("The learner can"), _("The assessor sees"))
LADDER_COLUMNS = (_("Rung"), _("What a person on it does"), _("To be awarded it"))
ANNEX_COLUMNS = (_("Element"), _("Asked for"), _("In this sheet"))


def heading(sheet: Sheet) -> str:
    """Return the title of the document."""
    return sheet["title"] or gettext("A standard without a title yet")


def label(sheet: Sheet) -> str:
    """Return the sentence that keeps the draft from passing for a standard of the partnership."""
    return gettext(
        "Draft of %(organisation)s, written with “Write your own standard” of MyCred4Home; "
        "not a standard of the partnership."
    ) % {"organisation": sheet["organisation"] or gettext("an organisation that is not named")}


def source(sheet: Sheet) -> str:
    """Return where the words began, as the licence asks; empty for a sheet of its own."""
    if not sheet["based_on"]:
        return ""
    return gettext(
        "Begun from %(code)s of MyCred4Home, licence CC BY-NC-SA 4.0: name the source, use it not for profit, and keep "
        "the same licence."
    ) % {"code": sheet["based_on"]}


def facts(sheet: Sheet, skill: MicroSkill, offered: Offers) -> list[tuple[str, str]]:
    """Return the short facts of a sheet as (name, value), without those that are empty."""
    minutes = sheet["assessment_minutes"]
    asked = ActivityForm.base_fields | ElementsForm.base_fields
    rows: list[tuple[Any, Any]] = [
        (asked["organisation"].label, sheet["organisation"]),
        (asked["country"].label, sheet["country"]),
        (asked["category"].label, str(Category(sheet["category"]).label) if sheet["category"] else ""),
        (pgettext("heading", "EQF level"), str(skill.get_eqf_level_display() or "")),
        (asked["activities"].label, names(sheet["activities"], offered.activities)),
        (_("Workload"), annex_one.workload(skill)),
        (_("Assessment"), ngettext("%d minute", "%d minutes", minutes) % minutes if minutes else ""),
        (_("Assessment methods"), names(sheet["methods"], titles(offered))),
        (_("Supervision and identity check"), str(skill.get_supervision_display())),
        (asked["participation"].label, str(skill.get_participation_display())),
        (asked["quality_assurance"].label, str(skill.get_quality_assurance_display())),
        (asked["stackability"].label, str(skill.get_stackability_display())),
        (asked["language"].label, get_language_info(sheet["language"])["name_local"].capitalize()),
    ]
    return [(str(name), value) for name, value in rows if value]


def paragraphs(sheet: Sheet) -> list[tuple[str, str]]:
    """Return the longer texts of a sheet as (heading, text), without those that are empty."""
    fields = ActivityForm.base_fields | ElementsForm.base_fields
    names_ = ("statement", "plain_summary", "target_group", "prerequisites", "further_information")
    return [(str(fields[name].label), sheet[name]) for name in names_ if sheet[name]]


def titles(offered: Offers) -> dict[str, str]:
    """Return the titles of methods by key."""
    return {key: method.title for key, method in offered.methods.items()}


def names(keys: list[str], known: dict[str, str]) -> str:
    """Return names in one line; a key without a name stands for itself."""
    return ", ".join(known.get(key, key) for key in keys)


def annex_row(element: annex_one.Element) -> tuple[str, str, str]:
    """Return an element of Annex I as a row: its name, how it is asked for, and what the sheet says."""
    if element.at_issue:
        value = gettext("Known when the credential is issued")
    else:
        value = str(element.value) if element.value else gettext("Missing")
    return str(element.name), gettext("Mandatory") if element.mandatory else gettext("Optional"), value
