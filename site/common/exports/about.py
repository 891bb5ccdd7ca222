"""What every file says of itself, so that it can be understood and cited once it has left the site."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

LICENCE = "CC BY-NC-SA 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by-nc-sa/4.0/"
PUBLISHER = "MyCred4Home"


class Fact(NamedTuple):
    """One thing a file says of itself: `key` for machines, `heading` in the reader's language."""

    key: str
    heading: str
    value: str


@dataclass(frozen=True)
class About:
    """The facts of one file, every text in the language of the file.

    Args:
        title: what the file holds.
        selection: the reader's filter in words.
        language: code of the language.
        edition: which state of the content this is.
        source: absolute address of the page that shows the same.
        note: what readers must know of the content, for example that it is a proposal.
        notices: what was asked for and could not be done.
        exported_on: day of the export.
    """

    title: str
    selection: str
    language: str
    edition: str
    source: str
    note: str = ""
    notices: tuple[str, ...] = ()
    exported_on: date = field(default_factory=timezone.localdate)

    @property
    def language_name(self) -> str:
        """The language's own name."""
        return get_language_info(self.language)["name_local"].capitalize()

    def facts(self) -> list[Fact]:
        """Return what there is to say, headings in the active language, without what is empty."""
        facts = [
            Fact("title", _("Title"), self.title),
            Fact("filter", _("Filter"), self.selection),
            Fact("notices", _("Please note"), " ".join(self.notices)),
            Fact("date", _("Date of this file"), date_format(self.exported_on, "DATE_FORMAT")),
            Fact("language", _("Language"), f"{self.language_name} ({self.language})"),
            Fact("edition", _("Edition"), self.edition),
            Fact("note", _("Proposals"), self.note),
            Fact("licence", _("Licence"), f"{LICENCE} {LICENCE_URL}"),
            Fact("source", _("Source"), self.source),
            Fact("publisher", _("Publisher"), PUBLISHER),
        ]
        return [fact for fact in facts if fact.value]

    def data(self) -> dict[str, object]:
        """Return the same for machines."""
        return {
            "title": self.title,
            "filter": self.selection,
            "notices": list(self.notices),
            "date": self.exported_on.isoformat(),
            "language": self.language,
            "edition": self.edition,
            "note": self.note,
            "licence": {"name": LICENCE, "url": LICENCE_URL},
            "source": self.source,
            "publisher": PUBLISHER,
        }


def live_edition(changed_at: datetime | None) -> str:
    """Return the label of what is on the site now, by the moment of the last change in it."""
    if changed_at is None:
        return _("Live version")
    moment = date_format(timezone.localtime(changed_at), "DATETIME_FORMAT")
    return _("Live version of %s") % moment
