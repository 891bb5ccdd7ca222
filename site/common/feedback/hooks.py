"""Ways from the editing interface to what readers say."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from .report import FeedbackDeleteView, FeedbackReportView


def report_urls() -> list[URLPattern]:
    """For the hook `register_admin_urls`."""
    return [
        path("reports/feedback/", FeedbackReportView.as_view(), name="feedback_report"),
        path(
            "reports/feedback/results/",
            FeedbackReportView.as_view(results_only=True),
            name="feedback_report_results",
        ),
        path("reports/feedback/<int:pk>/delete/", FeedbackDeleteView.as_view(), name="feedback_delete"),
    ]


def report_menu_item() -> MenuItem:
    """For the hook `register_reports_menu_item`."""
    return MenuItem(_("What readers say"), reverse("feedback_report"), name="feedback", icon_name="comment", order=90)
