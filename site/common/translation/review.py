"""Review of a draft: a translator submits it, a reviewer of its language approves it or sends it back."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState

from .roles import may_change, may_review


class ReviewError(ValueError):
    """The review cannot go on like this; the message is for the editor."""


def state_of(target: Any) -> WorkflowState | None:
    """Return the review that `target` is in, waiting for a reviewer or sent back; None when it is in none."""
    return (
        WorkflowState.objects.active()
        .for_instance(target)
        .select_related("workflow", "requested_by", "current_task_state__task")
        .first()
    )


@transaction.atomic
def submit(target: Any, user: Any) -> WorkflowState:
    """Submit the latest draft of a page or snippet to the reviewers of its language, who get an e-mail.

    Does nothing to a draft that waits for them already; one that was sent back goes to them again.

    Raises:
        PermissionDenied: the user may not write in this language.
        ReviewError: nobody reviews this language.
    """
    target = _specific(target)
    if not may_change(user, target.locale):
        raise PermissionDenied
    state = state_of(target)
    if state is not None:
        if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
            state.resume(user=user)
        return state
    workflow = target.get_workflow()
    if workflow is None:
        raise ReviewError(_("There is no review for this language. Ask an administrator."))
    if target.latest_revision_id is None:
        target.save_revision(user=user)
    return workflow.start(target, user)


@transaction.atomic
def approve(target: Any, user: Any, comment: str = "") -> None:
    """Approve the draft that waits for review; after the last step it is published.

    Raises:
        PermissionDenied: the user may not publish in this language.
        ReviewError: nothing waits for review.
    """
    task_state = _waiting(target, user)
    task_state.task.specific.on_action(task_state, user, "approve", comment=comment.strip())


@transaction.atomic
def send_back(target: Any, user: Any, comment: str) -> None:
    """Send the draft that waits for review back to whom submitted it, who gets the comment by e-mail.

    Raises:
        PermissionDenied: the user may not publish in this language.
        ReviewError: nothing waits for review, or the comment is empty.
    """
    task_state = _waiting(target, user)
    if not comment.strip():
        raise ReviewError(_("Say what should change, so that the translator knows."))
    task_state.task.specific.on_action(task_state, user, "reject", comment=comment.strip())


def _waiting(target: Any, user: Any) -> Any:
    if not may_review(user, target.locale):
        raise PermissionDenied
    state = state_of(target)
    if state is None or state.status != WorkflowState.STATUS_IN_PROGRESS or state.current_task_state is None:
        raise ReviewError(_("This text does not wait for review."))
    return state.current_task_state.specific


def _specific(target: Any) -> Any:
    return target.specific if isinstance(target, Page) else target
