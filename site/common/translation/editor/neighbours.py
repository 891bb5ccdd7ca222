"""What the editor asks of the other translators' modules, in one place."""

from collections.abc import Sequence
from typing import Any

from wagtail.models import Locale, WorkflowState

from .. import checks, memory, review, roles
from ..checks import Finding
from ..memory import Suggestion
from ..texts import Text


def may_translate(user: Any, locale: Locale) -> bool:
    """Tell whether the user may write in `locale`."""
    return roles.may_translate(user, locale)


def may_review(user: Any, locale: Locale) -> bool:
    """Tell whether the user may approve and publish in `locale`."""
    return roles.may_review(user, locale)


def findings_of(text: Text, language: str) -> list[Finding]:
    """Return what the checks find in the translation of a text; nothing when there is none."""
    if not text.translated:
        return []
    is_original = checks.is_original(text.model, text.field_path)
    return checks.check(text.source, text.translated, language, is_original=is_original)


def suggestions_of(texts: Sequence[str], locale: Locale) -> dict[str, list[Suggestion]]:
    """Return earlier translations of texts like these, by source text."""
    return memory.suggestions(texts, locale) if texts else {}


def review_of(target: Any) -> WorkflowState | None:
    """Return the review that the target is in, waiting or sent back; None when it is in none."""
    return review.state_of(target)


def submit(target: Any, user: Any) -> None:
    """Submit the latest draft to the reviewers. Raises ValueError with a message for the editor."""
    review.submit(target, user)


def approve(target: Any, user: Any, comment: str) -> None:
    """Approve and publish the latest draft. Raises ValueError with a message for the editor."""
    review.approve(target, user, comment)


def send_back(target: Any, user: Any, comment: str) -> None:
    """Send the draft back to its translator. Raises ValueError with a message for the editor."""
    review.send_back(target, user, comment)
