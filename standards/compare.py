"""Micro-skills side by side."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from common.comparing import OFFERED, Choice, Subject
from common.comparison import Cell, Group, Item, Line, Row
from common.templatetags.site_tags import own_name
from common.translation.lookup import in_locale

from . import annex_one
from .notes import proposal_note
from .sheets import alignment_rows, languages_of, numbered_outcomes
from .vocabulary import OutcomeKind

if TYPE_CHECKING:
    from .models import AssessmentMethodPage, MicroSkill, StandardsIndexPage

CODE = re.compile(r"[A-Z]{2,4}-[0-9]{2,3}")


class MicroSkills(Subject):
    """The micro-skills that readers of one catalogue page may see, by their codes."""

    name = "micro-skills-compared"
    heading = gettext_lazy("Compare micro-skills")
    choose = gettext_lazy("Choose two to six micro-skills to see them side by side, row by row.")

    def __init__(self, index: "StandardsIndexPage", request: HttpRequest) -> None:
        self.locale = index.locale
        self.index_url = index.get_url(request) or ""
        self.request = request

    def key(self, text: str) -> str:
        code = text.upper()
        return code if CODE.fullmatch(code) else ""

    def find(self, keys: Sequence[str]) -> "dict[str, MicroSkill]":
        from .models import MicroSkill

        found = MicroSkill.objects.public_in(self.locale).for_sheet().prefetch_related("methods").filter(code__in=keys)
        return {skill.code: skill for skill in found}

    def item(self, thing: "MicroSkill", remove_url: str) -> Item:
        return Item(
            key=thing.code,
            code=thing.code,
            title=thing.title,
            url=f"{self.index_url}{thing.public_path}",
            remove_url=remove_url,
            tone=f"cat-{thing.category}",
        )

    def choices(self) -> list[Choice]:
        from .models import MicroSkill

        found = MicroSkill.objects.public_in(self.locale).order_by("code").values_list("code", "title")
        return [Choice(code, title, code) for code, title in found[: OFFERED + 1]]

    def changed_at(self, thing: "MicroSkill") -> datetime | None:
        return thing.last_published_at

    def note(self, things: "Sequence[MicroSkill]") -> str:
        return proposal_note() if any(skill.is_proposal for skill in things) else ""

    def groups(self, things: "Sequence[MicroSkill]") -> list[Group]:
        return _Rows(self, things).groups()


class _Rows:
    """All rows of some micro-skills, with what they have in common looked up once."""

    def __init__(self, subject: MicroSkills, skills: "Sequence[MicroSkill]") -> None:
        self.subject = subject
        self.skills = skills

    def groups(self) -> list[Group]:
        of_text = Cell.of_text
        return [
            self._group(
                _("What it is"),
                (_("Category"), lambda skill: of_text(skill.get_category_display())),
                (pgettext("heading", "EQF level"), lambda skill: of_text(skill.get_eqf_level_display())),
                (_("Status"), lambda skill: of_text(skill.get_status_display())),
                (_("Outcomes, level and hours"), _standing),
                (_("Statement"), lambda skill: of_text(skill.statement)),
                (_("Who it is for"), lambda skill: of_text(skill.target_group)),
                (_("What you need to start"), lambda skill: of_text(skill.prerequisites)),
                (_("Where it is used"), _activities),
                (_("Where it was tried out"), _countries),
                (_("Languages"), self._languages),
            ),
            self._group(
                _("What people learn"),
                (_("Workload"), lambda skill: of_text(annex_one.workload(skill))),
                (_("Form of participation"), lambda skill: of_text(skill.get_participation_display())),
                *((kind.label, self._outcomes(kind)) for kind in OutcomeKind),
                (_("Performance criteria"), lambda skill: Cell.of_lines(row.text for row in skill.criteria.all())),
                (_("Badge ladder"), _ladder),
                (_("Stackability"), lambda skill: of_text(skill.get_stackability_display())),
            ),
            self._group(
                _("How it is assessed"),
                (_("Assessment methods"), self._methods),
                (_("Time for the candidate"), _assessment_time),
                (_("Supervision"), lambda skill: of_text(skill.get_supervision_display())),
                (_("Situations and tasks"), _situations),
                (_("Safety"), lambda skill: Cell.of_lines(row.text for row in skill.safety_notes.all())),
                (_("Quality assurance"), lambda skill: of_text(skill.get_quality_assurance_display())),
            ),
            self._group(
                _("European standards and frameworks"),
                (_("Links to other frameworks"), self._alignments),
                (_("European standard elements"), self._completeness),
            ),
        ]

    def _group(self, label: str, *rows: "tuple[str, Callable[[MicroSkill], Cell]]") -> Group:
        made = (Row(str(name), tuple(cell(skill) for skill in self.skills)) for name, cell in rows)
        return Group(label, tuple(made))

    @cached_property
    def _methods_by_key(self) -> "dict[UUID, AssessmentMethodPage]":
        """The public methods of all these micro-skills in the reader's language, by translation key."""
        from .models import AssessmentMethodPage

        chosen = {row.method_id for skill in self.skills for row in skill.methods.all()}
        keys = AssessmentMethodPage.objects.in_bulk(chosen)
        self._method_keys = {pk: page.translation_key for pk, page in keys.items()}
        public = in_locale(keys.values(), AssessmentMethodPage.objects.live().public(), self.subject.locale)
        return {page.translation_key: page for page in public}

    def _methods_of(self, skill: "MicroSkill") -> "list[AssessmentMethodPage]":
        public = self._methods_by_key
        keys = dict.fromkeys(self._method_keys.get(row.method_id) for row in skill.methods.all())
        return [public[key] for key in keys if key in public]

    def _methods(self, skill: "MicroSkill") -> Cell:
        request = self.subject.request
        return Cell.of_lines(Line(page.title, url=page.get_url(request) or "") for page in self._methods_of(skill))

    @cached_property
    def _codes_of_languages(self) -> dict[UUID, list[str]]:
        return languages_of([skill.translation_key for skill in self.skills])

    def _languages(self, skill: "MicroSkill") -> Cell:
        codes = self._codes_of_languages.get(skill.translation_key, [])
        return Cell.of_lines(Line(own_name(code), language=code) for code in codes)

    def _outcomes(self, kind: OutcomeKind) -> "Callable[[MicroSkill], Cell]":
        def cell(skill: "MicroSkill") -> Cell:
            groups = (group for group in numbered_outcomes(skill) if group["kind"] is kind)
            return Cell.of_lines(Line(row.statement, number) for group in groups for number, row in group["outcomes"])

        return cell

    def _alignments(self, skill: "MicroSkill") -> Cell:
        return Cell.of_lines(
            Line(
                " ".join(part for part in (row["alignment"].code, row["label"]) if part),
                f"{row['alignment'].get_framework_display()}, {row['alignment'].get_relation_display()}",
                row["label_language"],
                row["alignment"].uri,
            )
            for row in alignment_rows(skill, self.subject.locale.language_code)
        )

    def _completeness(self, skill: "MicroSkill") -> Cell:
        elements = annex_one.elements(skill, self._methods_of(skill))
        filled, total = annex_one.completeness(elements)
        text = _("%(filled)d of %(total)d mandatory elements filled") % {"filled": filled, "total": total}
        missing = ", ".join(str(element.name) for element in elements if element.missing and element.mandatory)
        return Cell.of_lines([Line(text), *([Line(missing, _("Not filled in yet"))] if missing else [])])


def _standing(skill: "MicroSkill") -> Cell:
    return Cell.of_text(_("Proposal") if skill.is_proposal else _("Adopted by the partnership"))


def _activities(skill: "MicroSkill") -> Cell:
    return Cell.of_lines(row.activity.name for row in skill.activities.all() if row.activity.live)


def _countries(skill: "MicroSkill") -> Cell:
    return Cell.of_lines(row.get_country_display() for row in skill.pilot_countries.all())


def _assessment_time(skill: "MicroSkill") -> Cell:
    minutes = skill.assessment_minutes
    return Cell.of_text(ngettext("%d minute", "%d minutes", minutes) % minutes if minutes else "")


def _ladder(skill: "MicroSkill") -> Cell:
    return Cell.of_lines(Line(rung.descriptor, rung.name) for rung in skill.badge_levels.all())


def _situations(skill: "MicroSkill") -> Cell:
    return Cell.of_lines(Line(row.task, row.title) for row in skill.situations.all())
