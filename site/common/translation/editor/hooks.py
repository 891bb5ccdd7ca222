"""Ways from Wagtail's own pages to the translation editor, in place of wagtail-localize's."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.coreutils import get_content_languages
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail_localize import wagtail_hooks as upstream

from ..lookup import source_locale
from . import neighbours
from .beginning import source_of, translation_of


def lead_to_editor(request: HttpRequest, instance: models.Model) -> HttpResponse | None:
    """Lead from Wagtail's edit address of a translated object to the editor.

    For the hooks `before_edit_page` and `before_edit_snippet`; must run before wagtail-localize's own, which show
    and save its editor. What a form of that editor sends is refused.

    Raises:
        PermissionDenied: the form asks for what the user may not do in this language.
    """
    if not isinstance(instance, TranslatableMixin) or instance.locale_id == source_locale().pk:
        return None
    translation = translation_of(instance.translation_key, instance.locale)
    if translation is None or not translation.enabled or source_of(translation) is None:
        return None
    if request.method == "POST":
        publishes = "action-publish" in request.POST or request.POST.get("action") == "publish"
        allowed = neighbours.may_review if publishes else neighbours.may_translate
        if not allowed(request.user, translation.target_locale):
            raise PermissionDenied
        messages.error(request, _("Translations are written here now. Nothing was changed: use the buttons below."))
    return redirect("translation:edit", translation.pk)


def page_buttons(page: Page, user: Any, view_name: str | None = None, next_url: str | None = None) -> Iterator[Button]:
    """Offer the languages a page can be translated into. For `register_page_header_buttons` and `…listing_more…`."""
    if not page.is_root():
        yield from _buttons(page, user)


def snippet_buttons(snippet: models.Model, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Offer the languages a snippet can be translated into. For `register_snippet_listing_buttons`."""
    if isinstance(snippet, TranslatableMixin):
        yield from _buttons(snippet, user)


def _buttons(instance: Any, user: Any) -> Iterator[Button]:
    """Yield a button per language the user writes in; for published objects of the source language only."""
    source = source_locale()
    if instance.locale_id != source.pk or not instance.live:
        return
    for code, name in get_content_languages().items():
        if code != source.language_code and neighbours.may_translate(user, Locale(language_code=code)):
            yield Button(
                _("Translate: %s") % name,
                reverse("translation:open", args=[instance.translation_key, code]),
                priority=60,
                icon_name="wagtail-localize-language",
            )


def drop_upstream_buttons() -> None:
    """Take wagtail-localize's buttons away: they submit and publish around the editor.

    Publishing the source brings its texts to the translators, and each language is begun in the editor.
    Wagtail has no hook that changes the buttons of a page, so they are taken out of its register.
    """
    for hook, function in (
        ("register_page_header_buttons", upstream.page_listing_more_buttons),
        ("register_page_listing_more_buttons", upstream.page_listing_more_buttons),
        ("register_snippet_listing_buttons", upstream.register_snippet_listing_buttons),
    ):
        hooks._hooks[hook] = [(known, order) for known, order in hooks._hooks[hook] if known is not function]
