"""Ways from the editing interface to the report of the search."""

from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .reports import SearchesWithoutResultsView


@hooks.register("register_admin_urls")
def report_urls() -> list[URLResolver]:
    """Serve the report under /admin/reports/searches/; Wagtail asks everybody to sign in first."""
    urls = [
        path("", SearchesWithoutResultsView.as_view(), name="without_results"),
        path("results/", SearchesWithoutResultsView.as_view(results_only=True), name="without_results_results"),
    ]
    return [path("reports/searches/", include((urls, "search_reports")))]


@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    """Offer the report to everybody who may use the editing interface."""
    return MenuItem(
        _("Searches without results"),
        reverse("search_reports:without_results"),
        name="searches-without-results",
        icon_name="search",
        order=1300,
    )
