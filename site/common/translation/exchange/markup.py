"""wagtail-localize's inline HTML as inline elements of XLIFF 1.2, and back, without loss.

`<b>` becomes `<g id="b:1">`, `<a id="a1">` becomes `<g id="a:#a1">`, `<br/>` becomes `<x id="br:1"/>`: the id alone
says which tag it is, because it is what tools copy faithfully. A character that XML cannot hold becomes
`<x id="char:000B"/>`. A translation that is not such HTML, because of a mistake in it, stays as it is in one `<ph>`.
"""

import re
from collections import Counter
from xml.etree.ElementTree import Element, SubElement
from xml.sax.saxutils import escape

from bs4 import BeautifulSoup, NavigableString, Tag
from django.utils.translation import gettext as _
from wagtail_localize.strings import INLINE_TAGS

# Tools may show what a tag is by this attribute.
TYPES = {"a": "link", "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "br": "lb"}
# Beside what XML forbids, the carriage return, which reading XML turns into a line feed.
NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DEEPEST = 40


def normal(html: str) -> str:
    """Return inline HTML in the one form in which equal texts are equal strings."""
    return str(BeautifulSoup(html, "html.parser")) if "<" in html or "&" in html or ">" in html else html


def printable(text: str) -> str:
    """Return `text` without the characters that XML cannot hold."""
    return NOT_IN_XML.sub(" ", text)


def put(parent: Element, html: str) -> None:
    """Put inline HTML into a `<source>` or `<target>`."""
    soup = BeautifulSoup(html, "html.parser")
    if all(_is_inline(node) for node in soup.descendants):
        _put_nodes(parent, soup, Counter())
    else:
        raw = SubElement(parent, "ph", id="raw:1")
        _add_text(raw, html, Counter())


def take(element: Element | None) -> str:
    """Return the inline HTML in a `<source>` or `<target>`.

    Raises:
        ValueError: it holds elements that were not exported from here; the message is for the translator.
    """
    if element is None:
        return ""
    return _inside(element, is_raw=False, depth=0)


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rsplit("}", 1)[-1]


def _is_inline(node: object) -> bool:
    if isinstance(node, Tag):
        allowed = {"id"} if node.name == "a" else set()
        return node.name in INLINE_TAGS and set(node.attrs) <= allowed
    return type(node) is NavigableString


def _put_nodes(parent: Element, nodes: Tag, numbers: "Counter[str]") -> None:
    for node in nodes.children:
        if not isinstance(node, Tag):
            _add_text(parent, str(node), numbers)
            continue
        numbers[node.name] += 1
        mark = f"#{node['id']}" if "id" in node.attrs else str(numbers[node.name])
        attributes = {"id": f"{node.name}:{mark}", "ctype": TYPES.get(node.name, f"x-html-{node.name}")}
        child = SubElement(parent, "x" if node.name == "br" else "g", attributes)
        _put_nodes(child, node, numbers)


def _add_text(parent: Element, text: str, numbers: "Counter[str]") -> None:
    place = 0
    for match in NOT_IN_XML.finditer(text):
        _append(parent, text[place : match.start()])
        SubElement(parent, "x", id=f"char:{ord(match[0]):04X}", ctype="x-character")
        place = match.end()
    _append(parent, text[place:])


def _append(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _inside(element: Element, is_raw: bool, depth: int) -> str:
    if depth > DEEPEST:
        raise ValueError(_("tags within tags, too deep to be read"))
    as_html = str if is_raw else escape
    parts = [as_html(element.text or "")]
    for child in element:
        parts += [_tag(child, is_raw, depth + 1), as_html(child.tail or "")]
    return "".join(parts)


def _tag(element: Element, is_raw: bool, depth: int) -> str:
    name, (kind, _colon, mark) = local_name(element), (element.get("id") or "").partition(":")
    if name == "mrk":  # put around words by tools, for their own purposes
        return _inside(element, is_raw, depth)
    if name == "ph" and kind == "raw":
        return _inside(element, is_raw=True, depth=depth)
    if name == "x" and kind == "char" and re.fullmatch("[0-9A-F]{4,6}", mark) and int(mark, 16) <= 0x10FFFF:
        return chr(int(mark, 16))
    if name == "x" and kind == "br":
        return "<br/>"
    if name == "g" and kind in INLINE_TAGS and kind != "br":
        attribute = f' id="{escape(mark[1:], {chr(34): "&quot;"})}"' if mark.startswith("#") else ""
        return f"<{kind}{attribute}>{_inside(element, is_raw, depth)}</{kind}>"
    raise ValueError(_("a tag that the exported file did not have: <%s>") % f"{name} id={kind}:{mark}")
