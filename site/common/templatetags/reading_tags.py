"""Tags of pages that people read at length."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from common.citations import Citations
from common.reading import with_anchors

from .site_tags import styles

register = template.Library()

# Kinds of blocks whose looks are in static/css/blocks.css, which is only loaded where one of them is used.
BLOCKS_WITH_STYLES = {
    "chart", "comparison", "download", "method_card", "micro_skill_card", "picture",
    "practice_card", "questions", "quote",
}  # fmt: skip


@register.simple_block_tag
def anchors(content: str) -> SafeString:
    """Give every heading of the enclosed text an anchor and a link to itself."""
    return mark_safe(with_anchors(content))  # noqa: S308  (the content is rendered, escaped html)


@register.simple_block_tag
def cited(content: str, citations: Citations) -> SafeString:
    """Number the citations of the enclosed text. The list of sources must come after it."""
    return mark_safe(citations.number(content))  # noqa: S308  (the content is rendered, escaped html)


@register.simple_tag
def block_styles(body: Any) -> SafeString:
    """Link the style sheet that blocks of a body need beside text.css, if any does, in a page's block `head`."""
    return styles("blocks") if {block.block_type for block in body or ()} & BLOCKS_WITH_STYLES else SafeString("")
