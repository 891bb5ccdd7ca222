from collections.abc import Iterator
from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField

from common.addresses import Address
from common.blocks import ContentBlock
from common.models import SitePage
from common.models.pages import PAGE_TRANSLATION_FIELDS, tabs
from common.translation.fields import translated


class StandardsIndexPage(RoutablePageMixin, SitePage):
    """The catalogue. Below it, `micro-skills/<slug>/` shows one micro-skill."""

    headline = models.CharField(
        _("headline"),
        max_length=200,
        blank=True,
        help_text=_("The large title, when it says more than the menu entry."),
    )
    body = StreamField(ContentBlock(), blank=True, help_text=_("Shown under the list."))

    override_translatable_fields = [*PAGE_TRANSLATION_FIELDS, *translated("headline", "body")]
    edit_handler = tabs(
        ([*SitePage.content_panels, FieldPanel("headline"), FieldPanel("body")], _("Content")),
        promote=SitePage.promote_panels,
        settings=SitePage.settings_panels,
    )
    template = "standards/index.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["standards.CompetenceStandardPage"]
    max_count_per_parent = 1
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
