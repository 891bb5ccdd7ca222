"""Texts of every language: folded to sort and find them, cleaned to write them into files."""

import unicodedata
from html import unescape

from django.utils.html import strip_tags


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
    return "".join(char for char in text if char in "\n\t" or not _unprintable(char))


def _unprintable(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cs"} or ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF


def plain_lines(html: str) -> str:
    """Return rich text without its marks, a line for each paragraph and each point."""
    plain = unescape(strip_tags(html.replace("</p>", "\n").replace("</li>", "\n")))
    return "\n".join(line.strip() for line in plain.splitlines() if line.strip())
