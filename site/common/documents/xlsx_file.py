"""Papers as XLSX: a worksheet for each part, with a named table whose head stays in sight, ready to be printed."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from textwrap import wrap
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.worksheet import Worksheet

from common.exports import LICENCE
from common.spreadsheets import fitting, put_text, sheet_name, table_headings

from .parts import Block, Facts, Fields, Grid, Heading, Paper, Part, Points, Words

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TITLE, HEADING, BOLD = Font(bold=True, size=15), Font(bold=True, size=12), Font(bold=True)
SHADE = PatternFill("solid", fgColor="E3EEEF")
THIN = Side(style="thin", color="757B78")
BOXED = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
UNDERLINED = Border(bottom=THIN)
WRAP = Alignment(wrap_text=True, vertical="top")
MIDDLE = Alignment(wrap_text=True, vertical="top", horizontal="center")
TICK = "✓"
PORTRAIT, LANDSCAPE = 92, 136  # widths of a page in characters
PLAIN = (3, 7)  # shares of the two columns of a part without a grid
LINE_HEIGHT = 15.5  # points
# How many letters take the place of one figure, plain and bold, so that a line is rather high than cut off.
PLAIN_LETTERS, WIDE = 0.95, 0.85
MOST_FROZEN = 230  # points that may stay in sight while one scrolls: about a third of a small screen
NAMES = 0.35  # share of the page that names take, as far as the columns allow


def build(paper: Paper) -> bytes:
    """Return the workbook."""
    about = paper.about
    book = Workbook()
    now = timezone.now().replace(tzinfo=None)
    properties = book.properties
    properties.title, properties.creator = fitting(about.title), fitting(paper.author)
    properties.language, properties.description = about.language, about.edition
    properties.created = properties.modified = now
    facts = Facts([fact[1:] for fact in about.facts()])
    cover = Part(about.title, [*paper.intro, Heading(_("About this file")), facts])
    first = book.active
    first.title = sheet_name(_("About this file"), [])
    _Sheet(first, cover, paper).fill()
    for part in paper.parts:
        _Sheet(book.create_sheet(sheet_name(part.title, book.sheetnames)), part, paper).fill()
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def fill_table(
    page: Worksheet, heads: Sequence[Any], rows: Iterable[Sequence[Any]], widths: Sequence[int], *, first: int = 1
) -> int:
    """Fill a worksheet with a table whose head stays in sight and is repeated on every printed page.

    Args:
        widths: of the columns, in characters.
        first: number of the row that takes the head.

    Returns:
        The number of the last row.
    """
    line = first
    for line, values in enumerate([heads, *rows], start=first):
        for column, value in enumerate(values, start=1):
            cell = page.cell(row=line, column=column)
            put_text(cell, str(value))
            cell.alignment, cell.border = WRAP, BOXED
            if line == first:
                cell.font, cell.fill = BOLD, SHADE
    for column, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = f"A{first + 1}"
    page.print_title_rows = f"{first}:{first}"
    print_on_a4(page, landscape=True)
    return line


def print_on_a4(page: Worksheet, *, landscape: bool) -> None:
    """Let a worksheet be printed on A4, as wide as the paper."""
    page.page_setup.orientation = "landscape" if landscape else "portrait"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


class _Sheet:
    """A worksheet that is filled from the top."""

    def __init__(self, page: Worksheet, part: Part, paper: Paper) -> None:
        self.page, self.part, self.paper = page, part, paper
        self.row = 0
        shares = [column.width for column in part.grid.columns] if part.grid else PLAIN
        width = LANDSCAPE if part.landscape else PORTRAIT
        self.widths = [max(width * share // sum(shares), 5) for share in shares]

    def fill(self) -> None:
        self._across(self.part.title, font=TITLE)
        self._blocks(self.part.before)
        if self.part.grid:
            self._grid(self.part.grid)
        self._blocks(self.part.after)
        page = self.page
        for column, width in enumerate(self.widths, start=1):
            page.column_dimensions[get_column_letter(column)].width = width
        print_on_a4(page, landscape=self.part.landscape)
        page.print_area = f"A1:{get_column_letter(len(self.widths))}{self.row}"
        about = self.paper.about
        words = fitting(" · ".join([about.title[:100], self.paper.author[:60], LICENCE])).replace("&", "&&")
        page.oddFooter.left.text, page.oddFooter.right.text = words, "&P / &N"

    def _blocks(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            match block:
                case Heading(text):
                    self._across(text, font=HEADING, above=6)
                case Words(text, is_note):
                    self._across(text, font=BOLD if is_note else None)
                case Points(items):
                    for item in items:
                        self._across(f"• {item}")
                case Facts(pairs):
                    for name, value in pairs:
                        self._pair(name, value)
                case Fields(labels, lines):
                    for label in labels:
                        self._pair(label, "", lines, UNDERLINED)

    def _across(self, text: str, font: Font | None = None, above: int = 0) -> None:
        """Write a text over the whole width. Programs do not find the height of merged cells themselves."""
        self.row += 1
        cell = self._merged(1, len(self.widths), text)
        if font:
            cell.font = font
        self.page.row_dimensions[self.row].height = _height(text, sum(self.widths), font) + above

    def _pair(self, name: str, value: str, lines: int = 1, border: Border | None = None) -> None:
        """Write a name and what belongs to it, or room for it."""
        self.row += 1
        left = self._columns_of_names()
        self._merged(1, left, name).font = BOLD
        self._merged(left + 1, len(self.widths), value)
        if border:
            for column in range(left + 1, len(self.widths) + 1):
                self.page.cell(row=self.row, column=column).border = border
        height = max(_height(name, sum(self.widths[:left]), BOLD), _height(value, sum(self.widths[left:])))
        self.page.row_dimensions[self.row].height = max(height, LINE_HEIGHT * lines + 3)

    def _columns_of_names(self) -> int:
        """Return how many columns from the left take about the share `NAMES` of the page; the last one never."""
        whole = sum(self.widths)
        places = range(1, len(self.widths))
        return min(places, key=lambda place: abs(sum(self.widths[:place]) / whole - NAMES))

    def _merged(self, first: int, last: int, text: str) -> Any:
        cell = self.page.cell(row=self.row, column=first)
        put_text(cell, text)
        cell.alignment = WRAP
        if last > first:
            self.page.merge_cells(start_row=self.row, end_row=self.row, start_column=first, end_column=last)
        return cell

    def _grid(self, grid: Grid) -> None:
        first = self.row + 1
        ticks = [place for place, column in enumerate(grid.columns, start=1) if column.is_tick]
        heads = table_headings([column.heading for column in grid.columns], "-")
        rows = [
            ["" if place in ticks else text for place, text in enumerate(row, start=1)]
            for row in (grid.rows or [[""] * len(heads)])
        ]
        above = sum(self.page.row_dimensions[line].height or LINE_HEIGHT for line in range(1, first))
        self.row = fill_table(self.page, heads, rows, self.widths, first=first)
        if above > MOST_FROZEN:
            self.page.freeze_panes = None
        for line, row in enumerate([heads, *rows], start=first):
            font = BOLD if line == first else None
            high = max(_height(text, width, font) for text, width in zip(row, self.widths, strict=True))
            self.page.row_dimensions[line].height = max(high, LINE_HEIGHT * grid.room if line > first else 0)
        self._name(grid, heads, first)
        self._let_tick(ticks, first + 1)

    def _name(self, grid: Grid, heads: list[str], first: int) -> None:
        table = ExcelTable(displayName=grid.name, ref=f"A{first}:{get_column_letter(len(heads))}{self.row}")
        table._initialise_columns()
        for place, heading in zip(table.tableColumns, heads, strict=True):
            place.name = heading
        # Buttons to filter would cover the headings of a form.
        table.autoFilter = None
        self.page.add_table(table)

    def _let_tick(self, ticks: list[int], first: int) -> None:
        if not ticks:
            return
        choice = DataValidation(type="list", formula1=f'"{TICK}"', allow_blank=True)
        for column in ticks:
            letter = get_column_letter(column)
            choice.add(f"{letter}{first}:{letter}{self.row}")
            for line in range(first, self.row + 1):
                self.page.cell(row=line, column=column).alignment = MIDDLE
        self.page.add_data_validation(choice)


def _height(text: str, width: float, font: Font | None = None) -> float:
    """Return the points that a text takes in so many characters of width; widths are measured in figures."""
    size = font.size / 11 if font and font.size else 1
    fits = max(int(width * (WIDE if font else PLAIN_LETTERS) / size), 1)
    lines = sum(len(wrap(line, fits)) or 1 for line in text.split("\n"))
    # Excel knows no higher rows.
    return min(lines * LINE_HEIGHT * size + 3, 409)
