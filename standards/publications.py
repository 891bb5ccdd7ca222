"""Micro-skill sheets, assessment methods and the whole catalogue as publications."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale

from common.publications import Kind, register
from common.publications.paper import fragment
from common.publications.registry import Content

from .models import AssessmentMethodPage, CompetenceStandardPage, MicroSkill, StandardsIndexPage
from .notes import proposal_note
from .sheets import micro_skill_sheet, standards_index


@dataclass(frozen=True)
class Part:
    """A standard or a sheet within the catalogue; `anchor` is where it begins."""

    title: str
    summary: str
    anchor: str
    html: SafeString
    sheets: "list[Part]" = field(default_factory=list)


class Sheet(Kind):
    """The sheet of one micro-skill."""

    name = "micro-skill"
    label = gettext_lazy("Micro-skill sheet")
    template = "standards/print/sheet.html"

    def texts(self, locale: Locale) -> QuerySet[MicroSkill]:
        """Return the micro-skills of a language, once there is a catalogue that shows them."""
        skills = MicroSkill.objects.public_in(locale).for_sheet().order_by("code")
        return skills if standards_index(locale) else skills.none()

    def url(self, text: MicroSkill, request: HttpRequest) -> str:
        index = standards_index(text.locale)
        return f"{index.get_url(request)}{text.public_path}" if index else ""

    def title(self, text: MicroSkill) -> str:
        return f"{text.code} {text.title}"

    def note(self, text: MicroSkill) -> str:
        return proposal_note() if text.is_proposal else ""

    def file_name(self, text: MicroSkill) -> str:
        return text.code.lower()

    def content(self, text: MicroSkill, request: HttpRequest) -> Content:
        context = micro_skill_sheet(text, request)
        return Content(context, _parts(context))


class Method(Kind):
    """One assessment method."""

    name = "method"
    label = gettext_lazy("Assessment method")
    template = "standards/print/method.html"

    def texts(self, locale: Locale) -> QuerySet[AssessmentMethodPage]:
        return AssessmentMethodPage.objects.live().public().filter(locale=locale).order_by("path")

    def url(self, text: AssessmentMethodPage, request: HttpRequest) -> str:
        return text.get_url(request) or ""

    def content(self, text: AssessmentMethodPage, request: HttpRequest) -> Content:
        context = text.get_context(request)
        references = [entry.reference for entry in context["citations"].entries]
        return Content(context, [text, *context["micro_skills"], *references])


class Catalogue(Kind):
    """The whole catalogue: every competence standard with its sheets, then the sheets of none."""

    name = "catalogue"
    label = gettext_lazy("The whole catalogue")
    template = "standards/print/catalogue.html"
    is_book = True

    def texts(self, locale: Locale) -> QuerySet[StandardsIndexPage]:
        """Return the catalogue, once it has a micro-skill."""
        pages = StandardsIndexPage.objects.live().public().filter(locale=locale)
        return pages if MicroSkill.objects.public_in(locale).exists() else pages.none()

    def url(self, text: StandardsIndexPage, request: HttpRequest) -> str:
        return text.get_url(request) or ""

    def title(self, text: StandardsIndexPage) -> str:
        return text.headline or text.title

    def note(self, text: StandardsIndexPage) -> str:
        return " ".join([_("Entries marked as a proposal:"), proposal_note()])

    def content(self, text: StandardsIndexPage, request: HttpRequest) -> Content:
        skills = MicroSkill.objects.public_in(text.locale).for_sheet().order_by("code")
        sheets = {skill.pk: skill for skill in skills}
        book = _Book(text, request)
        for page in CompetenceStandardPage.objects.child_of(text).live().public():
            context = page.get_context(request)
            listed = [sheets.pop(skill.pk) for skill in context["micro_skills"] if skill.pk in sheets]
            book.add_standard(page, context, listed)
        if sheets:
            book.add_rest(list(sheets.values()))
        return Content({"page": text, "chapters": book.chapters}, book.parts, book.places)


class _Book:
    """The chapters of the catalogue as they come, with the objects in them and where each one is."""

    def __init__(self, index: StandardsIndexPage, request: HttpRequest) -> None:
        self._index, self._request = index, request
        self.chapters: list[Part] = []
        self.parts: list[Model] = [index]
        self.places: dict[str, str] = {}

    def add_standard(self, page: CompetenceStandardPage, context: dict[str, Any], skills: list[MicroSkill]) -> None:
        """Add a competence standard and its sheets; each sheet stands once, in the first standard that lists it."""
        anchor = f"standard-{page.pk}"
        self.places[page.get_url(self._request) or ""] = anchor
        self.parts += [page, *context["references"]]
        html = _rendered("standards/print/standard_text.html", context, anchor)
        self.chapters.append(Part(page.title, page.summary, anchor, html, [self._sheet(skill) for skill in skills]))

    def add_rest(self, skills: list[MicroSkill]) -> None:
        """Add the sheets that no standard lists."""
        sheets = [self._sheet(skill) for skill in skills]
        self.chapters.append(Part(_("More micro-skills"), "", "more-micro-skills", SafeString(""), sheets))

    def _sheet(self, skill: MicroSkill) -> Part:
        context = micro_skill_sheet(skill, self._request, index=self._index)
        anchor = f"sheet-{skill.code.lower()}"
        self.places[f"{self._index.get_url(self._request)}{skill.public_path}"] = anchor
        self.parts += _parts(context)
        html = _rendered("standards/print/sheet_part.html", context, anchor, deeper=1)
        return Part(f"{skill.code} {skill.title}", skill.statement, anchor, html)


def _rendered(template: str, context: dict[str, Any], anchor: str, deeper: int = 0) -> SafeString:
    html = fragment(render_to_string(template, context), anchor, deeper=deeper)
    return mark_safe(html)  # noqa: S308  (rendered by our templates)


def _parts(context: dict[str, Any]) -> Iterator[Model]:
    """Yield the objects whose words a sheet shows."""
    skill = context["micro_skill"]
    yield skill
    yield from context["methods"]
    yield from context["activities"]
    yield from context["standards"]
    if skill.awarding_body and skill.awarding_body.live:
        yield skill.awarding_body


register(Catalogue(), Sheet(), Method())
