"""Which practices use an assessment method, for the method's own page."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

from common.evidence import Link

if TYPE_CHECKING:
    from standards.models import AssessmentMethodPage


def practices_using(method: "AssessmentMethodPage", request: HttpRequest) -> list[Link]:
    """Return the public practices of a method's language that use it, in the order of the report."""
    from .models import PracticePage

    found = (
        PracticePage.objects.live()
        .public()
        .filter(locale=method.locale, methods__method__translation_key=method.translation_key)
        .distinct()
        .order_by("number", "path")
    )
    return [Link(page.title, page.get_url(request) or "", page.get_country_display()) for page in found]
