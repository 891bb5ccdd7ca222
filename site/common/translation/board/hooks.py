"""Ways from the editing interface to the translation board."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail_localize.wagtail_hooks import TranslationsReportMenuItem

from .listing import language_name, waiting_by_locale
from .views import may_see_board


class BoardMenuItem(MenuItem):
    """The board's entry in the menu, for those whom it concerns."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_board(request.user)


class WaitingPanel(Component):
    """What waits for the user on the first page of the editing interface; nothing when nothing does."""

    name = "translations_waiting"
    template_name = "translation/admin/waiting_panel.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        waiting = waiting_by_locale(user) if may_see_board(user) else []
        board = reverse("translation:board")
        return {
            "waiting": [
                (language_name(locale), number, f"{board}?waiting=1&language={locale.language_code}")
                for locale, number in waiting
            ]
        }


def board_menu_item() -> MenuItem:
    """Return the entry for the hook `register_admin_menu_item`."""
    return BoardMenuItem(_("Translations"), reverse("translation:board"), name="board", icon_name="globe", order=140)


def add_waiting_panel(request: HttpRequest, panels: list[Component]) -> None:
    """For the hook `construct_homepage_panels`."""
    panels.append(WaitingPanel())


def drop_upstream_report(request: HttpRequest, items: list[MenuItem]) -> None:
    """For the hook `construct_reports_menu`: the board says what wagtail-localize's report does not, and more."""
    items[:] = [item for item in items if not isinstance(item, TranslationsReportMenuItem)]
