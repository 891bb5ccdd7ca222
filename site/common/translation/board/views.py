"""Pages of the translation board and of the report of findings."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ..roles import languages_of, may_write_source
from .findings import Report
from .listing import Board
from .table import csv_lines


def may_see_board(user: Any) -> bool:
    """Tell whether the board concerns `user`: who translates or reviews something, or writes the source."""
    return may_write_source(user) or bool(languages_of(user))


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Show what is translated how far. A filter that is not understood is named, and the rest applied (400)."""
    _only_for_translators(request)
    found = Board(request.GET, request.user)
    context = {
        "board": found,
        "page": found.page(request.GET.get("p")),
        "totals": found.totals(),
        "translates": bool(languages_of(request.user)),
        "sorts": {name: f"-{name}" if found.sort == name else name for name in ("title", "words")},
    }
    return render(request, "translation/admin/board.html", context, status=400 if found.problems else 200)


@require_safe
def board_csv(request: HttpRequest) -> HttpResponseBase:
    """Send all lines of the board that match, one per object and language."""
    _only_for_translators(request)
    found = Board(request.GET, request.user)
    if found.problems:
        # The board says what is wrong with the filter.
        return redirect(f"{reverse('translation:board')}?{request.GET.urlencode()}")
    lines = csv_lines(found.lines(), request.build_absolute_uri)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="translations.csv"'
    return response


@require_safe
def findings(request: HttpRequest) -> HttpResponse:
    """Show what the checks find in one language, with the way to each text."""
    _only_for_translators(request)
    report = Report(request.GET, languages_of(request.user))
    context = {"report": report, "page": report.page(request.GET.get("p"))}
    return render(request, "translation/admin/findings.html", context, status=400 if report.problems else 200)


def _only_for_translators(request: HttpRequest) -> None:
    if not may_see_board(request.user):
        raise PermissionDenied
