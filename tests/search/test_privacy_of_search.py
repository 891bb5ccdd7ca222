"""What is not public is not in results, numbers or suggestions, in any language, on any site."""

import re

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction, Site

from guide.models import GlossaryTerm, GuideChapterPage, GuideIndexPage
from home.models import ContentPage, HomePage
from search import indexing
from standards.models import CompetenceStandardPage, MicroSkill, StandardsIndexPage
from tests import factories
from tests.looking import visit, words
from tests.searching import address, ask, found

LOGIN = PageViewRestriction.LOGIN
LANGUAGES = ("en", "fr")


def suggested(client, text, language="en"):
    return [each["text"] for each in client.get(f"{address(language)}suggest/?q={text}").json()["suggestions"]]


def seen(client, text):
    """Return everything that readers of all languages get to see when they type a word."""
    shown = [re.sub(rf"[“«]\s?{text}\s?[”»]", "", words(ask(client, text, language).main)) for language in LANGUAGES]
    return " ".join([*shown, *(title for language in LANGUAGES for title in suggested(client, text, language))])


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=LOGIN)


@pytest.fixture(scope="module")
def site_once(kept_in_database):
    with kept_in_database():
        index, guide = factories.standards_index(), factories.guide_index()
        skill = factories.micro_skill(code="TEC-77", slug="sponge", title="Sponge a wall")
        factories.standard(index, [skill], title="Sponge standard", slug="sponge")
        factories.chapter(guide, title="Sponge chapter", slug="sponge", body=[("text", "<p>Xylophones.</p>")])
        factories.glossary_term(name="sponge word", other_forms="spongelike")
        factories.content_page(title="Sponge page")
        yield


@pytest.fixture
def site(site_once, db, publish):
    """Sponges in both languages."""
    objects = [factories.home(), StandardsIndexPage.objects.get(), GuideIndexPage.objects.get()]
    objects += [MicroSkill.objects.get(), CompetenceStandardPage.objects.get(), GuideChapterPage.objects.get()]
    objects += [GlossaryTerm.objects.get(), ContentPage.objects.get()]
    factories.translate_each(publish, *objects)


def english(model):
    return model.objects.get(locale=factories.locale("en"))


HIDE = {
    "an unpublished micro-skill": ("Sponge a wall", lambda: english(MicroSkill).unpublish()),
    "a micro-skill of a private standard": ("Sponge a wall", lambda: restrict(english(CompetenceStandardPage))),
    "a micro-skill of an unpublished catalogue": ("Sponge a wall", lambda: english(StandardsIndexPage).unpublish()),
    "a micro-skill of a private catalogue": ("Sponge a wall", lambda: restrict(english(StandardsIndexPage))),
    "an unpublished standard": ("Sponge standard", lambda: english(CompetenceStandardPage).unpublish()),
    "a private chapter": ("Sponge chapter", lambda: restrict(english(GuideChapterPage))),
    "a deleted chapter": ("Sponge chapter", lambda: english(GuideChapterPage).delete()),
    "an unpublished word": ("sponge word", lambda: english(GlossaryTerm).unpublish()),
    "a word of a private guide": ("sponge word", lambda: restrict(english(GuideIndexPage))),
    "a private page": ("Sponge page", lambda: restrict(english(ContentPage))),
    "a page below a private home": ("Sponge page", lambda: restrict(factories.home())),
}


@pytest.mark.parametrize(("title", "hide"), HIDE.values(), ids=HIDE)
def test_what_is_hidden_is_neither_found_nor_suggested_nor_counted(client, site, title, hide):
    # The French translations stay where they are.
    ours = re.compile(rf"(?<!FR ){title}")
    number = len(found(ask(client, "sponge")))
    assert ours.search(seen(client, "sponge"))
    hide()
    assert not ours.search(seen(client, "sponge"))
    page = ask(client, "sponge")
    assert len(found(page)) < number
    if found(page):
        assert words(page.select_one("nav.result-choices a span")) == str(len(found(page)))


def test_drafts_are_not_found(client, site):
    chapter = english(GuideChapterPage)
    chapter.title = "Marmalade"
    chapter.save_revision()
    factories.draft_micro_skill(title="Marmalade")
    assert "armalade" not in seen(client, "marmalade")


def test_the_words_of_a_hidden_translation_find_nothing_in_other_languages(client, site):
    french = GuideChapterPage.objects.get(locale=factories.locale("fr"))
    factories.republish(french, body=[("text", "<p>Marmelade.</p>")])
    assert list(found(ask(client, "marmelade"))) == ["Sponge chapter"]
    restrict(french)
    assert found(ask(client, "marmelade")) == {}
    assert found(ask(client, "marmelade", "fr")) == {}


def test_the_words_of_a_hidden_page_are_no_corrections(client, site):
    assert "xylophones" in words(ask(client, "xylofones").main)
    for chapter in GuideChapterPage.objects.all():
        restrict(chapter)
    assert "ylophones" not in words(ask(client, "xylofones").main)


def test_what_became_private_past_the_index_is_left_out_when_results_are_shown(client, site, monkeypatch):
    monkeypatch.setattr(indexing, "reconcile", lambda *args: None)
    monkeypatch.setattr(indexing, "refresh_affected", lambda *args: None)
    restrict(english(ContentPage))
    english(GlossaryTerm).unpublish()
    english(MicroSkill).unpublish()
    assert set(found(ask(client, "sponge"))) == {"Sponge standard", "Sponge chapter"}
    assert set(suggested(client, "sponge")) == {"Sponge standard", "Sponge chapter"}


# Several sites


@pytest.fixture
def other_site(site):
    """A site of its own below the same root, with one page."""
    home = Page.objects.get(depth=1).add_child(instance=HomePage(title="Other home", slug="o", headline="O"))
    factories.content_page(home, title="Foreign sponge", slug="foreign")
    return Site.objects.create(hostname="127.0.0.1", root_page=home)


def test_each_site_finds_its_own_content_only(client, site, other_site):
    here = ask(client, "sponge")
    there = visit(Client(headers={"host": "127.0.0.1"}), "/en/search/?q=sponge")
    assert "Foreign sponge" not in found(here)
    assert len(found(here)) == 5
    assert found(there) == {"Foreign sponge": "/en/foreign/"}


def test_suggestions_are_those_of_the_site(client, site, other_site):
    assert "Foreign sponge" not in suggested(client, "foreign")
    answer = client.get("/en/search/suggest/?q=foreign", headers={"host": "127.0.0.1"})
    assert [each["text"] for each in answer.json()["suggestions"]] == ["Foreign sponge"]


def test_two_host_names_of_one_home_find_the_same(client, site):
    Site.objects.create(hostname="127.0.0.1", root_page=factories.home())
    answers = [client.get("/en/search/?q=sponge", headers={"host": host}) for host in ("127.0.0.1", "testserver")]
    assert [answer.content.decode().count("<h3>") for answer in answers] == [5, 5]
