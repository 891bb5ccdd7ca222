"""XLSX for people: a named table under a head that stays in sight, and a sheet that says what the file is.

Rows go to the disk one by one, so that memory does not grow with them. Texts are typed as texts: nothing in a cell
is ever a formula.
"""

import re
from datetime import datetime
from tempfile import TemporaryFile
from typing import IO, Any

from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableStyleInfo

from common.spreadsheets import STARTS_FORMULA, fitting, put_text, sheet_name, table_headings

from .about import PUBLISHER, About
from .table import BETWEEN, Column, Kind, Table

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_BOLD = Font(bold=True)


def write(table: Table) -> IO[bytes]:
    """Return the file, open at its beginning and gone when it is closed. Texts of our own in the active language."""
    book = Workbook(write_only=True)
    _describe(book, table.about)
    _write_rows(book.create_sheet(sheet_name(table.about.title, [])), table)
    _write_about(book.create_sheet(sheet_name(_("About this file"), book.sheetnames)), table.about)
    file = TemporaryFile()
    book.save(file)
    file.seek(0)
    return file


def _describe(book: Workbook, about: About) -> None:
    about_it = book.properties
    about_it.title = about.title
    about_it.subject = about.selection
    about_it.language = about.language
    about_it.creator = about_it.lastModifiedBy = PUBLISHER
    about_it.description = about.edition
    about_it.created = about_it.modified = timezone.now().replace(tzinfo=None)


def _write_rows(sheet: WriteOnlyWorksheet, table: Table) -> None:
    columns = [column for column in table.columns if not column.for_machines]
    for number, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width or column.kind.width
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    headings = table_headings([column.heading or column.key for column in columns], "-")
    sheet.append([_text(sheet, heading, bold=True) for heading in headings])
    length = 0
    for row in table.rows:
        sheet.append([_cell(sheet, column, row.get(column.key)) for column in columns])
        length += 1
    # Excel wants at least one row below the head of a table.
    ref = f"A1:{get_column_letter(len(columns))}{max(length, 1) + 1}"
    excel_table = ExcelTable(displayName=_table_name(table.name), ref=ref)
    excel_table._initialise_columns()
    for place, heading in zip(excel_table.tableColumns, headings, strict=True):
        place.name = heading
    excel_table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.tables.add(excel_table)


def _write_about(sheet: WriteOnlyWorksheet, about: About) -> None:
    sheet.column_dimensions["A"].width = 22
    sheet.column_dimensions["B"].width = 100
    for fact in about.facts():
        sheet.append([_text(sheet, fact.heading, bold=True), _text(sheet, fact.value, wrapped=True)])


def _cell(sheet: WriteOnlyWorksheet, column: Column, value: Any) -> Any:
    if isinstance(value, list | tuple):
        value = BETWEEN.join(value)
    if isinstance(value, str):
        return _text(sheet, value, wrapped=column.kind is Kind.LONG)
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None)
    return value


def _text(sheet: WriteOnlyWorksheet, text: str, *, bold: bool = False, wrapped: bool = False) -> Any:
    """Return what openpyxl takes for text, whatever it begins with. Plain text stays plain: a cell costs time."""
    text = fitting(text)
    risky = text.startswith(STARTS_FORMULA) or text in ERROR_CODES
    if not (bold or wrapped or risky):
        return text
    cell = WriteOnlyCell(sheet)
    put_text(cell, text, also=risky)
    if bold:
        cell.font = _BOLD
    if wrapped:
        cell.alignment = _WRAPPED
    return cell


def _table_name(name: str) -> str:
    return "".join(part.capitalize() for part in re.split(r"\W+", name))
