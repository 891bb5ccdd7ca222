from typing import TYPE_CHECKING

from django import template
from django.utils.safestring import SafeString, mark_safe

from guide.reading import explain_first_uses

if TYPE_CHECKING:
    from guide.models import GlossaryTerm

register = template.Library()


@register.simple_block_tag
def explain(content: str, terms: "list[GlossaryTerm]") -> SafeString:
    """Explain the first use of each glossary term in the enclosed text."""
    return mark_safe(explain_first_uses(content, terms))  # noqa: S308  (the content is rendered, escaped html)
