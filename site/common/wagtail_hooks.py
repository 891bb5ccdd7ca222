"""Hooks of the editing interface that concern every app."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import locale_permission_policy

from common.feedback import hooks as feedback_hooks
from common.publications import hooks as publication_hooks
from common.translation.board import hooks as board_hooks
from common.translation.editor import hooks as editor
from common.translation.language_guard import refuse_to_delete

# Before wagtail-localize's own hooks, which answer the request themselves.
hooks.register("before_edit_page", editor.lead_to_editor, order=-10)
hooks.register("before_edit_snippet", editor.lead_to_editor, order=-10)
hooks.register("before_delete_snippet", refuse_to_delete, order=-10)

editor.drop_upstream_buttons()
hooks.register("register_page_header_buttons", editor.page_buttons)
hooks.register("register_page_listing_more_buttons", editor.page_buttons)
hooks.register("register_snippet_listing_buttons", editor.snippet_buttons)

hooks.register("register_admin_menu_item", board_hooks.board_menu_item)
hooks.register("construct_homepage_panels", board_hooks.add_waiting_panel)
hooks.register("construct_reports_menu", board_hooks.drop_upstream_report)

hooks.register("register_admin_urls", feedback_hooks.report_urls)
hooks.register("register_reports_menu_item", feedback_hooks.report_menu_item)

hooks.register("register_admin_urls", publication_hooks.report_urls)
hooks.register("register_reports_menu_item", publication_hooks.report_menu_item)


@hooks.register("register_admin_urls")
def translation_urls() -> list[URLResolver]:
    """Serve the translators' pages under /admin/translation/."""
    return [path("translation/", include("common.translation.urls"))]


@hooks.register("register_permissions")
def role_permissions() -> QuerySet[Permission]:
    """Show the rights of the roles where administrators edit groups."""
    names = ["write_source", "publish_every_language", "stop_translation"]
    return Permission.objects.filter(content_type__app_label="common", codename__in=names)


@hooks.register("insert_global_admin_css")
def translation_styles() -> SafeString:
    """Load the look of the translators' pages."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin-translation.css"))


class LanguagesMenuItem(MenuItem):
    """Leads to the page on which languages are started, for those who may."""

    def is_shown(self, request: HttpRequest) -> bool:
        return locale_permission_policy.user_has_permission(request.user, "add")


@hooks.register("register_settings_menu_item")
def languages_menu_item() -> MenuItem:
    # After "Locales".
    return LanguagesMenuItem(_("Languages"), reverse("translation:languages"), icon_name="globe", order=604)
