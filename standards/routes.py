"""Addresses below the catalogue and below the assessment methods that are not pages of the tree.

Wagtail hands the last part of an address over with a slash at its end, hence `list.csv/`; readers see it without.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from common import comparing


class CatalogueRoutes(RoutablePageMixin):
    """Comparison, files, kits and feed of the catalogue."""

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from . import exports, feed

        context = super().get_context(request, *args, **kwargs)
        base = self.get_url(request) or ""
        # Only the list itself was filtered; sheets of single micro-skills below it have no files of the list.
        listing = getattr(request, "_listing", None)
        return {
            **context,
            "feed_url": f"{base}{feed.FEED}",
            "compare_url": f"{base}{comparing.PATH}",
            "file_links": exports.file_links(listing) if listing else [],
        }

    @path("compare/", name="compare")
    def compare_view(self, request: HttpRequest) -> HttpResponseBase:
        """Micro-skills side by side."""
        from .compare import MicroSkills

        return comparing.compare(request, self, MicroSkills(self, request))

    @path("compare.<str:ending>/", name="compare_file")
    def compare_file_view(self, request: HttpRequest, ending: str) -> HttpResponseBase:
        """The same as a file."""
        from .compare import MicroSkills

        _known(ending, comparing.FILES)
        return comparing.compare(request, self, MicroSkills(self, request), ending)

    @path("list.<str:ending>/", name="list_file")
    def list_file_view(self, request: HttpRequest, ending: str) -> HttpResponseBase:
        """The filtered list as a file."""
        from . import exports

        _known(ending, exports.FILES)
        return exports.list_file(self, request, ending)

    @path("micro-skills/<slug:slug>/kit.<str:ending>/", name="kit")
    def kit_view(self, request: HttpRequest, slug: str, ending: str) -> HttpResponseBase:
        """The assessment kit of one micro-skill as a file; 404 for drafts and for what is private."""
        from .kits import kit_file

        return kit_file(self, request, slug, ending)

    @path("feed.atom/", name="feed")
    def feed_view(self, request: HttpRequest) -> HttpResponseBase:
        """New and changed micro-skills."""
        from .feed import feed

        return feed(self, request)


class MethodRoutes(RoutablePageMixin):
    """Comparison of assessment methods."""

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, "compare_url": f"{self.get_url(request) or ''}{comparing.PATH}"}

    @path("compare/", name="compare")
    def compare_view(self, request: HttpRequest) -> HttpResponseBase:
        """Methods side by side."""
        from .compare_methods import Methods

        return comparing.compare(request, self, Methods(self, request))

    @path("compare.<str:ending>/", name="compare_file")
    def compare_file_view(self, request: HttpRequest, ending: str) -> HttpResponseBase:
        """The same as a file."""
        from .compare_methods import Methods

        _known(ending, comparing.FILES)
        return comparing.compare(request, self, Methods(self, request), ending)


def _known(ending: str, endings: tuple[str, ...]) -> None:
    if ending not in endings:
        raise Http404(f"No file ends in .{ending}")
