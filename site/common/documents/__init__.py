"""Papers to fill in: one description (`parts`), written as DOCX (`docx_file`) and as XLSX (`xlsx_file`).

Both writers also lend single tables to files that are put together otherwise.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.http import HttpResponse

from common.exports.responses import as_file

from . import docx_file, xlsx_file
from .parts import Column, Facts, Fields, Grid, Heading, Paper, Part, Points, Words


class FileFormat(NamedTuple):
    """A kind of file: its media type, and what makes it of a paper."""

    media_type: str
    build: Callable[[Paper], bytes]


FORMATS = {
    "docx": FileFormat(docx_file.CONTENT_TYPE, docx_file.build),
    "xlsx": FileFormat(xlsx_file.CONTENT_TYPE, xlsx_file.build),
}

__all__ = ["FORMATS", "Column", "Facts", "Fields", "Grid", "Heading", "Paper", "Part", "Points", "Words", "paper_file"]


def paper_file(content: bytes, name: str, ending: str, paper: Paper) -> HttpResponse:
    """Answer with a paper that was built as one of `FORMATS`, to save as name, language, day and ending."""
    response = HttpResponse(content, content_type=FORMATS[ending].media_type)
    about = paper.about
    as_file(response, f"{name}-{about.language}-{about.exported_on.isoformat()}.{ending}", about.language)
    return response
