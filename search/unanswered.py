"""Counting queries without results, so that editors learn which words are missing; nothing personal is kept."""

import logging
import re
import unicodedata
from datetime import timedelta
from hashlib import sha256

from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from common.text import fold

from .models import SearchWithoutResult

MAX_LENGTH = 80
MAX_WORDS = 8
MAX_ROWS = 5000
KEPT = timedelta(days=365)
# Who reloads a page, or comes back to it at once, asks once.
ONE_VIEW_SECONDS = 60
# A word starts with a letter or a digit, so that no spreadsheet takes a query for a formula.
WORD = re.compile(r"\w[\w'’.&-]*")
# Addresses of persons and pages, and numbers long enough to be somebody's.
PERSONAL = re.compile(r"@|://|\w\.[a-z]{2,}|\d{5}|\d(?:[\s./()+-]*\d){6}")
logger = logging.getLogger(__name__)


def note(query: str, language: str) -> None:
    """Count a query that found nothing; what may be personal is not kept. Failing to count disturbs no reader."""
    text = words_to_keep(query)
    if not text:
        return
    seen = f"unanswered:{sha256(f'{language} {text}'.encode()).hexdigest()}"
    if not cache.add(seen, 1, ONE_VIEW_SECONDS):
        return
    try:
        with transaction.atomic():
            _count(text, language)
    except DatabaseError:
        logger.warning("A search without results could not be counted", exc_info=True)


def words_to_keep(query: str) -> str:
    """Return the words of a query, folded and cut, or an empty text when they may say something about a person."""
    # Full-width signs are signs too.
    folded = fold(unicodedata.normalize("NFKC", query))
    words = WORD.findall(folded)
    if PERSONAL.search(folded) or len(words) > MAX_WORDS:
        return ""
    return " ".join(words)[:MAX_LENGTH].strip()


def forget_old() -> None:
    """Delete what nobody has looked for in a year."""
    SearchWithoutResult.objects.filter(last_day__lt=timezone.localdate() - KEPT).delete()


def _count(text: str, language: str) -> None:
    today = timezone.localdate()
    same = SearchWithoutResult.objects.filter(text=text, language=language)
    if same.update(count=F("count") + 1, last_day=today):
        return
    forget_old()
    excess = SearchWithoutResult.objects.count() + 1 - MAX_ROWS
    if excess > 0:
        least = SearchWithoutResult.objects.order_by("count", "last_day", "pk")[:excess].values_list("pk", flat=True)
        SearchWithoutResult.objects.filter(pk__in=list(least)).delete()
    SearchWithoutResult.objects.get_or_create(text=text, language=language, defaults={"last_day": today})
