"""Files that readers take away, whatever table is in them."""

import csv
import io
import json
from datetime import date

import pytest
from openpyxl import load_workbook

from common.exports import About, Column, Kind, Table, file_response, live_edition, pdf, xlsx
from common.exports import csv as csv_files
from common.exports import json as json_files

pytestmark = pytest.mark.any_database

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    '=HYPERLINK("http://x")',
    "=cmd|' /C calc'!A0",
]
COLUMNS = [
    Column("code", "Code"),
    Column("kind", "Kind", for_machines=True),
    Column("title", "Titre", Kind.LONG),
    Column("hours", "Heures", Kind.INTEGER),
    Column("proposal", "Proposition", Kind.BOOLEAN),
    Column("methods", "Méthodes", Kind.LIST),
    Column("changed", "Modifié", Kind.DATE),
]
ROW = {
    "code": "TEC-01",
    "kind": "t",
    "title": 'Dit "oui", puis\nrange',
    "hours": 25,
    "proposal": True,
    "methods": ["Tâche observée", "Quiz"],
    "changed": date(2026, 11, 22),
}


def about(**changes):
    values = {
        "title": "Micro-compétences",
        "selection": "Catégorie : technique",
        "language": "fr",
        "edition": "Version du 22 novembre 2026",
        "source": "https://example.org/fr/?category=technical",
        "note": "Une proposition.",
        "exported_on": date(2026, 11, 22),
    }
    return About(**{**values, **changes})


def table(*rows, **changes):
    return Table("micro-skills", about(**changes), COLUMNS, rows or [ROW])


def csv_rows(made):
    return list(csv.DictReader(io.StringIO(b"".join(csv_files.write(made)).decode("utf-8-sig"), newline="")))


def sheets(made):
    return load_workbook(xlsx.write(made)).worksheets


def test_csv_opens_with_accents_and_reads_back_as_it_was_written():
    assert b"".join(csv_files.write(table())).startswith(b"\xef\xbb\xbfcode,kind,title")
    row = csv_rows(table())[0]
    assert row["title"] == ROW["title"]
    assert row["hours"] == "25"
    assert row["proposal"] == "true"
    assert row["methods"] == "Tâche observée | Quiz"
    assert row["changed"] == "2026-11-22"


def test_every_line_of_csv_carries_where_it_comes_from():
    row = csv_rows(table(notices=("“x” was ignored.",)))[0]
    assert {key: value for key, value in row.items() if key.startswith("about_")} == {
        "about_language": "fr",
        "about_date": "2026-11-22",
        "about_edition": "Version du 22 novembre 2026",
        "about_filter": "Catégorie : technique “x” was ignored.",
        "about_licence": "https://creativecommons.org/licenses/by-nc-sa/4.0/",
        "about_source": "https://example.org/fr/?category=technical",
    }


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_text_is_a_formula_for_a_spreadsheet(formula):
    row = {**ROW, "code": formula, "title": formula, "methods": [formula, "Quiz"]}
    read = csv_rows(table(row, selection=formula, edition=formula))[0]
    assert read["title"] == read["code"] == read["about_edition"] == f"'{formula}"
    assert read["methods"].startswith(f"'{formula}")
    cell = sheets(table(row, title=formula))[0]["A2"]
    assert (cell.data_type, cell.value) == ("s", formula)
    assert cell.quotePrefix


def test_negative_numbers_stay_numbers():
    row = {**ROW, "hours": -5}
    assert csv_rows(table(row))[0]["hours"] == "-5"
    assert sheets(table(row))[0]["C2"].value == -5


def test_the_spreadsheet_is_a_named_table_under_a_head_that_stays():
    sheet = sheets(table())[0]
    assert [cell.value for cell in sheet[1]] == ["Code", "Titre", "Heures", "Proposition", "Méthodes", "Modifié"]
    assert sheet.freeze_panes == "B2"
    named = sheet.tables["MicroSkills"]
    assert named.ref == "A1:F2"
    assert [column.name for column in named.tableColumns] == [cell.value for cell in sheet[1]]
    assert sheet["B2"].value == ROW["title"]
    assert (sheet["C2"].value, sheet["D2"].value) == (25, True)
    assert sheet["F2"].value.date() == date(2026, 11, 22)


def test_the_spreadsheet_says_what_it_is_in_its_properties_and_on_a_sheet():
    book = load_workbook(xlsx.write(table()))
    properties = book.properties
    assert (properties.title, properties.language, properties.creator) == ("Micro-compétences", "fr", "MyCred4Home")
    facts = dict(book.worksheets[1].values)
    assert facts["Filter"] == "Catégorie : technique"
    assert facts["Language"] == "Français (fr)"
    assert facts["Edition"] == "Version du 22 novembre 2026"
    assert facts["Licence"] == "CC BY-NC-SA 4.0 https://creativecommons.org/licenses/by-nc-sa/4.0/"
    assert facts["Proposals"] == "Une proposition."


@pytest.mark.parametrize(
    ("text", "kept"), [("\x00bell\x07", "bell"), ("#N/A", "#N/A"), ("x" * 40_000, "x" * 32_766 + "…")]
)
def test_what_excel_cannot_hold_does_not_break_the_file(text, kept):
    assert sheets(table({**ROW, "code": text}))[0]["A2"].value == kept


def test_headings_that_are_alike_are_told_apart():
    columns = [Column("a", "Quiz"), Column("b", "quiz"), Column("c", "")]
    sheet = sheets(Table("x", about(), columns, []))[0]
    assert [cell.value for cell in sheet[1]] == ["Quiz", "quiz (2)", "c"]
    assert sheet.tables["X"].ref == "A1:C2"


def test_json_holds_the_facts_and_one_item_a_line():
    made = Table("x", about(), COLUMNS, [], items=[ROW, {**ROW, "code": "TEC-02"}])
    text = b"".join(json_files.write(made)).decode()
    data = json.loads(text)
    assert data["about"]["licence"]["url"] == "https://creativecommons.org/licenses/by-nc-sa/4.0/"
    assert data["about"]["filter"] == "Catégorie : technique"
    assert [item["code"] for item in data["items"]] == ["TEC-01", "TEC-02"]
    assert data["items"][0]["changed"] == "2026-11-22"
    assert len(text.splitlines()) == 5
    assert json.loads(b"".join(json_files.write(Table("x", about(), COLUMNS, []))))["items"] == []


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_files_are_sent_while_rows_are_still_being_read(ending):
    read = []

    def rows():
        for number in range(20_000):
            read.append(number)
            yield {**ROW, "hours": number}

    response = file_response(Table("x", about(), COLUMNS, rows()), ending)
    assert response.streaming
    parts = iter(response.streaming_content)
    next(parts), next(parts)
    assert 0 < len(read) < 2_000
    rest = sum(len(part) for part in parts)
    assert len(read) == 20_000
    assert rest > 1_000_000


def test_a_spreadsheet_keeps_no_row_in_memory():
    class Text(str):
        """A text that counts how many of its kind are alive."""

        alive, most = 0, 0

        def __init__(self, *_args):
            Text.alive += 1
            Text.most = max(Text.most, Text.alive)

        def __del__(self):
            Text.alive -= 1

    rows = ({"code": Text(f"TEC-{number}")} for number in range(2_000))
    file = xlsx.write(Table("x", about(), COLUMNS, rows))
    assert len(list(load_workbook(file, read_only=True).worksheets[0].rows)) == 2_001
    assert Text.most < 10


def test_the_file_is_named_after_content_language_and_day():
    response = file_response(table(), "xlsx")
    assert response["Content-Disposition"] == 'attachment; filename="micro-skills-fr-2026-11-22.xlsx"'
    assert response["Content-Language"] == "fr"
    assert response["X-Robots-Tag"] == "noindex"
    with pytest.raises(ValueError, match="No format exe"):
        file_response(table(), "exe")


def test_an_edition_without_content_has_a_label_too():
    assert live_edition(None) == "Live version"


@pytest.mark.pango
def test_nothing_outside_our_static_files_gets_into_a_pdf(tmp_path, caplog):
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    for address in (secret.as_uri(), "http://127.0.0.1:9/x.png", "../manage.py", "file:///etc/passwd"):
        pdf.from_html(f'<title>x</title><img src="{address}" alt="x">')
        assert "Not a static file" in caplog.text or "disallowed" in caplog.text
        caplog.clear()


@pytest.mark.pango
def test_a_pdf_waits_for_others_only_so_long(monkeypatch):
    monkeypatch.setattr(pdf, "PATIENCE", 0.01)
    with pdf._setting_pages, pytest.raises(pdf.BusyError):
        pdf.from_html("<title>x</title>")
    assert pdf.from_html("<title>x</title>").startswith(b"%PDF")
