"""The files of a small guide with a chapter that holds one of everything."""

import re
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest
from bs4 import BeautifulSoup
from docx import Document
from docx.oxml.ns import qn
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from common.models import Publication
from tests import factories
from tests.publishing import build, content, problems_of_epub, shows_emblem, tags, text_of_pdf

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
OUR_FONTS = ("Print-Serif", "Print-Sans")


def chapter_with_everything(guide):
    """A chapter with one of everything that paper needs care for."""
    picture = Image.objects.create(title="Shapes", file=get_test_image_file())
    source = factories.reference(slug="esco", title="ESCO", url="https://esco.ec.europa.eu/en")
    term = factories.glossary_term(slug="jury", name="jury", definition="Two people who decide together.")
    chart = {
        "caption": "More people finish",
        "measure": "Share of people",
        "row_heading": "Way",
        "series": ["Finished"],
        "rows": [{"label": "Real work", "values": [86.0]}, {"label": "Test", "values": [43.0]}],
        "unit": "%",
        "full_bar": 100,
        "source": source,
    }
    table = {"caption": "Two ways", "header": ["Way", "Reading"], "rows": [["Work", "Low"], ["Test", "High"]]}
    shown = {"image": picture, "alt": "A square and a circle", "decorative": False, "caption": "Shapes."}
    other = factories.chapter(guide, title="Second", slug="second")
    return factories.chapter(
        guide,
        terms=[term],
        title="Why ask – first",
        slug="ask",
        summary="A chapter in short.",
        in_simple_words="<ul><li>Ask.</li></ul>",
        body=[
            ("heading", "Ask the family"),
            ("text", f'<p>A jury decides <a href="#ref-esco">here</a>, <a href="{other.url}">as said</a>.</p>'),
            ("chart", chart),
            ("table", table),
            ("picture", shown),
            ("checklist", {"title": "Before", "items": ["The room is free"]}),
            ("questions", {"items": [{"question": "May I repeat?", "answer": "<p>Yes.</p>"}]}),
        ],
    )


@pytest.fixture(scope="module")
def files(kept_in_database):
    """The files of that chapter and of the guide with it, by kind and format, and the key of the chapter."""
    with kept_in_database():
        chapter = chapter_with_everything(factories.guide_index())
        build("guide", "chapter")
        rows = Publication.objects.filter(key=chapter.translation_key) | Publication.objects.filter(kind="guide")
        assert {one.message for one in rows} == {""}
        found = {(one.kind, one.format): content(one) for one in rows}
        yield {**found, "key": chapter.translation_key}


@pytest.mark.pango
def test_a_pdf_is_tagged_named_outlined_and_every_figure_has_words(files, tmp_path):
    pdf = files["chapter", "pdf"]
    with pikepdf.open(BytesIO(pdf)) as file:
        assert file.Root.MarkInfo.Marked and str(file.Root.Lang) == "en"
        assert file.Root.ViewerPreferences.DisplayDocTitle
        with file.open_metadata() as metadata:
            assert metadata["dc:title"] == "Why ask – first"
            assert metadata["pdfuaid:part"] == "1"
        with file.open_outline() as outline:
            assert [entry.title for entry in outline.root][:1] == ["Why ask – first"]
            assert "Ask the family" in [entry.title for entry in outline.root[0].children]
        fonts = {str(font.BaseFont) for page in file.pages for font in page.Resources.Font.values()}
        assert fonts and all(any(name in font for name in OUR_FONTS) for font in fonts), fonts
    found = list(tags(pdf))
    figures = [words for name, words in found if name == "/Figure"]
    assert len(figures) == 3 and all(figures), figures
    assert {"Flag of the European Union", "A square and a circle"} < set(figures)
    assert len([name for name, _words in found if name == "/TH"]) >= 8
    assert [name for name, _words in found].count("/H1") == 1
    assert shows_emblem(pdf, tmp_path)
    text = " ".join(text_of_pdf(pdf, tmp_path).split())
    for words in (
        "EACEA",
        "CC BY-NC-SA 4.0",
        "Chapter 2 of 2",
        "Two people who decide together.",
        "Ask the family . .",
        "The room is free",
        "May I repeat? Yes.",
        "https://esco.ec.europa.eu/en",
    ):
        assert words in text, words
    for words in ("Clear ticks", "Was this page useful", "Close", "Skip to main", "\ufffd"):
        assert words not in text, words


@pytest.mark.pango
def test_the_whole_guide_leads_within_itself(files, tmp_path):
    pdf = files["guide", "pdf"]
    with pikepdf.open(BytesIO(pdf)) as file:
        addresses = [
            str(link.A.URI)
            for page in file.pages
            for link in page.get("/Annots", [])
            if "/A" in link and "/URI" in link.A
        ]
        with file.open_outline() as outline:
            assert [entry.title for entry in outline.root] == ["Second", "Why ask – first", "Glossary"]
    assert not [address for address in addresses if "/guide/second" in address]
    first = text_of_pdf(pdf, tmp_path, "-l", "1")
    assert "EACEA" in first and "Guide" in first and "Two people" not in first
    contents = text_of_pdf(pdf, tmp_path, "-f", "2", "-l", "2", "-layout")
    assert re.search(r"Why ask – first[ .]+4\n", contents), contents
    assert contents.count("Ask the family") == 1


@pytest.mark.pandoc
@pytest.mark.epubcheck
def test_e_books_keep_to_their_standard(files, tmp_path):
    for kind in ("guide", "chapter"):
        path = tmp_path / f"{kind}.epub"
        path.write_bytes(files[kind, "epub"])
        assert problems_of_epub(path) == []


@pytest.mark.pandoc
def test_an_e_book_says_what_it_is(files):
    book = ZipFile(BytesIO(files["chapter", "epub"]))
    about = book.read("EPUB/content.opf").decode()
    for words in (
        "<dc:title id=\"epub-title-1\">Why ask – first</dc:title>", "<dc:language>en</dc:language>",
        "MyCred4Home</dc:creator>", "CC BY-NC-SA 4.0</dc:rights>", f"urn:uuid:{files['key']}",
        'properties="cover-image"',
    ):  # fmt: skip
        assert words in about, words
    pages = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    text = " ".join(BeautifulSoup(pages, "html.parser").get_text().split())
    for words in ("□ The room is free", "EACEA", "Two people who decide together."):
        assert words in text, words
    assert 'alt="A square and a circle"' in pages
    assert "Why ask" in book.read("EPUB/nav.xhtml").decode()


@pytest.mark.pandoc
def test_a_word_processor_gets_headings_header_rows_language_and_alternative_texts(files):
    document = Document(BytesIO(files["chapter", "docx"]))
    assert document.core_properties.title == "Why ask – first"
    assert document.core_properties.language == "en-GB"
    headings = [(one.style.name, one.text) for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert ("Heading 1", "Ask the family") in headings
    assert len(document.tables) == 2
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    described = [drawing.get("descr") for drawing in document.element.body.iter(qn("wp:docPr"))]
    assert {"A square and a circle", "Flag of the European Union"} <= set(described)
    assert "Two people who decide together." in "\n".join(one.text for one in document.paragraphs)
