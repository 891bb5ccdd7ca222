"""The home page and plain content pages."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from common.blocks import ContentBlock, headings
from common.citations import citations_of
from common.models import SitePage, TranslatableRow
from common.models.pages import PAGE_TRANSLATION_FIELDS, tabs
from common.translation.fields import synchronised, translated
from common.translation.lookup import in_locale


class ReaderPath(TranslatableRow):
    """One kind of reader on the home page, and where they should go first."""

    home = ParentalKey("home.HomePage", on_delete=models.CASCADE, related_name="readers")
    audience = models.TextField(_("reader"), help_text=_("Speak to the reader: “You run a training centre”."))
    need = models.TextField(_("need"), help_text=_("What they come for, in one or two sentences."))
    link_text = models.TextField(_("link"), help_text=_("The words of the link; they must make sense alone."))
    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("page"),
        help_text=_("Choose the English page; each language links to its own version."),
    )

    override_translatable_fields = [*translated("audience", "need", "link_text"), *synchronised("page")]
    panels = [FieldPanel("audience"), FieldPanel("need"), FieldPanel("link_text"), PageChooserPanel("page")]

    def __str__(self) -> str:
        return self.audience


class HomePage(SitePage):
    """The front door: what the site is, for three kinds of reader."""

    headline = models.CharField(_("headline"), max_length=200, help_text=_("The large title, about eight words."))
    body = StreamField(ContentBlock(), blank=True, help_text=_("Shown under the micro-skills."))

    override_translatable_fields = [*PAGE_TRANSLATION_FIELDS, *translated("headline", "body", "readers")]
    search_fields = [*SitePage.search_fields, index.SearchField("body")]
    edit_handler = tabs(
        ([*SitePage.content_panels, FieldPanel("headline"), FieldPanel("body")], _("Content")),
        ([InlinePanel("readers", heading=_("Readers"), label=_("Reader"), max_num=3)], _("Readers")),
        promote=SitePage.promote_panels,
        settings=SitePage.settings_panels,
    )
    template = "home/home.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.ContentPage",
        "standards.StandardsIndexPage",
        "standards.AssessmentMethodIndexPage",
        "benchmark.BenchmarkIndexPage",
        "guide.GuideIndexPage",
    ]
    page_description = _("The home page of one language.")

    class Meta:
        verbose_name = _("home page")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page at an address below this one, in the language of the address only.

        Wagtail falls back on the English tree where the home page of a language is missing or unpublished.
        """
        if self.locale.language_code == get_language():
            return super().route(request, path_components)
        own = type(self).objects.filter(translation_key=self.translation_key, locale__language_code=get_language())
        home = own.first()
        if home is None:
            raise Http404("There is no home page in this language")
        return home.route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from standards.models import MicroSkill
        from standards.sheets import standards_index_url

        context = super().get_context(request, *args, **kwargs)
        rows = list(self.readers.select_related("page"))
        targets = {
            page.translation_key: page
            for page in in_locale([row.page for row in rows], Page.objects.live().public(), self.locale)
        }
        found = [(row, targets.get(row.page.translation_key)) for row in rows]
        context["readers"] = [(row, page.get_url(request)) for row, page in found if page]
        context["micro_skills"] = MicroSkill.objects.public_in(self.locale).for_cards()[:8]
        context["index_url"] = standards_index_url(self.locale, request)
        context["citations"] = citations_of([], self.locale, self.body)
        return context


class ContentPage(SitePage):
    """About, accessibility statement, privacy and other plain pages."""

    body = StreamField(ContentBlock(), help_text=_("The text of the page."))
    show_in_footer = models.BooleanField(
        _("show at the foot of every page"), default=False, help_text=_("For statements that must be easy to find.")
    )

    override_translatable_fields = [*PAGE_TRANSLATION_FIELDS, *translated("body"), *synchronised("show_in_footer")]
    search_fields = [*SitePage.search_fields, index.SearchField("body")]
    edit_handler = tabs(
        ([*SitePage.content_panels, FieldPanel("body")], _("Content")),
        promote=[*SitePage.promote_panels, FieldPanel("show_in_footer")],
        settings=SitePage.settings_panels,
    )
    template = "home/content.html"
    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]
    page_description = _("A plain page: headings, text, tables, figures.")

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["headings"] = headings(self.body)
        context["citations"] = citations_of([], self.locale, self.body)
        return context
