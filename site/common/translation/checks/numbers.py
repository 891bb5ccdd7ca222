"""Check of numbers: the same values, however each language writes them."""

import re
from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from .codes import without_codes
from .finding import ERROR, WARNING, Finding, Pair, listed
from .number_words import written

_SPACES = "\u0020\u00a0\u2009\u202f"
# "1 000", "1.000,5", "2.5", "3.0.3", "10,30"; a space counts only before three digits.
_NUMBER = re.compile(rf"(?<!\d)\d{{1,3}}(?:[{_SPACES}’']\d{{3}}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,]\d+)*")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})(?:[:.](\d\d))?\s?([ap])\.?m\b\.?", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_DECIMAL = re.compile(r"\d+[.,]\d+")
_TIME = re.compile(r"\d{1,2}\.\d\d")
_IN_PARTS = re.compile(r"\d{1,2}\.\d\d|\d+\.\d+\.\d+|0+")
_ROMAN = re.compile(r"\b[IVX]+(?![a-zA-Z]{3})")

# A number up to this may be left to the noun or written in a way we do not know (“2 people”, “a couple”).
SMALL = 12
_ROMANS = {"I": 1, "V": 5, "X": 10}

Values = frozenset[Decimal | str]


def numbers(pair: Pair) -> Iterator[Finding]:
    """Every number of the source has its like in the translation, and the other way round."""
    source, translation = without_codes(pair.plain_source), without_codes(pair.plain_translation)
    ours, theirs = _numbers(source, is_english=True), _numbers(translation, is_english=False)
    for literal, values in _clock_times(source).items():
        ours[literal] = ours.get(literal, frozenset()) | values
    missing = _without_match(ours, theirs, translation, pair.language)
    added = _without_match(theirs, ours, source, "en")
    if missing and added:
        message = _("Numbers differ: %(source)s in the source, %(translation)s here.")
        yield Finding(ERROR, "numbers", message % {"source": listed(missing), "translation": listed(added)})
    elif missing:
        yield Finding(_level(missing, ours), "numbers", _("Number of the source that is missing: %s") % listed(missing))
    elif added:
        message = _("Number that the source does not have: %s") % listed(added)
        yield Finding(_level(added, theirs), "numbers", message)


def _numbers(text: str, is_english: bool) -> dict[str, Values]:
    """Return the numbers of a text as written, with the values each may have.

    In a translation “1.000” may be a thousand or one: languages differ, and editors copy.
    """
    return {literal: _values(literal, is_english) for literal in _NUMBER.findall(text)}


def _values(literal: str, is_english: bool) -> Values:
    joined = re.sub(rf"[{_SPACES}’']", "", literal)
    values: set[Decimal | str] = {joined}
    has_thousands = bool(_THOUSANDS.fullmatch(joined)) and not (is_english and "." in joined)
    if has_thousands:
        values.add(Decimal(re.sub(r"[.,]", "", joined)))
    if joined.isdigit() or (_DECIMAL.fullmatch(joined) and not (is_english and has_thousands)):
        values.add(Decimal(joined.replace(",", ".")))
    if is_english and re.fullmatch(r"\d{1,3}(?:,\d{3})+\.\d+", joined):
        values.add(Decimal(joined.replace(",", "")))
    if not is_english and (mixed := re.fullmatch(r"(\d{1,3}(?:[.,]\d{3})+)[.,](\d+)", joined)):
        values.add(Decimal(f"{re.sub('[.,]', '', mixed[1])}.{mixed[2]}"))
    return frozenset(values)


def _clock_times(text: str) -> dict[str, Values]:
    """Return the hours written with am or pm, as on a clock of 24 hours."""
    times: dict[str, Values] = {}
    for hour, _minutes, half in _CLOCK.findall(text):
        times[hour] = frozenset({Decimal(int(hour) % 12 + (12 if half in "pP" else 0))})
    return times


def _without_match(ours: dict[str, Values], theirs: dict[str, Values], their_text: str, language: str) -> list[str]:
    """Return the numbers of `ours` that the other text has neither in figures nor in words."""
    known = frozenset().union(*theirs.values(), *(_parts(literal) for literal in theirs if _TIME.fullmatch(literal)))
    known |= {Decimal(number) for number in written(their_text, language) | _romans(their_text)}
    return [literal for literal, values in ours.items() if not (values & known or _parts_known(literal, known))]


def _parts_known(literal: str, known: Values) -> bool:
    """Tell whether a number is a time or date whose parts the other text has (“10.30”, “10 h 30”, “10:00”)."""
    return bool(_IN_PARTS.fullmatch(literal)) and known.issuperset(_parts(literal) - {Decimal(0)})


def _parts(literal: str) -> Values:
    return frozenset(Decimal(part) for part in re.split(r"[.,]", literal) if part.isdigit())


def _romans(text: str) -> set[int]:
    """Return the Roman numerals of a text, as centuries and annexes have them."""
    found = set()
    for numeral in _ROMAN.findall(text):
        digits = [_ROMANS[letter] for letter in numeral]
        found.add(sum(-d if d < max(digits[n:]) else d for n, d in enumerate(digits)))
    return found


def _level(literals: list[str], values: dict[str, Values]) -> str:
    """Return a warning when every number is small enough to be put in other words."""
    small = {Decimal(number) for number in range(SMALL + 1)}
    return WARNING if all(values[literal] & small for literal in literals) else ERROR
