"""Answers that are files."""

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from . import csv, json, xlsx
from .table import Table

TABLE_FORMATS = ("csv", "xlsx", "json")


def file_response(table: Table, ending: str) -> HttpResponseBase:
    """Answer with `table` as a file of one of `TABLE_FORMATS`; the memory it takes does not grow with the rows."""
    response: HttpResponseBase
    if ending == "xlsx":
        response = FileResponse(xlsx.write(table), content_type=xlsx.CONTENT_TYPE)
    elif ending == "json":
        response = StreamingHttpResponse(json.write(table), content_type=json.CONTENT_TYPE)
    elif ending == "csv":
        response = StreamingHttpResponse(csv.write(table), content_type=csv.CONTENT_TYPE)
    else:
        raise ValueError(f"No format {ending} for tables")
    return as_file(response, table.file_name(ending), table.about.language)


def as_file(response: HttpResponseBase, name: str, language: str) -> HttpResponseBase:
    """Give an answer the headers of a file to save."""
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response.headers["Content-Language"] = language
    # Search engines lead to the pages; files of every filter would only repeat them.
    response.headers["X-Robots-Tag"] = "noindex"
    return response
