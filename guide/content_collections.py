"""Content files of the guide."""

from common.content_files.collections import Collection

from .models import GlossaryTerm, GuideChapterPage, GuideIndexPage

COLLECTIONS = [
    Collection(GlossaryTerm, "glossary.yaml"),
    Collection(GuideIndexPage, "guide-index.yaml", single=True),
    Collection(GuideChapterPage, "chapters", parent="guide"),
]
