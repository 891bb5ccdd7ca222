"""The interviews by question: the answers of all countries side by side."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest

from common.countries import Country
from common.translation.lookup import Version

from .querysets import public_countries, questions_in

if TYPE_CHECKING:
    from .models import BenchmarkIndexPage, CountryPage, InterviewQuestion


@dataclass(frozen=True)
class Answer:
    """What one country answered; an empty `text` where nothing is reported. `page` is the country's, if public."""

    country: Country
    text: str
    page: "CountryPage | None"


@dataclass(frozen=True)
class Asked:
    """A question with one answer for each country, in the order of the list of countries."""

    question: "InterviewQuestion"
    answers: list[Answer]


def asked_questions(index: "BenchmarkIndexPage") -> list[Asked]:
    """Return all published questions in their order."""
    pages = {page.country: page for page in public_countries(index)}
    return [_asked(question, pages) for question in questions_in(index.locale)]


def _asked(question: "InterviewQuestion", pages: "dict[str, CountryPage]") -> Asked:
    texts = {row.country: row.text for row in question.answers.all()}
    return Asked(question, [Answer(country, texts.get(country, ""), pages.get(country)) for country in Country])


def public_questions(translation_key: UUID, request: HttpRequest) -> list[Version]:
    """Return where readers can open a question, one entry for each language in which it is published."""
    from .models import BenchmarkIndexPage, InterviewQuestion

    urls = {
        page.locale_id: page.get_url(request) for page in BenchmarkIndexPage.objects.live().public().order_by("-path")
    }
    questions = InterviewQuestion.objects.published().filter(translation_key=translation_key).select_related("locale")
    return [
        Version(question.locale.language_code, question.name, f"{urls[question.locale_id]}{question.public_path}")
        for question in questions
        if urls.get(question.locale_id)
    ]
