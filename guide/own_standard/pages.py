"""A step as it is filled in: what stands in its fields, whether from the sheet or as somebody has just typed it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict

from common.text import readable

from .forms import KeysField, Rows, plain
from .offers import Offers
from .sheets import Sheet, as_row, coded, rows_of
from .steps import Step

Posted = MultiValueDict[str, str]


def tidy(posted: Mapping[str, Any]) -> Posted:
    """Return what was posted as text that every document can hold."""
    lists = MultiValueDict.lists(posted) if isinstance(posted, MultiValueDict) else []
    return MultiValueDict({readable(name): [readable(value) for value in values] for name, values in lists})


class Group:
    """The rows of one kind on a page."""

    def __init__(self, rows: Rows, forms_: list[forms.Form]) -> None:
        self.rows = rows
        self.forms = forms_

    @property
    def count_name(self) -> str:
        return f"{self.rows.name}-count"

    @property
    def is_full(self) -> bool:
        return len(self.forms) >= self.rows.most


class Page:
    """A step with its fields.

    Attributes:
        form: the fields that stand once.
        groups: rows of fields.
    """

    def __init__(self, step: Step, offered: Offers, form: forms.Form, groups: list[Group]) -> None:
        self.step, self.form, self.groups = step, form, groups
        for name, field in form.fields.items():
            if isinstance(field, KeysField):
                field.choices = offered.choices(name)

    @classmethod
    def of_sheet(cls, step: Step, offered: Offers, sheet: Sheet, longer: str = "") -> "Page":
        """Return the step as the sheet has it.

        Args:
            longer: the name of a group that gets one more empty row.
        """
        groups = []
        for rows in step.rows:
            values: list[dict[str, Any]] = rows_of(sheet, rows)
            if (rows.name == longer or not values) and len(values) < rows.most:
                values = [*values, {}]
            group = [rows.form(initial=row, prefix=f"{rows.name}-{place}") for place, row in enumerate(values)]
            groups.append(Group(rows, group))
        return cls(step, offered, step.form(initial=sheet), groups)

    @classmethod
    def of_post(cls, step: Step, offered: Offers, posted: Posted, without: str = "") -> "Page":
        """Return the step as it was typed.

        Args:
            without: the prefix of a row that is being taken out, for example `criteria-2`.
        """
        groups = []
        for rows in step.rows:
            count = posted.get(f"{rows.name}-count", "")
            prefixes = [f"{rows.name}-{place}" for place in range(min(_number(count), rows.most))]
            typed = [rows.form(posted, prefix=prefix) for prefix in prefixes if prefix != without]
            groups.append(Group(rows, typed))
        return cls(step, offered, step.form(posted), groups)

    def all_forms(self) -> list[forms.Form]:
        """Return the form and every row's form, in the order of the page."""
        return [self.form, *(form for group in self.groups for form in group.forms)]

    def errors(self) -> list[tuple[str, str, str]]:
        """Return what cannot be used as (id of the field, label, message)."""
        return [
            (form[name].id_for_label or form[name].auto_id, str(form[name].label), str(message))
            for form in self.all_forms()
            for name, messages in form.errors.items()
            for message in messages
        ]

    def written_into(self, sheet: Sheet) -> Sheet:
        """Return the sheet with what was typed; rows left empty are dropped. Only for a page without errors."""
        values: dict[str, Any] = {}
        for name, value in self.form.cleaned_data.items():
            values[name] = _in_order(sheet[name], value) if isinstance(value, list) else plain(value)
        for group in self.groups:
            typed = [as_row(group.rows, {n: plain(v) for n, v in form.cleaned_data.items()}) for form in group.forms]
            values[group.rows.key] = [*values.get(group.rows.key, []), *filter(None, typed)]
        if "language" in values:
            values["language"] = values["language"] or sheet["language"]
        if "badge_levels" in values:
            values["badge_levels"] = coded(values["badge_levels"])
        return sheet | values

    def focus_on(self, name: str) -> bool:
        """Let the browser begin in a field; False when there is no such field."""
        for form in self.all_forms():
            for bound in form:
                if bound.html_name == name:
                    # Of several boxes the frame around them takes the focus, see `field.html`.
                    if not isinstance(bound.field.widget, forms.RadioSelect):
                        bound.field.widget.attrs["autofocus"] = True
                    return True
        return False


def _in_order(before: list[str], chosen: list[str]) -> list[str]:
    """Return what is chosen, in the order it had before, as the first one is the recommended one."""
    return [key for key in before if key in chosen] + [key for key in chosen if key not in before]


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
