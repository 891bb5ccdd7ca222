"""Parts of the report that need a little more than a template."""

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.safestring import SafeString

from benchmark import periods

if TYPE_CHECKING:
    from benchmark.findings import Finding

register = template.Library()


@register.filter
def period(when: str) -> SafeString:
    """Write a date or period of a timeline in words."""
    return periods.in_words(when)


@register.inclusion_tag("benchmark/includes/verdict.html")
def verdict(finding: "Finding", note: bool = True) -> dict[str, Any]:
    """Show what is said of a key element: a symbol, the word, and the note under it."""
    return {"finding": finding, "note": finding.note if note else ""}
