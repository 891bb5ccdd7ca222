"""Editing screens of the guide's words and sources."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LiveStatusTagColumn, UpdatedAtColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from common.models import Reference

from .models import GlossaryTerm


class GlossaryTermViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "openquote"
    list_display = ["name", "slug", "reference", UpdatedAtColumn(), LiveStatusTagColumn()]
    copy_view_enabled = False


class ReferenceViewSet(SnippetViewSet):
    model = Reference
    icon = "link"
    list_display = ["title", "kind", "year", "slug", UpdatedAtColumn(), LiveStatusTagColumn()]
    list_filter = ["kind", "year"]
    copy_view_enabled = False


class WordsAndSourcesGroup(SnippetViewSetGroup):
    """What texts refer to, in one entry of the menu."""

    items = (GlossaryTermViewSet, ReferenceViewSet)
    menu_label = _("Words and sources")
    menu_icon = "openquote"
    menu_order = 160


register_snippet(WordsAndSourcesGroup)
