"""The bodies of pages, made of blocks."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .lists import ChecklistBlock, ComparisonBlock, QuestionsBlock, StepsBlock
from .media import DownloadBlock, PictureBlock
from .prose import CalloutBlock, HeadingBlock, TextBlock, anchor
from .sources import DisagreementBlock, FiguresBlock, QuoteBlock
from .tables import ChartBlock, TableBlock


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
    questions = QuestionsBlock()
    table = TableBlock()
    chart = ChartBlock()
    comparison = ComparisonBlock()
    figures = FiguresBlock()
    quote = QuoteBlock()
    disagreement = DisagreementBlock()
    picture = PictureBlock()
    download = DownloadBlock()


def headings(stream: blocks.StreamValue) -> list[dict[str, str]]:
    """Return the headings of a body as `{"title", "anchor"}`, in order."""
    return [{"title": block.value, "anchor": anchor(block.value)} for block in stream if block.block_type == "heading"]
