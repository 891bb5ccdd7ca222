"""A page costs the same number of queries however much the site holds."""

import pytest
from django.test import Client

from guide.models import ChapterMethod, ChapterMicroSkill, ChapterReference
from home.models import ReaderPath
from standards.models import MethodReference, StandardReference
from tests import factories
from tests.looking import queries

pytestmark = pytest.mark.django_db
FEW, MANY = 2, 20


class GrowingSite:
    """A site that holds the same number of everything."""

    def __init__(self):
        self.home = factories.home()
        self.index = factories.standards_index(self.home)
        self.methods_index = factories.method_index(self.home)
        self.guide = factories.guide_index(self.home)
        self.activities, self.references, self.terms, self.methods, self.skills = [], [], [], [], []
        self.standards, self.chapters = [], []

    def grow(self, size):
        """Add until there are `size` of everything, each named by the first page of every kind."""
        for number in range(len(self.skills), size):
            self.activities.append(factories.activity())
            self.references.append(factories.reference(title=f"Needle report {number}"))
            self.terms.append(
                factories.glossary_term(
                    name=f"needle{chr(97 + number)}", definition="A needle.", reference=self.references[-1]
                )
            )
            self.methods.append(factories.method(self.methods_index, title=f"Needle method {number}"))
            self.skills.append(factories.micro_skill(title=f"Needle skill {number}"))
            self.standards.append(factories.standard(self.index, [self.skills[-1]], title=f"Needle area {number}"))
            self.chapters.append(factories.chapter(self.guide, title=f"Needle chapter {number}"))
        self._fill_sheet(size)
        self._fill_standard()
        self._fill_method(size)
        self._fill_chapter(size)
        self._fill_home(size)

    def _fill_sheet(self, size):
        skill = self.skills[0]
        rows = {
            "outcomes": {"statement": "Outcome", "assessor_sees": "Sign", "kind": "skill"},
            "criteria": {"text": "Criterion"},
            "badge_levels": {"slug": "alone", "name": "Alone", "descriptor": "Works.", "rule": "All."},
            "situations": {"title": "Place", "situation": "Here.", "task": "Do it.", "evidence": "A photo."},
            "safety_notes": {"text": "Never."},
            "alignments": {"framework": "esco", "relation": "close", "labels": "en: label"},
        }
        for relation, values in rows.items():
            manager = getattr(skill, relation)
            manager.set([manager.model(locale=skill.locale, sort_order=n, **values) for n in range(size)])
        skill.pilot_countries.set(
            [
                skill.pilot_countries.model(locale=skill.locale, sort_order=n, country=["BE", "CY", "ES", "FR"][n % 4])
                for n in range(size)
            ]
        )
        for relation, name, objects in (
            ("activities", "activity", self.activities),
            ("methods", "method", self.methods),
        ):
            manager = getattr(skill, relation)
            manager.set([manager.model(locale=skill.locale, sort_order=n, **{name: o}) for n, o in enumerate(objects)])
        skill.save()
        skill.save_revision().publish()

    def _fill_standard(self):
        for page in self.standards[:1]:
            page.micro_skills = [
                page.micro_skills.model(micro_skill=skill, sort_order=n) for n, skill in enumerate(self.skills)
            ]
            page.references = [StandardReference(reference=reference) for reference in self.references]
            page.save_revision().publish()
        for page in self.standards[1:]:
            # The sheet names every standard that lists the first micro-skill.
            page.micro_skills = [page.micro_skills.model(micro_skill=self.skills[0])]
            page.save_revision().publish()

    def _fill_method(self, size):
        page = self.methods[0]
        page.references = [MethodReference(reference=reference) for reference in self.references]
        page.steps = [("step", {"title": f"Step {n}", "text": "Watch."}) for n in range(size)]
        page.country_notes = [
            ("note", {"country": "BE", "text": "A flat.", "reference": reference}) for reference in self.references
        ]
        page.grid = [
            page.grid.model(criterion=f"{n}", not_yet="a", with_help="b", alone="c", expert="d") for n in range(size)
        ]
        page.save_revision().publish()
        for skill in self.skills[1:]:
            skill.methods.set([skill.methods.model(method=page, locale=skill.locale)])
            skill.save()
            skill.save_revision().publish()

    def _fill_chapter(self, size):
        page = self.chapters[0]
        page.terms = [page.terms.model(term=term, sort_order=n) for n, term in enumerate(self.terms)]
        page.micro_skills = [ChapterMicroSkill(micro_skill=skill) for skill in self.skills]
        page.methods = [ChapterMethod(method=method) for method in self.methods]
        page.references = [ChapterReference(reference=reference) for reference in self.references]
        page.body = [("text", f"<p>{' '.join(term.name for term in self.terms)}</p>")]
        for number in range(size):
            reference = self.references[number]
            page.body.append(("heading", f"Heading {number}"))
            example = {"title": "E", "situation": "S", "action": "A", "result": "R", "source": reference}
            page.body.append(("example", example))
        page.save_revision().publish()

    def _fill_home(self, size):
        # No more than three kinds of reader can be entered.
        self.home.readers = [
            ReaderPath(audience="You", need="It", link_text="Go", page=page) for page in self.chapters[: min(size, 3)]
        ]
        self.home.save_revision().publish()
        self.home = factories.home()

    def addresses(self):
        return {
            "standards index": self.index.url,
            "micro-skill": f"{self.index.url}{self.skills[0].public_path}",
            "standard": self.standards[0].url,
            "method": self.methods[0].url,
            "methods index": self.methods_index.url,
            "home": self.home.url,
            "guide index": self.guide.url,
            "chapter": self.chapters[0].url,
            "glossary": f"{self.guide.url}glossary/",
            "references": f"{self.guide.url}references/",
            "blank templates": f"{self.guide.url}templates/",
            "kit": f"{self.index.url}{self.skills[0].public_path}kit.docx",
            "search": "/en/search/?q=needle",
        }


@pytest.fixture(scope="module")
def costs(kept_in_database):
    """The number of queries of every page with few and with many of everything, measured once."""
    with kept_in_database():
        site, client, found = GrowingSite(), Client(), {}
        for size in (FEW, MANY):
            site.grow(size)
            found[size] = {name: queries(client, url) for name, url in site.addresses().items()}
    return found


@pytest.mark.parametrize(
    "page",
    [
        "standards index",
        "micro-skill",
        "standard",
        "method",
        "methods index",
        "home",
        "guide index",
        "chapter",
        "glossary",
        "references",
        "blank templates",
        "kit",
        "search",
    ],
)
def test_number_of_queries_does_not_grow(costs, page):
    few, many = costs[FEW][page], costs[MANY][page]
    # The search may cost less: results of many kinds are looked up in more tables.
    assert few == many or (page == "search" and many < few), (
        f"{page}: {few} queries with {FEW} of everything, {many} with {MANY}"
    )
