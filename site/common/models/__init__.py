"""Models shared by every app: page parts, rows, sources and organisations."""

from .content_load import ContentLoad
from .content_version import ContentVersion
from .feedback import PageFeedback
from .fulltext import Document, Kind, Postings, VocabularyWord
from .language_team import LanguageTeam
from .organisation import Organisation
from .pages import IndexPage, SitePage
from .publication import Publication, PublicationBuilder
from .reference import Reference
from .rows import ReferenceRow, TranslatableRow, published_references
from .snippets import TranslatedSnippet
from .source_texts import RenderedText, SourceText
from .translation_status import TranslationStatus

__all__ = [
    "ContentLoad",
    "ContentVersion",
    "Document",
    "IndexPage",
    "Kind",
    "LanguageTeam",
    "Organisation",
    "PageFeedback",
    "Postings",
    "Publication",
    "PublicationBuilder",
    "Reference",
    "ReferenceRow",
    "RenderedText",
    "SitePage",
    "SourceText",
    "TranslatableRow",
    "TranslatedSnippet",
    "TranslationStatus",
    "VocabularyWord",
    "published_references",
]
