"""The sheet as a document to go on writing in a word processor."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table

from standards.sheets import numbered_outcomes

from ..checks import annex_elements
from ..drafts import as_micro_skill
from ..forms import SituationForm
from ..offers import Offers
from ..sheets import Sheet
from . import words

# Word processors check spelling by language and country.
TAGS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "it": "it-IT", "el": "el-GR"}


def build(sheet: Sheet, offered: Offers) -> bytes:
    """Return the document."""
    skill = as_micro_skill(sheet)
    document = Document()
    _settings(document, sheet)
    document.add_heading(words.heading(sheet), level=0)
    document.add_paragraph(words.label(sheet), style="Intense Quote")
    _table(document, [_("Element"), _("In this sheet")], words.facts(sheet, skill, offered))
    for heading, text in words.paragraphs(sheet):
        document.add_heading(heading, level=1)
        _paragraphs(document, text)
    _outcomes(document, skill)
    _assessment(document, sheet, offered)
    _ladder(document, sheet)
    document.add_heading(_("Elements of the EU Recommendation, Annex I"), level=1)
    _table(document, words.ANNEX_COLUMNS, map(words.annex_row, annex_elements(sheet, offered)))
    if sheet["based_on"]:
        document.add_heading(_("Source"), level=1)
        document.add_paragraph(words.source(sheet))
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _settings(document: DocxDocument, sheet: Sheet) -> None:
    """Set paper, language and properties, which the template of the library sets for an American letter."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    tag = TAGS.get(sheet["language"], sheet["language"])
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), tag)
    properties = document.core_properties
    # Properties hold at most 255 characters each.
    properties.title, properties.author = words.heading(sheet)[:255], sheet["organisation"][:255]
    properties.language, properties.comments = tag, words.label(sheet)[:255]
    properties.last_modified_by = ""
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)


def _outcomes(document: DocxDocument, skill: Any) -> None:
    groups = numbered_outcomes(skill)
    if groups:
        document.add_heading(_("Learning outcomes"), level=1)
    for group in groups:
        document.add_heading(str(group["label"]), level=2)
        rows = [(number, row.statement, row.assessor_sees) for number, row in group["outcomes"]]
        _table(document, words.OUTCOME_COLUMNS, rows, [14, 76, 76])


def _assessment(document: DocxDocument, sheet: Sheet, offered: Offers) -> None:
    if sheet["criteria"]:
        document.add_heading(_("Performance criteria"), level=1)
        for text in sheet["criteria"]:
            document.add_paragraph(text, style="List Number")
    if sheet["methods"]:
        document.add_heading(_("Assessment methods"), level=1)
        for key in sheet["methods"]:
            document.add_paragraph(words.titles(offered).get(key, key), style="List Bullet")
    if sheet["situations"]:
        document.add_heading(_("Situations and tasks"), level=1)
    for number, row in enumerate(sheet["situations"], start=1):
        document.add_heading(row["title"] or f"{_('Situation')} {number}", level=2)
        for name in ("situation", "task", "evidence"):
            if row[name]:
                document.add_heading(str(SituationForm.base_fields[name].label), level=3)
                _paragraphs(document, row[name])
    if sheet["safety_notes"]:
        document.add_heading(_("Safety notes"), level=1)
        for text in sheet["safety_notes"]:
            document.add_paragraph(text, style="List Bullet")


def _ladder(document: DocxDocument, sheet: Sheet) -> None:
    if sheet["badge_levels"]:
        document.add_heading(_("Badge ladder"), level=1)
        rungs = [(rung["name"], rung["descriptor"], rung["rule"]) for rung in sheet["badge_levels"]]
        _table(document, words.LADDER_COLUMNS, rungs)


def _paragraphs(document: DocxDocument, text: str) -> None:
    for part in text.split("\n"):
        if part.strip():
            document.add_paragraph(part)


def _table(
    document: DocxDocument, heads: Sequence[Any], rows: Iterable[Sequence[str]], widths: Sequence[int] = ()
) -> None:
    """Add a table whose first row is marked as its head, so that it is read out and repeated as one.

    `widths` are millimetres; without them the columns share the page evenly.
    """
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(str(head)).bold = True
    for values in rows:
        for cell, value in zip(table.add_row().cells, values, strict=True):
            cell.text = str(value)
    _mark_head(table)
    for column, width in zip(table.columns, widths, strict=False):
        for cell in column.cells:
            cell.width = Mm(width)
    document.add_paragraph()


def _mark_head(table: Table) -> None:
    marked = OxmlElement("w:tblHeader")
    marked.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(marked)
    for row in table.rows:
        kept = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().insert(0, kept)
