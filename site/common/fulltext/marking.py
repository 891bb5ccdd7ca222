"""Which words of a text were asked for, and the place of a document where most of them stand together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from . import analysis
from .entries import Entry, Part, Section

SNIPPET_WORDS = 30
# So many words before the first that was asked for, to begin in the middle of a text with some sense.
_LEAD = 6
# What is asked for: tokens in the reader's language, and which word of the query each belongs to.
Marks = Mapping[str, int]


@dataclass(frozen=True)
class _Found:
    """A piece of a text that was asked for: where it stands, and which word of the query it is."""

    start: int
    end: int
    asked: int


@dataclass(frozen=True)
class _Place:
    """A place of a text: how many words of the query stand there, which of its words it begins with, whose it is."""

    asked: frozenset[int]
    first: int
    text: str
    section: Section | None


def marked(text: str, marks: Marks, language: str) -> list[Part]:
    """Return a text in pieces, with the words that were asked for apart."""
    return _pieces(text, [found for word in analysis.words(text) for found in _found(word, marks, language)])


def snippet(entry: Entry, marks: Marks) -> tuple[list[Part], Section | None]:
    """Return about 30 words around the place where most of the query stands, and the section it is in.

    Without marks, or when they are in the title only, the beginning of the summary (or of the text) and no section.
    """
    summary = " ".join(entry.summary.split())
    best = _place(summary, None, marks, entry.language)
    for section in entry.sections if marks else ():
        place = _place(" ".join(section.text.split()), section, marks, entry.language)
        if len(place.asked) > len(best.asked):
            best = place
    if not best.text and entry.sections and best.section is None:
        best = replace(best, text=" ".join(entry.sections[0].text.split()))
    return _cut(best.text, best.first, marks, entry.language), best.section


def _found(word: analysis.Word, marks: Marks, language: str) -> list[_Found]:
    """Return what of a word was asked for: all of it, or some parts of a compound."""
    asked = [marks[token] for token in analysis.tokens(word.written, language) if token in marks]
    if not asked:
        return []
    parts = analysis.parts(word.written)
    found = []
    for part in parts:
        forms = analysis.forms(analysis.lower(part.written), language)
        if number := [marks[token] for token in forms if token in marks]:
            found.append(_Found(word.start + part.start, word.start + part.end, number[0]))
    # Nothing but the compound itself, or every part of it.
    return [_Found(word.start, word.end, asked[0])] if len(found) in (0, len(parts)) else found


def _place(text: str, section: Section | None, marks: Marks, language: str) -> _Place:
    """Return the place of a text with most of the query within the length of a snippet; a heading counts too."""
    heading = (
        frozenset() if section is None else frozenset(asked for _n, asked in _hits(section.heading, marks, language))
    )
    hits, all_asked = _hits(text, marks, language), set(marks.values())
    best = _Place(heading, 0, text, section)
    for position, (number, _asked) in enumerate(hits):
        following = hits[position : position + 2 * SNIPPET_WORDS]
        near = heading.union(asked for other, asked in following if other < number + SNIPPET_WORDS - _LEAD)
        if len(near) > len(best.asked):
            best = _Place(near, number, text, section)
        if len(best.asked) == len(all_asked):
            break
    return best


def _hits(text: str, marks: Marks, language: str) -> list[tuple[int, int]]:
    """Return (number of the word in the text, number of the word of the query) for what was asked for."""
    asked = {
        written
        for written in analysis.different_words([text])
        if not marks.keys().isdisjoint(analysis.tokens(written, language))
    }
    # Most texts have none, and of the others most words are not: both are told apart without looking at places.
    return [
        (number, found.asked)
        for number, word in enumerate(analysis.words(text) if asked else ())
        if word.written in asked
        for found in _found(word, marks, language)
    ]


def _cut(text: str, first: int, marks: Marks, language: str) -> list[Part]:
    """Return about 30 words of a text with `first` among them, in pieces; an ellipsis stands for what is cut off."""
    words = list(analysis.words(text))
    begin = first - _LEAD if first > 2 * _LEAD else 0
    end = begin + SNIPPET_WORDS
    start = words[begin].start if begin else 0
    stop = words[end - 1].end if end < len(words) - _LEAD else len(text)
    parts = marked(text[start:stop], marks, language)
    before = [Part("… ", False)] if start else []
    after = [Part(" …", False)] if stop < len(text) else []
    return before + parts + after


def _pieces(text: str, found: Sequence[_Found]) -> list[Part]:
    parts, position = [], 0
    for each in found:
        parts += [Part(text[position : each.start], False), Part(text[each.start : each.end], True)]
        position = each.end
    parts.append(Part(text[position:], False))
    return [part for part in parts if part.text]
