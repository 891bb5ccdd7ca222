"""What all pages of the site share."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from common.blocks import ContentBlock
from common.navigation import Crumb, LanguageLink, home_crumb, language_links
from common.translation.fields import synchronised, translated
from common.translation.lookup import public_translations

from .reviewed import ReviewedInItsLanguage, RolePagePermissionTester

PAGE_TRANSLATION_FIELDS = [
    *translated("title", "slug", "seo_title", "search_description", "summary"),
    *synchronised("show_in_menus"),
]


class SitePage(ReviewedInItsLanguage, Page):
    """A page with a summary, breadcrumbs and links to its versions in other languages."""

    summary = models.TextField(
        _("summary"),
        blank=True,
        help_text=_("One or two plain sentences under the title: what the reader finds here and why it helps."),
    )

    search_fields = [*Page.search_fields, index.SearchField("summary")]
    content_panels = [*Page.content_panels, FieldPanel("summary")]

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from common.translation.freshness import staleness

        context = super().get_context(request, *args, **kwargs)
        context["breadcrumbs"] = self.breadcrumbs(request)
        context["language_links"] = self.language_links(request)
        context["staleness"] = staleness(self.translation_key, self.locale)
        return context

    def permissions_for_user(self, user: Any) -> RolePagePermissionTester:
        return RolePagePermissionTester(user, self)

    def breadcrumbs(self, request: HttpRequest) -> list[Crumb]:
        """Return the way from the home page to this page; empty on the home page itself."""
        if self.depth == 2:
            return []
        above = self.get_ancestors().filter(depth__gt=2).live()
        between = [Crumb(page.title, page.get_url(request) or "") for page in above]
        return [home_crumb(self.locale), *between, Crumb(self.title, "")]

    def language_links(self, request: HttpRequest) -> list[LanguageLink]:
        """Return one link per language to this page in that language."""
        urls = {page.locale.language_code: page.get_url(request) for page in public_translations(self)}
        return language_links(request, urls, self.translation_key)


def tabs(*content: tuple[list[Any], Any], promote: list[Any], settings: list[Any]) -> TabbedInterface:
    """Return an edit handler with one tab per (panels, heading) pair, then Search and sharing, then Settings."""
    named = [ObjectList(panels, heading=heading) for panels, heading in content]
    return TabbedInterface(
        [
            *named,
            ObjectList(promote, heading=_("Search and sharing")),
            ObjectList(settings, heading=_("Settings")),
        ]
    )


class IndexPage(SitePage):
    """A page below the home page that lists the pages below itself."""

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
    parent_page_types = ["home.HomePage"]
    max_count_per_parent = 1

    class Meta:
        abstract = True
