"""One translation as an XLIFF 1.2 file.

A text whose source changed has its old translation as its target, state `needs-translation`, and the pair it comes
from in `<alt-trans>`.
"""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from common.translation.texts import Text, TextState

from .markup import local_name, printable, put, take
from .units import ExchangeError, Incoming, Unit, translation_id

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
STATES = {
    TextState.MISSING: {"state": "new"},
    TextState.CHANGED: {"state": "needs-translation"},
    TextState.MACHINE: {"state": "needs-review-translation", "state-qualifier": "mt-suggestion"},
    TextState.ERROR: {"state": "needs-review-translation"},
    TextState.DONE: {"state": "translated"},
}


def write(translation: Translation, texts: list[Text]) -> bytes:
    """Return the XLIFF file of a translation with all its texts."""
    root = Element("xliff", {"version": "1.2", "xmlns": NAMESPACE})
    file = SubElement(
        root,
        "file",
        {
            "original": str(translation.uuid),
            "source-language": translation.source.locale.language_code,
            "target-language": translation.target_locale.language_code,
            "datatype": "html",
        },
    )
    _note(SubElement(file, "header"), translation.source.object_repr)
    body = SubElement(file, "body")
    body.extend(_unit(text) for text in {(text.place, text.source): text for text in texts}.values())
    for element in (root, file, body, *body):
        # A line each, and no white space within texts.
        element.text = "\n"
        for child in element:
            child.tail = "\n"
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def read(content: bytes) -> list[Incoming]:
    """Return what an XLIFF file says, for each translation in it.

    Raises:
        ExchangeError: it is no XLIFF 1.2, or does not name its translation.
    """
    try:
        root = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise ExchangeError(
            _("This XML file declares entities, which is not allowed. Nothing was imported.")
        ) from error
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise ExchangeError(_("This is not a well-formed XML file: %s. Nothing was imported.") % error) from error
    if local_name(root) != "xliff" or not root.get("version", "").startswith("1."):
        raise ExchangeError(_("This is not an XLIFF 1.2 file. Nothing was imported."))
    files = [element for element in root if local_name(element) == "file"]
    if not files:
        raise ExchangeError(_("This XLIFF file holds no translation."))
    return [
        Incoming(
            translation_id(file.get("original")),
            file.get("target-language", ""),
            [_read_unit(element) for element in file.iter() if local_name(element) == "trans-unit"],
        )
        for file in files
    ]


def _unit(text: Text) -> Element:
    attributes = {"id": str(text.segment_id), "resname": printable(text.place), "xml:space": "preserve"}
    unit = Element("trans-unit", attributes)
    put(SubElement(unit, "source"), text.source)
    put(SubElement(unit, "target", STATES[text.state]), text.translated or text.old_translated)
    _note(unit, text.label)
    if text.old_source:
        # One line: its own white space is no text, but readers of `xml:space` would keep it.
        old = SubElement(unit, "alt-trans", {"alttranstype": "previous-version"})
        put(SubElement(old, "source"), text.old_source)
        put(SubElement(old, "target"), text.old_translated)
    return unit


def _note(parent: Element, words: str) -> None:
    SubElement(parent, "note", {"from": "developer"}).text = printable(words)


def _read_unit(element: Element) -> Unit:
    parts = {local_name(child): child for child in element}
    source, target = parts.get("source"), parts.get("target")
    state = target.get("state", "") if target is not None else ""
    is_final = element.get("approved") == "yes" or not state.startswith("needs-")
    place = element.get("resname", "")
    try:
        return Unit(place, take(source), take(target), is_final)
    except ValueError as error:
        words = " ".join("".join(source.itertext()).split()) if source is not None else ""
        return Unit(place, words, "", is_final, problem=str(error))
