"""How publications stand, for editors."""

from typing import Any

import django_filters
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView

from common.models import Publication

from . import background, turn
from .formats import missing_parts
from .registry import kind_called, kinds


class PublicationFilter(WagtailFilterSet):
    """By state, kind, language and format."""

    kind = django_filters.ChoiceFilter(
        label=gettext_lazy("Kind"), choices=lambda: [(kind.name, kind.label) for kind in kinds()]
    )
    language = django_filters.ChoiceFilter(label=gettext_lazy("Language"), choices=lambda: settings.LANGUAGES)

    class Meta:
        model = Publication
        fields = ["state", "kind", "language", "format"]


def may_build(user: Any) -> bool:
    """Tell whether a user may have a publication made again: who publishes in every language, and administrators."""
    return user.has_perm("common.publish_every_language") or user.has_perm("common.change_publication")


class StateColumn(Column):
    """The state, with why a file could not be made and a button to make it again, for those who may."""

    cell_template_name = "publications/admin/state_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        context["may_build"] = may_build(parent_context["request"].user)
        context["csrf_token"] = get_token(parent_context["request"])
        return context


def _kind_label(row: Publication) -> str:
    kind = kind_called(row.kind)
    return str(kind.label) if kind else row.kind


class PublicationReportView(ReportView):
    """All publications. Everybody who edits may see them."""

    model = Publication
    template_name = "publications/admin/report.html"
    page_title = gettext_lazy("Publications")
    header_icon = "download"
    filterset_class = PublicationFilter
    index_url_name = "publication_report"
    index_results_url_name = "publication_report_results"
    is_searchable = False
    default_ordering = "pk"
    columns = [
        Column("title", label=gettext_lazy("Title"), sort_key="title"),
        Column("kind", label=gettext_lazy("Kind"), accessor=_kind_label, sort_key="kind"),
        Column("language", label=gettext_lazy("Language"), sort_key="language"),
        Column("format", label=gettext_lazy("Format"), accessor="get_format_display", sort_key="format"),
        Column("size", label=gettext_lazy("Size"), accessor=lambda row: filesizeformat(row.size) if row.file else ""),
        DateColumn("built_at", label=gettext_lazy("Made"), sort_key="built_at"),
        StateColumn("state", label=gettext_lazy("State"), sort_key="state"),
    ]
    list_export = ["title", "kind", "language", "format", "size", "built_at", "state", "message"]
    export_filename = "publications"

    def get_queryset(self) -> QuerySet[Publication]:
        self.queryset = Publication.objects.all()
        return super().get_queryset()

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        return {
            **context,
            "missing_parts": missing_parts(),
            "is_building": turn.is_taken(),
            "starts_by_itself": settings.PUBLICATIONS != "off",
        }


@require_POST
def build_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Have one file made again. Until then readers keep the one there is."""
    if not may_build(request.user):
        raise PermissionDenied
    row = get_object_or_404(Publication, pk=pk)
    row.state, row.tried_hash, row.content_hash = Publication.State.DUE, "", ""
    row.save(update_fields=["state", "tried_hash", "content_hash"])
    turn.ask_to_look_again()
    background.start()
    messages.success(request, _("“%s” will be made again.") % row)
    return redirect("publication_report")
