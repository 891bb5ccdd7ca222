"""What pandoc leaves open in a document for word processors: paper, language, lines of tables, alternative texts."""

from io import BytesIO

from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from common.exports.about import PUBLISHER
from common.publications.manuscripts import Manuscript

# Word processors check spelling by language and country.
TAGS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "it": "it-IT", "el": "el-GR"}
INK = RGBColor(0x17, 0x21, 0x2B)


def finished(content: bytes, manuscript: Manuscript) -> bytes:
    """Return the document that pandoc made, ready to be opened on a European desk."""
    document = Document(BytesIO(content))
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(24)
    section.top_margin = section.bottom_margin = Mm(22)
    tag = TAGS.get(manuscript.language, manuscript.language)
    _set_language(document, tag)
    properties = document.core_properties
    # Properties hold at most 255 characters each.
    properties.title, properties.language = manuscript.title[:255], tag
    properties.author = properties.last_modified_by = PUBLISHER
    for style in document.styles:
        if style.name.startswith("Heading") or style.name == "Title":
            style.font.color.rgb = INK
    document.styles["Title"].font.size = Pt(24)
    for table in document.tables:
        _rule(table._tbl)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _set_language(document: DocxDocument, tag: str) -> None:
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is None:
        return
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    language = OxmlElement("w:lang")
    for name in ("val", "eastAsia", "bidi"):
        language.set(qn(f"w:{name}"), tag)
    defaults.append(language)


def _rule(table: object) -> None:
    """Draw thin lines between the rows of a table and let no row break over two pages."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "8A8F8C")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table.tblPr.append(borders)
    for row in table.tr_lst:
        row.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))
