"""The page that lists the blank templates, and their files."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse

from common.documents import FORMATS, paper_file
from common.navigation import Crumb
from common.translation.lookup import source_locale

from . import listing

if TYPE_CHECKING:
    from guide.models import GuideChapterPage

PATH = "templates/"


@dataclass(frozen=True)
class File:
    """A file to take: "DOCX", its address, its size in bytes."""

    name: str
    url: str
    size: int


@dataclass(frozen=True)
class Entry:
    """A template as the page shows it."""

    template: listing.BlankTemplate
    files: list[File]


def entries(request: HttpRequest, url: str) -> list[Entry]:
    """Return every template with its files; `url` is the address of the page that lists them."""
    source = request.build_absolute_uri(url)
    return [
        Entry(
            template,
            [
                File(ending.upper(), f"{url}{template.slug}.{ending}", len(listing.content(template, ending, source)))
                for ending in FORMATS
            ],
        )
        for template in listing.TEMPLATES.values()
    ]


def template_file(request: HttpRequest, url: str, slug: str, ending: str) -> HttpResponse:
    """Answer with a blank template as one of `FORMATS`.

    Raises:
        Http404: there is no such template or no such file.
    """
    template = listing.TEMPLATES.get(slug)
    if template is None or ending not in FORMATS:
        raise Http404(f"No blank template {slug} as {ending}")
    source = request.build_absolute_uri(url)
    made = listing.content(template, ending, source)
    return paper_file(made, slug, ending, listing.paper(template, source))


def of_chapter(chapter: "GuideChapterPage", crumbs: list[Crumb]) -> dict[str, Any]:
    """Return what the end of a chapter shows of the templates that belong to it.

    `crumbs` lead from the home page over the guide, where that is public, to the chapter.
    """
    above = crumbs[-2] if len(crumbs) > 2 else None
    if above is None:
        return {}
    return {
        "blank_templates": listing.of_chapter(_english_slug(chapter)),
        "blank_templates_url": f"{above.url}{PATH}",
    }


def _english_slug(chapter: "GuideChapterPage") -> str:
    if chapter.locale_id == source_locale().pk:
        return chapter.slug
    versions = type(chapter).objects.filter(translation_key=chapter.translation_key, locale=source_locale())
    return versions.values_list("slug", flat=True).first() or ""
