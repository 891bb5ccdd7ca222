"""Checks of what no language changes: codes, web addresses, e-mail addresses."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .finding import ERROR, WARNING, Finding, Pair, listed

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"«»“”]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# A word with capitals and figures: TEC-01, K1304, A2, 2021-1-FR01-KA220, MyCred4Home.
_CODE = re.compile(r"(?<![\w/.-])(?=[\w./-]*[0-9])(?=[\w./-]*[A-Z])[A-Z0-9]\w*(?:[-/._][A-Za-z0-9_]+)*", re.ASCII)
_CLOCK = re.compile(r"\d+[AP]M")
_END = ".,;:!?·)]’”»"


def addresses(pair: Pair) -> Iterator[Finding]:
    """Web and e-mail addresses stay, but for the part that names a language."""
    ours = {_any_language(found, pair.language): found for found in _addresses(pair.plain_source)}
    theirs = {_any_language(found, pair.language): found for found in _addresses(pair.plain_translation)}
    if missing := [found for key, found in ours.items() if key not in theirs]:
        yield Finding(ERROR, "addresses", _("Address of the source that is missing: %s") % listed(missing))
    if added := [found for key, found in theirs.items() if key not in ours]:
        yield Finding(ERROR, "addresses", _("Address that the source does not have: %s") % listed(added))


def codes(pair: Pair) -> Iterator[Finding]:
    """Codes stay letter for letter."""
    ours, theirs = find_codes(pair.plain_source), find_codes(pair.plain_translation)
    if missing := [code for code in ours if not _holds(pair.plain_translation, code)]:
        yield Finding(ERROR, "codes", _("Code of the source that is missing: %s") % listed(missing))
    elif added := [code for code in theirs if not _holds(pair.plain_source, code)]:
        yield Finding(WARNING, "codes", _("Code that the source does not have: %s") % listed(added))


def find_codes(text: str) -> list[str]:
    """Return the codes of a plain text, each once, in their order."""
    found = _CODE.findall(_ADDRESS.sub(" ", text))
    return [code for code in dict.fromkeys(found) if not _CLOCK.fullmatch(code)]


def without_codes(text: str) -> str:
    """Return a plain text without addresses and codes, so that their figures are not taken for numbers."""
    text = _ADDRESS.sub(" ", text)
    return _CODE.sub(lambda match: match[0] if _CLOCK.fullmatch(match[0]) else " ", text)


def _addresses(text: str) -> list[str]:
    return [found.rstrip(_END) for found in _ADDRESS.findall(text)]


def _any_language(address: str, language: str) -> str:
    return re.sub(rf"(?<=[/=_-])(?:en|{re.escape(language)})(?=[/&_.?#-]|$)", "*", address, flags=re.IGNORECASE)


def _holds(text: str, code: str) -> bool:
    """Tell whether a text holds a code, whole or with other words between its parts (“A1-A2”, “A1 to A2”)."""
    if re.search(rf"(?<!\w){re.escape(code)}(?!\w)", text):
        return True
    parts = re.split(r"[-/]", code)
    return len(parts) > 1 and all(re.search(r"\d", part) and part in text for part in parts)
