"""A page costs the same number of queries however many practices, countries, questions and figures there are."""

import pytest
from django.test import Client

from benchmark.models import CountryPoint, CountryReference, InterviewQuestion
from common.countries import Country
from tests import factories
from tests.looking import queries

pytestmark = pytest.mark.django_db
FEW, MANY = 2, 20
PAGES = [
    "list", "matrix", "filtered", "csv", "json", "choose", "practice", "country", "section", "questions", "question",
    "method", "chapter",
]  # fmt: skip


class GrowingReport:
    """A report that holds the same number of everything."""

    def __init__(self):
        home = factories.home()
        self.index = factories.benchmark_index(home)
        self.methods = factories.method_index(home)
        self.guide = factories.guide_index(home)
        self.method = factories.method(self.methods)
        self.practices, self.references, self.chapters = [], [], []

    def grow(self, size):
        for number in range(len(self.practices), size):
            self.references.append(factories.reference())
            partner = factories.organisation()
            factories.question(dict.fromkeys(Country.values, "An answer."), reference=self.references[-1])
            self.practices.append(
                factories.practice(
                    self.index,
                    {"term": "yes"},
                    {"title": "A title"},
                    groups=["everyone"],
                    methods=[self.method],
                    references=[self.references[-1]],
                    partner=partner,
                    number=number + 1,
                )
            )
            factories.report_section(self.index)
        self._fill(size)

    def _fill(self, size):
        if not self.chapters:
            self.chapters = [factories.chapter(self.guide)]
            self.country = factories.country_page(self.index, interviewee="An expert.")
            self.section = factories.report_section(self.index)
        cards = [("practice_card", {"practice": page, "note": "Look."}) for page in self.practices]
        self.chapters += [factories.chapter(self.guide, body=cards[:1]) for _ in range(size - len(self.chapters))]
        factories.republish(self.chapters[0], body=cards)
        self.country.points = [
            CountryPoint(aspect="context", text=f"Point {n}", reference=reference)
            for n, reference in enumerate(self.references)
        ]
        self.country.references = [CountryReference(reference=reference) for reference in self.references]
        self.country.save_revision().publish()
        table = {"header": ["Row", "Number"], "rows": [["a", "1"]]}
        event = {"when": "2022", "text": "It came."}
        self.section.body = [
            *(("table", {**table, "caption": f"Table {n}"}) for n in range(size)),
            ("timeline", {"caption": "How", "events": [{**event, "source": each} for each in self.references]}),
        ]
        self.section.save_revision().publish()
        first = type(self.practices[0]).objects.get(pk=self.practices[0].pk)
        first.methods = [first.methods.model(method=each) for each in self._methods(size)]
        first.save_revision().publish()

    def _methods(self, size):
        return [self.method, *(factories.method(self.methods) for _ in range(size - 1))]

    def addresses(self):
        base = self.index.url
        question = InterviewQuestion.objects.order_by("number").first()
        return {
            "list": base,
            "matrix": f"{base}?view=matrix",
            "filtered": f"{base}?country=FR&term=yes",
            "csv": f"{base}list.csv",
            "json": f"{base}list.json",
            "choose": f"{base}compare/",
            "practice": self.practices[0].get_url(),
            "country": self.country.url,
            "section": self.section.url,
            "questions": f"{base}questions/",
            "question": f"{base}{question.public_path}",
            "method": self.method.url,
            "chapter": self.chapters[0].url,
        }


@pytest.fixture(scope="module")
def costs(kept_in_database):
    """The number of queries of every page with few and with many of everything, measured once."""
    with kept_in_database():
        report, client, found = GrowingReport(), Client(), {}
        for size in (FEW, MANY):
            report.grow(size)
            found[size] = {name: queries(client, url) for name, url in report.addresses().items()}
    return found


@pytest.mark.parametrize("page", PAGES)
def test_number_of_queries_does_not_grow(costs, page):
    few, many = costs[FEW][page], costs[MANY][page]
    assert few == many, f"{page}: {few} queries with {FEW} of everything, {many} with {MANY}"
