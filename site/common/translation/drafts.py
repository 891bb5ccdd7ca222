"""Drafts and publication of translations. What is written becomes public only when it is published.

wagtail-localize 1.14 writes a draft straight into the public row of a page that is live, takes a live snippet
offline, and puts English in place of each sentence whose source changed. `save_draft` writes a revision only, and
keeps the old translation of a changed sentence until there is a new one.
"""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Page, Revision
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.models import (
    StringTranslation,
    Translation,
    TranslationLog,
    post_delete_string_translation,
    post_save_string_translation,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue, validate_translation_links

from .texts import texts_of

# wagtail-localize's own way, for the tests that show what it does.
upstream_save_target = Translation.save_target


def save_draft(translation: Translation, user: AbstractBaseUser | None = None, original: Any | None = None) -> Revision:
    """Save the texts translated so far as a draft of the target, and return the revision.

    Makes the target, unpublished, when there is none yet. Readers see no change. `original` may be given by
    callers that hold a copy of the source object as it was when its texts were taken; its blocks are used up.

    Raises:
        SourceDeletedError: the source object is gone.
        ValidationError: the target cannot hold a text; keys are fields.
    """
    with transaction.atomic():
        target = translated_instance(translation, original)
        if target.pk is None:
            target.live = False
            target.save()
        revision = target.save_revision(user=user)
        TranslationLog.objects.create(source=translation.source, locale=translation.target_locale, revision=revision)
    return revision


def publish(translation: Translation, user: AbstractBaseUser | None = None, original: Any | None = None) -> None:
    """Publish the texts translated so far. Takes and raises what `save_draft` does."""
    with transaction.atomic():
        save_draft(translation, user, original).publish(user=user)
        translation.source.update_target_view_restrictions(translation.target_locale)


def translated_instance(translation: Translation, original: Any | None = None) -> Any:
    """Return the target with the texts translated so far, unsaved.

    A text whose source changed keeps its old translation; one never translated stays in the source language.
    """
    original = original or translation.source.as_instance()
    target = _target(translation, original)
    if isinstance(target, Page) and target.alias_of_id:
        target.alias_of = None
        target.save(update_fields=["alias_of"], clean=False)
    kept = {(text.place, text.order): text for text in texts_of(translation) if text.old_translated}
    segments = translation.source._get_segments_for_translation(translation.target_locale, fallback=True)
    for segment in segments:
        text = kept.get((segment.path, segment.order))
        if text and isinstance(segment, StringSegmentValue) and has_links_of(text.source, text.old_translated):
            segment.string = StringValue(text.old_translated)
    return fill(original, target, segments)


def has_links_of(source: str, text: str) -> bool:
    """Tell whether every link in `text` exists in `source`, both in wagtail-localize's inline HTML."""
    try:
        validate_translation_links(source, text)
    except ValueError:
        return False
    return True


def _target(translation: Translation, original: Any) -> Any:
    """Return the target as readers see it; a new page is saved, out of sight, a new snippet is not saved yet."""
    try:
        return translation.get_target_instance()
    except ObjectDoesNotExist:
        if isinstance(original, Page):
            return original.copy_for_translation(translation.target_locale, copy_parents=True)
        return original.copy_for_translation(translation.target_locale)


def fill(original: Any, target: Any, segments: list[Any]) -> Any:
    """Give `target` the words of `segments` and, from the source, everything that is the same in all languages."""
    copy_synchronised_fields(original, target)
    ingest_segments(original, target, original.locale, target.locale, segments)
    if isinstance(target, Page):
        target.slug = find_available_slug(target.get_parent(), slugify(target.slug), ignore_page_id=target.pk)
    return target


def _save_target(translation: Translation, user: AbstractBaseUser | None = None, publish: bool = True) -> None:
    """Take the place of `Translation.save_target`."""
    if publish:
        _publish(translation, user)
    else:
        save_draft(translation, user)


_publish = publish


def install() -> None:
    """Lead every way in which wagtail-localize saves a translation through this module.

    It also copies each title that is typed into the row of the page, with its HTML and however long it is, which
    PostgreSQL refuses; saving the draft sets the title that editors see.
    """
    Translation.save_target = _save_target
    post_save.disconnect(post_save_string_translation, sender=StringTranslation)
    post_delete.disconnect(post_delete_string_translation, sender=StringTranslation)
