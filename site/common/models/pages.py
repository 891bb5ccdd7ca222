"""What all pages of the site share."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from common.blocks import ContentBlock
from common.navigation import Crumb, LanguageLink, home_crumb, language_links
from common.translation.fields import synchronised, translated
from common.translation.lookup import public_translations
from common.versions import remembered

from .reviewed import ReviewedInItsLanguage, RolePagePermissionTester

PAGE_TRANSLATION_FIELDS = [
    *translated("title", "slug", "seo_title", "search_description", "summary"),
    *synchronised("show_in_menus"),
]

# Blocks of which site.css has the styles.
PLAIN_BLOCKS = ("text", "heading", "table", "callout")


class SitePage(ReviewedInItsLanguage, Page):
    """A page with a summary, breadcrumbs and links to its versions in other languages."""

    summary = models.TextField(
        _("summary"),
        blank=True,
        help_text=_("One or two plain sentences under the title: what the reader finds here and why it helps."),
    )

    search_fields = [*Page.search_fields, index.SearchField("summary")]
    content_panels = [*Page.content_panels, FieldPanel("summary")]

    # Set by `common.serving` on a page that it found to be public at the current content version.
    is_known_to_be_public = False

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from common.translation.freshness import staleness

        context = super().get_context(request, *args, **kwargs)
        context["breadcrumbs"] = remembered(request, ("crumbs", self.pk), lambda: self.breadcrumbs(request))
        context["language_links"] = self.language_links(request)
        context["staleness"] = remembered(
            request, ("staleness", self.pk), lambda: staleness(self.translation_key, self.locale)
        )
        return context

    def get_view_restrictions(self) -> Any:
        """Return who may not see the page, without asking again for a page that everybody may see."""
        return [] if self.is_known_to_be_public else super().get_view_restrictions()

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
        return language_links(request, self.urls_by_language(request), self.translation_key)

    def urls_by_language(self, request: HttpRequest) -> dict[str, str | None]:
        """Return the address of this page in every language in which readers can open it."""
        return remembered(
            request,
            ("languages", self.pk),
            lambda: {page.locale.language_code: page.get_url(request) for page in public_translations(self)},
        )


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

    @property
    def has_rich_blocks(self) -> bool:
        """Tell whether the body holds blocks that only text.css has the styles of."""
        return any(block.block_type not in PLAIN_BLOCKS for block in self.body)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        # The text under a list is the same for every reader and every choice in the list.
        key = ("body", self.pk, request.get_host())
        context["body_html"] = remembered(request, key, lambda: self._body_html(request)) if self.body else ""
        return context

    def _body_html(self, request: HttpRequest) -> str:
        from common.citations import citations_of

        context = {"page": self, "citations": citations_of([], self.locale, self.body)}
        return render_to_string("components/body.html", context, request)
