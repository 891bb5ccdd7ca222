"""The sheet as a file to take away: DOCX to go on writing, XLSX to assess with, JSON to come back with."""

from dataclasses import dataclass

from ..offers import Offers
from ..sheets import Sheet
from . import document, json_file, workbook


@dataclass(frozen=True)
class FileFormat:
    """A kind of file: its ending, its media type and what makes it."""

    ending: str
    media_type: str
    module: object

    def build(self, sheet: Sheet, offered: Offers) -> bytes:
        """Return the file. Words that are not the organisation's are in the language of the sheet.

        Args:
            offered: methods and activities in the language of the sheet.
        """
        return self.module.build(sheet, offered)


FORMATS = {
    kind.ending: kind
    for kind in (
        FileFormat("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", document),
        FileFormat("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook),
        FileFormat("json", "application/json", json_file),
    )
}
