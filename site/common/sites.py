"""Which site a page belongs to, and under which number a site's texts are indexed."""

from django.http import HttpRequest
from wagtail.models import Page, Site

from .versions import remembered


class SiteRoots:
    """The home pages of all sites in all languages, read once."""

    def __init__(self) -> None:
        keys = {key: pk for pk, key in Site.objects.order_by("-pk").values_list("pk", "root_page__translation_key")}
        homes = Page.objects.filter(translation_key__in=keys).values_list("path", "translation_key")
        # A site may lie within another one: the longest path is the nearest home.
        self._homes = sorted(((path, keys[key]) for path, key in homes), key=lambda home: len(home[0]), reverse=True)

    def site_of(self, path: str) -> int | None:
        """Return the number of the site of the page at a place of the tree (treebeard's path), if it has one.

        Of sites with the same home page, in whichever language, it is the first.
        """
        return next((site for home, site in self._homes if path.startswith(home)), None)


def site_id_for(request: HttpRequest) -> int | None:
    """Return the number under which the entries of the reader's site are indexed, if there is a site."""
    return remembered(request, ("site", request.get_host()), lambda: _site_id_for(request))


def _site_id_for(request: HttpRequest) -> int | None:
    site = Site.find_for_request(request)
    if site is None:
        return None
    same = Site.objects.filter(root_page__translation_key=site.root_page.translation_key)
    return same.order_by("pk").values_list("pk", flat=True).first()
