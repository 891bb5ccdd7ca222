"""Search words in the catalogue."""

import logging

from django.http import HttpRequest
from wagtail.models import Locale

from common.fulltext import Found, Kind, SearchUnavailable, search
from common.sites import site_id_for

logger = logging.getLogger(__name__)


def find(words: str, locale: Locale, request: HttpRequest) -> Found | None:
    """Return what is found for search words in a language, or None while the search engine does not answer."""
    try:
        return search(words, locale.language_code, site_id=site_id_for(request) or 0, kinds=[Kind.MICRO_SKILL])
    except SearchUnavailable:
        logger.exception("The catalogue was shown without what was searched for")
        return None


def micro_skills(found: Found) -> list[int]:
    """Return the keys of the micro-skills found, best first."""
    return found.pks(Kind.MICRO_SKILL)
