"""Papers to fill in, opened again the way word processors and spreadsheets do."""

from io import BytesIO
from itertools import pairwise
from typing import Any

from django.test import Client
from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from common.documents.docx_file import BOX, MARGIN


def fetch(client: Client, url: str) -> bytes:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.getvalue()


def document(client: Client, url: str) -> DocxDocument:
    return Document(BytesIO(fetch(client, url)))


def workbook(client: Client, url: str) -> Workbook:
    return load_workbook(BytesIO(fetch(client, url)))


def headings(paper: DocxDocument) -> list[tuple[int, str]]:
    """Return (level, words) of every heading; the title has level 0."""
    levels = {"Title": 0, "Heading 1": 1, "Heading 2": 2, "Heading 3": 3}
    return [(levels[p.style.name], p.text) for p in paper.paragraphs if p.style.name in levels]


def under(paper: DocxDocument, heading: str) -> list[str]:
    """Return the paragraphs between a heading and the next one."""
    found, inside = [], False
    for paragraph in paper.paragraphs:
        if paragraph.style.name.startswith(("Title", "Heading")):
            inside = paragraph.text == heading
        elif inside and paragraph.text.strip():
            found.append(paragraph.text)
    return found


def table(paper: DocxDocument, *first_heads: str) -> list[list[str]]:
    """Return the rows of the table whose head begins with these words, head included."""
    for found in paper.tables:
        rows = [[cell.text for cell in row.cells] for row in found.rows]
        if tuple(rows[0][: len(first_heads)]) == first_heads:
            return rows
    raise AssertionError(f"no table that begins with {first_heads}")


def is_well_built(paper: DocxDocument, language: str) -> None:
    """Check what every paper has: headings without gaps, heads of tables, A4, one language."""
    levels = [level for level, _text in headings(paper)]
    assert levels[0] == 0
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels
    for found in paper.tables:
        heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in found.rows]
        assert heads == [True] + [False] * (len(heads) - 1)
        assert all(cell.text.strip() for cell in found.rows[0].cells)
        # Tables stay within the margins of the widest page.
        assert sum(column.width.mm for column in found.columns) <= 297 - 2 * MARGIN
    for section in paper.sections:
        assert sorted([round(section.page_width.mm), round(section.page_height.mm)]) == [210, 297]
    assert {element.get(qn("w:val"))[:2] for element in paper.styles.element.iter(qn("w:lang"))} == {language}


def grid(sheet: Worksheet) -> list[list[Any]]:
    """Return the rows of the worksheet's one named table, head included."""
    [named] = sheet.tables.values()
    return [[cell.value for cell in row] for row in sheet[named.ref]]


def is_printable(sheet: Worksheet) -> None:
    """Check that a worksheet goes onto A4, as wide as the paper, and repeats the head of its table."""
    assert sheet.page_setup.paperSize == 9
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_area
    for named in sheet.tables.values():
        head = named.ref.partition(":")[0].lstrip("A")
        assert sheet.print_title_rows == f"${head}:${head}"
        # What stays in sight leaves room for the rest.
        assert sheet.freeze_panes == (f"A{int(head) + 1}" if int(head) < 12 else None)
        heads = [cell.value for cell in sheet[named.ref][0]]
        assert [column.name for column in named.tableColumns] == heads
    long_cells = [cell for row in sheet.iter_rows() for cell in row if len(str(cell.value or "")) > 40]
    assert all(cell.alignment.wrap_text for cell in long_cells)


def all_text(book: Workbook) -> list[str]:
    """Return what stands in every cell; checks that all of it is text."""
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    return [str(cell.value) for cell in cells]


__all__ = ["BOX", "all_text", "document", "fetch", "grid", "headings", "is_printable", "is_well_built", "table"]
