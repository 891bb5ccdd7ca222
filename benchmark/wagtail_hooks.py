"""Editing screen of the interview questions."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LiveStatusTagColumn, UpdatedAtColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import InterviewQuestion


class InterviewQuestionViewSet(SnippetViewSet):
    model = InterviewQuestion
    icon = "help"
    menu_label = _("Interview questions")
    menu_order = 155
    add_to_admin_menu = True
    list_display = ["number", "name", "slug", UpdatedAtColumn(), LiveStatusTagColumn()]
    copy_view_enabled = False


register_snippet(InterviewQuestionViewSet)
