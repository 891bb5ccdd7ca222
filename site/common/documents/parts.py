"""What a paper to fill in consists of, whichever file it becomes. All texts are plain, in the language of the paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from common.exports import About


@dataclass(frozen=True)
class Heading:
    """A heading within a part."""

    text: str


@dataclass(frozen=True)
class Words:
    """A paragraph; a note stands out from the others."""

    text: str
    is_note: bool = False


@dataclass(frozen=True)
class Points:
    """A list of points, of one sentence or a few."""

    items: Sequence[str]


@dataclass(frozen=True)
class Facts:
    """Names and what there is to say of each."""

    pairs: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Fields:
    """Names, each with room to write after it: `lines` lines."""

    labels: Sequence[str]
    lines: int = 1


Block = Heading | Words | Points | Facts | Fields


@dataclass(frozen=True)
class Column:
    """A column of a grid.

    Args:
        width: its share of the page, in any unit that all columns of the grid have in common.
        is_tick: its cells are boxes to tick.
    """

    heading: str
    width: int
    is_tick: bool = False


@dataclass(frozen=True)
class Grid:
    """A table with one row of headings, which every printed page repeats.

    Args:
        name: what programs call it: ASCII letters and digits, the first a capital, once in a paper.
        rows: a text for every column; what stands in columns to tick is not shown.
        room: how many lines a row is high at least, to write in by hand.
    """

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    room: int = 1


@dataclass(frozen=True)
class Part:
    """A part that begins a page of its own, in a workbook a worksheet: a table with what goes before and after it."""

    title: str
    before: Sequence[Block] = ()
    grid: Grid | None = None
    after: Sequence[Block] = ()
    landscape: bool = False


@dataclass(frozen=True)
class Paper:
    """A paper to fill in.

    Args:
        about: what the file says of itself; its title is the paper's.
        intro: stands on the first page, above the facts about the file.
        parts: in their order.
        author: who answers for the words.
    """

    about: About
    parts: Sequence[Part]
    intro: Sequence[Block] = ()
    author: str = "MyCred4Home"
