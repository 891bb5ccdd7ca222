"""What pages and snippets share about review and rights."""

from typing import Any

from django.conf import settings
from wagtail.models import PagePermissionTester, Workflow

from .language_team import LanguageTeam


class ReviewedInItsLanguage:
    """Content whose translations go to the reviewers of their language; the source goes Wagtail's usual way."""

    def get_workflow(self) -> Workflow | None:
        enabled = getattr(settings, "WAGTAIL_WORKFLOW_ENABLED", True)
        if not enabled or self.locale_id is None or self.locale.language_code == settings.LANGUAGE_CODE:
            return super().get_workflow()
        team = LanguageTeam.objects.select_related("workflow").filter(language_code=self.locale.language_code).first()
        return team.workflow if team and team.workflow.active else None

    @property
    def has_workflow(self) -> bool:
        return self.get_workflow() is not None


class RolePagePermissionTester(PagePermissionTester):
    """Rights on a page: only who may add pages may delete, move or copy them.

    Wagtail lets those who may change pages also delete drafts, and published pages if they may publish.
    """

    def _may_add(self) -> bool:
        return self.user.is_superuser or (self.user.is_active and "add" in self.permissions)

    def can_delete(self, ignore_bulk: bool = False) -> Any:
        return self._may_add() and super().can_delete(ignore_bulk=ignore_bulk)

    def can_copy(self) -> Any:
        return self._may_add() and super().can_copy()
