"""Where readers of a site open pages."""

from collections.abc import Collection

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Locale, Page

from common.sites import SiteRoots


def index_sites(model: type[Page]) -> dict[int, int]:
    """Return the site of the first published index page of `model` in each language, by the locale's primary key."""
    roots = SiteRoots()
    found: dict[int, int] = {}
    for locale, path in model.objects.live().public().order_by("path").values_list("locale_id", "path"):
        site = roots.site_of(path)
        if site is not None:
            found.setdefault(locale, site)
    return found


def public_addresses(
    pks: Collection[int], indexes: Collection[type[Page]], locale: Locale, request: HttpRequest
) -> tuple[dict[int, str], dict[type[Page], str]]:
    """Return where pages are on the reader's own site, as far as they are public.

    Args:
        pks: the pages looked for.
        indexes: models of index pages, of each of which the first one in the reader's language is looked for.
        locale: the reader's language.
        request: the reader's request.

    Returns:
        The addresses of the pages by primary key, and those of the index pages by model. Two queries for any number.
    """
    types = ContentType.objects.get_for_models(*indexes)
    chosen = Q(pk__in=pks) | Q(locale=locale, content_type__in=types.values())
    by_type = {content_type.pk: model for model, content_type in types.items()}
    pages: dict[int, str] = {}
    found: dict[type[Page], str] = {}
    for page in Page.objects.live().public().filter(chosen).order_by("path"):
        url = page.get_url(request) or ""
        # On another site an address names its host.
        if url.startswith("/"):
            pages[page.pk] = url
            if page.content_type_id in by_type and page.locale_id == locale.pk:
                found.setdefault(by_type[page.content_type_id], url)
    return {pk: pages[pk] for pk in pks if pk in pages}, found
