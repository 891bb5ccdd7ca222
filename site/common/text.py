"""Folding of text for sorting and finding, the same for every language."""

import unicodedata


def fold(text: str) -> str:
    """Return `text` without accents and case, with the Greek final sigma as an ordinary one.

    "Καθαρισμός" and "ΚΑΘΑΡΙΣΜΟΣ" fold to the same text, and so do "Évaluer" and "evaluer".
    """
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char)).replace("ς", "σ")
