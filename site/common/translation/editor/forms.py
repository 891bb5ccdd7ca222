"""What a translator sends: the texts typed, and what each text was when the page was made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from .entries import Entry
from .typed import as_kept, fingerprint

# No text of the site comes near this; it keeps a slip of the hand out of the database.
LONGEST_TEXT = 50_000


@dataclass(frozen=True)
class Change:
    """A text to store: `kept` is the new translation, empty to delete it."""

    entry: Entry
    kept: str


class TextsForm(forms.Form):
    """The texts of the editor. Fields are named by segment: "text-12", "keep-12", "checked-12".

    `seen` holds "12:fingerprint" for each text box of the page, so that two translators cannot overwrite each
    other. Texts that were not sent are left as they are.

    Attributes, once the form is valid:
        changes: texts to store.
        conflicts: entries that somebody else changed meanwhile; what was typed stands in `Entry.typed`.
        faulty: entries with a text that cannot be stored; likewise, with a complaint.
        homeless: texts typed for a source text that does not exist any more.
    """

    seen = forms.CharField(required=False)
    comment = forms.CharField(required=False)

    def __init__(self, data: Mapping[str, Any], entries: Sequence[Entry]) -> None:
        super().__init__(data)
        self.entries = entries
        self.changes: list[Change] = []
        self.conflicts: list[Entry] = []
        self.faulty: list[Entry] = []
        self.homeless: list[str] = []

    def clean_seen(self) -> dict[int, str]:
        """Return {segment id: fingerprint of the text in the box when the page was made}."""
        found = {}
        for item in self.cleaned_data["seen"].split():
            segment, _colon, mark = item.partition(":")
            if not (segment.isascii() and segment.isdigit()) or not mark:
                raise forms.ValidationError(_("The form is damaged. Open the page again."))
            found[int(segment)] = mark
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        seen = cleaned.get("seen", {})
        sent = {entry.segment_id for entry in self.entries if entry.name in self.data}
        if not sent <= seen.keys():
            raise forms.ValidationError(_("The form is damaged. Open the page again."))
        for entry in self.entries:
            if entry.segment_id in sent:
                self._sort(entry, seen[entry.segment_id])
        known = {segment for entry in self.entries for segment in (entry.segment_id, *entry.also)}
        self.homeless = [
            typed
            for segment, mark in seen.items()
            if segment not in known and (typed := self._typed_without_home(segment, mark))
        ]
        return cleaned

    def _sort(self, entry: Entry, seen: str) -> None:
        """Put one text where it belongs: unchanged, to store, in conflict or faulty."""
        typed = self.data[entry.name]
        kept = as_kept(typed, entry.text.source)
        is_confirmed = (entry.may_be_kept and f"keep-{entry.segment_id}" in self.data) or (
            entry.may_be_checked and f"checked-{entry.segment_id}" in self.data
        )
        is_touched = fingerprint(kept) != seen
        if complaint := _complaint(typed):
            entry.typed, entry.complaint = typed.replace("\x00", ""), complaint
            self.faulty.append(entry)
        elif kept == entry.kept:
            if is_confirmed and kept:
                self.changes.append(Change(entry, kept))
        elif entry.mark != seen and (is_touched or is_confirmed):
            entry.theirs, entry.typed = entry.value, typed
            self.conflicts.append(entry)
        elif is_touched:
            self.changes.append(Change(entry, kept))

    def _typed_without_home(self, segment: int, mark: str) -> str:
        typed = self.data.get(f"text-{segment}", "")
        # Whether the lost source had line breaks is not known any more.
        untouched = mark in (fingerprint(as_kept(typed, "")), fingerprint(as_kept(typed, "<br/>")))
        return "" if untouched else typed


def _complaint(typed: str) -> str:
    if len(typed) > LONGEST_TEXT:
        return _("This text is too long to be stored.")
    if "\x00" in typed:
        return _("This text held a character that cannot be stored; it was taken out. Save again.")
    return ""
