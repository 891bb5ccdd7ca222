"""What changes the status of a translation."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Locale, TranslatableMixin, WorkflowState
from wagtail.signals import published, unpublished
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from .progress import content_models
from .status import touch, touch_all

# Saving only other fields, as Wagtail does for each draft, changes no status.
DECISIVE = {"live", "title", "alias_of", "first_published_at", "translation_key", "locale"}


def connect() -> None:
    """Keep the status in step with everything it is computed from."""
    # Connected after the signals that note published texts, and so called after them.
    published.connect(_published, dispatch_uid="common.status")
    unpublished.connect(_published, dispatch_uid="common.status")
    for model in content_models():
        post_save.connect(_saved, sender=model, dispatch_uid="common.status")
        post_delete.connect(_deleted, sender=model, dispatch_uid="common.status")
    post_save.connect(_text_changed, sender=StringTranslation, dispatch_uid="common.status")
    post_delete.connect(_text_changed, sender=StringTranslation, dispatch_uid="common.status")
    post_save.connect(_source_taken_over, sender=TranslationSource, dispatch_uid="common.status")
    post_save.connect(_submitted, sender=Translation, dispatch_uid="common.status")
    # Each step of a workflow saves its state; not each sends one of Wagtail's workflow signals.
    post_save.connect(_reviewed, sender=WorkflowState, dispatch_uid="common.status")
    post_delete.connect(_reviewed, sender=WorkflowState, dispatch_uid="common.status")
    post_save.connect(_locale_saved, sender=Locale, dispatch_uid="common.status")


def _published(instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, TranslatableMixin):
        touch(instance.translation_key)


def _saved(instance: Any, update_fields: frozenset[str] | None = None, raw: bool = False, **kwargs: Any) -> None:
    if not raw and (update_fields is None or DECISIVE & update_fields):
        touch(instance.translation_key)


def _deleted(instance: Any, **kwargs: Any) -> None:
    touch(instance.translation_key)


def _text_changed(instance: StringTranslation, raw: bool = False, **kwargs: Any) -> None:
    if not raw and instance.context is not None:
        touch(instance.context.object_id)


def _source_taken_over(instance: TranslationSource, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        touch(instance.object_id)


def _submitted(instance: Translation, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        touch(instance.source.object_id)


def _reviewed(instance: WorkflowState, raw: bool = False, **kwargs: Any) -> None:
    if not raw and isinstance(instance.content_object, TranslatableMixin):
        touch(instance.content_object.translation_key)


def _locale_saved(created: bool, raw: bool = False, **kwargs: Any) -> None:
    if created and not raw:
        touch_all()
