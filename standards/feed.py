"""Atom feed of new and changed micro-skills, one per language."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from common.exports import LICENCE, LICENCE_URL
from common.exports.about import PUBLISHER
from common.versions import version_for

if TYPE_CHECKING:
    from .models import Card, StandardsIndexPage

FEED = "feed.atom"
NEWEST = 50
# Whoever publishes and puts right a slip the same day has not changed a standard.
STILL_NEW = timedelta(days=1)


def feed(index: "StandardsIndexPage", request: HttpRequest) -> HttpResponseBase:
    """Answer with the micro-skills changed last, newest first; 304 when a feed reader has them already."""
    from .models import Card

    published = Card.objects.filter(locale=index.locale, changed_at__isnull=False)
    cards = list(published.order_by("-changed_at", "pk")[:NEWEST])
    language = index.locale.language_code
    index_url = request.build_absolute_uri(index.get_url(request))
    atom = Atom1Feed(
        title=_("New and changed micro-skills"),
        link=index_url,
        description=None,
        subtitle=escape(_plain(index.summary)) or None,
        language=language,
        author_name=PUBLISHER,
        feed_url=f"{index_url}{FEED}",
        feed_guid=_identity(index.translation_key, language),
        feed_copyright=f"{LICENCE} {LICENCE_URL}",
    )
    for card in cards:
        atom.add_item(**_entry(card, index_url, language))
    response = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    atom.write(response, "utf-8")
    response.headers["Content-Language"] = language
    response.headers["ETag"] = tag = f'"{version_for(request)}"'
    return get_conditional_response(request, etag=tag, response=response) or response


def _entry(card: "Card", index_url: str, language: str) -> dict[str, Any]:
    title = _plain(f"{card.code} {card.title}")
    return {
        "title": title,
        "link": f"{index_url}{card.public_path}",
        # Django declares summaries to be HTML.
        "description": escape(f"{_kind_of_change(card.published_at, card.changed_at)} {_plain(card.statement)}"),
        "unique_id": _identity(card.translation_key, language),
        "pubdate": card.published_at,
        "updateddate": card.changed_at,
        "categories": [card.category, f"eqf-{card.eqf_level}", card.status],
        "item_copyright": f"{LICENCE} {LICENCE_URL}",
    }


def _kind_of_change(published_at: datetime | None, changed_at: datetime) -> str:
    if published_at and changed_at - published_at > STILL_NEW:
        return _("Changed on %s.") % date_format(localtime(changed_at), "DATE_FORMAT")
    return _("New.")


def _identity(key: Any, language: str) -> str:
    """Return what stays the same whatever addresses become."""
    return f"urn:uuid:{key}#{language}"


def _plain(text: str) -> str:
    """Return `text` without control characters, which XML does not allow."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)
