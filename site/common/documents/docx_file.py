"""Papers as DOCX: headings that programs know, heads of tables that are read out and repeated, A4, one language."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import Table

from common.exports import LICENCE
from common.text import readable

from .parts import Block, Facts, Fields, Grid, Heading, Paper, Part, Points, Words

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# Word processors check spelling by language and country.
TAGS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "it": "it-IT", "el": "el-GR"}
SHORT, LONG, MARGIN = 210, 297, 18  # millimetres of A4
BOX = "☐"
LINE_HEIGHT = 7  # millimetres, to write by hand
SHADE = "E3EEEF"


def build(paper: Paper) -> bytes:
    """Return the document."""
    about = paper.about
    document = new_document(about.title, paper.author, about.language, about.edition)
    _lay(document.sections[0], landscape=False)
    _foot(document.sections[0], paper)
    document.add_heading(readable(about.title), level=0)
    facts = Facts([fact[1:] for fact in about.facts()])
    _blocks(document, [*paper.intro, Heading(_("About this file")), facts], level=1)
    for part in paper.parts:
        _part(document, part)
    return saved(document)


def new_document(title: str, author: str, language: str, comment: str) -> DocxDocument:
    """Return an empty A4 document that states its language, title and author.

    The library's own template is an American letter.
    """
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(SHORT), Mm(LONG)
    section.left_margin = section.right_margin = Mm(22)
    tag = TAGS.get(language, language)
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), tag)
    properties = document.core_properties
    # Properties hold at most 255 characters each.
    properties.title, properties.author = readable(title)[:255], readable(author)[:255]
    properties.language, properties.comments = tag, readable(comment)[:255]
    properties.last_modified_by = ""
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)
    return document


def saved(document: DocxDocument) -> bytes:
    """Return the file."""
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def add_table(
    document: DocxDocument,
    heads: Sequence[Any],
    rows: Iterable[Sequence[str]],
    widths: Sequence[int] = (),
    ticks: Iterable[int] = (),
    room: int = 1,
) -> None:
    """Add a table whose first row is marked as its head, so that it is read out and repeated as one.

    Args:
        widths: millimetres; without them the columns share the page evenly.
        ticks: places of the columns that hold boxes to tick.
        room: how many lines a row is high at least.
    """
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(readable(str(head))).bold = True
        _shade(cell)
    ticked = set(ticks)
    for values in rows:
        row = table.add_row()
        if room > 1:
            row.height_rule, row.height = WD_ROW_HEIGHT_RULE.AT_LEAST, Mm(LINE_HEIGHT * room)
        for place, (cell, value) in enumerate(zip(row.cells, values, strict=True)):
            cell.text = BOX if place in ticked else readable(str(value))
            if place in ticked:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    _mark_head(table)
    if widths:
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Mm(width)
    document.add_paragraph()


def _mark_head(table: Table) -> None:
    marked = OxmlElement("w:tblHeader")
    marked.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(marked)
    for row in table.rows:
        kept = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().insert(0, kept)


def _shade(cell: Any) -> None:
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)


def _part(document: DocxDocument, part: Part) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _lay(section, part.landscape)
    document.add_heading(readable(part.title), level=1)
    _blocks(document, part.before)
    if part.grid:
        _grid(document, part.grid, _room(part.landscape))
    _blocks(document, part.after)


def _grid(document: DocxDocument, grid: Grid, room: int) -> None:
    whole = sum(column.width for column in grid.columns)
    add_table(
        document,
        [column.heading for column in grid.columns],
        grid.rows,
        [max(room * column.width // whole, 5) for column in grid.columns],
        [place for place, column in enumerate(grid.columns) if column.is_tick],
        grid.room,
    )


def _blocks(document: DocxDocument, blocks: Sequence[Block], level: int = 2) -> None:
    for block in blocks:
        match block:
            case Heading(text):
                document.add_heading(readable(text), level=level)
            case Words(text, is_note):
                for line in filter(str.strip, readable(text).split("\n")):
                    document.add_paragraph(line, style="Intense Quote" if is_note else None)
            case Points(items):
                for item in items:
                    document.add_paragraph(readable(item), style="List Bullet")
            case Facts(pairs):
                _facts(document, pairs)
            case Fields(labels, lines):
                _fields(document, labels, lines)


def _facts(document: DocxDocument, pairs: Sequence[tuple[str, str]]) -> None:
    for name, value in pairs:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Mm(45), Mm(-45)
        paragraph.add_run(readable(name)).bold = True
        paragraph.add_run(f"\t{readable(value)}")


def _fields(document: DocxDocument, labels: Sequence[str], lines: int) -> None:
    """Add names, each followed by lines to write on that reach to the edge of the page."""
    edge = Mm(_room(document.sections[-1].orientation == WD_ORIENT.LANDSCAPE))
    for label in labels:
        for number in range(lines):
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.space_before = Pt(4)
            paragraph.paragraph_format.tab_stops.add_tab_stop(edge, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
            if number == 0:
                paragraph.add_run(f"{readable(label)} ").bold = True
            paragraph.add_run("\t")


def _room(landscape: bool) -> int:
    """Return the millimetres between the margins."""
    return (LONG if landscape else SHORT) - 2 * MARGIN


def _lay(section: Section, landscape: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    width, height = (LONG, SHORT) if landscape else (SHORT, LONG)
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)


def _foot(section: Section, paper: Paper) -> None:
    """Say on every page what it belongs to: sheets of paper part from one another."""
    about = paper.about
    paragraph = section.footer.paragraphs[0]
    words = " · ".join(filter(None, [about.title, paper.author, about.edition, LICENCE]))
    paragraph.add_run(f"{readable(words)} · ").font.size = Pt(8)
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    # What stands there until the program counts the pages.
    number.append(paragraph.add_run("1")._r)
    paragraph._p.append(number)
