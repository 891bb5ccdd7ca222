"""Countries, and the interviews by question."""

import pytest

from benchmark.models import CountryPoint
from tests import factories
from tests.looking import all_words, alternates, broken_anchors, links, repeated_ids, section, visit, words

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
QUESTIONS = "/en/benchmark/questions/"


@pytest.fixture
def france(benchmark):
    page = factories.country_page(
        benchmark,
        {"obstacles": "People fear diplomas.", "context": "The law opens VAE."},
        title="France",
        slug="france",
        country="FR",
        interviewee="Runs a VAE unit.",
    )
    return page


@pytest.fixture
def tools(benchmark):
    return factories.question(
        {"FR": "A mentor asks.", "ES": "A portfolio."},
        number=5,
        slug="q5",
        name="Tools",
        question="Which tools are used?",
        summary="<p>Five principles.</p>",
        reference=factories.reference(title="The report"),
    )


def test_points_stand_by_aspect_each_with_its_source(client, france):
    source = factories.reference(slug="law", title="The law")
    france.points.add(CountryPoint(aspect="context", text="A draft is kept.", reference=source, locale=france.locale))
    france.save_revision().publish()
    page = visit(client, france.url)
    headings = [words(heading) for heading in page.select("main h2[id]")]
    assert headings[:2] == ["Context", "Obstacles"]
    assert all_words(section(page, "s-context").select("li")) == ["The law opens VAE.", "A draft is kept. [1]"]
    assert "#ref-law" in links(section(page, "s-context"))
    assert "The law" in words(section(page, "s-sources"))
    assert broken_anchors(page) == [] and repeated_ids(page) == []


def test_a_country_shows_its_practices_and_answers_only(client, france, tools, benchmark):
    factories.practice(benchmark, title="VAE by blocks", country="FR")
    factories.practice(benchmark, title="Elsewhere", country="IT")
    page = visit(client, france.url)
    assert "VAE by blocks" in words(section(page, "s-practices")) and "Elsewhere" not in words(page.main)
    answers = words(section(page, "s-answers"))
    assert "Runs a VAE unit." in answers and "A mentor asks." in answers and "A portfolio." not in answers
    assert f"{QUESTIONS}q5/" in links(page.main)


@pytest.mark.parametrize("address", [QUESTIONS, f"{QUESTIONS}q5/"])
def test_the_answers_of_all_countries_stand_side_by_side(client, france, tools, address):
    page = visit(client, address)
    found = {words(row.dt).split(" Runs")[0]: words(row.dd) for row in page.select(".side-by-side > div")}
    assert found == {
        "Belgium": "The report gives no answer.",
        "Cyprus": "The report gives no answer.",
        "France": "A mentor asks.",
        "Italy": "The report gives no answer.",
        "Spain": "A portfolio.",
    }
    text = words(page.main)
    for said in ("Which tools are used?", "Five principles.", "The report", "Runs a VAE unit."):
        assert said in text
    assert france.url in links(page.main)
    assert broken_anchors(page) == [] and repeated_ids(page) == []


def test_questions_stand_in_their_order_and_can_be_jumped_to(client, tools):
    factories.question(number=1, slug="q1", name="Experience")
    page = visit(client, QUESTIONS)
    assert [heading["id"] for heading in page.select("main h2[id^=q]")] == ["q1", "q5"]
    assert links(page.select_one(".question-list")) == {"#q1", "#q5"}


@pytest.mark.parametrize("slug", ["q9", "q5x", "Q5%00", "-"])
def test_a_question_that_is_not_there_is_not_found(client, tools, slug):
    assert client.get(f"{QUESTIONS}{slug}/").status_code == 404


def test_a_draft_question_is_nowhere(client, tools, france):
    tools.unpublish()
    assert client.get(f"{QUESTIONS}q5/").status_code == 404
    for address in (QUESTIONS, france.url, "/en/benchmark/", "/sitemap.xml"):
        assert "A mentor asks." not in client.get(address).content.decode()
        assert "questions/q5/" not in client.get(address).content.decode()


def test_addresses_of_questions_are_the_same_in_every_language(client, benchmark, tools, publish, french):
    factories.translate_each(publish, factories.home(), benchmark, tools)
    page = visit(client, f"{QUESTIONS}q5/")
    assert alternates(page)["fr"].endswith("/fr/benchmark-fr/questions/q5/")
    french_page = visit(client, "/fr/benchmark-fr/questions/q5/")
    assert "FR A mentor asks." in words(french_page.main)
    other = factories.question(number=2, slug="q2", name="Only English")
    link = visit(client, f"{QUESTIONS}{other.slug}/").select_one("nav.languages a[hreflang=fr]")
    assert "not-translated" in link["href"] or str(other.translation_key) in link["href"]
    assert client.get(link["href"]).status_code == 200


def test_the_sitemap_lists_questions(client, tools):
    listed = client.get("/sitemap.xml").content.decode()
    assert f"{QUESTIONS}</loc>" in listed and f"{QUESTIONS}q5/</loc>" in listed


def test_readers_can_say_whether_a_question_was_useful(client, tools):
    form = visit(client, f"{QUESTIONS}q5/").select_one("form.useful")
    assert client.get(form["action"]).status_code == 200
