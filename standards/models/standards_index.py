from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from common.addresses import Address
from common.models import IndexPage


class StandardsIndexPage(RoutablePageMixin, IndexPage):
    """The catalogue. Below it, `micro-skills/<slug>/` shows one micro-skill."""

    template = "standards/index.html"
    subpage_types = ["standards.CompetenceStandardPage"]
    page_description = _("The list of all standards and micro-skills.")

    class Meta:
        verbose_name = _("standards index")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from standards.models import CompetenceStandardPage, MicroSkill

        context = super().get_context(request, *args, **kwargs)
        context["micro_skills"] = MicroSkill.objects.public_in(self.locale).for_cards()
        context["standards"] = CompetenceStandardPage.objects.child_of(self).live().public()
        context["index_url"] = self.get_url(request)
        return context

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
        """The catalogue itself."""
        return self.render(request)

    @path("micro-skills/<slug:slug>/", name="micro_skill")
    def micro_skill_view(self, request: HttpRequest, slug: str) -> HttpResponse:
        """The sheet of one micro-skill; 404 for drafts and for what is private."""
        from standards.models import MicroSkill
        from standards.sheets import micro_skill_sheet

        micro_skill = MicroSkill.objects.public_in(self.locale).for_sheet().filter(slug=slug).first()
        if micro_skill is None:
            raise Http404(f"No micro-skill {slug} in this language")
        return self.render(
            request,
            context_overrides=micro_skill_sheet(micro_skill, request, index=self),
            template="standards/micro_skill.html",
        )
