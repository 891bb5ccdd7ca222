"""Find terms in running text in spite of inflection: folded words, compared with room for their endings.

Words are taken from plain texts: without tags, entities resolved. A place is the numbers of the words it covers.
"""

import re
from html import unescape

from common.text import fold

_TAG = re.compile(r"<(/?)(\w+)[^<>]*>")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# How many last letters of a word may differ between two of its forms.
ENDINGS = {"fr": 3, "es": 3, "it": 3, "el": 4}
DEFAULT_ENDING = 3
# A word this short has no ending to spare beyond a plural.
SHORT = 4
# How many other words may stand among those of a rendering.
ROOM = 5
# Articles and prepositions come and go between the words of a rendering.
_SMALL = set(
    "a au aux d de des du l la le les un une en et ou "
    "al del el los las una y e o "
    "dei degli delle della dell dello di da il lo gli i nel nella all alla "
    "ο η το οι τα του τησ των τον την τη τουσ τισ και στο στη στην στον στα ενα μια".split()
)


def plain(text: str) -> str:
    """Return a text of wagtail-localize as it is read: a line break for `<br>`, no other tags, entities resolved."""
    return unescape(_TAG.sub(lambda tag: "\n" if tag[2].lower() == "br" else "", text))


def tokens(text: str) -> list[str]:
    """Return the words of a plain text, folded; hyphens within a word are dropped (“micro-skill”, “microskill”)."""
    return [word.replace("-", "") for word in _WORD.findall(fold(text.replace("\u00ad", "")))]


def english_stem(word: str) -> str:
    """Return a folded English word without its plural."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("eria"):
        return f"{word[:-1]}on"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def same_word(wanted: str, word: str, language: str) -> bool:
    """Tell whether `word` may be a form of `wanted`; both folded."""
    if wanted == word:
        return True
    if language == "en":
        return english_stem(wanted) == english_stem(word)
    room = ENDINGS.get(language, DEFAULT_ENDING)
    common = 0
    for ours, theirs in zip(wanted, word, strict=False):
        if ours != theirs:
            break
        common += 1
    if len(wanted) <= SHORT:
        has_an_ending_more = word.startswith(wanted) and len(word) - common < room
        has_another_last_letter = len(wanted) == len(word) == common + 1 and common >= 3
        return has_an_ending_more or has_another_last_letter
    return common >= max(4, len(wanted) - room) and len(word) - common <= room


def places(wanted: list[str], text: list[str], language: str) -> list[list[int]]:
    """Return where the words `wanted` follow one another in `text`; small words between them are passed over."""
    found = []
    for start in range(len(text)):
        place = _place_from(start, wanted, text, language)
        if place:
            found.append(place)
    return found


def _place_from(start: int, wanted: list[str], text: list[str], language: str) -> list[int]:
    place: list[int] = []
    number = start
    for word in wanted:
        while place and number < len(text) and text[number] in _SMALL and text[number] != word:
            number += 1
        if number < len(text) and same_word(word, text[number], language):
            place.append(number)
            number += 1
        elif word not in _SMALL or not place:
            return []
    return place


def near_each_other(wanted: list[str], text: list[str], language: str) -> bool:
    """Tell whether all words of `wanted`, small ones aside, stand near each other in `text`, in any order."""
    wanted = [word for word in wanted if word not in _SMALL] or wanted
    where = [{n for n, word in enumerate(text) if same_word(each, word, language)} for each in wanted]
    if not all(where):
        return False
    reach = len(wanted) + ROOM
    return any(
        all(any(first <= n < first + reach for n in numbers) for numbers in where) for first in set.union(*where)
    )
