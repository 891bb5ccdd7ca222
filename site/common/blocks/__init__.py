"""Building blocks for the body of pages, one module per family. Apps choose what suits each kind of page."""

from .bodies import ContentBlock, headings
from .lists import ChecklistBlock, ComparisonBlock, QuestionsBlock, StepBlock, StepsBlock
from .media import DownloadBlock, PictureBlock
from .prose import CalloutBlock, HeadingBlock, TextBlock, anchor
from .sources import DisagreementBlock, ExampleBlock, FigureItemBlock, FiguresBlock, QuoteBlock
from .tables import ChartBlock, TableBlock

__all__ = [
    "CalloutBlock",
    "ChartBlock",
    "ChecklistBlock",
    "ComparisonBlock",
    "ContentBlock",
    "DisagreementBlock",
    "DownloadBlock",
    "ExampleBlock",
    "FigureItemBlock",
    "FiguresBlock",
    "HeadingBlock",
    "PictureBlock",
    "QuestionsBlock",
    "QuoteBlock",
    "StepBlock",
    "StepsBlock",
    "TableBlock",
    "TextBlock",
    "anchor",
    "headings",
]
