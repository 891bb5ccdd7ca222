"""The sheet as a workbook: the facts, the outcomes, a grid to assess with, and the check against Annex I."""

from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from common.documents.xlsx_file import fill_table
from common.spreadsheets import sheet_name
from standards.sheets import numbered_outcomes

from ..checks import annex_elements
from ..drafts import as_micro_skill
from ..offers import Offers
from ..sheets import Sheet
from . import words


def build(sheet: Sheet, offered: Offers) -> bytes:
    """Return the workbook."""
    skill = as_micro_skill(sheet)
    book = Workbook()
    book.properties.title = words.heading(sheet)
    book.properties.creator = sheet["organisation"]
    book.properties.language = sheet["language"]
    book.properties.description = words.label(sheet)
    first = book.active
    first.title = sheet_name(_("Sheet"), [])
    _sheet(first, sheet, words.facts(sheet, skill, offered))
    fill_table(
        book.create_sheet(sheet_name(_("Outcomes"), book.sheetnames)),
        [_("Column"), *words.OUTCOME_COLUMNS],
        _outcomes(skill),
        [20, 6, 60, 60],
    )
    rungs = [rung["name"] for rung in sheet["badge_levels"]]
    heads = [_("Criterion"), _("Not yet"), *rungs, _("What was seen")]
    grid = [[text, *[""] * (len(rungs) + 2)] for text in sheet["criteria"]]
    fill_table(
        book.create_sheet(sheet_name(_("Grid"), book.sheetnames)), heads, grid, [60, *[16] * (len(rungs) + 1), 40]
    )
    elements = [words.annex_row(element) for element in annex_elements(sheet, offered)]
    fill_table(
        book.create_sheet(sheet_name(_("Annex I check"), book.sheetnames)), words.ANNEX_COLUMNS, elements, [45, 14, 60]
    )
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _sheet(page: Worksheet, sheet: Sheet, facts: list[tuple[str, str]]) -> None:
    safety = "\n".join(sheet["safety_notes"])
    rows: list[tuple[str, str]] = [
        (_("Title"), words.heading(sheet)),
        (_("Draft"), words.label(sheet)),
        *facts,
        *words.paragraphs(sheet),
        *((_("Situation"), _situation(row)) for row in sheet["situations"]),
        *([(_("Safety notes"), safety)] if safety else []),
        *((rung["name"] or _("Rung"), f"{rung['descriptor']}\n{rung['rule']}") for rung in sheet["badge_levels"]),
        *([(_("Source"), words.source(sheet))] if sheet["based_on"] else []),
    ]
    fill_table(page, [_("Element"), _("In this sheet")], rows, [32, 90])


def _situation(row: dict[str, str]) -> str:
    return "\n".join(row[name] for name in ("title", "situation", "task", "evidence") if row[name])


def _outcomes(skill: Any) -> list[list[str]]:
    return [
        [str(group["label"]), number, row.statement, row.assessor_sees]
        for group in numbered_outcomes(skill)
        for number, row in group["outcomes"]
    ]
