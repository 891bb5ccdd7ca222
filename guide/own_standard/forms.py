"""What each step asks. Fields come from the catalogue's own models, so that a sheet fits into the catalogue.

No field is required: an unfinished sheet can always be carried on, checked and taken away.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import MaxLengthValidator, RegexValidator
from django.db.models import Model
from django.forms.models import fields_for_model
from django.utils.functional import Promise
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from common.models import Organisation
from standards.models import BadgeLevel, LearningOutcome, MicroSkill, PerformanceCriterion, SafetyNote, Situation
from standards.vocabulary import (
    Category,
    EqfLevel,
    OutcomeKind,
    Participation,
    QualityAssurance,
    Stackability,
    Supervision,
)

MOST_LETTERS = 3000
MOST_KEYS = 20


def fields_of(model: type[Model], *names: str, **choices: Any) -> dict[str, forms.Field]:
    """Return form fields for fields of `model`, none required, every text of limited length.

    Args:
        model: where labels, hints and limits come from.
        names: the fields.
        choices: for closed lists, the choices to show as radio buttons.
    """
    radios = dict.fromkeys(choices, forms.RadioSelect)
    found = fields_for_model(model, [*names, *choices], widgets=radios)
    for name, each in found.items():
        each.required = False
        if name in choices:
            each.choices = choices[name]
        else:
            # Limits that the catalogue checks when an editor saves.
            each.validators += [one for one in model._meta.get_field(name).validators if one not in each.validators]
        if isinstance(each, forms.CharField) and each.max_length is None:
            each.max_length = MOST_LETTERS
            each.validators.append(MaxLengthValidator(MOST_LETTERS))
            each.widget = forms.Textarea(attrs={"rows": 3, "maxlength": MOST_LETTERS})
    return found


class KeysField(forms.MultipleChoiceField):
    """Codes of published objects, of which the reader chooses some. What may be chosen is set per request."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)


class LanguageSelect(forms.Select):
    """Says of each language's own name in which language it is."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["attrs"]["lang"] = str(value)
        return option


def languages() -> list[tuple[str, str]]:
    """Return the languages of the site, each with its own name."""
    return [(code, get_language_info(code)["name_local"].capitalize()) for code, _name in settings.LANGUAGES]


class StepForm(forms.Form):
    """The fields of a step; hints stand between label and field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)


def form_of(**fields: forms.Field) -> type[StepForm]:
    """Return a form with these fields, in this order."""
    return type("StepForm", (StepForm,), fields)


# What the standard is about, and who writes it.
ActivityForm = form_of(
    activities=KeysField(label=_("Activities"), help_text=_("In which activities do people use the skill?")),
    **fields_of(MicroSkill, "title", "statement", category=Category.choices),
    organisation=forms.CharField(
        label=_("Your organisation"),
        required=False,
        max_length=Organisation._meta.get_field("name").max_length,
        help_text=_("The body that would issue the micro-credential, as it writes its own name."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    ),
    country=forms.CharField(
        label=_("Country or region"),
        required=False,
        max_length=100,
        help_text=_("Where that body is."),
        widget=forms.TextInput(attrs={"autocomplete": "country-name"}),
    ),
    language=forms.ChoiceField(
        label=_("Language of the sheet"),
        required=False,
        choices=languages,
        help_text=_("The language you write in. The checks of verbs and the files follow it."),
        widget=LanguageSelect,
    ),
)
LevelForm = form_of(**fields_of(MicroSkill, eqf_level=EqfLevel.choices))
AssessmentForm = form_of(
    methods=KeysField(
        label=_("Assessment methods"), help_text=_("One is enough; two together show more than one alone.")
    ),
    **fields_of(MicroSkill, "assessment_minutes", supervision=Supervision.choices),
)
# The rest of what the Recommendation and the house sheet ask.
ElementsForm = form_of(
    **fields_of(MicroSkill, "plain_summary", "target_group", "prerequisites", "workload_hours", "ects"),
    **fields_of(
        MicroSkill,
        participation=Participation.choices,
        quality_assurance=QualityAssurance.choices,
        stackability=Stackability.choices,
    ),
    **fields_of(MicroSkill, "further_information"),
)
OutcomeForm = form_of(**fields_of(LearningOutcome, "statement", "assessor_sees"))
CriterionForm = form_of(**fields_of(PerformanceCriterion, "text"))
SituationForm = form_of(**fields_of(Situation, "title", "situation", "task", "evidence"))
SafetyForm = form_of(**fields_of(SafetyNote, "text"))
RungForm = form_of(
    **fields_of(BadgeLevel, "name", "descriptor", "rule"),
    # The code of a rung of the house is only carried along.
    slug=forms.CharField(
        required=False, max_length=40, validators=[RegexValidator(r"^[a-z0-9-]+$")], widget=forms.HiddenInput
    ),
)


@dataclass(frozen=True)
class Rows:
    """Rows of one kind on a step.

    Attributes:
        name: how the form calls the group, for example `outcomes-skill`.
        key: where the rows are in the sheet.
        form: the fields of a row. Rows with one visible field are bare texts in the sheet, as in content files.
        fixed: values that every row of the group has, for example the column of an outcome.
    """

    name: str
    key: str
    form: type[StepForm]
    legend: str | Promise
    hint: str | Promise
    one: str | Promise
    add: str | Promise
    most: int
    fixed: dict[str, str] = field(default_factory=dict)

    @property
    def bare(self) -> bool:
        """Whether the sheet holds these rows as texts instead of mappings."""
        return list(self.form.base_fields) == ["text"]


def _outcomes(kind: OutcomeKind, hint: str | Promise) -> Rows:
    return Rows(
        f"outcomes-{kind}", "outcomes", OutcomeForm, kind.label, hint, _("Outcome"), _("Add an outcome"), 15,
        {"kind": kind.value},
    )  # fmt: skip


OUTCOMES = (
    _outcomes(OutcomeKind.KNOWLEDGE, _("What the person knows. Usual verbs: name, point to, tell apart, explain.")),
    _outcomes(OutcomeKind.SKILL, _("What the person does, with the head or the hands. Usual verbs: clean, sort, ask.")),
    _outcomes(
        OutcomeKind.AUTONOMY,
        _("How far the person does it alone and answers for it. Usual verbs: decide, check, report, stop."),
    ),
)
ASSESSMENT_ROWS = (
    Rows(
        "criteria", "criteria", CriterionForm, _("Performance criteria"),
        _("Signs of good performance that hold whichever method is used. Six to eight are usual."),
        _("Criterion"), _("Add a criterion"), 20,
    ),
    Rows(
        "situations", "situations", SituationForm, _("Situations and tasks"),
        _("Each one: where the person is, what they must do, what proof is kept."),
        _("Situation"), _("Add a situation"), 8,
    ),
    Rows(
        "safety_notes", "safety_notes", SafetyForm, _("Safety notes"),
        _("What may harm people or things, if anything."), _("Safety note"), _("Add a safety note"), 10,
    ),
)  # fmt: skip
LADDER = (
    Rows(
        "badge_levels", "badge_levels", RungForm, _("Badge ladder"),
        _("The lowest rung first. It starts with the three rungs of the house; change them as you need."),
        _("Rung"), _("Add a rung"), 6,
    ),
)  # fmt: skip


def plain(value: Any) -> Any:
    """Return a cleaned value as JSON can hold it; whatever is empty becomes an empty text."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return "" if value is None else value
