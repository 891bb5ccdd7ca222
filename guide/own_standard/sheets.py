"""The sheet being written: plain data under the names of content files, and how it is read from what comes in."""

from typing import Any

from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override

from common.text import readable

from .forms import MOST_KEYS, KeysField, Rows, plain
from .offers import Offers
from .steps import STEPS, Step

Sheet = dict[str, Any]


def house_ladder(language: str) -> list[dict[str, str]]:
    """Return the three rungs on which the house's own sheets are built, in general words."""
    with override(language):
        return [
            {
                "slug": "with-help",
                "name": _("With help"),
                "descriptor": _(
                    "Does the work when somebody shows the order, names the next step or recalls a detail."
                ),
                "rule": _("No criterion is marked “not yet”. One examiner."),
            },
            {
                "slug": "alone",
                "name": _("Alone"),
                "descriptor": _("Does the work without help, safely and in a sensible time, and checks the result."),
                "rule": _("Most criteria are marked “alone” or higher and none “not yet”. One examiner."),
            },
            {
                "slug": "expert",
                "name": _("Expert"),
                "descriptor": _("Copes with an unknown place or an unforeseen problem, and can explain how and why."),
                "rule": _("All criteria are marked at least “alone” and most “expert”. Two examiners mark separately."),
            },
        ]


def new_sheet(language: str) -> Sheet:
    """Return the sheet everybody starts with: empty but for its language and the ladder of the house."""
    sheet: Sheet = {"based_on": ""}
    for step in STEPS:
        sheet |= {name: [] if isinstance(each, KeysField) else "" for name, each in step.form.base_fields.items()}
        sheet |= {rows.key: [] for rows in step.rows}
    return sheet | {"language": language, "badge_levels": house_ladder(language)}


def compact(sheet: Sheet) -> dict[str, Any]:
    """Return the sheet without what is empty; `read` gives it back."""
    return {name: value for name, value in sheet.items() if value not in ("", [])}


def read(data: dict[str, Any], language: str, offered: Offers) -> tuple[Sheet, list[str]]:
    """Return the sheet in plain data from outside, and what had to be left out, as sentences for the reader.

    Args:
        data: anything a JSON mapping can hold; what is not a sheet's is passed over.
        language: the language of a sheet that names none.
        offered: what may be chosen; other codes are left out.
    """
    reader = _Reader(offered)
    sheet = new_sheet(language) | {"badge_levels": []}
    for step in STEPS:
        for name, each in step.form.base_fields.items():
            if name in data:
                sheet[name] = reader.value(name, each, data[name])
        for key in dict.fromkeys(rows.key for rows in step.rows):
            groups = [rows for rows in step.rows if rows.key == key]
            sheet[key] = reader.rows(groups, data.get(key, []))
    sheet["badge_levels"] = coded(sheet["badge_levels"])
    sheet["language"] = sheet["language"] or language
    sheet["based_on"] = reader.value("based_on", BASED_ON, data.get("based_on", ""))
    return sheet, reader.problems


BASED_ON = django_forms.RegexField(r"^[A-Z]{2,4}-\d{2,3}$", required=False, label="based_on")


class _Reader:
    """Takes values from outside one by one and notes which ones cannot be used."""

    def __init__(self, offered: Offers) -> None:
        self.offered = offered
        self.problems: list[str] = []

    def value(self, name: str, field: django_forms.Field, raw: Any) -> Any:
        label = field.label or name
        if isinstance(field, KeysField):
            return self.keys(name, label, raw)
        if isinstance(raw, bool) or not isinstance(raw, str | int | float):
            if raw is not None:
                self.refuse(label)
            return ""
        try:
            return plain(field.clean(readable(str(raw))))
        except ValidationError:
            self.refuse(label)
            return ""

    def keys(self, name: str, label: str, raw: Any) -> list[str]:
        if not isinstance(raw, list):
            self.refuse(label)
            return []
        known = {key for key, _title in self.offered.choices(name)}
        paths = self.offered.paths if name == "methods" else {}
        given = [paths.get(item, item) for item in raw[: MOST_KEYS + 1] if isinstance(item, str)]
        if len(given) < len(raw) or not known.issuperset(given):
            self.refuse(label)
        return [key for key in dict.fromkeys(given) if key in known]

    def rows(self, groups: list[Rows], raw: Any) -> list[Any]:
        """Return the rows of one key, sorted into their groups: outcomes column by column."""
        if not isinstance(raw, list):
            self.refuse(groups[0].legend)
            return []
        taken = []
        for rows in groups:
            own = [item for item in raw if self.belongs(rows, item)]
            if len(own) > rows.most:
                self.refuse(rows.legend)
            taken += [self.row(rows, item) for item in own[: rows.most]]
        if sum(self.belongs(rows, item) for rows in groups for item in raw) < len(raw):
            self.refuse(groups[0].legend)
        return [row for row in taken if row]

    @staticmethod
    def belongs(rows: Rows, item: Any) -> bool:
        if rows.bare:
            return isinstance(item, str)
        return isinstance(item, dict) and all(item.get(name) == value for name, value in rows.fixed.items())

    def row(self, rows: Rows, item: Any) -> Any:
        """Return a row of the sheet, empty when nothing is written in it."""
        values = {"text": item} if rows.bare else item
        cleaned = {name: self.value(name, each, values.get(name, "")) for name, each in rows.form.base_fields.items()}
        return as_row(rows, cleaned)

    def refuse(self, label: Any) -> None:
        message = _("“%(field)s”: a part that cannot be used here was left out.") % {"field": label}
        if message not in self.problems:
            self.problems.append(message)


def as_row(rows: Rows, cleaned: dict[str, Any]) -> Any:
    """Return cleaned values as a row of the sheet; empty when nobody wrote anything in it."""
    if rows.bare:
        return cleaned["text"]
    if not any(value for name, value in cleaned.items() if name != "slug"):
        return {}
    return rows.fixed | cleaned


def coded(rungs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rungs, each with a language-neutral code that no other rung has."""
    taken: set[str] = set()
    found = []
    for number, rung in enumerate(rungs, start=1):
        code = rung.get("slug") or slugify(rung["name"])[:40]
        code = code if code and code not in taken else f"rung-{number}"
        while code in taken:
            code += "-x"
        taken.add(code)
        found.append(rung | {"slug": code})
    return found


def rows_of(sheet: Sheet, rows: Rows) -> list[dict[str, Any]]:
    """Return the rows of one group as values by field."""
    if rows.bare:
        return [{"text": text} for text in sheet[rows.key]]
    return [row for row in sheet[rows.key] if all(row[name] == value for name, value in rows.fixed.items())]


def is_begun(sheet: Sheet, step: Step) -> bool:
    """Tell whether something was written or chosen on a step."""
    fresh = new_sheet(sheet["language"])
    names = [*step.form.base_fields, *(rows.key for rows in step.rows)]
    return any(sheet[name] != fresh[name] for name in names if name != "language")


def begin_from(
    source: dict[str, Any], code: str, sheet: Sheet, language: str, offered: Offers
) -> tuple[Sheet, list[str]]:
    """Return a sheet with the content of a micro-skill, and sentences on what had to be left out.

    Organisation and country stay those of `sheet`.

    Args:
        source: content of a public micro-skill, see `offers.sheet_of`.
        code: of that micro-skill, kept because its licence asks to name the source.
        language: of that micro-skill.
    """
    kept = {name: sheet[name] for name in ("organisation", "country")}
    copied, left_out = read(source, language, offered)
    return copied | kept | {"based_on": code}, left_out


def with_language(sheet: Sheet, before: str) -> Sheet:
    """Return the sheet with a ladder of the house in its new language, if nobody has touched the ladder yet."""
    if sheet["language"] != before and sheet["badge_levels"] == house_ladder(before):
        return sheet | {"badge_levels": house_ladder(sheet["language"])}
    return sheet
