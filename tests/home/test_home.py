"""The home page and plain content pages."""

import pytest
from wagtail.models import PageViewRestriction

from home.models import ReaderPath
from tests import factories
from tests.looking import all_words, alternates, broken_anchors, links, repeated_ids, visit, words


def with_readers(home, *pages):
    """Publish the home page with one kind of reader for each page."""
    home.readers = [
        ReaderPath(
            audience=f"You want {page.title}",
            need="You need it.",
            link_text=f"Go to {page.title}",
            page=page,
            sort_order=place,
        )
        for place, page in enumerate(pages)
    ]
    home.save_revision().publish()
    return factories.home()


def reader_links(page):
    return {words(link): link["href"] for link in page.main.find_all("a") if "Go to" in words(link)}


@pytest.fixture
def three(home, index, methods, guide):
    """A home page with a path to each of the three parts of the site."""
    return with_readers(home, index, methods, guide)


def test_each_kind_of_reader_finds_a_way(client, three):
    page = visit(client, "/en/")
    assert reader_links(page) == {
        "Go to Standards": "/en/standards/",
        "Go to Methods": "/en/methods/",
        "Go to Guide": "/en/guide/",
    }
    assert "You want Standards" in words(page.main) and "You need it." in words(page.main)


def test_readers_keep_the_order_of_the_editor(client, home, index, methods, guide):
    with_readers(home, guide, index, methods)
    assert list(reader_links(visit(client, "/en/"))) == ["Go to Guide", "Go to Standards", "Go to Methods"]


def test_readers_are_led_to_the_page_in_their_language(client, three, index, methods, guide, publish):
    factories.translate_each(publish, three, index, methods, guide)
    page = visit(client, "/fr/")
    assert page.html["lang"] == "fr"
    assert reader_links(page) == {
        "FR Go to Standards": "/fr/standards-fr/",
        "FR Go to Methods": "/fr/methods-fr/",
        "FR Go to Guide": "/fr/guide-fr/",
    }
    assert words(page.h1) == "FR MyCred4Home"


def test_a_reader_whose_page_is_not_translated_is_left_out(client, three, index, publish):
    factories.translate_each(publish, three, index)
    assert list(reader_links(visit(client, "/fr/"))) == ["FR Go to Standards"]
    assert "FR You want Methods" not in words(visit(client, "/fr/").main)


HIDE = {
    "unpublished": lambda page: page.unpublish(),
    "private": lambda page: PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN),
}


@pytest.mark.parametrize("hide", HIDE.values(), ids=HIDE)
def test_a_reader_whose_page_is_hidden_is_left_out(client, three, methods, hide):
    hide(methods)
    page = visit(client, "/en/")
    assert list(reader_links(page)) == ["Go to Standards", "Go to Guide"]
    assert "You want Methods" not in words(page.main)


def test_a_french_page_that_is_unpublished_is_no_destination(client, three, index, methods, guide, publish):
    french = factories.translate_each(publish, three, index, methods, guide)
    french[2].unpublish()
    assert list(reader_links(visit(client, "/fr/"))) == ["FR Go to Standards", "FR Go to Guide"]
    assert len(reader_links(visit(client, "/en/"))) == 3


def test_two_kinds_of_reader_may_go_to_the_same_page(client, home, guide):
    with_readers(home, guide, guide)
    assert len([link for link in visit(client, "/en/").main.find_all("a") if "Go to Guide" in words(link)]) == 2


# The rest of the home page


def test_the_home_page_shows_its_headline_summary_body_and_a_search_form(client, home):
    home.headline = "Show what you can do"
    home.summary = "In one place."
    home.body = [("heading", "How it works"), ("text", "<p>Step by step.</p>")]
    home.save_revision().publish()
    page = visit(client, "/en/")
    assert all_words(page.find_all("h1")) == ["Show what you can do"]
    for text in ("In one place.", "How it works", "Step by step."):
        assert text in words(page.main)
    form = page.main.find("form", role="search")
    assert (form["action"], form["method"], form.find("input")["name"]) == ("/en/search/", "get", "q")
    assert page.html["lang"] == "en"
    assert repeated_ids(page) == []


def test_micro_skills_are_shown_as_cards_by_code_no_more_than_eight(client, home, index):
    for number in (9, 3, 1, 7, 5, 2, 8, 4, 6):
        factories.micro_skill(code=f"TEC-0{number}", title=f"Skill {number}")
    page = visit(client, "/en/")
    assert all_words(page.select("article.card h3")) == [f"Skill {number}" for number in range(1, 9)]
    assert index.url in links(page.main)


def test_a_home_page_alone_stands_on_its_own(client, home):
    page = visit(client, "/en/")
    assert words(page.h1) == "MyCred4Home"
    assert not page.select("article.card")
    assert broken_anchors(page) == []


def test_the_home_page_leads_to_its_french_version_and_back(client, home, publish):
    assert "fr" not in alternates(visit(client, "/en/"))
    factories.translate_each(publish, home)
    both = {"en": "http://testserver/en/", "fr": "http://testserver/fr/"}
    assert alternates(visit(client, "/en/")) == alternates(visit(client, "/fr/")) == both


def test_the_bare_address_leads_to_a_language(client, home, publish):
    factories.translate_each(publish, home)
    assert client.get("/")["Location"] == "/en/"
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="fr-BE,fr;q=0.9")["Location"] == "/fr/"


# Content pages


def test_a_content_page_shows_what_was_written(client, home):
    body = [
        ("heading", "Who we are"),
        ("text", "<h3>Partners</h3><p>Nine <b>bodies</b>.</p>"),
        ("callout", {"kind": "tip", "text": "<p>Write to us.</p>"}),
    ]
    page = visit(client, factories.content_page(home, title="About us", summary="In short.", body=body).url)
    assert all_words(page.find_all("h1")) == ["About us"]
    for text in ("In short.", "Who we are", "Partners", "Nine bodies .", "Tip", "Write to us."):
        assert text in words(page.main)
    assert "About us" in words(page.title)
    assert [words(crumb) for crumb in page.select("nav.crumbs li")][-1] == "About us"


def test_a_long_content_page_has_contents_that_lead_to_its_headings(client, home):
    titles = ["What we do", "Who pays", "How to reach us"]
    body = [block for title in titles for block in (("heading", title), ("text", "<p>Words.</p>"))]
    page = visit(client, factories.content_page(home, body=body).url)
    entries = page.select("nav.toc a")
    assert all_words(entries) == titles
    assert [words(page.find(id=entry["href"].removeprefix("#"))) for entry in entries] == titles


def test_a_short_content_page_has_no_contents(client, home):
    page = visit(client, factories.content_page(home, body=[("heading", "One"), ("text", "<p>Words.</p>")]).url)
    assert not page.select("nav.toc")


@pytest.mark.parametrize("shown", [True, False])
def test_a_content_page_stands_at_the_foot_of_every_page_if_it_should(client, home, guide, shown):
    page = factories.content_page(home, title="Privacy", slug="privacy", show_in_footer=shown)
    assert ("/en/privacy/" in links(visit(client, guide.url).footer)) == shown
    page.unpublish()
    assert "/en/privacy/" not in links(visit(client, guide.url).footer)


def test_links_to_pages_lead_to_their_address(client, home, guide):
    text = f'<p>Read <a linktype="page" id="{guide.pk}">the guide</a>.</p>'
    page = visit(client, factories.content_page(home, body=[("text", text)]).url)
    assert page.main.find("a", string="the guide")["href"] == "/en/guide/"


def test_a_content_page_below_another_shows_the_way(client, home):
    above = factories.content_page(home)
    below = factories.content_page(above, title="Team", slug="team")
    crumbs = visit(client, below.url).select("nav.crumbs li")
    assert [crumb.a["href"] for crumb in crumbs if crumb.a] == ["/en/", "/en/about/"]


def test_draft_changes_of_a_content_page_are_not_shown(client, home):
    page = factories.content_page(home)
    page.title = "Changed title"
    page.save_revision()
    assert words(visit(client, page.url).h1) == "About"


def test_a_french_content_page_has_its_own_address(client, home, publish):
    page = factories.content_page(home)
    factories.translate_each(publish, home, page)
    french = visit(client, "/fr/about-fr/")
    assert french.html["lang"] == "fr"
    assert words(french.h1) == "FR About"
    assert alternates(french)["en"] == "http://testserver/en/about/"
