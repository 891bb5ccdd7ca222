"""The report on queries without results, in the editing interface."""

from typing import Any

import django_filters
from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from .models import SearchWithoutResult
from .unanswered import forget_old


class LanguageFilter(WagtailFilterSet):
    """Keeps the queries of one language."""

    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=lambda: settings.LANGUAGES, empty_label=_("All")
    )

    class Meta:
        model = SearchWithoutResult
        fields = ["language"]


class SearchesWithoutResultsView(ReportView):
    """The most frequent queries that found nothing, for everybody who may edit; also as CSV and XLSX."""

    model = SearchWithoutResult
    page_title = _("Searches without results")
    header_icon = "search"
    filterset_class = LanguageFilter
    index_url_name = "search_reports:without_results"
    index_results_url_name = "search_reports:without_results_results"
    columns = [
        Column("text", label=_("Words")),
        Column("language_name", label=_("Language")),
        Column("count", label=_("Times")),
        # Not a DateColumn, which says how many hours ago a day began.
        Column("last_day", label=_("Last day"), accessor=lambda row: date_format(row.last_day)),
    ]
    list_export = ["text", "language", "count", "last_day"]
    export_filename = "searches-without-results"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        forget_old()
        return super().get(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[SearchWithoutResult]:
        return SearchWithoutResult.objects.all()
