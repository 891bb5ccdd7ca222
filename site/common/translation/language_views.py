"""The page on which a language is started."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.permissions import locale_permission_policy

from .languages import UnknownLanguageError, language_states, open_language, prepare


@require_http_methods(["GET", "HEAD", "POST"])
def languages(request: HttpRequest) -> HttpResponse:
    """Show how far each language is prepared, and prepare the next portion of one when asked to.

    Each portion is a request of its own, so that none takes long and an interruption loses nothing.
    """
    if not locale_permission_policy.user_has_permission(request.user, "add"):
        raise PermissionDenied
    if request.method == "POST":
        return _prepare(request)
    states = language_states()
    going = next((state for state in states if state.code == request.GET.get("going") and state.locale), None)
    skip = _number(request.GET.get("skip"))
    if going and going.left <= skip:
        going = None
    context = {"states": states, "going": going, "skip": skip}
    return TemplateResponse(request, "translation/admin/languages.html", context)


def _prepare(request: HttpRequest) -> HttpResponse:
    code, skip = request.POST.get("language", ""), _number(request.POST.get("skip"))
    address = reverse("translation:languages")
    try:
        locale = open_language(code)
    except UnknownLanguageError:
        messages.error(request, _("There is no language “%s” in the settings to translate into.") % code[:20])
        return redirect(address)
    step = prepare(locale, request.user, skip=skip)
    for title, reason in step.failed:
        messages.error(request, _("“%(title)s” could not be prepared: %(reason)s") % {"title": title, "reason": reason})
    if step.left:
        query = {"going": code, "skip": skip + len(step.failed)}
        return redirect(f"{address}?{urlencode(query)}")
    failed = skip + len(step.failed)
    if failed:
        messages.warning(
            request,
            ngettext(
                "%d object could not be prepared; everything else is ready.",
                "%d objects could not be prepared; everything else is ready.",
                failed,
            )
            % failed,
        )
    else:
        messages.success(request, _("Everything is ready to be translated. Nothing of it is public yet."))
    return redirect(address)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else 0
