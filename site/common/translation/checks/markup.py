"""Checks of what surrounds the words: tags, links, placeholders, spaces."""

import re
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail_localize.strings import StringValue

from .finding import ERROR, WARNING, Finding, Pair, listed

_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd](?!\w)|\{\w*\}")
_TAG = re.compile(r"<(\w+)(?:\s+id=\"([^\"]*)\")?[^<>]*>")
# The same format under two names.
_SAME_TAG = {"strong": "b", "em": "i"}
# A line break is the business of each language.
_FREE_TAGS = {"a", "br"}


def html(pair: Pair) -> Iterator[Finding]:
    """The text is HTML that wagtail-localize accepts."""
    try:
        StringValue.from_translated_html(pair.translation)
    except ValueError as error:
        yield Finding(ERROR, "html", str(error))


def placeholders(pair: Pair) -> Iterator[Finding]:
    """What a program fills in later is there, and nothing that it does not know."""
    wanted = Counter(_PLACEHOLDER.findall(pair.plain_source))
    found = Counter(_PLACEHOLDER.findall(pair.plain_translation))
    if missing := list(wanted - found):
        yield Finding(ERROR, "placeholders", _("Missing placeholder: %s") % listed(missing))
    if unknown := list(found - wanted):
        yield Finding(ERROR, "placeholders", _("Placeholder that the source does not have: %s") % listed(unknown))


def links(pair: Pair) -> Iterator[Finding]:
    """Each link of the source is there once."""
    wanted, found = Counter(_links(pair.source)), Counter(_links(pair.translation))
    for number in wanted - found:
        words = _words_of_link(pair.source, number)
        yield Finding(ERROR, "links", _("The link “%(words)s” (%(number)s) is missing.") % _named(words, number))
    for number in found - wanted:
        words = _words_of_link(pair.translation, number)
        message = _("The source does not have the link “%(words)s” (%(number)s), or has it less often.")
        yield Finding(ERROR, "links", message % _named(words, number))


def tags(pair: Pair) -> Iterator[Finding]:
    """Bold and italic words stay so."""
    wanted, found = _formats(pair.source), _formats(pair.translation)
    if missing := sorted(wanted - found):
        yield Finding(WARNING, "tags", _("Format of the source that is missing here: %s") % _shown(missing))
    if added := sorted(found - wanted):
        yield Finding(WARNING, "tags", _("Format that the source does not have: %s") % _shown(added))


def spaces(pair: Pair) -> Iterator[Finding]:
    """The ends of the text have spaces where the source has some, and none elsewhere."""
    source, translation = pair.plain_source, pair.plain_translation
    if _starts_with_space(source) != _starts_with_space(translation):
        message = _("Space missing at the start.") if _starts_with_space(source) else _("Space too many at the start.")
        yield Finding(WARNING, "spaces", message)
    if _starts_with_space(source[::-1]) != _starts_with_space(translation[::-1]):
        ends = _starts_with_space(source[::-1])
        message = _("Space missing at the end.") if ends else _("Space too many at the end.")
        yield Finding(WARNING, "spaces", message)


def _links(text: str) -> list[str]:
    return [number for name, number in _TAG.findall(text) if name.lower() == "a"]


def _words_of_link(text: str, number: str) -> str:
    match = re.search(rf'<a\s+id="{re.escape(number)}"[^<>]*>(.*?)</a>', text, re.DOTALL)
    return re.sub(r"<[^<>]*>", "", match[1]) if match else ""


def _named(words: str, number: str) -> dict[str, str]:
    return {"words": words, "number": number or "?"}


def _formats(text: str) -> Counter[str]:
    names = [name.lower() for name, _number in _TAG.findall(text)]
    return Counter(_SAME_TAG.get(name, name) for name in names if name not in _FREE_TAGS)


def _shown(names: list[str]) -> str:
    return listed([f"<{name}>" for name in names])


def _starts_with_space(text: str) -> bool:
    return text[:1].isspace()
