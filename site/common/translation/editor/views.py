"""The pages of the translation editor."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Locale, PreviewableMixin
from wagtail_localize.models import Translation

from ..drafts import translated_instance
from ..freshness import NOT_READ
from ..lookup import source_locale
from ..texts import Text, TextState, texts_of
from ..writing import words_of
from . import neighbours
from .actions import answer
from .beginning import (
    begin,
    parent_to_begin,
    source_object,
    source_of,
    target_object,
    target_of,
    translation_of,
)
from .desk import Desk

View = Callable[..., HttpResponse]


def refusing(view: View) -> View:
    """Answer with a page and 403, where Wagtail would lead to its start page."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except PermissionDenied:
            return render(request, "translation/admin/refused.html", status=403)

    return wrapped


@refusing
@require_http_methods(["GET", "HEAD", "POST"])
def open_translation(request: HttpRequest, key: UUID, code: str) -> HttpResponse:
    """Lead to the editor of an object in a language, with `?to-do` to its first text to do, or offer to begin.

    POST begins.
    """
    locale = get_object_or_404(Locale.objects.exclude(pk=source_locale().pk), language_code=code)
    _check_may_translate(request, locale)
    translation = translation_of(key, locale)
    source = source_object(key)
    if translation is not None and translation.enabled and source is not None:
        address = reverse("translation:edit", args=[translation.pk])
        return redirect(f"{address}{_first_to_do(translation)}" if "to-do" in request.GET else address)
    if source is None:
        raise Http404("No object of the source language has this key")
    hindrance = _hindrance(source, locale, translation)
    if request.method == "POST" and not hindrance:
        translation = begin(source, locale)
        messages.success(request, _("Begun. Readers see nothing until it is published."))
        return redirect("translation:edit", translation.pk)
    return _not_begun(request, source, locale, hindrance)


def _first_to_do(translation: Translation) -> str:
    """Return the fragment of the first text that is not done; empty when all are."""
    texts = texts_of(translation)
    return next((f"#text-{text.segment_id}" for text in texts if _is_to_do(text)), "")


def _is_to_do(text: Text) -> bool:
    return text.state is not TextState.DONE and text.place not in NOT_READ


def _hindrance(source: Any, locale: Locale, translation: Translation | None) -> str:
    """Return why translating cannot begin; empty when it can."""
    if translation is not None:
        return "stopped"
    if target_object(source, locale) is not None:
        return "by hand"
    if not getattr(source, "live", True):
        return "draft"
    return "parent" if parent_to_begin(source, locale) is not None else ""


def _not_begun(request: HttpRequest, source: Any, locale: Locale, hindrance: str) -> HttpResponse:
    finder = AdminURLFinder(request.user)
    target = target_object(source, locale)
    context = {
        "source": source,
        "source_edit_url": finder.get_edit_url(source),
        "target_edit_url": finder.get_edit_url(target) if target is not None else None,
        "parent": parent_to_begin(source, locale),
        "hindrance": hindrance,
        "code": locale.language_code,
        "words": sum(len(segment.string.render_text().split()) for segment in words_of(source)),
    }
    return render(request, "translation/admin/not_begun.html", context)


@refusing
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Show the editor, or do what one of its buttons says."""
    translation = _translation(request, translation_id)
    source = source_of(translation)
    if source is None:
        raise Http404("The source of this translation was deleted")
    if not translation.enabled:
        return redirect("translation:open", translation.source.object_id, translation.target_locale.language_code)
    desk = Desk(request, translation, source)
    return answer(desk) if request.method == "POST" else desk.render()


@refusing
@require_safe
def preview(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Show the target as readers would see it with the texts stored now."""
    translation = _translation(request, translation_id)
    target = target_of(translation)
    if target is None or source_of(translation) is None:
        messages.info(request, _("There is nothing to preview yet: save a text first."))
        return redirect("translation:edit", translation.pk)
    if not isinstance(target, PreviewableMixin):
        raise Http404("This kind of object has no preview")
    mode = request.GET.get("mode", target.default_preview_mode)
    if mode not in dict(target.preview_modes):
        raise Http404("There is no such preview")
    return translated_instance(translation).make_preview_request(request, mode)


def _translation(request: HttpRequest, translation_id: int) -> Translation:
    translation = get_object_or_404(
        Translation.objects.select_related(
            "source__locale", "source__specific_content_type", "source__object", "target_locale"
        ).filter(source__locale=source_locale()),
        pk=translation_id,
    )
    _check_may_translate(request, translation.target_locale)
    return translation


def _check_may_translate(request: HttpRequest, locale: Locale) -> None:
    if not neighbours.may_translate(request.user, locale):
        raise PermissionDenied
