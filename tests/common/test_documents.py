"""Papers to fill in, whatever stands in them."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from common.documents import FORMATS, Column, Fields, Grid, Heading, Paper, Part, Points, Words
from common.exports import About
from common.spreadsheets import sheet_name
from tests.papers import BOX, grid, is_printable, is_well_built

pytestmark = pytest.mark.any_database


def paper(*parts: Part, title: str = "A paper", language: str = "en") -> Paper:
    about = About(title, "", language, "Live version", "https://example.org/a/", exported_on=date(2026, 11, 22))
    return Paper(about, parts)


def built(paper: Paper, ending: str) -> BytesIO:
    return BytesIO(FORMATS[ending].build(paper))


def part(**fields) -> Part:
    columns = [Column("What", 70), Column("Done", 30, is_tick=True)]
    return Part(**{"title": "A part", "grid": Grid("Steps", columns, [["First", ""], ["Second", "x"]]), **fields})


@pytest.mark.parametrize("landscape", [True, False])
def test_a_part_has_the_page_it_asks_for(landscape):
    asked = paper(part(landscape=landscape))
    section = Document(built(asked, "docx")).sections[1]
    assert (section.page_width > section.page_height) == landscape
    sheet = load_workbook(built(asked, "xlsx"))["A part"]
    assert sheet.page_setup.orientation == ("landscape" if landscape else "portrait")


def test_boxes_to_tick_are_empty_whatever_is_given():
    [table] = Document(built(paper(part()), "docx")).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["What", "Done"],
        ["First", BOX],
        ["Second", BOX],
    ]
    assert grid(load_workbook(built(paper(part()), "xlsx"))["A part"])[1:] == [["First", None], ["Second", None]]


def test_a_table_without_rows_can_be_opened():
    empty = part(grid=Grid("Steps", [Column("What", 1), Column("Who", 1)], []))
    is_printable(load_workbook(built(paper(empty), "xlsx"))["A part"])
    is_well_built(Document(built(paper(empty), "docx")), "en")


def test_rows_to_write_in_are_as_high_as_asked():
    high = part(grid=Grid("Steps", [Column("What", 1)], [[""]], room=5))
    sheet = load_workbook(built(paper(high), "xlsx"))["A part"]
    assert sheet.row_dimensions[3].height >= 5 * 15
    row = Document(built(paper(high), "docx")).tables[0].rows[1]
    assert row.height.mm >= 30


def test_fields_end_in_a_line_to_write_on():
    blanks = part(before=[Heading("Who"), Fields(["Name"], lines=2)], grid=None)
    lines = [p for p in Document(built(paper(blanks), "docx")).paragraphs if p.text.endswith("\t")]
    assert [line.text for line in lines] == ["Name \t", "\t"]
    stop = lines[0]._p.find(f"{qn('w:pPr')}/{qn('w:tabs')}/{qn('w:tab')}")
    assert stop.get(qn("w:leader")) == "underscore"
    sheet = load_workbook(built(paper(blanks), "xlsx"))["A part"]
    assert sheet["A3"].value == "Name" and sheet["B3"].border.bottom.style == "thin"


@pytest.mark.parametrize(("code", "tag"), [("en", "en-GB"), ("el", "el-GR"), ("pl", "pl")])
def test_the_document_states_its_language(code, tag):
    made = Document(built(paper(language=code), "docx"))
    assert {element.get(qn("w:val")) for element in made.styles.element.iter(qn("w:lang"))} == {tag}


def test_parts_with_the_same_long_title_have_worksheets_of_their_own():
    title = "Λίστα ελέγχου για την αξιολόγηση [1/2]: όλα"
    numbered = [part(title=title, grid=Grid(f"Grid{n}", [Column("A", 1)], [["b"]])) for n in range(3)]
    names = load_workbook(built(paper(*numbered), "xlsx")).sheetnames
    assert names[1] == "Λίστα ελέγχου για την…"
    assert len({name.casefold() for name in names}) == 4 and all(len(name) <= 31 for name in names)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Grid", "Grid"),
        ("a" * 40, "a" * 31),
        ("a" * 40 + " b", "a" * 31),
        ("[]", "-"),
        ("'Quoted'", "Quoted"),
        ("One\ntwo\x07", "One two"),
    ],
)
def test_names_of_worksheets_are_allowed_ones(title, name):
    assert sheet_name(title, []) == name


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_odd_words_spoil_no_file(ending):
    odd = "=1+1 & <b>\x00\x0b\ufffe\ud800 ok"
    whole = Part(odd, [Words(odd), Points([odd]), Heading(odd), Fields([odd])], part().grid, [Words(odd, is_note=True)])
    made = built(paper(whole, title=odd), ending)
    if ending == "docx":
        assert "=1+1 & <b> ok" in [paragraph.text for paragraph in Document(made).paragraphs]
    else:
        cells = [cell for sheet in load_workbook(made) for row in sheet.iter_rows() for cell in row]
        assert len([cell for cell in cells if cell.value == "=1+1 & <b> ok" and cell.data_type == "s"]) >= 5
