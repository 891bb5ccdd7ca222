"""Texts of every language: folded to sort and find them, cleaned to write them into files."""

import re
import unicodedata
from html import unescape

from django.utils.html import strip_tags

# The last two characters of every plane of Unicode are none.
_LAST_OF_PLANES = "".join(chr(plane << 16 | place) for plane in range(17) for place in (0xFFFE, 0xFFFF))
UNPRINTABLE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_LAST_OF_PLANES}]")


def fold(text: str) -> str:
    """Return `text` without accents and case, with the Greek final sigma as an ordinary one.

    "Καθαρισμός" and "ΚΑΘΑΡΙΣΜΟΣ" fold to the same text, and so do "Évaluer" and "evaluer".
    """
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char)).replace("ς", "σ")


def readable(text: str) -> str:
    """Return `text` composed, with simple line ends, without what no document can hold.

    Control characters, lone surrogates and non-characters are no part of a sentence, and XML refuses them.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return UNPRINTABLE.sub("", text)


def plain_lines(html: str) -> str:
    """Return rich text without its marks, a line for each paragraph and each point."""
    plain = unescape(strip_tags(html.replace("</p>", "\n").replace("</li>", "\n")))
    return "\n".join(line.strip() for line in plain.splitlines() if line.strip())
