"""Models shared by every app: page parts, rows, sources and organisations."""

from .content_load import ContentLoad
from .organisation import Organisation
from .pages import SitePage
from .reference import Reference
from .rows import TranslatableRow
from .snippets import TranslatedSnippet
from .source_texts import RenderedText, SourceText

__all__ = [
    "ContentLoad",
    "Organisation",
    "Reference",
    "RenderedText",
    "SitePage",
    "SourceText",
    "TranslatableRow",
    "TranslatedSnippet",
]
