"""Checks of the words themselves."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.translation.termbase import termbase

from .codes import without_codes
from .finding import ERROR, WARNING, Finding, Pair

# A translation may be this many times longer than its source; short texts may grow by more.
_LONGER = {"fr": 1.8, "es": 1.8, "it": 1.8, "el": 1.8}
_LONGER_ELSEWHERE = 2.0
_FREE_GROWTH = 80
# Words that join the parts of a name (“University of Cyprus”).
_JOINTS = {"for", "of", "de", "du", "des", "di", "del", "la", "le", "the", "and", "et", "y", "e"}
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_ABBREVIATION = re.compile(r"\b[A-Z]{2,}\b")


def empty(pair: Pair) -> Iterator[Finding]:
    """There is a translation."""
    if pair.plain_source.strip() and not pair.plain_translation.strip():
        yield Finding(ERROR, "empty", _("The translation is empty."))


def identical(pair: Pair) -> Iterator[Finding]:
    """The text is not left in the language of the source."""
    text = pair.plain_source.strip()
    if _is_address(pair) or text != pair.plain_translation.strip() or _is_name(text):
        return
    rest = termbase(pair.language).without_names(_ABBREVIATION.sub(" ", without_codes(text)))
    if any(_LETTERS.search(word) for word in rest):
        yield Finding(WARNING, "identical", _("The text is the same as the source. Is it translated?"))


def terms(pair: Pair) -> Iterator[Finding]:
    """The words of the field are the ones of the termbase."""
    if _is_address(pair) or list(identical(pair)):
        return
    base = termbase(pair.language)
    for entry in base.found_in(pair.plain_source):
        names = {"term": entry.term, "use": entry.preferred}
        wrong = base.avoided(entry, pair.plain_translation)
        if wrong:
            message = _("“%(wrong)s” should not stand for “%(term)s”; use “%(use)s”.") % {**names, "wrong": wrong}
            reason = entry.avoid[wrong]
            yield Finding(WARNING, "avoided", f"{message} ({reason})" if reason else message)
        elif base.asks_for(entry, pair.plain_source) and not base.is_used(entry, pair.plain_translation):
            yield Finding(WARNING, "term", _("“%(term)s” is “%(use)s” in the termbase.") % names)


def length(pair: Pair) -> Iterator[Finding]:
    """The translation is not far longer than the source.

    Lines are compared by the longest one: in a list, such as the forms of a term, each language has its own.
    """
    ours, theirs = (max(map(len, text.split("\n"))) for text in (pair.plain_source, pair.plain_translation))
    if _is_address(pair) or theirs <= max(ours * _LONGER.get(pair.language, _LONGER_ELSEWHERE), ours + _FREE_GROWTH):
        return
    message = ngettext(
        "The translation is far longer than the source: %(theirs)d characters for %(ours)d character.",
        "The translation is far longer than the source: %(theirs)d characters for %(ours)d characters.",
        ours,
    )
    yield Finding(WARNING, "length", message % {"ours": ours, "theirs": theirs})


def _is_address(pair: Pair) -> bool:
    """Tell whether this is an address of a page; a term with a hyphen (“micro-skill”) is none."""
    return pair.is_address and termbase(pair.language).entry(pair.source) is None


def _is_name(text: str) -> bool:
    """Tell whether every word of several has a capital, as in the name of a person or organisation."""
    found = re.findall(r"[^\W\d_]+", text)
    return len(found) > 1 and all(word[0].isupper() or word in _JOINTS for word in found)
