"""What htmx asks for is the same part of the page that everybody else gets with all of it."""

import pytest
from bs4 import BeautifulSoup

from standards.models import Card, MicroSkill
from tests import factories
from tests.cataloguing import URL, card, catalogue, micro_skills
from tests.looking import words

pytestmark = pytest.mark.django_db
PART = {"HX-Request": "true", "HX-Request-Type": "partial"}
STATES = [
    "",
    "category=technical&category=soft&eqf=2",
    "eqf=2&order=title",
    "view=map&category=soft",
    "view=table&order=eqf",
    "category=transversal",
    "category=cooking&page=9",
    "q=iron&category=technical",
    "q=irom",
    "page=2",
]


@pytest.fixture(scope="module")
def index_once(kept_in_database):
    with kept_in_database():
        index = factories.standards_index()
        catalogue()
        Card.objects.bulk_create(card(skill, {"category": ["technical"], "eqf": ["1"]}) for skill in micro_skills(20))
        yield index


@pytest.fixture
def index(index_once, db, fulltext):
    """A catalogue of two pages, in which “iron” is found, and “irom” taken for it."""
    found = list(MicroSkill.objects.filter(code__in=["TEC-02", "SOF-01"]))
    fulltext.answers.update(iron=found, irom=found)
    fulltext.corrections["irom"] = "iron"
    return index_once


def without_white_space(markup: object) -> str:
    return "".join(str(markup).split())


@pytest.mark.parametrize("query", STATES)
def test_a_fragment_equals_the_same_part_of_the_page(client, index, query):
    page = BeautifulSoup(client.get(f"{URL}?{query}").content, "html.parser")
    fragment = BeautifulSoup(client.get(f"{URL}?{query}", headers=PART).content, "html.parser")
    assert without_white_space(fragment) == without_white_space(page.find(id="catalogue"))
    assert words(fragment.find(id="results")) == words(page.find(id="results"))


def test_a_fragment_is_nothing_but_that_part(client, index):
    response = client.get(URL, headers=PART)
    fragment = BeautifulSoup(response.content, "html.parser")
    assert [element["id"] for element in fragment.find_all(recursive=False)] == ["catalogue"]
    assert "<html" not in response.text and "Competence standards" not in response.text


def test_a_fragment_gives_the_one_address_of_the_choice(client, index):
    response = client.get(f"{URL}?q=&view=list&eqf=2&category=soft&eqf=2", headers=PART)
    assert response["HX-Push-Url"] == f"{URL}?category=soft&eqf=2"
    assert client.get(f"{URL}?page=2", headers=PART)["HX-Push-Url"] == f"{URL}?page=2"
    assert "HX-Push-Url" not in client.get(f"{URL}?eqf=2")


def test_going_back_asks_for_the_whole_page(client, index):
    headers = {"HX-Request": "true", "HX-Request-Type": "full", "HX-History-Restore-Request": "true"}
    restored = client.get(f"{URL}?eqf=2", headers=headers)
    assert restored.content == client.get(f"{URL}?eqf=2").content
    assert "HX-Push-Url" not in restored


@pytest.mark.parametrize("headers", [{}, PART], ids=["page", "fragment"])
def test_what_keeps_answers_keeps_pages_and_fragments_apart(client, index, headers):
    vary = client.get(URL, headers=headers)["Vary"]
    assert {"HX-Request", "HX-Request-Type"} <= {name.strip() for name in vary.split(",")}


def test_no_other_page_knows_htmx(client, index):
    skill = MicroSkill.objects.get(code="TEC-01")
    assert "htmx" in client.get(URL).text
    assert "htmx" not in client.get(f"{URL}{skill.public_path}").text
