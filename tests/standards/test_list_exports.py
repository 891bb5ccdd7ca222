"""The filtered list of the catalogue, taken away as a file."""

import csv
import io
import json
import subprocess
from types import SimpleNamespace
from urllib.parse import quote

import pikepdf
import pytest
from django.core.cache import cache
from openpyxl import load_workbook
from wagtail.models import PageViewRestriction

from common.exports import pdf
from standards import exports
from standards.catalogue import words as catalogue_words
from tests import factories
from tests.looking import links, queries, visit, words

pytestmark = pytest.mark.django_db
LIST = "/en/standards/list."
ENDINGS = ["csv", "xlsx", "json", "pdf"]
each_ending = pytest.mark.parametrize(
    "ending", [pytest.param(ending, marks=[pytest.mark.pango] if ending == "pdf" else []) for ending in ENDINGS]
)


@pytest.fixture(autouse=True)
def no_file_kept():
    """Keep no PDF from one test to the next."""
    cache.clear()


@pytest.fixture
def skills(index, methods):
    """A technical micro-skill with everything, and a soft one."""
    method = factories.method(methods, title="Observed task", slug="observed-task", key="observed-task")
    windows = factories.micro_skill(
        code="TEC-01", slug="windows", title="Clean windows", statement="Cleans “all” panes.", methods=[method]
    )
    windows = factories.with_activity(windows, factories.activity(name="Cleaning", slug="cleaning"))
    listen = factories.micro_skill(
        code="SOF-01", slug="listen", title="Listen", category="soft", eqf_level=3, status="adopted", is_proposal=False
    )
    return [windows, listen]


def body(client, url):
    response = client.get(url)
    assert response.status_code == 200, url
    return response.getvalue()


def csv_rows(client, query="", base=LIST):
    return list(csv.DictReader(io.StringIO(body(client, f"{base}csv{query}").decode("utf-8-sig"), newline="")))


def items(client, query="", base=LIST):
    return json.loads(body(client, f"{base}json{query}"))


def pdf_text(content, tmp_path):
    file = tmp_path / "list.pdf"
    file.write_bytes(content)
    return subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout


def text_of(client, ending, query, tmp_path, base=LIST):
    """Return all the words of a file."""
    content = body(client, f"{base}{ending}{query}")
    if ending == "pdf":
        return pdf_text(content, tmp_path)
    if ending == "xlsx":
        return str([list(sheet.values) for sheet in load_workbook(io.BytesIO(content)).worksheets])
    return content.decode()


def test_csv_holds_what_the_list_shows_in_codes_and_words(client, skills):
    row = csv_rows(client, "?category=technical")[0]
    assert row["code"] == "TEC-01"
    assert (row["category"], row["category_label"]) == ("technical", "Technical")
    assert (row["status"], row["status_label"]) == ("pilot", "Piloted")
    assert (row["eqf_level"], row["workload_hours"], row["assessment_minutes"]) == ("2", "20", "40")
    assert row["proposal"] == "true"
    assert row["badges"] == "Alone | Expert"
    assert row["methods"] == "Observed task"
    assert row["activities"] == "Cleaning"
    assert row["frameworks"] == "ESCO"
    assert row["countries"] == "Spain | France"
    assert row["languages"] == "English"
    assert row["url"] == "http://testserver/en/standards/micro-skills/windows/"
    assert row["id"] == f"urn:uuid:{skills[0].translation_key}"


@pytest.mark.parametrize("query", ["", "?category=soft", "?eqf=2&eqf=3", "?method=observed-task", "?order=title"])
def test_files_hold_exactly_what_the_filter_finds_in_its_order(client, skills, query):
    shown = [words(code) for code in visit(client, f"/en/standards/{query}").select(".entry .code samp")]
    assert shown
    assert [row["code"] for row in csv_rows(client, query)] == shown
    assert [item["code"] for item in items(client, query)["items"]] == shown
    sheet = load_workbook(io.BytesIO(body(client, f"{LIST}xlsx{query}"))).worksheets[0]
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == shown


def test_all_pages_are_in_a_file_whichever_page_was_open(client, index):
    for number in range(25):
        factories.micro_skill(code=f"TEC-{number + 10}", slug=f"s-{number}")
    assert len(csv_rows(client, "?page=2")) == len(csv_rows(client, "?page=99&view=map")) == 25


def test_json_holds_codes_beside_labels(client, skills):
    data = items(client, "?category=technical")
    (item,) = data["items"]
    assert item["category"] == {"code": "technical", "label": "Technical"}
    assert item["methods"] == [{"code": "observed-task", "label": "Observed task"}]
    assert item["badges"][1] == {"code": "expert", "label": "Expert"}
    assert item["countries"][0] == {"code": "ES", "label": "Spain"}
    assert item["proposal"] is True
    assert data["about"]["filter"] == "Category: Technical"
    assert data["about"]["source"] == "http://testserver/en/standards/?category=technical"
    assert data["about"]["edition"].startswith("Live version of ")


def test_the_spreadsheet_has_words_and_no_codes_of_machines(client, skills):
    sheet, about = load_workbook(io.BytesIO(body(client, f"{LIST}xlsx"))).worksheets
    heads = [cell.value for cell in sheet[1]]
    assert heads[:6] == ["Code", "Title", "Statement", "Category", "EQF level", "Status"]
    assert sheet.tables["MicroSkills"].ref.startswith("A1:")
    facts = dict(about.values)
    assert facts["Filter"] == "All micro-skills"
    assert "not adopted by the partnership" in facts["Proposals"]


@each_ending
def test_values_that_do_not_exist_are_ignored_and_the_file_says_so(client, skills, tmp_path, ending):
    text = text_of(client, ending, "?category=nonsense", tmp_path)
    assert "“nonsense” is not a value of “Category” and was ignored." in " ".join(text.split())
    assert "TEC-01" in text
    assert "SOF-01" in text


@each_ending
def test_nothing_private_is_in_any_file(client, index, skills, tmp_path, ending):
    factories.draft_micro_skill(title="Secret draft")
    factories.micro_skill(title="Secret and gone").unpublish()
    hidden = factories.standard(index, [factories.micro_skill(title="Secret and private")])
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    factories.republish(skills[1], title="Listen well").save_revision().save()
    text = text_of(client, ending, "", tmp_path)
    assert "Listen well" in text
    assert "Secret" not in text


@each_ending
def test_files_of_a_private_catalogue_are_private(client, index, skills, ending):
    PageViewRestriction.objects.create(page=index, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"{LIST}{ending}").status_code == 302
    index.unpublish()
    assert client.get(f"{LIST}{ending}").status_code == 404


def test_a_hidden_method_is_in_no_file(client, skills, methods):
    skills[0].methods.first().method.unpublish()
    assert csv_rows(client, "?category=technical")[0]["methods"] == ""


def test_each_language_has_files_of_its_own(client, publish, index, skills):
    factories.translate_each(publish, index, skills[0])
    base = "/fr/standards-fr/list."
    response = client.get(f"{base}csv?category=technical")
    assert response["Content-Language"] == "fr"
    assert "micro-skills-fr-" in response["Content-Disposition"]
    # The rows are read after the answer has begun, when another language may be active.
    (row,) = csv_rows(client, "?category=technical", base)
    assert row["title"] == "FR Clean windows"
    assert row["category_label"] == "Technique"
    assert row["languages"] == "English | Français"
    assert row["about_language"] == "fr"
    data = items(client, "?category=technical", base)
    assert data["about"]["language"] == "fr"


@pytest.mark.pango
def test_the_pdf_is_tagged_titled_in_its_language_and_shows_the_emblem(client, publish, index, skills, tmp_path):
    factories.translate_each(publish, index, skills[0])
    content = body(client, "/fr/standards-fr/list.pdf")
    with pikepdf.open(io.BytesIO(content)) as file:
        assert file.Root.MarkInfo.Marked
        assert str(file.Root.Lang) == "fr"
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert str(file.docinfo["/Title"])
        with file.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        kinds = tagged(file.Root.StructTreeRoot)
        assert {"/H1", "/H2", "/Table", "/TH", "/Figure"} <= set(kinds)
        assert kinds["/Figure"] == [file_alt(file)]
        # The emblem is drawn on the first page: blue of the flag, gold of the stars.
        drawn = drawing(file.pages[0])
        assert b"0 0.2 0.6" in drawn
        assert b"1 0.8 0" in drawn
    text = pdf_text(content, tmp_path)
    assert "Cofinancé par l’Union européenne" in " ".join(text.split())
    assert "FR Clean windows" in text
    assert "CC BY-NC-SA 4.0" in text
    assert "1/1" in text.replace(" ", "")


def tagged(root):
    """Return the alternative texts of everything tagged, by the kind of tag."""
    kinds, open_nodes = {}, [root]
    while open_nodes:
        node = open_nodes.pop()
        if not isinstance(node, pikepdf.Dictionary):
            continue
        if "/S" in node:
            kinds.setdefault(str(node.S), []).append(str(node.get("/Alt", "")))
        below = node.get("/K", [])
        open_nodes.extend(list(below) if isinstance(below, pikepdf.Array) else [below])
    return kinds


def file_alt(file):
    return {"fr": "Drapeau de l’Union européenne"}[str(file.Root.Lang)]


def drawing(page):
    """Return what draws a page, the drawings within it included."""
    found = page.Contents.read_bytes()
    for form in page.Resources.get("/XObject", {}).values():
        found += form.read_bytes()
    return found


@pytest.mark.pango
@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("fr", "Réaliser des tâches : où, à côté, œuvre"),
        ("el", "Εκτέλεση εργασιών ΐ ΰ ς"),
        ("es", "Año ¿qué?"),
    ],
)
def test_accents_and_greek_can_be_read_and_copied_from_the_pdf(client, publish, index, tmp_path, code, title):
    skill = factories.micro_skill(title="Anything", slug="anything")
    factories.translate_each(publish, index, skill, code=code)
    factories.republish(skill.get_translation(factories.locale(code)), title=title)
    text = pdf_text(body(client, f"/{code}/standards-{code}/list.pdf"), tmp_path)
    assert title in " ".join(text.split())


@pytest.mark.pango
def test_too_long_a_list_makes_no_pdf_but_shows_ways_on(client, skills, monkeypatch):
    monkeypatch.setattr(pdf, "MOST_ENTRIES", 1)
    page = visit(client, f"{LIST}pdf?status=pilot&status=adopted", 400)
    assert "at most 1 entries, and this list has 2" in words(page.find("main"))
    query = "?status=pilot&status=adopted"
    assert {f"/en/standards/{query}", f"{LIST}xlsx{query}"} <= links(page.find("main"))
    assert client.get(f"{LIST}pdf?status=pilot").status_code == 200


@pytest.mark.pango
def test_a_pdf_is_made_once_until_content_changes(client, skills, monkeypatch, tmp_path):
    first = body(client, f"{LIST}pdf")
    monkeypatch.setattr(pdf, "make", lambda *args: pytest.fail("made again"))
    assert body(client, f"{LIST}pdf") == first
    monkeypatch.undo()
    factories.republish(skills[0], title="Polish windows")
    assert "Polish windows" in pdf_text(body(client, f"{LIST}pdf"), tmp_path)


def test_without_pango_no_pdf_is_offered_and_its_address_says_why(client, skills, monkeypatch):
    monkeypatch.setattr(pdf, "available", lambda: False)
    page = visit(client, f"{LIST}pdf", 503)
    assert words(page.find("h1")) == "There is no PDF here"
    response = client.get("/en/standards/?eqf=2")
    offered = [link.name for link in response.context["file_links"]]
    assert offered == ["CSV", "XLSX", "JSON"]


@pytest.mark.pango
def test_while_other_pdfs_are_made_readers_are_asked_to_come_back(client, skills, monkeypatch):
    monkeypatch.setattr(pdf, "PATIENCE", 0.01)
    with pdf._setting_pages:
        page = visit(client, f"{LIST}pdf", 503)
    assert words(page.find("h1")) == "The PDF is not ready"


@pytest.mark.pango
def test_the_catalogue_knows_the_files_of_what_it_shows(client, skills, monkeypatch):
    monkeypatch.setattr(pdf, "MOST_ENTRIES", 1)
    found = client.get("/en/standards/?foo=1&category=soft&category=technical&page=1").context["file_links"]
    assert [link.url for link in found] == [f"{LIST}{e}?category=technical&category=soft" for e in ENDINGS]
    assert [link.fits for link in found] == [True, True, True, False]


@each_ending
def test_an_empty_list_is_a_file_too(client, index, ending):
    assert body(client, f"{LIST}{ending}?category=soft")


@pytest.mark.parametrize("ending", ["exe", "csv.csv", "", "CSV"])
def test_other_endings_are_not_found(client, skills, ending):
    assert client.get(f"{LIST}{ending}").status_code == 404


@pytest.mark.parametrize("ending", ["csv", "json"])
@pytest.mark.parametrize(
    "query",
    ["q=%00", "category=%ff", "category=" + "x" * 3000, "page=-1", "eqf=" + quote("²"), "order=x&view=y", "&&&=&%"],
)
def test_malformed_filters_never_fail(client, skills, ending, query):
    assert client.get(f"{LIST}{ending}?{query}").status_code == 200


def test_files_of_a_search_say_what_was_searched(client, skills, monkeypatch):
    found = SimpleNamespace(corrected="windows", partial=True)
    monkeypatch.setattr(catalogue_words, "find", lambda *args: found)
    monkeypatch.setattr(catalogue_words, "micro_skills", lambda found: [skills[0].pk])
    data = items(client, "?q=windws+xyz")
    assert [item["code"] for item in data["items"]] == ["TEC-01"]
    assert data["about"]["filter"] == "search for “windws xyz”"
    assert data["about"]["notices"] == [
        "Searched for “windows” instead.",
        "Not all of your words were found together. This is what was found for some of them.",
    ]


@pytest.mark.parametrize("ending", exports.TABLE_FORMATS)
def test_more_rows_cost_no_more_queries(client, skills, ending):
    def cost():
        return queries(Reading(client), f"{LIST}{ending}")

    few = cost()
    for _number in range(5):
        factories.micro_skill()
    assert cost() == few


class Reading:
    """A client that reads every answer to its end, as browsers do."""

    def __init__(self, client):
        self.client = client

    def get(self, url):
        response = self.client.get(url)
        response.getvalue()
        return response
