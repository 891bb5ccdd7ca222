"""Response headers that no view may forget, and the reader's choice of language."""

from collections.abc import Callable
from urllib.parse import urlsplit

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_path

# Below this nothing is gained by compressing.
FEW_BYTES = 200
# As quick as gzip; 9 takes three times as long for a hundredth more.
BROTLI_QUALITY = 8
PUBLIC_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
        "base-uri 'none'",
        "manifest-src 'self'",
    ]
)
# Wagtail's editing interface relies on inline scripts and styles (wagtail issue 1288), and so does the
# toolbar it adds to pages for people who are signed in.
EDITOR_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "frame-src 'self'",
        "frame-ancestors 'self'",
        "form-action 'self'",
        "base-uri 'self'",
        "object-src 'none'",
    ]
)
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"


class CompressionMiddleware(GZipMiddleware):
    """Send whole pages to readers compressed by Brotli, a tenth smaller than by gzip; everything else as Django does.

    Django pads what it compresses against BREACH, an attack on secrets within a page. Only a page for somebody
    who is signed in holds one.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
        accepted = {part.partition(";")[0].strip() for part in request.headers.get("Accept-Encoding", "").split(",")}
        if "br" not in accepted or not self._is_page_for_readers(request, response):
            return super().process_response(request, response)
        patch_vary_headers(response, ["Accept-Encoding"])
        response.content = brotli.compress(response.content, quality=BROTLI_QUALITY)
        response.headers["Content-Length"] = str(len(response.content))
        response.headers["Content-Encoding"] = "br"
        etag = response.get("ETag")
        if etag and etag.startswith('"'):
            response.headers["ETag"] = f"W/{etag}"
        return response

    @staticmethod
    def _is_page_for_readers(request: HttpRequest, response: HttpResponse) -> bool:
        return (
            not response.streaming
            and len(response.content) >= FEW_BYTES
            and not response.has_header("Content-Encoding")
            and settings.SESSION_COOKIE_NAME not in request.COOKIES
            and not response.cookies
        )


class ContentSecurityPolicyMiddleware:
    """Send a strict Content-Security-Policy to readers and a looser one to signed-in editors."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        policy = EDITOR_POLICY if self._is_editor(request) else PUBLIC_POLICY
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    @staticmethod
    def _is_editor(request: HttpRequest) -> bool:
        """Tell whether the answer may hold Wagtail's own interface, without opening a session for readers."""
        if request.path.startswith(reverse("wagtailadmin_home")):
            return True
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES and hasattr(request, "user")
        return has_session and request.user.has_perm("wagtailadmin.access_admin")


class RememberLanguageMiddleware:
    """Remember the language a reader chose, for the next time they come to "/".

    A choice is a step from a page of this site in one language to a page in another, which only the language
    links offer. Whoever comes from elsewhere has chosen nothing and gets no cookie.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        chosen = get_language_from_path(request.path_info)
        if chosen and self._left_language(request) not in (None, chosen):
            if request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) != chosen:
                response.set_cookie(
                    settings.LANGUAGE_COOKIE_NAME,
                    chosen,
                    max_age=settings.LANGUAGE_COOKIE_AGE,
                    secure=settings.LANGUAGE_COOKIE_SECURE,
                    httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
                    samesite=settings.LANGUAGE_COOKIE_SAMESITE,
                )
        return response

    @staticmethod
    def _left_language(request: HttpRequest) -> str | None:
        """Return the language of the page of this site that the reader comes from, if any."""
        try:
            came_from = urlsplit(request.headers.get("Referer", ""))
        except ValueError:
            return None
        return get_language_from_path(came_from.path) if came_from.netloc == request.get_host() else None
