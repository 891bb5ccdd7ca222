"""What is put into the index, and what comes out of it."""

from dataclasses import dataclass
from uuid import UUID

from common.models import Document, Kind

from . import analysis


@dataclass(frozen=True)
class Section:
    """A part of an object with a place of its own on the page; plain text. Anchor and heading may be empty."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True)
class Entry:
    """One object in one language, which readers may see.

    `pk` is the one of that language's row, `key` the same in all languages; `labels` are other names (official
    labels, other forms, codes of other frameworks); `sections` is the rest, in reading order.
    """

    kind: Kind
    pk: int
    key: UUID
    language: str
    site_id: int
    code: str
    title: str
    summary: str
    labels: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def id(self) -> int:
        """Return the id of the document."""
        return document_id(self.kind, self.pk)


@dataclass(frozen=True)
class Part:
    """A piece of a shown text; `hit` when it is a word that was asked for."""

    text: str
    hit: bool


@dataclass(frozen=True)
class Hit:
    """A found object in the reader's language.

    `through` is the language in which it matched, normally the reader's; `section` the one the snippet is from, None
    when that is the summary.
    """

    entry: Entry
    through: str
    title: list[Part]
    snippet: list[Part]
    section: Section | None


@dataclass(frozen=True)
class Suggestion:
    """A title, or another name, that goes on as the reader began; `code` may be empty."""

    text: str
    kind: Kind
    pk: int
    code: str


def document_id(kind: int, pk: int) -> int:
    """Return the id of the document about an object."""
    return pk * 16 + kind


def kind_and_pk(document_id: int) -> tuple[Kind, int]:
    """Return which object a document is about."""
    return Kind(document_id % 16), document_id // 16


def document_of(entry: Entry) -> Document:
    """Return the row of an entry, unsaved."""
    return Document(
        id=entry.id,
        kind=entry.kind,
        key=entry.key,
        language=entry.language,
        site_id=entry.site_id,
        code=entry.code,
        folded_code=analysis.compact(entry.code),
        title=entry.title,
        folded_title=analysis.phrase(entry.title),
        summary=entry.summary,
        labels=list(entry.labels),
        sections=[[section.anchor, section.heading, section.text] for section in entry.sections],
    )


def entry_of(document: Document) -> Entry:
    """Return the entry of a row."""
    kind, pk = kind_and_pk(document.pk)
    return Entry(
        kind=kind,
        pk=pk,
        key=document.key,
        language=document.language,
        site_id=document.site_id,
        code=document.code,
        title=document.title,
        summary=document.summary,
        labels=tuple(document.labels),
        sections=tuple(Section(*section) for section in document.sections),
    )
