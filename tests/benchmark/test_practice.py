"""The page of one practice."""

import pytest

from benchmark.vocabulary import GridElement
from tests import factories
from tests.looking import all_words, broken_anchors, links, repeated_ids, section, visit, words

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture
def practice(benchmark, methods):
    return factories.practice(
        benchmark,
        {"term": "no", "small-volume": "yes", "validation": "partly"},
        {"title": "Household help", "assessment": "A test in a small flat."},
        groups=["job-seekers"],
        methods=[factories.method(methods, title="Watching", slug="watching")],
        references=[factories.reference(title="The report")],
        title="Home cleaner",
        slug="home-cleaner",
        number=2,
        country="BE",
        original_title="Aide-ménager",
        original_language="fr",
        website="https://example.org/aide",
        lesson="<p>One flat, one grid.</p>",
    )


def definitions(element) -> dict[str, str]:
    return {words(row.dt): words(row.dd) for row in element.select("dl > div")}


def test_key_elements_come_with_the_word_the_note_and_the_printed_cell(client, practice):
    page = visit(client, practice.get_url())
    found = definitions(section(page, "s-elements"))
    assert list(found) == [
        "The term “micro-credential” is used",
        "Small volumes of learning",
        "For people with low qualifications",
        "Validation of non-formal and informal learning",
    ]
    assert found["For people with low qualifications"] == "Not stated"
    assert found["Small volumes of learning"].startswith("Yes Note on small-volume.")
    printed = section(page, "s-elements").select_one("q")
    assert (words(printed), printed["lang"]) == ("no!", "en")
    assert "Yes for 1 of 4. Partly: Validation of non-formal and informal learning." in words(page.main)


def test_all_rows_stand_there_and_empty_ones_say_that_nothing_is_stated(client, practice):
    found = definitions(section(visit(client, practice.get_url()), "s-rows"))
    assert list(found) == [f"{n}. {element.label}" for n, element in enumerate(GridElement, start=1)]
    assert len(found) == 17
    assert found["13. Type of assessment"] == "A test in a small flat."
    assert [text for text in found.values() if text != "Not stated"] == ["Household help", "A test in a small flat."]


def test_the_page_leads_on_and_nowhere_wrong(client, practice, benchmark):
    other = factories.practice(benchmark, title="First", number=1)
    page = visit(client, practice.get_url())
    assert {"/en/methods/watching/", other.get_url(), "https://example.org/aide"} <= links(page.main)
    assert "/en/benchmark/compare/?id=practice-2&choose=1" in links(page.main)
    assert "Practice 2 of 2" in words(page.main)
    assert page.select_one("[lang=fr]:not(a, span, li)").get_text() == "Aide-ménager"
    assert "The report" in words(section(page, "s-sources"))
    assert "This is this platform's own reading" in words(section(page, "s-lesson"))
    assert broken_anchors(page) == [] and repeated_ids(page) == []


def test_a_method_leads_back_to_the_practices_that_use_it(client, practice):
    method = practice.methods.get().method
    found = section(visit(client, method.get_url()), "s-practices")
    assert all_words(found.select("li")) == ["Home cleaner Belgium"]
    assert links(found) >= {practice.get_url()}


def test_a_method_does_not_name_practices_that_readers_may_not_see(client, practice):
    method = practice.methods.get().method
    practice.unpublish()
    assert visit(client, method.get_url()).find(id="s-practices") is None


def test_a_chapter_and_the_practice_that_it_cites_lead_to_each_other(client, practice, guide):
    card = ("practice_card", {"practice": practice, "note": "Learned in Belgium:"})
    chapter = factories.chapter(guide, title="How to watch", body=[card, card])
    shown = visit(client, chapter.url)
    assert all_words(shown.select(".inset-card h3")) == ["Home cleaner", "Home cleaner"]
    assert "Learned in Belgium:" in words(shown.main)
    found = section(visit(client, practice.get_url()), "s-chapters")
    assert all_words(found.select("li")) == ["How to watch"]
    chapter.unpublish()
    assert visit(client, practice.get_url()).find(id="s-chapters") is None


def test_a_card_shows_nothing_of_an_unpublished_practice(client, practice, guide):
    chapter = factories.chapter(guide, body=[("practice_card", {"practice": practice, "note": "Look:"})])
    practice.unpublish()
    assert "Home cleaner" not in words(visit(client, chapter.url).main)


def test_translations_lead_to_their_own_versions(client, practice, benchmark, methods, guide, publish, french):
    card = ("practice_card", {"practice": practice, "note": "Learned in Belgium:"})
    chapter = factories.chapter(guide, title="How to watch", slug="watch", body=[card])
    method = practice.methods.get().method
    made = factories.translate_each(publish, factories.home(), methods, method, benchmark, practice, guide, chapter)
    french_method, french_practice, french_chapter = made[2], made[4], made[6]
    page = visit(client, french_practice.get_url())
    assert {french_method.get_url(), french_chapter.get_url()} <= links(page.main)
    assert french_practice.get_url() in links(visit(client, french_method.get_url()).main)
    assert french_practice.get_url() in links(visit(client, french_chapter.get_url()).main)
    assert page.select_one("nav.languages a[hreflang=en]")["href"] == practice.get_url()
