"""What the report says of practices, brought into one shape: four key elements, 17 rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .vocabulary import GridElement, KeyElement, Verdict

if TYPE_CHECKING:
    from .models import PracticePage

# Symbols of the sprite.
ICONS = {
    Verdict.YES: "yes",
    Verdict.PARTLY: "partly",
    Verdict.NO: "no",
    Verdict.UNKNOWN: "words",
    Verdict.NOT_APPLICABLE: "none",
    Verdict.NOT_STATED: "blank",
}


@dataclass(frozen=True)
class Finding:
    """What the report says of one key element in one practice; `not-stated` where it says nothing."""

    element: KeyElement
    verdict: Verdict
    note: str = ""
    as_printed: str = ""

    @property
    def icon(self) -> str:
        """The symbol of the verdict, so that nothing depends on colour."""
        return ICONS[self.verdict]

    @property
    def printed_says_more(self) -> bool:
        """Tell whether the printed cell holds more than the word of the verdict itself."""
        return bool(self.as_printed) and self.as_printed.casefold() not in ("yes", "no", "na")


@dataclass(frozen=True)
class GridRow:
    """One of the 17 rows: its number in the report's grid and what is known, empty when it is not stated."""

    number: int
    element: GridElement
    text: str


def findings_of(practice: "PracticePage") -> list[Finding]:
    """Return what is said of the four key elements, in their order."""
    rows = {row.element: row for row in practice.key_elements.all()}
    return [
        Finding(element, Verdict(row.verdict), row.note, row.as_printed)
        if (row := rows.get(element))
        else Finding(element, Verdict.NOT_STATED)
        for element in KeyElement
    ]


def grid_of(practice: "PracticePage") -> list[GridRow]:
    """Return all 17 rows in the order of the report."""
    texts = {row.element: row.text for row in practice.grid.all()}
    return [GridRow(number, element, texts.get(element, "")) for number, element in enumerate(GridElement, start=1)]


@dataclass(frozen=True)
class Coverage:
    """How far a practice has the four key elements."""

    findings: Sequence[Finding]

    @property
    def yes(self) -> int:
        return sum(finding.verdict == Verdict.YES for finding in self.findings)

    @property
    def has_all(self) -> bool:
        return self.yes == len(self.findings)

    @property
    def lacks(self) -> bool:
        """Tell whether the report says of an element that it is missing, or there in part only."""
        return any(finding.verdict in (Verdict.NO, Verdict.PARTLY) for finding in self.findings)

    @property
    def says_nothing(self) -> bool:
        return all(finding.verdict == Verdict.NOT_STATED for finding in self.findings)

    @property
    def count(self) -> str:
        """How many of the key elements are there, in few words."""
        if self.says_nothing:
            return _("Nothing stated")
        return _("%(yes)d of %(total)d") % {"yes": self.yes, "total": len(self.findings)}

    def sentence(self) -> str:
        """Return in one line how many elements are there, and what is said of each other one instead."""
        total = len(self.findings)
        if self.has_all:
            return _("Yes for all %(total)d key elements.") % {"total": total}
        if self.says_nothing:
            return _("The report states nothing about the key elements.")
        others = [
            _("%(verdict)s: %(elements)s.") % {"verdict": verdict.label, "elements": "; ".join(named)}
            for verdict in Verdict
            if verdict != Verdict.YES
            and (named := [str(found.element.label) for found in self.findings if found.verdict == verdict])
        ]
        return " ".join([_("Yes for %(yes)d of %(total)d.") % {"yes": self.yes, "total": total}, *others])


class Summary:
    """What a list of practices shows together: the finding of the report, counted from what is listed."""

    def __init__(self, coverages: Iterable[Coverage]) -> None:
        self._coverages = list(coverages)
        self.total = len(self._coverages)
        self.complete = sum(coverage.has_all for coverage in self._coverages)
        self.lacking = sum(coverage.lacks for coverage in self._coverages)
        self.unclear = self.total - self.complete - self.lacking

    def headline(self) -> str:
        """Say how many of the practices have all four key elements."""
        if self.complete:
            return ngettext(
                "%(complete)d of %(total)d practice has all four key elements.",
                "%(complete)d of %(total)d practices have all four key elements.",
                self.total,
            ) % {"complete": self.complete, "total": self.total}
        return ngettext(
            "This practice does not show all four key elements.",
            "None of these %(total)d practices shows all four key elements.",
            self.total,
        ) % {"total": self.total}

    def reasons(self) -> list[str]:
        """Say why the others do not: what is missing, and what the report leaves open."""
        reasons = []
        if self.lacking:
            reasons.append(
                ngettext(
                    "%(count)d lacks at least one of them, or has it in part only.",
                    "%(count)d lack at least one of them, or have it in part only.",
                    self.lacking,
                )
                % {"count": self.lacking}
            )
        if self.unclear:
            reasons.append(
                ngettext(
                    "Of %(count)d the report does not say enough to tell: cells are empty, or say neither yes nor no.",
                    "Of %(count)d the report does not say enough to tell: cells are empty, or say neither yes nor no.",
                    self.unclear,
                )
                % {"count": self.unclear}
            )
        return reasons
