"""How long answers of readers are kept."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from common.models import PageFeedback

DAYS_PER_MONTH = 365.25 / 12


def delete_old(months: int | None = None) -> int:
    """Delete what readers said longer ago than `months` (FEEDBACK_MONTHS when None); return how many answers."""
    days = (settings.FEEDBACK_MONTHS if months is None else months) * DAYS_PER_MONTH
    limit = timezone.now() - timedelta(days=round(days))
    count, _details = PageFeedback.objects.filter(received_at__lt=limit).delete()
    return count
