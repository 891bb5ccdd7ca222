"""What a page shows: everything its template needs, with no question left to the database."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override

from standards import annex_one
from standards.sheets import numbered_outcomes

from .carrying import MOST_IN_A_LINK
from .checks import Finding, Kind, annex_elements, check
from .drafts import as_micro_skill
from .files import words
from .levels import LEVELS
from .pages import Group
from .sheets import is_begun, new_sheet
from .steps import STEPS, Step

if TYPE_CHECKING:
    from .visits import Visit

FOLDER = "guide/own_standard"


@dataclass(frozen=True)
class FieldView:
    """A field with the hints on what is written in it. `shape` is how it is laid out."""

    bound: BoundField
    hints: list[Finding]
    shape: str

    @property
    def widget(self) -> SafeString:
        """The control, described by its hint, its error and the hints on its words."""
        described = f"{self.bound.aria_describedby} {self.bound.auto_id}_hints" if self.hints else ""
        return self.bound.as_widget(attrs={"aria-describedby": described} if described else None)

    @property
    def levels(self) -> Iterator[Any]:
        """Each radio button of the level with what the level means."""
        return zip(self.bound.subwidgets, LEVELS, strict=True)


@dataclass(frozen=True)
class GroupView:
    """Rows of one kind: each row is the list of its fields."""

    group: Group
    rows: list[list[FieldView]]


@dataclass(frozen=True)
class StepView:
    """An entry of the list of steps: `state` is todo, begun or ready; `to_mend` counts what should be mended."""

    step: Step
    state: str
    to_mend: int
    current: bool


@dataclass(frozen=True)
class KindView:
    """Findings of one weight under their heading."""

    heading: str
    findings: list[Finding]


def screen(visit: "Visit") -> tuple[str, str, dict[str, Any]]:
    """Return title, template and context of the page that answers a visit."""
    findings = check(visit.sheet, visit.offered)
    step = visit.step
    # Rows typed anew may stand elsewhere than in the sheet, so hints wait until everything can be used.
    hints = [finding for finding in findings if finding.written and finding.step == step.key]
    by_field = defaultdict(list)
    if not visit.problems:
        for hint in hints:
            by_field[hint.field].append(hint)
    in_field = bool(visit.focus) and visit.page.focus_on(visit.focus)
    context = {
        "own": visit,
        "step": step,
        "steps_total": len(STEPS),
        "page_title": _page_title(visit),
        "steps": _steps(visit, findings),
        "problems": visit.problems,
        "hints": hints if visit.stopped else [],
        "fields": [_field(bound, by_field) for bound in visit.page.form],
        "groups": [
            GroupView(group, [[_field(bound, by_field) for bound in form] for form in group.forms])
            for group in visit.page.groups
        ],
        "seen": visit.hints_digest() if by_field else "",
        "fresh": not visit.problems and visit.sheet == new_sheet(visit.sheet["language"]),
        "posted": visit.request.method == "POST",
        "focus_on_heading": visit.request.method == "POST" and not in_field and not _panel(visit),
        "link_query": visit.packed if len(visit.packed) <= MOST_IN_A_LINK else "",
        "keep": visit.saved or step is STEPS[-1],
        "begin_choices": list(visit.offered.micro_skills.items()) if step is STEPS[0] else [],
    }
    if step is STEPS[-1]:
        context |= _check(visit, findings)
    return _("Write your own standard"), f"{FOLDER}/step.html", context


def _panel(visit: "Visit") -> bool:
    """Tell whether something stands above the heading that the reader should come to first."""
    return bool(visit.problems or visit.stopped or visit.notices or visit.saved)


def _page_title(visit: "Visit") -> str:
    if visit.request.method != "POST" and visit.step is STEPS[0]:
        return _("Write your own standard")
    place = {"number": visit.step.number, "total": len(STEPS), "title": visit.step.title}
    if visit.problems:
        return _("Problem in step %(number)d of %(total)d: %(title)s") % place
    return _("Step %(number)d of %(total)d: %(title)s") % place


def _steps(visit: "Visit", findings: list[Finding]) -> list[StepView]:
    views = []
    for step in STEPS[:-1]:
        to_mend = sum(finding.step == step.key and finding.kind != Kind.OPTIONAL for finding in findings)
        begun = is_begun(visit.sheet, step)
        state = "ready" if not to_mend else "begun" if begun else "todo"
        views.append(StepView(step, state, to_mend if begun else 0, step is visit.step))
    return [*views, StepView(STEPS[-1], "todo", 0, visit.step is STEPS[-1])]


def _field(bound: BoundField, by_field: dict[str, list[Finding]]) -> FieldView:
    hints = by_field.get(bound.html_name, [])
    widget = bound.field.widget
    if bound.name == "eqf_level":
        shape = "level"
    elif isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        shape = "choice"
    else:
        shape = "hidden" if bound.is_hidden else "line"
    return FieldView(bound, hints, shape)


def _check(visit: "Visit", findings: list[Finding]) -> dict[str, Any]:
    """Return what the last step shows besides: findings, elements of Annex I, and the sheet as it will be."""
    headings = {
        Kind.MANDATORY: _("Mandatory in Annex I, and missing"),
        Kind.RULE: _("Rules of the house"),
        Kind.OPTIONAL: _("Optional in Annex I, and missing"),
    }
    kinds = [KindView(headings[kind], [each for each in findings if each.kind == kind]) for kind in Kind]
    elements = annex_elements(visit.sheet, visit.offered)
    filled, countable = annex_one.completeness(elements)
    return {
        "kinds": [kind for kind in kinds if kind.findings],
        "elements": [words.annex_row(element) for element in elements],
        "annex_filled": filled,
        "annex_countable": countable,
        "sheet_html": _sheet(visit),
    }


def _sheet(visit: "Visit") -> SafeString:
    """Return the sheet as it is read and printed, all in the language it is written in."""
    sheet = visit.sheet
    skill = as_micro_skill(sheet)
    with override(sheet["language"]):
        context = {
            "sheet": sheet,
            "micro_skill": skill,
            "outcome_groups": numbered_outcomes(skill),
            "heading": words.heading(sheet),
            "label": words.label(sheet),
            "source": words.source(sheet),
            "facts": words.facts(sheet, skill, visit.offered),
            "paragraphs": words.paragraphs(sheet),
        }
        return render_to_string(f"{FOLDER}/sheet.html", context)
