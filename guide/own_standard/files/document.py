"""The sheet as a document to go on writing in a word processor."""

from typing import Any

from django.utils.translation import gettext as _
from docx.document import Document as DocxDocument

from common.documents.docx_file import add_table, new_document, saved
from standards.sheets import numbered_outcomes

from ..checks import annex_elements
from ..drafts import as_micro_skill
from ..forms import SituationForm
from ..offers import Offers
from ..sheets import Sheet
from . import words


def build(sheet: Sheet, offered: Offers) -> bytes:
    """Return the document."""
    skill = as_micro_skill(sheet)
    document = new_document(words.heading(sheet), sheet["organisation"], sheet["language"], words.label(sheet))
    document.add_heading(words.heading(sheet), level=0)
    document.add_paragraph(words.label(sheet), style="Intense Quote")
    add_table(document, [_("Element"), _("In this sheet")], words.facts(sheet, skill, offered))
    for heading, text in words.paragraphs(sheet):
        document.add_heading(heading, level=1)
        _paragraphs(document, text)
    _outcomes(document, skill)
    _assessment(document, sheet, offered)
    _ladder(document, sheet)
    document.add_heading(_("Elements of the EU Recommendation, Annex I"), level=1)
    add_table(document, words.ANNEX_COLUMNS, map(words.annex_row, annex_elements(sheet, offered)))
    if sheet["based_on"]:
        document.add_heading(_("Source"), level=1)
        document.add_paragraph(words.source(sheet))
    return saved(document)


def _outcomes(document: DocxDocument, skill: Any) -> None:
    groups = numbered_outcomes(skill)
    if groups:
        document.add_heading(_("Learning outcomes"), level=1)
    for group in groups:
        document.add_heading(str(group["label"]), level=2)
        rows = [(number, row.statement, row.assessor_sees) for number, row in group["outcomes"]]
        add_table(document, words.OUTCOME_COLUMNS, rows, [14, 76, 76])


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
        add_table(document, words.LADDER_COLUMNS, rungs)


def _paragraphs(document: DocxDocument, text: str) -> None:
    for part in text.split("\n"):
        if part.strip():
            document.add_paragraph(part)
