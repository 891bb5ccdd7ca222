"""The guide of the initial content as files, in each language, as a reader gets them from the running site."""

import urllib.request
from io import BytesIO

import pikepdf
import pytest
from django.conf import settings
from docx import Document
from docx.oxml.ns import qn
from fontTools.ttLib import TTFont

from tests.publishing import problems_of_epub, shows_emblem, tags, text_of_pdf

pytestmark = [pytest.mark.site, pytest.mark.pango, pytest.mark.pandoc, pytest.mark.any_database]
LANGUAGES = [code for code, _name in settings.LANGUAGES]
# From the funding statement and from the text, in letters that a wrong font would lose.
WORDS = {
    "en": ["Co-funded by the European Union", "home services"],
    "fr": ["Cofinancé par l’Union européenne", "compétences"],
    "es": ["Cofinanciado por la Unión Europea", "evaluación"],
    "it": ["Cofinanziato dall’Unione europea", "qualità"],
    "el": ["συγχρηματοδότηση της Ευρωπαϊκής Ένωσης", "μικροδεξιότητες"],
}
CHAPTERS = 13


@pytest.fixture(scope="module")
def guides(running_site):
    """The files of the whole guide, by language and format, and what building them again did."""
    running_site.manage("build_publications", "--kind", "guide")
    code = (
        "from common.models import Publication\n"
        "for row in Publication.objects.filter(kind='guide'): print(row.language, row.key, row.format)"
    )
    found = {}
    for line in running_site.manage("shell", "--no-imports", "-c", code).splitlines():
        language, key, form = line.split()
        url = f"{running_site.url}/{language}/publications/guide/{key}.{form}"
        with urllib.request.urlopen(url, timeout=20) as response:  # noqa: S310
            found[language, form] = response.read()
    found["again"] = running_site.manage("build_publications", "--kind", "guide")
    return found


def test_every_language_has_every_format_and_nothing_is_made_twice(guides):
    assert set(guides) == {"again", *((code, form) for code in LANGUAGES for form in ("pdf", "epub", "docx"))}
    assert "0 made" in guides["again"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_pdf_is_tagged_in_its_language_with_an_outline_and_the_emblem(guides, tmp_path, code):
    pdf = guides[code, "pdf"]
    with pikepdf.open(BytesIO(pdf)) as file:
        assert file.Root.MarkInfo.Marked and str(file.Root.Lang) == code
        with file.open_metadata() as metadata:
            assert metadata["dc:title"]
        with file.open_outline() as outline:
            # The chapters and the glossary.
            assert len(outline.root) == CHAPTERS + 1
            assert all(len(entry.children) >= 4 for entry in outline.root[:CHAPTERS])
        fonts = {str(font.BaseFont) for page in file.pages for font in page.Resources.get("/Font", {}).values()}
        assert fonts and all("+Print-S" in font for font in fonts), fonts
    assert shows_emblem(pdf, tmp_path)
    figures = [words for name, words in tags(pdf) if name == "/Figure"]
    assert len(figures) >= 2 and all(figures)
    first = " ".join(text_of_pdf(pdf, tmp_path, "-l", "1").split())
    text = " ".join(text_of_pdf(pdf, tmp_path).split())
    assert WORDS[code][0] in first and WORDS[code][1] in text
    assert "2021-1-FR01-KA220-ADU-000035256" in first


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_pdf_holds_no_letter_that_its_fonts_lack(guides, tmp_path, code):
    letters: set[int] = set()
    for path in (settings.STATICFILES_DIRS[0] / "fonts" / "print").glob("commissioner-400.ttf"):
        letters |= set(TTFont(path).getBestCmap())
    text = text_of_pdf(guides[code, "pdf"], tmp_path)
    assert {letter for letter in text if ord(letter) > 32 and ord(letter) not in letters} == set()


@pytest.mark.epubcheck
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_e_book_keeps_to_its_standard(guides, tmp_path, code):
    path = tmp_path / "guide.epub"
    path.write_bytes(guides[code, "epub"])
    assert problems_of_epub(path) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_document_has_headings_and_header_rows(guides, code):
    document = Document(BytesIO(guides[code, "docx"]))
    assert document.core_properties.language.startswith(code)
    chapters = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    # Beside the chapters the glossary.
    assert len(chapters) == CHAPTERS + 1 and all(chapters)
    assert len(document.tables) > CHAPTERS
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    pictures = [drawing.get("descr") for drawing in document.element.body.iter(qn("wp:docPr"))]
    assert pictures and all(pictures)
