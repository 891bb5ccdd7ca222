"""The page on which editors see how publications stand."""

import pytest
from bs4 import BeautifulSoup

from common.models import Publication
from common.publications import formats
from tests import factories
from tests.looking import queries
from tests.publishing import build, pretend, row
from tests.roles import browser, member, refused

URL = "/admin/reports/publications/"


@pytest.fixture(autouse=True)
def made(monkeypatch):
    return pretend(monkeypatch)


@pytest.fixture
def chapter(guide):
    found = factories.chapter(guide, title="Ask first", slug="ask")
    build("chapter")
    return found


def page(client, query=""):
    return BeautifulSoup(client.get(f"{URL}{query}").content, "html.parser")


def test_the_report_shows_state_size_and_why_something_failed(editor_client, chapter):
    Publication.objects.filter(format="pdf").update(state="failed", message="The printer is on fire.")
    lines = {
        line.select("td")[3].get_text(strip=True): line.get_text(" ") for line in page(editor_client).select("tbody tr")
    }
    assert set(lines) == {"PDF", "EPUB", "DOCX"}
    assert "Ask first" in lines["PDF"] and "Chapter of the guide" in lines["PDF"]
    assert "Could not be made" in lines["PDF"] and "The printer is on fire." in lines["PDF"]
    assert "Up to date" in lines["EPUB"]


def test_the_report_can_be_narrowed(editor_client, chapter, guide):
    build()
    assert len(page(editor_client, "?kind=guide&format=epub").select("tbody tr")) == 1
    assert len(page(editor_client, "?state=failed").select("tbody tr")) == 0


def test_the_menu_leads_to_the_report(editor_client, chapter):
    assert URL in editor_client.get("/admin/").content.decode()


def test_the_report_names_the_packages_to_install(editor_client, chapter, monkeypatch):
    missing = [formats.MissingPart("EPUB and DOCX", "pandoc", "pandoc")]
    monkeypatch.setattr("common.publications.report.missing_parts", lambda: missing)
    words = page(editor_client).get_text(" ")
    assert "pandoc is missing" in words and "apt install pandoc" in words


def test_make_again_makes_the_file_again(editor_client, chapter, made):
    before, found = len(made), row("chapter", "epub")
    form = page(editor_client).select_one(f'form[action="{URL}{found.pk}/again/"]')
    assert form.select_one("[name=csrfmiddlewaretoken]")["value"]
    answer = editor_client.post(form["action"], follow=True)
    assert "will be made again" in answer.content.decode()
    assert row("chapter", "epub").state == "due" and row("chapter", "epub").file
    build("chapter")
    assert len(made) == before + 1 and row("chapter", "epub").state == "ready"


def test_who_may_not_publish_everywhere_sees_no_button_and_cannot_press_it(chapter):
    client = browser(member("source editor"))
    assert len(page(client).select("tbody tr")) == 3
    assert not page(client).select("tbody form")
    assert refused(client.post(f"{URL}{row('chapter').pk}/again/"))
    assert row("chapter").state == "ready"


def test_the_report_costs_the_same_for_any_number_of_rows(editor_client, guide):
    factories.chapter(guide)
    build("chapter")
    few = queries(editor_client, URL)
    for _number in range(5):
        factories.chapter(guide)
    build("chapter")
    assert queries(editor_client, URL) == few
