"""Everything the editor's page shows, for one request."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import PreviewableMixin, WorkflowState
from wagtail_localize.models import Translation

from ..freshness import staleness
from ..lookup import public_versions
from . import machine, neighbours
from .beginning import target_of
from .entries import Entry, Progress, add_findings, add_offers, entries_of, grouped, progress_of

TO_DO_ONLY = "todo"
# Fields by which objects are called.
TITLES = {"title", "name", "short_name"}


class Desk:
    """One translation as one user sees it in the editor."""

    def __init__(self, request: HttpRequest, translation: Translation, source: Any) -> None:
        self.request = request
        self.user: Any = request.user
        self.translation = translation
        self.locale = translation.target_locale
        self.source = source

    @cached_property
    def entries(self) -> list[Entry]:
        return entries_of(self.translation)

    @cached_property
    def target(self) -> Any | None:
        return target_of(self.translation)

    @cached_property
    def review(self) -> WorkflowState | None:
        return neighbours.review_of(self.target) if self.target else None

    @cached_property
    def may_review(self) -> bool:
        return neighbours.may_review(self.user, self.locale)

    @property
    def waits_for_review(self) -> bool:
        return self.review is not None and self.review.status == WorkflowState.STATUS_IN_PROGRESS

    @property
    def is_locked(self) -> bool:
        """Tell whether only reviewers may write: what they approve is what they read."""
        return self.waits_for_review and not self.may_review

    @property
    def url(self) -> str:
        return reverse("translation:edit", args=[self.translation.pk])

    @property
    def shows_only_to_do(self) -> bool:
        return TO_DO_ONLY in (self.request.GET.get("show"), self.request.POST.get("show"))

    def refresh(self) -> None:
        """Forget what was read, after something was written."""
        for name in ("entries", "target", "review"):
            self.__dict__.pop(name, None)

    def render(self, status: int = 200, **extra: Any) -> HttpResponse:
        """Return the page. `extra`: `homeless` texts, see `TextsForm`."""
        return render(self.request, "translation/admin/editor.html", {**self._context(), **extra}, status=status)

    def _context(self) -> dict[str, Any]:
        add_findings(self.entries, self.locale)
        progress = progress_of(self.entries)
        shown = [entry for entry in self.entries if entry.needs_work] if self.shows_only_to_do else self.entries
        add_offers(shown, self.locale)
        _link_ahead(shown)
        code = self.locale.language_code
        revision = self.target.latest_revision if self.target else None
        versions = {version.language: version.url for version in public_versions(self.source_key, self.request)}
        return {
            "desk": self,
            "translation": self.translation,
            "code": code,
            "progress": progress,
            "groups": grouped(shown),
            "seen": " ".join(f"{entry.segment_id}:{entry.mark}" for entry in shown),
            "first_to_do": _first(entry for entry in shown if entry.needs_work),
            "first_finding": _first(entry for entry in shown if entry.findings),
            "standing": self._standing(progress),
            "title": next(
                (e.value for e in self.entries if e.text.place in ("title", "name") and e.text.translated), ""
            ),
            "source_edit_url": AdminURLFinder(self.user).get_edit_url(self.source),
            "source_public_url": versions.get(self.translation.source.locale.language_code),
            "target_public_url": versions.get(code),
            "changed_url": self._changed_url(),
            "can_preview": self.target is not None and isinstance(self.target, PreviewableMixin),
            "machine_is_available": machine.is_available(),
            "review_comment": self._review_comment(),
            "saved_at": revision.created_at if revision else None,
        }

    @property
    def source_key(self) -> Any:
        return self.translation.source.object_id

    def _title(self) -> str:
        """Return the translated name of the object; empty while there is none."""
        names = (entry for entry in self.entries if entry.text.place in TITLES and entry.text.translated)
        return next((entry.value for entry in names), "")

    def _changed_url(self) -> str:
        """Return the page that tells readers what changed; empty when they are not told."""
        if self.target is None or not self.target.live or not staleness(self.source_key, self.locale):
            return ""
        with override(self.locale.language_code):
            return reverse("what_changed", args=[self.source_key])

    def _standing(self, progress: Progress) -> str:
        """Return in one sentence what readers have and what waits."""
        if self.waits_for_review:
            return _("In review. Readers see no change until it is approved.")
        if self.target is None:
            return _("Not begun. Readers see nothing until it is published.")
        if not self.target.live:
            return _("Draft. Readers see nothing until it is published.")
        if self.target.has_unpublished_changes:
            return _("Published, with changes that readers do not see yet.")
        if progress.to_do:
            return _("Published. Readers see the last translation until the rest is done and published.")
        return _("Published and up to date.")

    def _review_comment(self) -> str:
        """Return what the reviewer said when the draft was sent back."""
        if self.review is None or self.waits_for_review:
            return ""
        task_state = self.review.current_task_state
        return task_state.comment if task_state else ""


def left_to_do(progress: Progress) -> str:
    """Return how much is left, as a sentence."""
    if progress.to_do:
        return ngettext("%d text to do.", "%d texts to do.", progress.to_do) % progress.to_do
    if progress.machine:
        message = ngettext("%d machine translation to check.", "%d machine translations to check.", progress.machine)
        return message % progress.machine
    return _("Every text is translated.")


def _first(entries: Iterable[Entry]) -> int | None:
    return next((entry.segment_id for entry in entries), None)


def _link_ahead(shown: Sequence[Entry]) -> None:
    """Let each entry name the next one that needs work."""
    following = None
    for entry in reversed(shown):
        entry.next_to_do = following
        if entry.needs_work:
            following = entry.segment_id
