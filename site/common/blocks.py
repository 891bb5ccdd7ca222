"""Building blocks for the body of pages. Apps choose from these what suits each kind of page."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from .rich_text import FEATURES, FEATURES_WITH_HEADINGS


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
        super().__init__(features=FEATURES_WITH_HEADINGS, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, lists and small headings.")
        template = "blocks/text.html"
        preview_value = "<p>Speak with <b>three employers</b> before you write a single line.</p>"


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("What to do"), help_text=_("Start with a verb."))
    text = blocks.TextBlock(label=_("How"), help_text=_("Two to four plain sentences."))


class StepsBlock(blocks.StructBlock):
    """Numbered steps."""

    items = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("Numbered steps the reader can follow one after the other.")
        template = "blocks/steps.html"
        preview_value = {
            "items": [
                {"title": "Choose the task", "text": "Take a task people really do, and can finish in the time."},
                {"title": "Watch", "text": "Stand aside. Note what is done, not what you think of it."},
            ]
        }


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


class ExampleBlock(blocks.StructBlock):
    """A worked example: where it started, what was done, what came of it."""

    title = blocks.CharBlock(label=_("Title"))
    situation = blocks.TextBlock(label=_("Where it started"))
    action = blocks.TextBlock(label=_("What was done"))
    result = blocks.TextBlock(label=_("What came of it"))
    source = SnippetChooserBlock(
        "common.Reference",
        required=False,
        label=_("Source"),
        help_text=_("Leave empty for an illustration; it is then marked as one."),
    )

    class Meta:
        icon = "openquote"
        label = _("Worked example")
        description = _("A real example with its source, or an illustration marked as such.")
        template = "blocks/example.html"
        preview_value = {
            "title": "One flat for every centre",
            "situation": "Centres judged the same work differently.",
            "action": "All of them set up the same small flat and used one grid.",
            "result": "A result means the same wherever it was obtained.",
            "source": None,
        }


class ChecklistBlock(blocks.StructBlock):
    """Things to tick before going on."""

    title = blocks.CharBlock(label=_("Title"))
    items = blocks.ListBlock(blocks.CharBlock(), label=_("Points"), min_num=1)

    class Meta:
        icon = "tick-inverse"
        label = _("Checklist")
        description = _("Points to tick, on the screen or on paper.")
        template = "blocks/checklist.html"
        preview_value = {"title": "Before the test day", "items": ["The room is free", "Consent forms are signed"]}


class TableBlock(blocks.StructBlock):
    """A table made of lists, so that every cell can be translated."""

    caption = blocks.CharBlock(label=_("Caption"), help_text=_("What the table shows, as a sentence."))
    header = blocks.ListBlock(blocks.CharBlock(), label=_("Column headings"), min_num=1)
    rows = blocks.ListBlock(
        blocks.ListBlock(blocks.TextBlock(required=False), label=_("Cells")),
        label=_("Rows"),
        help_text=_("As many cells in each row as there are column headings; the first cell names the row."),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("A table with a heading for each column and for each row.")
        template = "blocks/table.html"
        preview_value = {
            "caption": "Two ways to watch",
            "header": ["Way", "Reading needed"],
            "rows": [["Real work", "Low"], ["Written test", "High"]],
        }

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        width = len(cleaned["header"])
        for number, row in enumerate(cleaned["rows"], start=1):
            if len(row) != width:
                message = _("Row %(number)d has %(cells)d cells; there are %(width)d column headings.")
                raise blocks.StructBlockValidationError(
                    non_block_errors=[message % {"number": number, "cells": len(row), "width": width}]
                )
        return cleaned


class DisagreementBlock(blocks.StructBlock):
    """Two sources that say different things, side by side."""

    topic = blocks.CharBlock(label=_("What they disagree about"))
    first_figure = blocks.TextBlock(label=_("What one source says"))
    first_source = SnippetChooserBlock("common.Reference", label=_("That source"))
    second_figure = blocks.TextBlock(label=_("What the other source says"))
    second_source = SnippetChooserBlock("common.Reference", label=_("The other source"))
    comment = blocks.TextBlock(label=_("What we make of it"))

    class Meta:
        icon = "compare"
        label = _("Sources disagree")
        description = _("Shows both figures with their sources instead of choosing one in silence.")
        template = "blocks/disagreement.html"
        preview_value = {
            "topic": "How many people work in the sector",
            "first_figure": "9.5 million jobs",
            "first_source": None,
            "second_figure": "10 million workers",
            "second_source": None,
            "comment": "Jobs and workers are not the same thing. We give both.",
        }


class FigureItemBlock(blocks.StructBlock):
    figure = blocks.CharBlock(label=_("Figure"), help_text=_("As it is written in this language."))
    label = blocks.CharBlock(label=_("What it counts"))
    source = SnippetChooserBlock("common.Reference", label=_("Source"))


class FiguresBlock(blocks.StructBlock):
    """A few numbers, each with its source."""

    caption = blocks.CharBlock(label=_("Caption"))
    items = blocks.ListBlock(FigureItemBlock(), label=_("Figures"), min_num=1, max_num=6)

    class Meta:
        icon = "order"
        label = _("Figures")
        description = _("A few large numbers, each with what it counts and its source.")
        template = "blocks/figures.html"
        preview_value = {
            "caption": "The test in short",
            "items": [{"figure": "30", "label": "people took part in the test", "source": None}],
        }


class ContentBlock(blocks.StreamBlock):
    """The blocks of plain content pages, and the ground of every other body."""

    def clean(self, value: blocks.StreamValue) -> blocks.StreamValue:
        """Refuse two headings with the same words: they could not be told apart in a contents list or a link."""
        cleaned = super().clean(value)
        seen: set[str] = set()
        errors = {}
        for place, block in enumerate(cleaned):
            if block.block_type == "heading":
                if anchor(block.value) in seen:
                    errors[place] = ValidationError(_("Another heading of this page has the same words."))
                seen.add(anchor(block.value))
        if errors:
            raise blocks.StreamBlockValidationError(block_errors=errors)
        return cleaned

    heading = HeadingBlock()
    text = TextBlock()
    steps = StepsBlock()
    callout = CalloutBlock()
    checklist = ChecklistBlock()
    table = TableBlock()
    figures = FiguresBlock()
    disagreement = DisagreementBlock()


def anchor(heading: str) -> str:
    """Return the id of a heading: readable, stable while the words stay, and no id of the page itself."""
    return f"h-{slugify(heading, allow_unicode=True)}"


def headings(stream: blocks.StreamValue) -> list[dict[str, str]]:
    """Return the headings of a body as `{"title", "anchor"}`, in order."""
    return [{"title": block.value, "anchor": anchor(block.value)} for block in stream if block.block_type == "heading"]
