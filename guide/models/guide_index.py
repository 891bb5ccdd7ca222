from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from common.addresses import Address
from common.models import IndexPage, Reference
from common.navigation import Crumb, language_links
from common.text import fold


class GuideIndexPage(RoutablePageMixin, IndexPage):
    """The practical guide's contents. Below it, `glossary/`, `references/`, `templates/` and `own-standard/`."""

    template = "guide/index.html"
    subpage_types = ["guide.GuideChapterPage"]
    page_description = _("The list of chapters of the practical guide.")

    class Meta:
        verbose_name = _("guide index")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from guide.models import GuideChapterPage

        context = super().get_context(request, *args, **kwargs)
        context["chapters"] = GuideChapterPage.objects.child_of(self).live().public()
        context["glossary_url"] = self.get_url(request) + self.reverse_subpage("glossary")
        context["references_url"] = self.get_url(request) + self.reverse_subpage("references")
        context["blank_templates_url"] = self.get_url(request) + self.reverse_subpage("blank_templates")
        context["own_standard_url"] = self.get_url(request) + self.reverse_subpage("own_standard")
        return context

    def sub_addresses(self, url: str) -> Iterator[Address]:
        """Yield the addresses of the parts of the guide that are no chapters, for the sitemap."""
        for name in ("glossary", "references", "blank_templates", "own_standard"):
            yield Address(
                f"{self.translation_key}/{name}", self.locale.language_code, f"{url}{self.reverse_subpage(name)}", None
            )

    @path("", name="contents")
    def contents_view(self, request: HttpRequest) -> HttpResponse:
        """The list of chapters."""
        from common.publications.offers import offer

        files = offer("guide", self.translation_key, self.locale.language_code)
        return self.render(request, context_overrides={"publications": files})

    @path("glossary/", name="glossary")
    def glossary_view(self, request: HttpRequest) -> HttpResponse:
        """Every term, in the alphabetical order of the language."""
        from guide.models import GlossaryTerm
        from guide.reading import by_initial

        terms = sorted(
            GlossaryTerm.objects.published_in(self.locale).select_related("reference"),
            key=lambda term: (fold(term.name), term.name),
        )
        return self._section(
            request, "glossary", gettext("Glossary"), "guide/glossary.html", {"letters": by_initial(terms)}
        )

    @path("templates/", name="blank_templates")
    def blank_templates_view(self, request: HttpRequest) -> HttpResponse:
        """Papers to fill in, with the files of each."""
        from guide.blank_templates.views import entries

        url = f"{self.get_url(request)}{self.reverse_subpage('blank_templates')}"
        context = {"entries": entries(request, url)}
        return self._section(
            request, "blank_templates", gettext("Blank templates"), "guide/blank_templates/index.html", context
        )

    # Wagtail hands the last part of an address over with a slash at its end; readers see it without.
    @path("templates/<slug:slug>.<str:ending>/", name="blank_template_file")
    def blank_template_file_view(self, request: HttpRequest, slug: str, ending: str) -> HttpResponse:
        """One of them as a file."""
        from guide.blank_templates.views import template_file

        url = f"{self.get_url(request)}{self.reverse_subpage('blank_templates')}"
        return template_file(request, url, slug, ending)

    @path("references/", name="references")
    def references_view(self, request: HttpRequest) -> HttpResponse:
        """Every source that the site cites."""
        references = sorted(
            Reference.objects.published_in(self.locale), key=lambda reference: (fold(reference.title), reference.pk)
        )
        return self._section(
            request, "references", gettext("References"), "guide/references.html", {"references": references}
        )

    # The form sends nobody's rights along: it stores nothing, changes nothing and answers only with what was sent.
    # A token against forged requests would protect nothing here, and it would need a cookie, which readers get none of.
    @path("own-standard/", name="own_standard")
    @csrf_exempt
    def own_standard_view(self, request: HttpRequest) -> HttpResponse:
        """Write a standard of one's own, step by step."""
        from guide.own_standard.views import respond

        def show(title: str, template: str, context: dict[str, Any]) -> HttpResponse:
            return self._section(request, "own_standard", title, template, context)

        return respond(request, self.locale, show)

    def _section(
        self, request: HttpRequest, name: str, title: str, template: str, context: dict[str, Any]
    ) -> HttpResponse:
        """Render a part of the guide that has an address of its own."""
        suffix = self.reverse_subpage(name)
        crumbs = self.breadcrumbs(request)
        crumbs = [*crumbs[:-1], Crumb(self.title, self.get_url(request) or ""), Crumb(title, "")]
        urls = {code: f"{url}{suffix}" for code, url in self.urls_by_language(request).items()}
        overrides = {
            **context,
            "section_title": title,
            "breadcrumbs": crumbs,
            "language_links": language_links(request, urls, self.translation_key),
        }
        return self.render(request, context_overrides=overrides, template=template)
