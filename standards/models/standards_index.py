from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from common.addresses import Address
from common.models import IndexPage
from common.navigation import LanguageLink, language_links
from common.versions import remembered
from standards.routes import CatalogueRoutes

if TYPE_CHECKING:
    from standards.catalogue.listing import Listing
    from standards.models import CompetenceStandardPage


class StandardsIndexPage(CatalogueRoutes, IndexPage):
    """The catalogue. Below it, `micro-skills/<slug>/` shows one micro-skill."""

    template = "standards/index.html"
    subpage_types = ["standards.CompetenceStandardPage"]
    page_description = _("The list of all standards and micro-skills.")

    class Meta:
        verbose_name = _("standards index")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["index_url"] = self.get_url(request)
        return context

    def listing(self, request: HttpRequest) -> "Listing":
        """Return what a request finds in the catalogue, worked out once per request."""
        from standards.catalogue.listing import Listing

        if not hasattr(request, "_listing"):
            request._listing = Listing(self, request)  # type: ignore[attr-defined]
        return request._listing  # type: ignore[attr-defined]

    def language_links(self, request: HttpRequest) -> list[LanguageLink]:
        """Return links to this page in every language, with what the reader chose as it was understood."""
        listing: Listing | None = getattr(request, "_listing", None)
        query = listing.selection.query_string() if listing else None
        return language_links(request, self.urls_by_language(request), self.translation_key, query)

    def sub_addresses(self, url: str) -> Iterator[Address]:
        """Yield the address of every public sheet, for the sitemap."""
        from standards.models import MicroSkill

        for skill in MicroSkill.objects.public_in(self.locale):
            yield Address(
                str(skill.translation_key),
                self.locale.language_code,
                f"{url}{skill.public_path}",
                skill.last_published_at,
            )

    @path("", name="list")
    def list_view(self, request: HttpRequest) -> HttpResponse:
        """The catalogue itself: what the query string asks for, everything without one."""
        from common.publications.offers import offer

        listing = self.listing(request)
        context = {
            "listing": listing,
            "micro_skills": listing.page.object_list,
            # Of this very page of results, its number included.
            "canonical_query": listing.selection.query_string(),
            "standards": remembered(request, ("standards", self.pk), self._standards),
        }
        # htmx asks for what a choice changes, and for the whole page when the reader goes back.
        if request.htmx and request.htmx.request_type != "full":
            response = self.render(request, context_overrides=context, template="standards/catalogue/catalogue.html")
            response["HX-Push-Url"] = listing.url_of(listing.selection)
        else:
            context["publications"] = offer("catalogue", self.translation_key, self.locale.language_code)
            response = self.render(request, context_overrides=context)
        patch_vary_headers(response, ["HX-Request", "HX-Request-Type"])
        return response

    def _standards(self) -> "list[CompetenceStandardPage]":
        from standards.models import CompetenceStandardPage

        return list(CompetenceStandardPage.objects.child_of(self).live().public())

    @path("micro-skills/<slug:slug>/", name="micro_skill")
    def micro_skill_view(self, request: HttpRequest, slug: str) -> HttpResponse:
        """The sheet of one micro-skill; 404 for drafts and for what is private."""
        from common.publications.offers import offer
        from standards.models import MicroSkill
        from standards.sheets import micro_skill_sheet

        micro_skill = MicroSkill.objects.public_in(self.locale).for_sheet().filter(slug=slug).first()
        if micro_skill is None:
            raise Http404(f"No micro-skill {slug} in this language")
        return self.render(
            request,
            context_overrides={
                **micro_skill_sheet(micro_skill, request, index=self),
                "publications": offer("micro-skill", micro_skill.translation_key, self.locale.language_code),
            },
            template="standards/micro_skill.html",
        )
