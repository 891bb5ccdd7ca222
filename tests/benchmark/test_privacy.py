"""What is a draft, unpublished or private never reaches readers, from whichever page they look."""

import pytest
from wagtail.models import PageViewRestriction

from tests import factories

pytestmark = pytest.mark.django_db
PLACES = [
    "/en/benchmark/",
    "/en/benchmark/?view=matrix",
    "/en/benchmark/list.csv",
    "/en/benchmark/list.json",
    "/en/benchmark/compare/",
    "/en/benchmark/compare/?id=1&id=2",
    "/en/benchmark/compare.csv?id=1&id=2",
    "/en/benchmark/secret/",
    "/en/benchmark/france/",
    "/en/methods/watching/",
    "/en/guide/examples/",
    "/en/search/?q=secretum",
    "/sitemap.xml",
]


@pytest.fixture
def practice(benchmark, methods, guide):
    """A practice that every page names; its title is a word that nothing else has."""
    method = factories.method(methods, title="Watching", slug="watching")
    fields = {"slug": "secret", "number": 1, "summary": "Hidden summary.", "country": "FR"}
    page = factories.practice(benchmark, {"term": "no"}, methods=[method], title="Secretum", **fields)
    factories.practice(benchmark, title="Other", number=2)
    factories.country_page(benchmark, title="France", slug="france", country="FR")
    body = [("text", "<p>Read on.</p>"), ("practice_card", {"practice": page, "note": ""})]
    factories.chapter(guide, title="Examples", slug="examples", body=body)
    return page


def showing(client, *texts):
    """Return the places at which readers find one of the texts."""
    found = []
    for place in PLACES:
        response = client.get(place, follow=True)
        content = b"".join(response.streaming_content) if response.streaming else response.content
        shown = content.decode().replace("<mark>", "").replace("</mark>", "")
        # The search page repeats what was asked.
        shown = shown.replace("secretum", "")
        if any(text in shown for text in texts):
            found.append(place)
    return found


def test_a_public_practice_is_found_everywhere(client, practice):
    assert showing(client, "Secretum", "benchmark/secret/") == PLACES


def test_an_unpublished_practice_is_found_nowhere(client, practice):
    practice.unpublish()
    assert showing(client, "Secretum", "Hidden summary", "benchmark/secret/") == []


@pytest.mark.parametrize("kind", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD])
def test_a_private_practice_is_found_nowhere(client, practice, kind):
    PageViewRestriction.objects.create(page=practice, restriction_type=kind, password="secret")
    assert showing(client, "Secretum", "Hidden summary") == []


def test_words_of_a_draft_are_shown_nowhere(client, practice):
    practice.title = "Draftum"
    practice.save_revision()
    assert showing(client, "Draftum") == []


def test_an_unpublished_partner_is_not_named(client, benchmark):
    partner = factories.organisation(slug="gone", short_name="Goneum", name="Goneum Foundation")
    page = factories.practice(benchmark, title="One", number=1, partner=partner, slug="one")
    country = factories.country_page(benchmark, partner=partner, country="FR")
    partner.unpublish()
    for address in (
        "/en/benchmark/",
        "/en/benchmark/?partner=gone",
        "/en/benchmark/list.csv",
        page.get_url(),
        country.url,
    ):
        response = client.get(address)
        content = b"".join(response.streaming_content) if response.streaming else response.content
        assert "Goneum" not in content.decode(), address


def test_what_lies_below_a_private_report_is_private(client, benchmark, practice):
    PageViewRestriction.objects.create(page=benchmark, restriction_type=PageViewRestriction.LOGIN)
    factories.question({"FR": "Secretum answer."}, slug="q1", number=1)
    assert showing(client, "Secretum", "Hidden summary") == []
    assert "Secretum" not in client.get("/en/benchmark/questions/q1/", follow=True).content.decode()
