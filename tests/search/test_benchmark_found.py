"""The search finds what the benchmark holds, each with its own kind and address."""

import pytest

from tests import factories
from tests.looking import all_words, links, visit, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(benchmark):
    factories.practice(
        benchmark,
        {"term": "no"},
        {"assessment": "A jury listens."},
        title="Blocks",
        slug="blocks",
        lesson="<p>Gnomon.</p>",
    )
    factories.country_page(benchmark, {"obstacles": "Zephyr is feared."}, title="France", slug="france")
    factories.question({"ES": "A quokka portfolio."}, slug="q5", name="Tools")
    factories.report_section(benchmark, title="Numbers", slug="numbers", body=[("text", "<p>Axolotl.</p>")])
    return benchmark


@pytest.mark.parametrize(
    ("query", "kind", "address"),
    [
        ("gnomon", "Practice", "/en/benchmark/blocks/"),
        ("jury listens", "Practice", "/en/benchmark/blocks/#s-rows"),
        ("zephyr", "Country", "/en/benchmark/france/#s-obstacles"),
        ("quokka", "Interview question", "/en/benchmark/questions/q5/"),
        ("axolotl", "Page", "/en/benchmark/numbers/"),
    ],
)
def test_each_part_is_found_by_its_words(client, report, query, kind, address):
    page = visit(client, f"/en/search/?q={query}")
    assert all_words(page.select(".result-kind")) == [kind]
    assert address in links(page.select_one(".results"))


def test_results_can_be_narrowed_to_practices(client, report):
    page = visit(client, "/en/search/?q=blocks&kind=practice")
    assert "Blocks" in words(page.select_one(".results"))


def test_questions_follow_the_report_they_are_shown_in(client, report):
    report.unpublish()
    assert visit(client, "/en/search/?q=quokka").select_one(".results") is None
