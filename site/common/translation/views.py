"""Pages about languages: which one to read in, what is missing, what is out of date."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, get_language_from_request, gettext
from django.views.decorators.http import require_safe
from wagtail.models import Locale, Site

from common.navigation import Crumb, home_crumb, language_links

from .freshness import changes, staleness
from .lookup import Version, public_translations, public_versions, source_locale


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """Lead from "/" to the language chosen last time, else to the one the browser asks for, else to English.

    Only to a home page that readers can open.

    Addresses that name a language are never redirected, so that search engines reach every language.
    """
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    code = chosen if chosen in dict(settings.LANGUAGES) else get_language_from_request(request)
    site = Site.find_for_request(request)
    homes = public_translations(site.root_page).values_list("locale__language_code", flat=True) if site else []
    if code not in homes:
        code = source_locale().language_code
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    response = HttpResponseRedirect(f"/{code}/{query}")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


@require_safe
def not_translated(request: HttpRequest, key: UUID) -> HttpResponse:
    """Say honestly that a text is missing in this language and where it exists.

    Leads on to the text itself once it is translated; 404 when it exists nowhere.
    """
    versions = public_versions(key, request)
    here = _in(versions, get_language())
    if here:
        return redirect(here.url)
    if not versions:
        raise Http404("No public text has this key")
    context = {
        "versions": versions,
        "language_links": language_links(request, {version.language: version.url for version in versions}, key),
    }
    return render(request, "translation/not_translated.html", context)


@require_safe
def what_changed(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show, paragraph by paragraph, what changed in the source since this translation was made."""
    versions = public_versions(key, request)
    here = _in(versions, get_language())
    if here is None:
        raise Http404("No public text has this key in this language")
    locale = Locale.get_active()
    context = {
        "here": here,
        "source": _in(versions, source_locale().language_code),
        "changes": changes(key, locale),
        "behind": staleness(key, locale),
        "breadcrumbs": [home_crumb(locale), Crumb(here.title, here.url), Crumb(gettext("What changed"), "")],
        "language_links": language_links(request, {version.language: version.url for version in versions}, key),
    }
    return render(request, "translation/what_changed.html", context)


def _in(versions: list[Version], code: str | None) -> Version | None:
    return next((version for version in versions if version.language == code), None)
