"""Texts as translators type them, and as wagtail-localize keeps them.

Kept: inline HTML in one line, `&amp;` and `<br/>` written out. Typed: a plain `&`, and a line break where the
source has one. Other tags are the same in both.
"""

import hashlib
import re

_BREAK = re.compile(r"<br\s*/?>")
_LINE_END = re.compile(r"\r\n?|\n")
_SPACED_LINE_END = re.compile(r"[ \t]*\n[ \t\n]*")
# "&amp;" that does not stand for the start of another written-out character, as in "&amp;lt;".
_WRITTEN_AMPERSAND = re.compile(r"&amp;(?!#?\w+;)")
_BARE_AMPERSAND = re.compile(r"&(?!#?\w+;)")
_TAG = re.compile(r"<[a-z]+[^<>]*>")


def as_typed(kept: str) -> str:
    """Return a kept text as it stands in a text box."""
    one_line = _SPACED_LINE_END.sub(" ", _LINE_END.sub("\n", kept))
    return _WRITTEN_AMPERSAND.sub("&", _BREAK.sub("\n", one_line))


def as_kept(typed: str, source: str) -> str:
    """Return a typed text as it is kept; empty when there is nothing but white space.

    Line breaks become `<br/>` where the kept `source` has some, and spaces elsewhere.
    """
    lines = _LINE_END.sub("\n", typed)
    if not lines.strip():
        return ""
    if _BREAK.search(source):
        joined = lines.strip("\n").replace("\n", "<br/>")
    else:
        joined = _SPACED_LINE_END.sub(" ", lines.strip("\n"))
    return _BARE_AMPERSAND.sub("&amp;", joined)


def fingerprint(kept: str) -> str:
    """Return a short mark by which a kept text is told from another version of it."""
    return hashlib.sha256(kept.encode()).hexdigest()[:12]


def tags_of(kept: str) -> list[str]:
    """Return the tags that a translation has to keep, such as `<b>` and `<a id="a1">`, each once."""
    return list(dict.fromkeys(tag for tag in _TAG.findall(kept) if not _BREAK.fullmatch(tag)))
