"""What readers said about pages, for editors."""

from typing import Any

import django_filters
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views.generic import DeleteView
from wagtail.admin.views.reports import ReportView

from common.models import PageFeedback
from common.spreadsheets import safe


def texts_with_answers() -> list[tuple[str, str]]:
    """Return the texts readers spoke of as choices, by the title in the source language where one is known."""
    rows = PageFeedback.objects.order_by("title").values_list("key", "language", "title").distinct()
    titles: dict[str, str] = {}
    sources: dict[str, str] = {}
    for key, language, title in rows:
        (sources if language == settings.LANGUAGE_CODE else titles)[str(key)] = title
    return sorted((titles | sources).items(), key=lambda choice: choice[1].casefold())


class FeedbackFilter(WagtailFilterSet):
    """By language, text and answer."""

    language = django_filters.ChoiceFilter(label=_("Language"), choices=lambda: settings.LANGUAGES)
    key = django_filters.ChoiceFilter(label=_("Page"), choices=texts_with_answers)
    useful = django_filters.ChoiceFilter(label=_("Useful"), choices=[("True", _("Yes")), ("False", _("No"))])

    class Meta:
        model = PageFeedback
        fields = ["language", "key", "useful"]


def may_delete(user: Any) -> bool:
    """Tell whether a user may delete answers: who publishes in every language, and administrators."""
    return user.has_perm("common.publish_every_language") or user.has_perm("common.delete_pagefeedback")


class DeleteColumn(Column):
    """A link to delete the answer, for those who may."""

    cell_template_name = "feedback/admin/delete_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        context["may_delete"] = may_delete(parent_context["request"].user)
        return context


class FeedbackReportView(ReportView):
    """All answers, the last ones first. Everybody who edits may read them."""

    model = PageFeedback
    page_title = _("What readers say")
    header_icon = "comment"
    filterset_class = FeedbackFilter
    index_url_name = "feedback_report"
    index_results_url_name = "feedback_report_results"
    is_searchable = False
    default_ordering = "-received_at"
    columns = [
        Column("title", label=_("Page"), sort_key="title"),
        Column("language", label=_("Language"), sort_key="language"),
        BooleanColumn("useful", label=_("Useful"), sort_key="useful"),
        Column("words", label=_("Words")),
        DateColumn("received_at", label=_("Day"), sort_key="received_at"),
        DeleteColumn("remove", label="", accessor="pk"),
    ]
    list_export = ["title", "language", "useful", "words", "day"]
    export_headings = {
        "title": _("Page"),
        "language": _("Language"),
        "useful": _("Useful"),
        "words": _("Words"),
        "day": _("Day"),
    }
    custom_field_preprocess = {
        name: {ReportView.FORMAT_CSV: safe, ReportView.FORMAT_XLSX: safe} for name in ("title", "words")
    }
    export_filename = "feedback"

    def get_queryset(self) -> QuerySet[PageFeedback]:
        self.queryset = PageFeedback.objects.all()
        return super().get_queryset()


class FeedbackDeleteView(DeleteView):
    """Asks, then deletes one answer."""

    model = PageFeedback
    page_title = _("Delete this answer")
    header_icon = "comment"
    index_url_name = "feedback_report"
    delete_url_name = "feedback_delete"
    success_message = _("The answer was deleted.")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_delete(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)
