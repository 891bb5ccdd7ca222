"""Pages that say why there is no file, and what to do instead."""

from collections.abc import Sequence
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from common.navigation import language_links


class WayOn(NamedTuple):
    """A link to what works instead."""

    title: str
    url: str


def refuse(
    request: HttpRequest, heading: str, message: str, *, status: int, ways_on: Sequence[WayOn] = ()
) -> HttpResponse:
    """Answer with a page in the reader's language that says what is the matter."""
    context = {
        "heading": heading,
        "message": message,
        "ways_on": ways_on,
        "language_links": language_links(request, {}),
    }
    return render(request, "exports/refused.html", context, status=status)
