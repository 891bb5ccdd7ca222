"""Blocks of the guide's chapters."""

from common.blocks import ContentBlock, ExampleBlock


class ChapterBlock(ContentBlock):
    """The body of a chapter: what a content page has, and worked examples."""

    example = ExampleBlock()
