"""The blank templates: the page that lists them, the chapters that lead to them, and every file opened again."""

import re
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext, override
from wagtail.models import PageViewRestriction

from guide.blank_templates import listing
from tests import factories
from tests.looking import links, section, visit, words
from tests.papers import all_text, document, grid, headings, is_printable, is_well_built, table, under, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
PAGE = "/en/guide/templates/"
SLUGS = [
    "practice-grid", "interview-guide", "learning-outcomes", "method", "grid", "pilot-plan", "survey",
]  # fmt: skip
EACH = pytest.mark.parametrize("slug", SLUGS)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def files_made_anew():
    listing._content.cache_clear()


# The page


def test_the_page_lists_every_template_with_both_files_and_their_size(client, guide):
    entries = visit(client, PAGE).select(".template-list > li")
    assert [entry["id"] for entry in entries] == SLUGS
    for entry in entries:
        assert links(entry) == {f"{PAGE}{entry['id']}.docx", f"{PAGE}{entry['id']}.xlsx"}
        assert len(re.findall(r"\d+[.,]\d\s?KB", words(entry).replace("\xa0", " "))) == 2
        assert len(words(entry.find("h2"))) > 4


def test_the_sizes_are_those_of_the_files(client, guide):
    entry = visit(client, PAGE).find(id="survey")
    size = len(client.get(f"{PAGE}survey.docx").content)
    assert f"{size / 1024:.1f}" in words(entry)


def test_every_link_says_which_template_it_gives(client, guide):
    names = [words(link) for link in visit(client, PAGE).select(".template-list a")]
    assert len(set(names)) == len(names) == 14


def test_the_guide_and_the_sitemap_lead_to_the_page(client, guide):
    assert PAGE in links(section(visit(client, guide.url), "s-help"))
    assert PAGE in client.get("/sitemap.xml").content.decode()


def test_the_page_exists_in_every_language_of_the_guide(client, home, guide, publish):
    factories.translate_each(publish, home, guide)
    french = guide.get_translation(factories.locale("fr"))
    page = visit(client, f"{french.url}templates/")
    assert page.html["lang"] == "fr"
    assert f"{french.url}templates/grid.docx" in links(page.main)
    assert visit(client, PAGE).find("link", rel="alternate", hreflang="fr")["href"].endswith(f"{french.url}templates/")


def test_a_chapter_leads_to_its_templates_in_every_language(client, home, guide, publish):
    chapter = factories.chapter(guide, slug="test-with-real-people")
    other = factories.chapter(guide, slug="include-everyone")
    factories.translate_each(publish, home, guide, chapter)
    found = section(visit(client, chapter.url), "s-related")
    assert {f"{PAGE}#pilot-plan", f"{PAGE}#survey"} == {link for link in links(found) if not link.startswith("#")}
    french = chapter.get_translation(factories.locale("fr"))
    base = guide.get_translation(factories.locale("fr")).url
    assert f"{base}templates/#survey" in links(section(visit(client, french.url), "s-related"))
    assert visit(client, other.url).find(id="s-related") is None


@pytest.mark.parametrize("name", ["nothing.docx", "grid.pdf", "grid.json", "grid.", "Grid.docx"])
def test_other_addresses_lead_nowhere(client, guide, name):
    assert client.get(f"{PAGE}{name}", follow=True).status_code == 404


def test_templates_of_a_private_guide_are_private(client, guide):
    PageViewRestriction.objects.create(page=guide, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"{PAGE}grid.docx").status_code == 302


# The files


@EACH
@pytest.mark.parametrize("code", [code for code, _name in settings.LANGUAGES])
def test_every_file_opens_in_every_language(client, home, guide, publish, slug, code):
    url = PAGE
    if code != "en":
        factories.translate_each(publish, home, guide, code=code)
        url = f"{guide.get_translation(factories.locale(code)).url}templates/"
    paper, book = document(client, f"{url}{slug}.docx"), workbook(client, f"{url}{slug}.xlsx")
    is_well_built(paper, code)
    for sheet in book:
        is_printable(sheet)
    all_text(book)
    with override(code):
        facts = dict(line.split("\t") for line in under(paper, gettext("About this file")))
        assert facts[gettext("Language")].endswith(f"({code})")
        assert facts[gettext("Source")] == f"http://testserver{url}"
        note = gettext("Proposed by this platform, not adopted by the partnership.")
    if slug not in {"practice-grid", "interview-guide"}:
        assert note in [paragraph.text for paragraph in paper.paragraphs]
    parts = [text for level, text in headings(paper) if level == 1][2:]
    assert len(book.sheetnames) == len(parts) + 1


@EACH
def test_files_are_named_after_the_template(client, guide, slug):
    response = client.get(f"{PAGE}{slug}.xlsx")
    today = timezone.localdate().isoformat()
    assert response["Content-Disposition"] == f'attachment; filename="{slug}-en-{today}.xlsx"'


def test_the_interview_guide_has_the_eight_questions_of_the_project(client, guide):
    rows = table(document(client, f"{PAGE}interview-guide.docx"), "No.", "Question")[1:]
    assert [row[0] for row in rows] == [f"Q{number}" for number in range(8)]


def test_the_practice_grid_has_the_17_rows_of_the_project(client, guide):
    book = workbook(client, f"{PAGE}practice-grid.xlsx")
    rows = grid(book["Practice"])[1:]
    assert [row[0] for row in rows] == [str(number) for number in range(1, 18)]
    assert len(grid(book["Four key elements"])) == 5


@pytest.mark.parametrize("slug", ["practice-grid", "interview-guide"])
def test_what_comes_from_the_project_says_so(client, guide, slug):
    text = [paragraph.text for paragraph in document(client, f"{PAGE}{slug}.docx").paragraphs]
    assert any(
        line.startswith("The questions and rows are those of the project's benchmarking report") for line in text
    )


def test_the_outcome_sheet_has_the_three_columns_and_the_european_elements(client, guide):
    paper = document(client, f"{PAGE}learning-outcomes.docx")
    kinds = [row[0] for row in table(paper, "Column", "The learner can")[1:]]
    assert list(dict.fromkeys(kinds)) == ["Knowledge", "Skills", "Responsibility and autonomy"]
    elements = table(paper, "Element", "Asked for")[1:]
    assert [row[1] for row in elements].count("Mandatory") == 11
    assert ["Date of issuing", "Mandatory", "Known when the credential is issued"] in elements


def test_the_grid_has_a_column_for_every_rung(client, guide):
    rows = grid(workbook(client, f"{PAGE}grid.xlsx")["Evaluation grid"])
    assert rows[0] == ["Criterion", "Not yet", "With help", "Alone", "Expert", "Must be met"]
    assert len(rows) == 8


def test_the_pilot_plan_says_what_to_do_who_and_when(client, guide):
    book = workbook(client, f"{PAGE}pilot-plan.xlsx")
    rows = grid(book["Plan of the pilot"])
    assert [row[0] for row in rows] == ["Week", *(str(number) for number in range(1, 9))]
    assert all(row[1] and row[2] for row in rows)
    assert "Photo, film and sound have separate boxes." in all_text(book)


def test_the_survey_asks_everybody_who_took_part(client, guide):
    paper = document(client, f"{PAGE}survey.docx")
    parts = [text for level, text in headings(paper) if level == 1][2:]
    assert parts == ["Candidates", "Examiners", "Employers", "Before you choose a skill"]
    assert ["Did you feel respected?", "", ""] in table(paper, "Question")
    assert len(paper.tables) == 4


def test_the_chapters_named_exist():
    """The English slugs of the initial content."""
    slugs = {yaml.safe_load(file.read_text())["slug"] for file in (ROOT / "guide/content/en/chapters").glob("*.yaml")}
    assert {slug for template in listing.TEMPLATES.values() for slug in template.chapters} <= slugs
