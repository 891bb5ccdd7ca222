"""Which chapters cite a practice, for the practice's own page."""

from collections import defaultdict
from typing import TYPE_CHECKING

from django.http import HttpRequest
from wagtail.models import Page

from common.evidence import Link
from common.versions import remembered

if TYPE_CHECKING:
    from benchmark.models import PracticePage


def chapters_citing(practice: "PracticePage", request: HttpRequest) -> list[Link]:
    """Return the public chapters of a practice's language with a card of it, in the order of the guide."""
    key = ("chapters by practice", request.get_host(), practice.locale_id)
    by_key = remembered(request, key, lambda: _by_practice(practice, request))
    return by_key.get(str(practice.translation_key), [])


def _by_practice(practice: "PracticePage", request: HttpRequest) -> dict[str, list[Link]]:
    """Return the chapters of a language by the translation keys of the practices that they show, in two queries."""
    from guide.models import GuideChapterPage

    chosen: dict[int, list[Link]] = defaultdict(list)
    for chapter in GuideChapterPage.objects.live().public().filter(locale=practice.locale).order_by("path"):
        link = Link(chapter.title, chapter.get_url(request) or "")
        # As it is stored: values would look up every page that a block names.
        cards = (block["value"] for block in chapter.body.raw_data if block["type"] == "practice_card")
        for pk in {card.get("practice") for card in cards} - {None}:
            chosen[pk].append(link)
    found: dict[str, list[Link]] = defaultdict(list)
    # Editors choose the English page as a rule; a chapter that names a practice in two languages cites it once.
    for pk, key in Page.objects.filter(pk__in=chosen).values_list("pk", "translation_key"):
        found[str(key)] += [link for link in chosen[pk] if link not in found[str(key)]]
    return dict(found)
