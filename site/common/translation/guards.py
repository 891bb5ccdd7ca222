"""Guards around the ways in which wagtail-localize 1.14 loses or leaks content.

Each guard has a test of the upstream behaviour beside its own, so that it can go when upstream changes.
"""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail_localize import operations
from wagtail_localize.models import TranslationSource

from common.models.language_team import LanguageTeam

from .language_guard import is_guarded, refusal
from .lookup import source_locale


class CarefulTranslationCreator(operations.TranslationCreator):
    """Submits objects for translation without touching what is translated already.

    Upstream submits the snippets that an object uses along with it, and saves the translations they have
    again: taken offline, started again after an editor stopped them, or overwritten with English.
    """

    target_locales: list[Locale]

    def create_translations(self, instance: Any, include_related_objects: bool = True) -> None:
        if instance.locale_id != source_locale().pk:
            # Two sources for one object end in errors on every page that uses it.
            raise PermissionDenied(_("Only English objects can be submitted for translation."))
        if include_related_objects:
            super().create_translations(instance)
            return
        wanted = self.target_locales
        existing = set(instance.get_translations(inclusive=True).values_list("locale_id", flat=True))
        self.target_locales = [locale for locale in wanted if locale.pk not in existing]
        try:
            super().create_translations(instance, include_related_objects=False)
        finally:
            self.target_locales = wanted


def install() -> None:
    """Put the guards in place of the upstream parts that offer no hook."""
    operations.TranslationCreator = CarefulTranslationCreator


class TranslationGuardMiddleware:
    """Stands before wagtail-localize's own addresses and the snippets', which offer no hook."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        # The addresses are looked at first: asking who visits a public page would make it a page of one visitor.
        if match is None or not is_guarded(match) or not request.user.is_authenticated:
            return None
        refused = refusal(request, match)
        if refused is not None:
            return refused
        if match.view_name == "wagtailusers_groups:delete":
            return _delete_group(request, **kwargs)
        if "wagtail_localize" not in match.namespaces:
            return None
        guard = _GUARDS.get(match.url_name)
        return guard(request, **kwargs) if guard else None


def _refuse(request: HttpRequest, message: str) -> HttpResponse:
    messages.error(request, message)
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))


def _delete_group(request: HttpRequest, pk: int) -> HttpResponse | None:
    """Refuse to delete a group that a language needs; Wagtail would answer with an error page."""
    if LanguageTeam.objects.filter(Q(translators=pk) | Q(reviewers=pk)).exists():
        return _refuse(request, _("This group belongs to the team of a language and cannot be deleted."))
    return None


def _submit_page(request: HttpRequest, page_id: int) -> HttpResponse | None:
    page = get_object_or_404(Page, id=page_id)
    if page.locale_id != source_locale().pk:
        return _refuse(request, _("Only English objects can be submitted for translation."))
    return None


def _submit_snippet(request: HttpRequest, app_label: str, model_name: str, pk: str) -> HttpResponse | None:
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError:
        return None
    if not pk.isdigit():
        raise Http404(f"No {model_name} {pk}")
    instance = model.objects.filter(pk=pk).first()
    if isinstance(instance, TranslatableMixin) and instance.locale_id != source_locale().pk:
        return _refuse(request, _("Only English objects can be submitted for translation."))
    return None


def _update(request: HttpRequest, translation_source_id: int) -> HttpResponse | None:
    """Refuse to publish while taking over a change: each changed sentence would go public in English."""
    if request.method == "POST" and request.POST.get("publish_translations"):
        source = get_object_or_404(TranslationSource, id=translation_source_id)
        messages.error(
            request,
            _(
                "Take the changes over first, without “Publish immediately”; translate what changed, then publish "
                "each language. Publishing now would show the changed sentences in English."
            ),
        )
        return redirect(reverse("wagtail_localize:update_translations", args=[source.id]))
    return None


def _download_po(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Lead to our own file, which holds more."""
    return redirect("translation:export_one", translation_id, "po")


def _upload_po(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Lead to our own import: upstream takes fuzzy entries as final and drops others in silence."""
    if request.method == "POST":
        messages.error(request, _("Import PO files on this page. Nothing was imported yet."))
    return redirect("translation:import")


_GUARDS: dict[str | None, Callable[..., HttpResponse | None]] = {
    "submit_page_translation": _submit_page,
    "submit_snippet_translation": _submit_snippet,
    "update_translations": _update,
    "download_pofile": _download_po,
    "upload_pofile": _upload_po,
}
