"""Every address of the site. Private lists are sent `never-cache`, decorated once here."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from common import addresses, health, serving
from common.feedback import views as feedback
from common.publications import views as publications
from common.translation import views as languages

private = [
    path("healthz", health.live, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("admin/", include(wagtailadmin_urls)),
]

public = [
    path("documents/", include(wagtaildocs_urls)),
    # Pictures that editors upload; a web server or object store in front may take this over.
    path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}),
    path("", languages.root),
    path("robots.txt", addresses.robots),
    path("sitemap.xml", addresses.sitemap, name="sitemap"),
]

in_each_language = i18n_patterns(
    # Translators: the address of the search page, as in /en/search/
    path(_("search/"), include("search.urls")),
    # Translators: addresses of the pages that say where a text exists, and what changed in its source
    path(_("not-translated/<uuid:key>/"), languages.not_translated, name="not_translated"),
    path(_("what-changed/<uuid:key>/"), languages.what_changed, name="what_changed"),
    # Translators: address of the page on which readers say whether a text was useful
    path(_("feedback/<uuid:key>/"), feedback.feedback, name="feedback"),
    # The same in every language: these addresses are printed, and must not change.
    path("publications/<str:kind>/<uuid:key>/", publications.page, name="publication_page"),
    path("publications/<str:kind>/<uuid:key>.<str:ending>", publications.file, name="publication_file"),
    # Files below a page, as in /en/standards/list.csv; Wagtail's own addresses have no dot.
    re_path(r"^((?:[\w\-]+/)+[\w\-]+\.(?:csv|xlsx|docx|json|pdf|atom))$", serving.serve, name="file_of_page"),
    re_path(wagtail_urls.serve_pattern, serving.serve),
    path("", include(wagtail_urls)),
)

urlpatterns: list[URLPattern | URLResolver] = decorate_urlpatterns(private, never_cache) + public + in_each_language

handler404 = "common.errors.not_found"
handler500 = "common.errors.server_error"
