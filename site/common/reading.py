"""Help for readers of long texts."""

import re
from html import unescape

from django.utils.html import escape, strip_tags
from django.utils.translation import gettext

from .blocks import anchor

# With the “h” that all ids of headings begin with.
WORDS_OF_ANCHOR = 6

_HEADING = re.compile(r"<(h[23])\b([^>]*)>(.*?)</\1>", re.DOTALL)
_ID = re.compile(r'\sid="([^"]+)"')


def with_anchors(html: str) -> str:
    """Return `html` with a link to itself on every heading of the second and third level.

    Headings without an id get one made of their words. Headings that are links already are left alone.
    """
    taken = set(_ID.findall(html))
    label = escape(gettext("Link to this section"))

    def link(match: re.Match[str]) -> str:
        name, attributes, words = match.groups()
        if "<a " in words:
            return match[0]
        found = _ID.search(attributes)
        target = found[1] if found else free_id(short(anchor(unescape(strip_tags(words)).strip())), taken)
        if not found:
            attributes += f' id="{target}"'
        return f'<{name}{attributes}>{words}<a class="anchor" href="#{target}" aria-label="{label}"></a></{name}>'

    return _HEADING.sub(link, html)


def short(name: str) -> str:
    """Return an id without the end of a long heading: addresses are sent by message and read aloud."""
    return "-".join(name.split("-")[:WORDS_OF_ANCHOR])


def free_id(wanted: str, taken: set[str]) -> str:
    """Return `wanted`, with a number when another element has it, and take it."""
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    taken.add(name)
    return name
