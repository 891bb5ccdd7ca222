"""Ways from the editing interface to publications."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from .report import PublicationReportView, build_again


def report_urls() -> list[URLPattern]:
    """For the hook `register_admin_urls`."""
    return [
        path("reports/publications/", PublicationReportView.as_view(), name="publication_report"),
        path(
            "reports/publications/results/",
            PublicationReportView.as_view(results_only=True),
            name="publication_report_results",
        ),
        path("reports/publications/<int:pk>/again/", build_again, name="publication_build_again"),
    ]


def report_menu_item() -> MenuItem:
    """For the hook `register_reports_menu_item`."""
    return MenuItem(
        _("Publications"), reverse("publication_report"), name="publications", icon_name="download", order=95
    )
