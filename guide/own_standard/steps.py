"""The seven steps, in order."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from . import forms


@dataclass(frozen=True)
class Step:
    """One page: a few fields, then groups of rows."""

    key: str
    title: str | Promise
    lead: str | Promise
    form: type[forms.StepForm] = forms.StepForm
    rows: tuple[forms.Rows, ...] = ()

    @property
    def number(self) -> int:
        return STEPS.index(self) + 1

    @property
    def before(self) -> "Step | None":
        return STEPS[self.number - 2] if self.number > 1 else None

    @property
    def after(self) -> "Step | None":
        return STEPS[self.number] if self.number < len(STEPS) else None


STEPS = [
    Step(
        "activity",
        _("Activity and title"),
        _(
            "Think of one real person in one real home. What does that person do? Give it a name that begins with "
            "a verb."
        ),
        forms.ActivityForm,
    ),
    Step(
        "level",
        pgettext_lazy("step", "Level"),
        _("Choose the level that describes the work best. If the columns differ, take the lower level."),
        forms.LevelForm,
    ),
    Step(
        "outcomes",
        _("Learning outcomes"),
        _("Each outcome completes “The learner can …” and holds one verb that can be seen or heard."),
        rows=forms.OUTCOMES,
    ),
    Step(
        "assessment",
        _("Assessment"),
        _("Say how somebody finds out that the outcomes are reached."),
        forms.AssessmentForm,
        forms.ASSESSMENT_ROWS,
    ),
    Step(
        "badge",
        _("Badge ladder"),
        _("A ladder shows progress: what a person on each rung does, and what must be shown to be awarded it."),
        rows=forms.LADDER,
    ),
    Step(
        "elements",
        _("European elements"),
        _("What the EU Recommendation on micro-credentials asks besides, and a few words for the people it is for."),
        forms.ElementsForm,
    ),
    Step("check", _("Check and take away"), _("See what is missing, then take your sheet with you. It stays a draft.")),
]
BY_KEY = {step.key: step for step in STEPS}


def place_of(name: str) -> Step:
    """Return the step that asks for a key of the sheet."""
    for step in STEPS:
        if name in step.form.base_fields or name in {rows.key for rows in step.rows}:
            return step
    raise KeyError(name)
