"""The sheet as a workbook: the facts, the outcomes, a grid to assess with, and the check against Annex I."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from common.spreadsheets import put_text
from standards.sheets import numbered_outcomes

from ..checks import annex_elements
from ..drafts import as_micro_skill
from ..offers import Offers
from ..sheets import Sheet
from . import words

HEAD = Font(bold=True)
SHADE = PatternFill("solid", fgColor="E3EEEF")
LINE = Border(bottom=Side(style="thin", color="757B78"))
WRAP = Alignment(wrap_text=True, vertical="top")


def build(sheet: Sheet, offered: Offers) -> bytes:
    """Return the workbook."""
    skill = as_micro_skill(sheet)
    book = Workbook()
    book.properties.title = words.heading(sheet)
    book.properties.creator = sheet["organisation"]
    book.properties.language = sheet["language"]
    book.properties.description = words.label(sheet)
    first = book.active
    first.title = _name(_("Sheet"))
    _sheet(first, sheet, words.facts(sheet, skill, offered))
    _table(
        book.create_sheet(_name(_("Outcomes"))),
        [_("Column"), *words.OUTCOME_COLUMNS],
        _outcomes(skill),
        [20, 6, 60, 60],
    )
    rungs = [rung["name"] for rung in sheet["badge_levels"]]
    heads = [_("Criterion"), _("Not yet"), *rungs, _("What was seen")]
    grid = [[text, *[""] * (len(rungs) + 2)] for text in sheet["criteria"]]
    _table(book.create_sheet(_name(_("Grid"))), heads, grid, [60, *[16] * (len(rungs) + 1), 40])
    elements = [words.annex_row(element) for element in annex_elements(sheet, offered)]
    _table(book.create_sheet(_name(_("Annex I check"))), words.ANNEX_COLUMNS, elements, [45, 14, 60])
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _name(title: str) -> str:
    """Return a title that a worksheet may have."""
    return "".join("-" if char in r"[]:*?/\'" else char for char in title)[:31]


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
    _table(page, [_("Element"), _("In this sheet")], rows, [32, 90])


def _situation(row: dict[str, str]) -> str:
    return "\n".join(row[name] for name in ("title", "situation", "task", "evidence") if row[name])


def _outcomes(skill: Any) -> list[list[str]]:
    return [
        [str(group["label"]), number, row.statement, row.assessor_sees]
        for group in numbered_outcomes(skill)
        for number, row in group["outcomes"]
    ]


def _table(page: Worksheet, heads: Sequence[Any], rows: Iterable[Sequence[Any]], widths: list[int]) -> None:
    """Fill a worksheet with a table whose head stays in sight and is repeated on every printed page."""
    for line, values in enumerate([heads, *rows], start=1):
        for column, value in enumerate(values, start=1):
            cell = page.cell(row=line, column=column)
            put_text(cell, str(value))
            cell.alignment, cell.border = WRAP, LINE
            if line == 1:
                cell.font, cell.fill = HEAD, SHADE
    for column, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
