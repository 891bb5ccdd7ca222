"""Help for readers of a chapter: how long it takes, and what its words mean."""

import re
from itertools import groupby
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, NavigableString
from django.template.loader import render_to_string

from common.text import fold

if TYPE_CHECKING:
    from guide.models import GlossaryTerm, GuideChapterPage

WORDS_PER_MINUTE = 180
# Words are explained in running text only: not inside links, buttons, headings or table heads.
NOT_INSIDE = {"a", "button", "h1", "h2", "h3", "h4", "th", "caption", "label", "summary", "dt"}


def reading_minutes(page: "GuideChapterPage") -> int:
    """Return the reading time of a chapter in whole minutes, at 180 words a minute (a careful reader)."""
    text = " ".join([page.summary, *(value for value in page.body.stream_block.get_searchable_content(page.body))])
    return max(1, round(len(str(text).split()) / WORDS_PER_MINUTE))


def explained_terms(page: "GuideChapterPage") -> "list[GlossaryTerm]":
    """Return the published glossary terms of a chapter, in alphabetical order."""
    rows = page.terms.select_related("term__reference")
    return sorted((row.term for row in rows if row.term.live), key=lambda term: (fold(term.name), term.name))


def explain_first_uses(html: str, terms: "list[GlossaryTerm]") -> str:
    """Turn the first use of each term in `html` into a button that opens its meaning.

    Args:
        html: rendered text of a chapter.
        terms: the terms to explain; each one is explained once, longer terms before shorter ones.

    Returns:
        The html with one button per term that was found. It opens the element called `term-` and the slug of
        the term, which the page must hold. Works without JavaScript.
    """
    spellings = sorted(
        ((spelling, term) for term in terms for spelling in term.spellings), key=lambda pair: len(pair[0]), reverse=True
    )
    if not spellings:
        return html
    soup = BeautifulSoup(html, "html.parser")
    explained: set[int] = set()
    for spelling, term in spellings:
        if term.pk not in explained and _explain(soup, spelling, term):
            explained.add(term.pk)
    return str(soup)


def _explain(soup: BeautifulSoup, spelling: str, term: "GlossaryTerm") -> bool:
    """Explain the first use of one spelling; tell whether there was one."""
    # An abbreviation must match its capitals, a word may start a sentence.
    flags = 0 if spelling.isupper() else re.IGNORECASE
    # What follows without a space stays on the same line as the word.
    pattern = re.compile(rf"(?<!\w)({re.escape(spelling)})(?!\w)([.,;:!?)…»]*)", flags)
    for node in soup.find_all(string=pattern):
        if type(node) is not NavigableString:
            # A comment, a script or a style: not for readers.
            continue
        if any(parent.name in NOT_INSIDE for parent in node.parents):
            continue
        match = pattern.search(node)
        if match is None:
            continue
        button = render_to_string(
            "guide/includes/term.html", {"term": term, "words": match.group(1), "tail": match.group(2)}
        ).strip()
        fragment = BeautifulSoup(button, "html.parser")
        before, after = node[: match.start()], node[match.end() :]
        node.replace_with(NavigableString(before), *list(fragment.contents), NavigableString(after))
        return True
    return False


def by_initial(terms: "list[GlossaryTerm]") -> "list[tuple[str, list[GlossaryTerm]]]":
    """Return sorted terms grouped by their first letter, accents aside (É goes with E)."""
    return [(letter, list(group)) for letter, group in groupby(terms, key=lambda term: fold(term.name)[:1].upper())]
