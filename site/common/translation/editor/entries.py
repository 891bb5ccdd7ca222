"""What the editor shows of each text."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import Translation
from wagtail_localize.strings import StringValue, validate_translation_links

from ..checks import Finding
from ..freshness import NOT_READ, Piece, word_pieces
from ..texts import Text, TextState, texts_of
from . import neighbours
from .typed import as_kept, as_typed, fingerprint, tags_of

CHARACTERS_PER_ROW = 62
MOST_ROWS = 14
TO_DO = {TextState.MISSING, TextState.CHANGED, TextState.ERROR}


@dataclass(frozen=True)
class Offer:
    """A suggestion of the translation memory, as it would stand in the text box."""

    text: str
    source: str
    percent: int
    where: str


@dataclass
class Entry:
    """One text with everything a translator needs beside it.

    Attributes:
        number: its place among the texts of the object, from 1.
        also: segments with the very same text in the same place; they share one translation.
        typed: what the box holds when it is not what is stored: typed and not saved.
        theirs: what somebody else wrote meanwhile, when `typed` would overwrite it.
        complaint: why what is typed cannot be stored.
        is_taken: `typed` is a suggestion just taken over.
        next_to_do: segment of the next text on the page that needs work.
    """

    text: Text
    number: int
    also: list[int] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    typed: str | None = None
    theirs: str | None = None
    complaint: str = ""
    is_taken: bool = False
    next_to_do: int | None = None

    @property
    def segment_id(self) -> int:
        return self.text.segment_id

    @property
    def name(self) -> str:
        """Return the name of the text's field in the form."""
        return f"text-{self.segment_id}"

    @cached_property
    def kept(self) -> str:
        """Return the translation as it is kept; for a changed source the old one, to be reworked."""
        return as_kept(as_typed(self.text.translated or self.text.old_translated), self.text.source)

    @property
    def value(self) -> str:
        """Return what stands in the text box."""
        return as_typed(self.kept) if self.typed is None else self.typed

    @property
    def mark(self) -> str:
        return fingerprint(self.kept)

    @property
    def is_to_do(self) -> bool:
        """Tell whether readers wait for this text. An address may stay as it is in the source."""
        return self.text.state in TO_DO and (self.text.place not in NOT_READ or self.text.state is TextState.ERROR)

    @property
    def needs_work(self) -> bool:
        """Tell whether a translator has to look at this text: to do, unsaved, or to be checked."""
        unfinished = self.is_to_do or self.text.state is TextState.MACHINE
        return unfinished or self.typed is not None or bool(self.findings)

    @property
    def may_be_kept(self) -> bool:
        """Tell whether "still right as it is" can be said."""
        return self.text.state is TextState.CHANGED

    @property
    def may_be_checked(self) -> bool:
        """Tell whether "checked" can be said of a machine translation."""
        return self.text.state is TextState.MACHINE

    @property
    def has_error(self) -> bool:
        return bool(self.complaint or self.refusal) or any(found.level == "error" for found in self.findings)

    @property
    def refusal(self) -> str:
        """Return why the stored text cannot be used; empty when it can."""
        if self.text.state is not TextState.ERROR:
            return ""
        return fault_of(self.text.source, self.text.translated) or self.text.error

    @property
    def state_words(self) -> str:
        """Return the state of the text in words."""
        return {
            TextState.MISSING: _("Not translated"),
            TextState.CHANGED: _("Source changed"),
            TextState.MACHINE: _("Machine translation, not checked yet"),
            TextState.ERROR: _("Cannot be used as it is"),
            TextState.DONE: _("Translated"),
        }[self.text.state]

    @property
    def place_words(self) -> str:
        """Return where the text stands within its group."""
        return self.text.label.partition(" › ")[2] or self.text.label

    @property
    def rows(self) -> int:
        """Return how many lines the text box needs."""
        longest = max(self.value, self.source, key=len)
        lines = sum(1 + len(line) // CHARACTERS_PER_ROW for line in longest.split("\n"))
        return min(max(lines, 1) + 1, MOST_ROWS)

    @property
    def source(self) -> str:
        """Return the source text as it is read beside the box."""
        return as_typed(self.text.source)

    @property
    def has_old_source(self) -> bool:
        return bool(self.text.old_source)

    @cached_property
    def pieces(self) -> list[Piece]:
        return word_pieces(as_typed(self.text.old_source), as_typed(self.text.source))

    @property
    def then(self) -> list[Piece]:
        """Return the source that was translated, its lost words marked."""
        return [piece for piece in self.pieces if piece.kind != "new"]

    @property
    def now(self) -> list[Piece]:
        """Return the source as it is, its new words marked."""
        return [piece for piece in self.pieces if piece.kind != "gone"]

    @property
    def tags(self) -> list[str]:
        return tags_of(self.text.source)


def fault_of(source: str, translated: str) -> str:
    """Return what is wrong with the tags of a kept translation; empty when it can be used."""
    try:
        StringValue.from_translated_html(translated)
        validate_translation_links(source, translated)
    except ValueError as error:
        return str(error)
    return ""


@dataclass(frozen=True)
class Group:
    """Consecutive texts of one part of the object."""

    heading: str
    entries: list[Entry]


def entries_of(translation: Translation) -> list[Entry]:
    """Return the texts of a translation in reading order, each text of a place once. Costs two queries."""
    found: dict[tuple[str, str], Entry] = {}
    for text in texts_of(translation):
        key = (text.place, text.source)
        if key in found:
            found[key].also.append(text.segment_id)
        else:
            found[key] = Entry(text, number=len(found) + 1)
    return list(found.values())


def add_findings(entries: Iterable[Entry], locale: Locale) -> None:
    """Let each entry say what the checks find in its translation."""
    for entry in entries:
        entry.findings = neighbours.findings_of(entry.text, locale.language_code)


def add_offers(entries: Iterable[Entry], locale: Locale) -> None:
    """Let each entry that needs work offer earlier translations of texts like its own."""
    waiting = [entry for entry in entries if entry.is_to_do]
    found = neighbours.suggestions_of([entry.text.source for entry in waiting], locale)
    for entry in waiting:
        offers = [
            Offer(as_typed(one.text), as_typed(one.source), one.percent, one.where)
            for one in found.get(entry.text.source, [])
        ]
        entry.offers = [offer for offer in offers if offer.text != entry.value]


def grouped(entries: Iterable[Entry]) -> list[Group]:
    """Return the entries under headings, in the same order."""
    groups: list[Group] = []
    for entry in entries:
        heading = entry.text.label.partition(" › ")[0]
        if not groups or groups[-1].heading != heading:
            groups.append(Group(heading, []))
        groups[-1].entries.append(entry)
    return groups


@dataclass(frozen=True)
class Progress:
    """How far a translation is. `words` counts words of the source that are to be translated."""

    total: int
    to_do: int
    words: int
    machine: int
    errors: int

    @property
    def percent(self) -> int:
        """Return how much is translated; 100 only when nothing is left."""
        return 100 * (self.total - self.to_do) // self.total if self.total else 100


def progress_of(entries: Iterable[Entry]) -> Progress:
    """Count what is done; addresses are not counted. Errors are those of the checks, once they are added."""
    counted = [entry for entry in entries if entry.text.place not in NOT_READ or entry.is_to_do]
    to_do = [entry for entry in counted if entry.is_to_do]
    return Progress(
        total=len(counted),
        to_do=len(to_do),
        words=sum(len(entry.source.split()) for entry in to_do),
        machine=sum(entry.may_be_checked for entry in counted),
        errors=sum(entry.has_error for entry in counted),
    )
