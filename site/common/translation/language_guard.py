"""Rights per language, where Wagtail and wagtail-localize know none.

Wagtail's permissions on snippets hold for all languages, its snippet views ask for nothing finer, and
wagtail-localize's own addresses follow them. What is not named here is refused to all but administrators.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import ResolverMatch
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.snippets.models import get_snippet_models
from wagtail.snippets.views.snippets import get_snippet_model_from_url_params
from wagtail_localize.models import Translation

from .roles import languages_of, may_add_or_remove, may_change, may_review, may_stop, may_translate, may_write_source

GUARDED = {"wagtail_localize", "wagtailadmin_pages", "wagtailusers_groups"}
SNIPPETS = "wagtailsnippets_"
# Snippet views that only show; the steps of a workflow ask its task, which belongs to the reviewers of one language.
SNIPPET_VIEWS_LEFT_ALONE = {
    "list", "list_results", "usage", "history", "history_results", "inspect", "revisions_view", "revisions_compare",
    "workflow_action", "collect_workflow_action_data", "confirm_workflow_cancellation", "workflow_preview",
    "workflow_history", "workflow_history_detail",
}  # fmt: skip
SNIPPET_VIEWS: dict[str, Callable[[Any, Locale], bool]] = {
    "add": may_add_or_remove,
    "preview_on_add": may_add_or_remove,
    "edit": may_change,
    "preview_on_edit": may_change,
    "revisions_revert": may_change,
    "unlock": may_change,
    "lock": may_review,
    "unpublish": may_review,
    "revisions_unschedule": may_review,
    "delete": may_add_or_remove,
}


def is_guarded(match: ResolverMatch) -> bool:
    """Tell whether something at this address may be refused."""
    namespace = ":".join(match.namespaces)
    return namespace in GUARDED or namespace.startswith(SNIPPETS)


def refusal(request: HttpRequest, match: ResolverMatch) -> HttpResponse | None:
    """Return the answer to a signed-in user who may not do this in this language; None when nothing is against it.

    Raises:
        PermissionDenied: in place of an answer to scripts, and to users without access to the admin.
        Http404: nothing stands at this address.
    """
    return None if _is_allowed(request, match) else _refuse(request)


def refuse_to_delete(request: HttpRequest, objects: list[models.Model]) -> HttpResponse | None:
    """Refuse to delete snippets of other languages. For the hook `before_delete_snippet`, also run in bulk."""
    languages = {obj.locale_id for obj in objects if isinstance(obj, TranslatableMixin)}
    allowed = all(may_add_or_remove(request.user, locale) for locale in Locale.objects.filter(pk__in=languages))
    return None if allowed else _refuse(request)


def _refuse(request: HttpRequest) -> HttpResponse:
    script = request.method not in ("GET", "HEAD", "POST") or request.headers.get("x-requested-with")
    if script or not request.user.has_perm("wagtailadmin.access_admin"):
        raise PermissionDenied
    return TemplateResponse(request, "translation/admin/refused.html", status=403)


def _is_allowed(request: HttpRequest, match: ResolverMatch) -> bool:
    namespace, name = ":".join(match.namespaces), match.url_name or ""
    if namespace == "wagtail_localize":
        rule = LOCALIZE_VIEWS.get(name)
        return rule(request, **match.kwargs) if rule else may_stop(request.user)
    if namespace == "wagtailadmin_pages" and name == "edit":
        return not _restarts(request) or may_stop(request.user)
    if namespace.startswith(SNIPPETS):
        for model in get_snippet_models():
            if model.snippet_viewset.url_namespace == namespace:
                return not issubclass(model, TranslatableMixin) or _snippet_allowed(request, model, match)
    return True


def _snippet_allowed(request: HttpRequest, model: type[models.Model], match: ResolverMatch) -> bool:
    name = match.url_name or ""
    if name in SNIPPET_VIEWS_LEFT_ALONE:
        return True
    rule = SNIPPET_VIEWS.get(name)
    if rule is None:
        return may_stop(request.user)
    if "pk" in match.kwargs:
        pk = unquote(str(match.kwargs["pk"]))
        instance = model._default_manager.select_related("locale").filter(pk=pk).first()
        if instance is None:
            return True  # the view says that it is not there
        locale = instance.locale
    else:
        code = request.GET.get("locale")
        locale = get_object_or_404(Locale, language_code=code) if code else Locale.get_default()
    user = request.user
    if not rule(user, locale) or (_restarts(request) and not may_stop(user)):
        return False
    return not _publishes(request) or may_review(user, locale)


def _publishes(request: HttpRequest) -> bool:
    """Tell whether a form of an editor asks to publish: Wagtail's, or wagtail-localize's."""
    return request.method == "POST" and ("action-publish" in request.POST or request.POST.get("action") == "publish")


def _restarts(request: HttpRequest) -> bool:
    """Tell whether the form brings a stopped translation back, over what was written by hand since."""
    return request.method == "POST" and "localize-restart-translation" in request.POST


def _translates(request: HttpRequest, translation_id: int, **kwargs: Any) -> bool:
    translation = get_object_or_404(Translation.objects.select_related("target_locale"), id=translation_id)
    return may_translate(request.user, translation.target_locale)


def _stops(request: HttpRequest, translation_id: int) -> bool:
    get_object_or_404(Translation, id=translation_id)
    return may_stop(request.user)


def _becomes_alias(request: HttpRequest, page_id: int) -> bool:
    get_object_or_404(Page, id=page_id)
    return may_stop(request.user)


def _submits(request: HttpRequest, **kwargs: Any) -> bool:
    return may_write_source(request.user)


def _reads_report(request: HttpRequest) -> bool:
    return may_write_source(request.user) or bool(languages_of(request.user))


def _reads_snippets(request: HttpRequest, app_label: str, model_name: str, **kwargs: Any) -> bool:
    model = get_snippet_model_from_url_params(app_label, model_name)
    policy = model.snippet_viewset.permission_policy
    return policy.user_has_any_permission(request.user, {"add", "change", "delete", "view"})


def _anyone(request: HttpRequest) -> bool:
    return True


LOCALIZE_VIEWS: dict[str, Callable[..., bool]] = {
    "javascript_catalog": _anyone,
    "submit_page_translation": _submits,
    "submit_snippet_translation": _submits,
    "update_translations": _submits,
    "edit_string_translation": _translates,
    "edit_override": _translates,
    "download_pofile": _translates,
    "upload_pofile": _translates,
    "machine_translate": _translates,
    "preview_translation": _translates,
    "stop_translation": _stops,
    "convert_to_alias": _becomes_alias,
    "translations_report": _reads_report,
    "translations_report_results": _reads_report,
    "snippets_api_listing": _reads_snippets,
    "snippets_api_detail": _reads_snippets,
}
