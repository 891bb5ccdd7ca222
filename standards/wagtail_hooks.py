"""Editing screens of the catalogue."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LiveStatusTagColumn, UpdatedAtColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from common.models import Organisation

from .models import Activity, MicroSkill


class MicroSkillViewSet(SnippetViewSet):
    model = MicroSkill
    icon = "tick-inverse"
    list_display = ["code", "title", "category", "eqf_level", "status", UpdatedAtColumn(), LiveStatusTagColumn()]
    list_filter = ["category", "eqf_level", "status", "is_proposal"]
    ordering = ["code"]
    list_per_page = 50
    copy_view_enabled = False
    inspect_view_enabled = True


class ActivityViewSet(SnippetViewSet):
    model = Activity
    icon = "tag"
    list_display = ["name", "branch", "slug", UpdatedAtColumn(), LiveStatusTagColumn()]
    list_filter = ["branch"]
    copy_view_enabled = False


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    list_display = ["short_name", "name", "country", "is_partner", UpdatedAtColumn(), LiveStatusTagColumn()]
    list_filter = ["country", "is_partner"]
    copy_view_enabled = False


class CatalogueGroup(SnippetViewSetGroup):
    """The shared objects of the catalogue, in one entry of the menu."""

    items = (MicroSkillViewSet, ActivityViewSet, OrganisationViewSet)
    menu_label = _("Catalogue")
    menu_icon = "list-ul"
    menu_order = 150


register_snippet(CatalogueGroup)
