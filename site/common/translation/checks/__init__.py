"""Checks of a translation against its source: what a careful reviewer would look for, and no more.

A check that cries wolf is ignored: each rule lets pass what is only perhaps wrong.
"""

from collections.abc import Callable, Iterator

from django.db import models

from . import codes, markup, numbers, wording
from .finding import ERROR, WARNING, Finding, Pair

__all__ = ["ERROR", "WARNING", "Finding", "check", "is_original"]

Rule = Callable[[Pair], Iterator[Finding]]

# Rules about the words make no sense for a text that stays in its own language.
_MARKUP: tuple[Rule, ...] = (
    markup.html,
    markup.placeholders,
    markup.links,
    numbers.numbers,
    codes.codes,
    codes.addresses,
    markup.tags,
    markup.spaces,
)
_WORDING: tuple[Rule, ...] = (wording.identical, wording.terms, wording.length)


def check(source: str, translation: str, language: str, *, is_original: bool = False) -> list[Finding]:
    """Return what to look at in a translation, errors first; empty when nothing was found.

    Args:
        source: the English text as wagtail-localize keeps it: inline HTML, links as `<a id="a1">`.
        translation: its translation in the same form; "" when there is none.
        language: code of the translation's language.
        is_original: the text may stay in the language it is in, such as the title of a work.
    """
    pair = Pair(source, translation, language)
    if found := list(wording.empty(pair)):
        return found
    if not translation.strip():
        return []
    rules = _MARKUP if is_original else _MARKUP + _WORDING
    found = [finding for rule in rules for finding in rule(pair)]
    return sorted(found, key=lambda finding: finding.level != ERROR)


def is_original(model: type[models.Model], place: str) -> bool:
    """Tell whether the text at a place may stay in the language it is in.

    A model names such fields in `original_texts`; `place` is a path of wagtail-localize, such as "body.<id>.text".
    """
    return place.split(".")[0] in getattr(model, "original_texts", ())
