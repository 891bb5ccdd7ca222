"""What an organisation takes away, opened again the way its programs do."""

import json
from io import BytesIO
from itertools import pairwise

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from common.content_files import codec
from standards.models import MicroSkill
from tests import factories
from tests.guide.own_standard.conftest import Form, fill_in
from tests.looking import words

pytestmark = pytest.mark.any_database


@pytest.fixture
def filled(form) -> Form:
    return fill_in(form)


def document(form: Form):
    return Document(BytesIO(form.download("docx")))


def workbook(form: Form):
    return load_workbook(BytesIO(form.download("xlsx")))


def open_file(client, content: bytes, **options) -> Form:
    """Upload a file into an empty form."""
    form = Form(client)
    return form.send(form.fields() | {"file": SimpleUploadedFile("a.json", content), "action": "open"}, **options)


# DOCX


def test_the_document_has_headings_that_programs_know(filled):
    headings = [
        (p.style.name, p.text) for p in document(filled).paragraphs if p.style.name.startswith(("Title", "Head"))
    ]
    assert headings[0] == ("Title", "Iron a shirt")
    for heading in (
        ("Heading 1", "Learning outcomes"),
        ("Heading 2", "Responsibility and autonomy"),
        ("Heading 1", "Performance criteria"),
        ("Heading 2", "A shirt"),
        ("Heading 3", "Evidence"),
        ("Heading 1", "Badge ladder"),
        ("Heading 1", "Elements of the EU Recommendation, Annex I"),
    ):
        assert heading in headings
    levels = [int(style[-1]) for style, _text in headings[1:]]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_table_of_the_document_marks_its_first_row_as_head(filled):
    tables = document(filled).tables
    assert len(tables) == 6
    for table in tables:
        heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
        assert heads == [True] + [False] * (len(heads) - 1)


def test_the_document_says_whose_draft_it_is_and_that_it_is_no_standard(filled):
    text = [paragraph.text for paragraph in document(filled).paragraphs]
    label = "Draft of Casa Aperta, written with “Write your own standard” of MyCred4Home; "
    assert label + "not a standard of the partnership." in text


def test_the_document_states_its_language_title_and_author(filled):
    made = document(filled)
    assert (made.core_properties.title, made.core_properties.author) == ("Iron a shirt", "Casa Aperta")
    assert {element.get(qn("w:val")) for element in made.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_the_document_is_in_the_language_of_the_sheet(filled):
    filled.press("go-activity").press("go-check", language="el", title="Σιδέρωμα πουκαμίσου")
    made = document(filled)
    assert {element.get(qn("w:val")) for element in made.styles.element.iter(qn("w:lang"))} == {"el-GR"}
    assert made.paragraphs[0].text == "Σιδέρωμα πουκαμίσου"
    assert "Μαθησιακά αποτελέσματα" in [paragraph.text for paragraph in made.paragraphs]
    assert filled.page.select_one(".own-sheet")["lang"] == "el"


def test_an_empty_sheet_can_be_taken_away_too(form):
    assert document(form).paragraphs[0].text == "A standard without a title yet"
    assert workbook(form)["Sheet"]["B2"].value == "A standard without a title yet"


# XLSX


def test_the_workbook_has_a_grid_of_criteria_and_rungs(filled):
    book = workbook(filled)
    assert book.sheetnames == ["Sheet", "Outcomes", "Grid", "Annex I check"]
    grid = [[cell.value for cell in row] for row in book["Grid"].iter_rows()]
    assert grid[0] == ["Criterion", "Not yet", "With help", "Alone", "Expert", "What was seen"]
    assert grid[1][0] == "No crease is left on the front."
    outcomes = [[cell.value for cell in row] for row in book["Outcomes"].iter_rows(min_row=2)]
    assert outcomes[1] == ["Skills", "S1", "Iron the collar first", "Begins with the collar."]
    assert (book["Grid"].freeze_panes, book["Grid"].print_title_rows) == ("A2", "$1:$1")


def test_the_workbook_says_what_annex_one_lacks(form):
    rows = {row[0].value: [cell.value for cell in row[1:]] for row in workbook(form)["Annex I check"].iter_rows()}
    assert rows["Learning outcomes"] == ["Mandatory", "Missing"]
    assert rows["Prerequisites"] == ["Optional", "Missing"]
    assert rows["Date of issuing"] == ["Mandatory", "Known when the credential is issued"]


@pytest.mark.parametrize("text", ['=HYPERLINK("http://example.org")', "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)"])
def test_words_never_become_a_formula(form, text):
    form.press("next", title=text, organisation=text).press("go-assessment").press("save", criteria__0__text=text)
    book = workbook(form)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    harmed = [cell for cell in cells if cell.value == text]
    assert len(harmed) >= 3 and all(cell.quotePrefix for cell in harmed)


# JSON


def test_the_file_holds_the_keys_of_the_catalogue(filled):
    data = json.loads(filled.download("json"))
    assert (data["format"], data["version"], data["language"]) == ("mycred4home/own-standard", 1, "en")
    assert data["organisation"] == {"name": "Casa Aperta", "country": "Italy"}
    assert data["label"].startswith("Draft of Casa Aperta")
    assert data["micro_skill"]["methods"] == ["methods/watching"]
    assert data["micro_skill"]["outcomes"][1] == {
        "kind": "skill",
        "statement": "Iron the collar first",
        "assessor_sees": "Begins with the collar.",
    }
    assert data["micro_skill"]["criteria"] == ["No crease is left on the front."]
    assert (data["micro_skill"]["status"], data["micro_skill"]["is_proposal"]) == ("draft", True)


def test_the_catalogue_could_load_the_file(filled):
    content = json.loads(filled.download("json"))["micro_skill"]
    skill = MicroSkill(locale=factories.locale("en"))
    codec.decode(skill, content | {"code": "OWN-01", "slug": "iron-a-shirt"})
    codec.validate(skill)
    assert codec.encode(skill) == content | {"code": "OWN-01", "slug": "iron-a-shirt"}


def test_a_file_gives_back_the_same_sheet(client, filled):
    again = open_file(client, filled.download("json"))
    assert "The draft from your file is open." in words(again.page.main)
    assert again.fields()["state"] == filled.fields()["state"]
    assert again.download("json") == filled.download("json")


def test_a_file_with_a_byte_order_mark_is_read_too(client, filled):
    assert open_file(client, b"\xef\xbb\xbf" + filled.download("json")).fields()["title"] == "Iron a shirt"


def test_a_file_in_another_language_keeps_it(client, filled):
    filled.press("go-activity").press("go-check", language="it")
    assert open_file(client, filled.download("json")).fields()["language"] == "it"


def test_a_file_with_parts_that_cannot_be_used_opens_without_them(client, filled):
    data = json.loads(filled.download("json"))
    data["micro_skill"] |= {"eqf_level": "high", "criteria": ["One thing is seen.", {"text": "no"}]}
    again = open_file(client, json.dumps(data).encode(), expect=400)
    assert "“EQF level”: a part that cannot be used here was left out." in again.problems()
    assert again.fields()["title"] == "Iron a shirt"


@pytest.mark.parametrize("ending", ["docx", "xlsx", "json"])
def test_files_are_named_after_the_title(filled, ending):
    response = filled.client.post(filled.url, filled.fields() | {"action": f"download-{ending}"})
    assert response["Content-Disposition"] == f'attachment; filename="iron-a-shirt.{ending}"'
    assert response["X-Content-Type-Options"] == "nosniff"
