"""Headings, text and what stands out from it."""

from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from common.rich_text import FEATURES, FEATURES_WITH_HEADINGS


def anchor(heading: str) -> str:
    """Return the id of a heading: readable, stable while the words stay, and no id of the page itself."""
    return f"h-{slugify(heading, allow_unicode=True)}"


class HeadingBlock(blocks.CharBlock):
    """A section heading; it becomes an entry of the contents list and an anchor."""

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Starts a section. It appears in the contents list of the page.")
        template = "blocks/heading.html"
        preview_value = "Ask before you design"

    def get_context(self, value: str, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        context["anchor"] = anchor(value)
        return context


class TextBlock(blocks.RichTextBlock):
    """Paragraphs and lists."""

    def __init__(self, **kwargs: Any) -> None:
        help_text = _("To cite a source, select words and link them to the anchor “ref-” and the source's short name.")
        super().__init__(features=FEATURES_WITH_HEADINGS, **{"help_text": help_text, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, lists and small headings.")
        template = "blocks/text.html"
        preview_value = "<p>Speak with <b>three employers</b> before you write a single line.</p>"


class CalloutBlock(blocks.StructBlock):
    """A note beside the text."""

    KINDS = [("note", _("Note")), ("careful", _("Careful")), ("tip", _("Tip"))]

    kind = blocks.ChoiceBlock(choices=KINDS, default="note", label=_("Kind"))
    text = blocks.RichTextBlock(features=FEATURES, label=_("Text"))

    class Meta:
        icon = "warning"
        label = _("Callout")
        description = _("A short warning, note or tip that stands out from the text.")
        template = "blocks/callout.html"
        preview_value = {"kind": "careful", "text": "<p>Ask for consent before you take a photograph.</p>"}
