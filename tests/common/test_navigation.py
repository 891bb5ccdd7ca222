"""Menus, the foot of pages, breadcrumbs and links between languages: only what readers may see."""

import pytest
from wagtail.models import PageViewRestriction

from tests import factories
from tests.looking import all_words, alternates, language_link, links, queries, visit, words

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def menu(page):
    return all_words(page.select("header nav.menu a"))


def foot(page):
    return all_words(page.select("footer nav a"))


def crumbs(page):
    return all_words(page.select("nav.crumbs li"))


def make_private(page, kind="login"):
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="secret")


@pytest.fixture
def translate(publish):
    def run(*objects):
        found = []
        for obj in objects:
            with publish():
                found.append(factories.translate(obj))
        return [type(obj).objects.get(pk=obj.pk) for obj in found]

    return run


# Menu


def test_the_menu_shows_pages_that_ask_for_it_in_their_order(home, client):
    factories.content_page(title="First", slug="first", show_in_menus=True)
    factories.content_page(title="Not in the menu", slug="not", show_in_menus=False)
    factories.content_page(title="Second", slug="second", show_in_menus=True)
    assert menu(visit(client, "/en/")) == ["First", "Second"]


def test_the_menu_follows_the_order_of_the_pages(home, client):
    first = factories.content_page(title="First", slug="first", show_in_menus=True)
    second = factories.content_page(title="Second", slug="second", show_in_menus=True)
    first.move(second, "right")
    assert menu(visit(client, "/en/")) == ["Second", "First"]


def test_the_menu_shows_no_page_below_the_first_level(home, client):
    parent = factories.content_page(title="Parent", slug="parent", show_in_menus=True)
    factories.content_page(parent, title="Child", slug="child", show_in_menus=True)
    assert menu(visit(client, "/en/")) == ["Parent"]
    assert menu(visit(client, "/en/parent/child/")) == ["Parent"]


def test_the_menu_shows_no_drafts(home, client):
    factories.content_page(title="Gone", slug="gone", show_in_menus=True, show_in_footer=True).unpublish()
    page = visit(client, "/en/")
    assert menu(page) == foot(page) == []


@pytest.mark.parametrize("kind", ["login", "password", "groups"])
def test_the_menu_shows_no_private_pages(home, client, kind):
    make_private(factories.content_page(title="Secret", slug="secret", show_in_menus=True, show_in_footer=True), kind)
    page = visit(client, "/en/")
    assert menu(page) == foot(page) == []
    assert "Secret" not in words(page)


def test_the_menu_shows_only_pages_of_the_language(home, client, translate):
    both = factories.content_page(title="Both", slug="both", show_in_menus=True)
    factories.content_page(title="English only", slug="english", show_in_menus=True)
    translate(home, both)
    assert menu(visit(client, "/en/")) == ["Both", "English only"]
    assert menu(visit(client, "/fr/")) == ["FR Both"]
    assert "/fr/both-fr/" in links(visit(client, "/fr/").header)


def test_a_translation_that_is_a_draft_is_in_no_menu(home, client, translate):
    [_home, page] = translate(home, factories.content_page(title="Both", slug="both", show_in_menus=True))
    page.unpublish()
    assert menu(visit(client, "/fr/")) == []


def test_the_menu_marks_where_the_reader_is(home, client):
    parent = factories.content_page(title="Parent", slug="parent", show_in_menus=True)
    factories.content_page(title="Parents", slug="parents", show_in_menus=True)
    factories.content_page(parent, title="Child", slug="child")

    def marked(url):
        return {words(link): link["aria-current"] for link in visit(client, url).select("nav.menu a[aria-current]")}

    assert marked("/en/") == {}
    assert marked("/en/parent/") == {"Parent": "page"}
    assert marked("/en/parent/child/") == {"Parent": "true"}
    assert marked("/en/parents/") == {"Parents": "page"}


def test_a_site_of_one_page_has_no_foot_menu(home, client):
    page = visit(client, "/en/")
    assert menu(page) == foot(page) == []


def test_the_foot_shows_pages_that_ask_for_it(home, client):
    factories.content_page(title="Privacy", slug="privacy", show_in_footer=True)
    factories.content_page(title="In the menu", slug="menu", show_in_menus=True)
    factories.content_page(title="Both", slug="both", show_in_menus=True, show_in_footer=True)
    factories.content_page(title="Nowhere", slug="none")
    page = visit(client, "/en/")
    assert foot(page) == ["Privacy", "Both"]
    assert menu(page) == ["In the menu", "Both"]


def test_the_foot_shows_only_pages_of_the_language(home, client, translate):
    both = factories.content_page(title="Privacy", slug="privacy", show_in_footer=True)
    factories.content_page(title="English only", slug="english", show_in_footer=True)
    translate(home, both)
    assert foot(visit(client, "/fr/")) == ["FR Privacy"]


def test_menus_are_there_on_pages_that_are_not_pages_of_the_tree(home, client):
    factories.content_page(title="About", slug="about", show_in_menus=True)
    assert menu(visit(client, "/en/search/")) == ["About"]
    assert menu(visit(client, "/en/nowhere/", status=404)) == ["About"]


def test_more_pages_cost_no_more_queries(home, client):
    factories.content_page(title="Page 0", slug="page-0", show_in_menus=True, show_in_footer=True)
    before = queries(client, "/en/")
    for number in range(1, 6):
        factories.content_page(title=f"Page {number}", slug=f"page-{number}", show_in_menus=True, show_in_footer=True)
    assert queries(client, "/en/") == before


# Breadcrumbs


def test_breadcrumbs_lead_from_the_home_page_to_this_page(home, client):
    parent = factories.content_page(title="Parent", slug="parent")
    factories.content_page(parent, title="Child", slug="child")
    page = visit(client, "/en/parent/child/")
    assert crumbs(page) == ["Home", "Parent", "Child"]
    assert [link["href"] for link in page.select("nav.crumbs a")] == ["/en/", "/en/parent/"]
    assert words(page.select_one("nav.crumbs [aria-current=page]")) == "Child"


def test_the_home_page_has_no_breadcrumbs(home, client):
    assert crumbs(visit(client, "/en/")) == []


def test_breadcrumbs_leave_out_a_page_that_was_unpublished(home, client):
    parent = factories.content_page(title="Hidden", slug="hidden")
    factories.content_page(parent, title="Child", slug="child")
    parent.unpublish()
    page = visit(client, "/en/hidden/child/")
    assert crumbs(page) == ["Home", "Child"]


def test_a_page_below_a_private_page_is_private_too(home, client):
    """So no breadcrumb can name a private page to somebody who may not read it."""
    parent = factories.content_page(title="Secret", slug="secret")
    factories.content_page(parent, title="Child", slug="child")
    make_private(parent)
    response = client.get("/en/secret/child/", follow=True)
    assert "/login/" in response.redirect_chain[-1][0]
    assert "Secret" not in response.content.decode()


def test_breadcrumbs_stay_in_the_language(home, client, translate):
    parent = factories.content_page(title="Parent", slug="parent")
    child = factories.content_page(parent, title="Child", slug="child")
    translate(home, parent, child)
    page = visit(client, "/fr/parent-fr/child-fr/")
    assert crumbs(page) == ["Accueil", "FR Parent", "FR Child"]
    assert [link["href"] for link in page.select("nav.crumbs a")] == ["/fr/", "/fr/parent-fr/"]


# Links between languages


def test_a_page_leads_to_itself_in_the_other_language_and_back(home, client, translate):
    page = factories.content_page(title="About", slug="about")
    translate(home, page)
    english, french = visit(client, "/en/about/"), visit(client, "/fr/about-fr/")
    assert language_link(english, "fr")["href"] == "/fr/about-fr/"
    assert language_link(french, "en")["href"] == "/en/about/"
    assert language_link(english, "en").get("aria-current") == "true"
    assert language_link(french, "fr").get("aria-current") == "true"
    assert language_link(english, "fr").get("aria-current") is None
    assert alternates(english) == alternates(french)
    assert alternates(english) == {
        "en": "http://testserver/en/about/",
        "fr": "http://testserver/fr/about-fr/",
    }


def test_languages_are_called_by_their_own_names(home, client):
    page = visit(client, "/en/")
    names = {code: language_link(page, code).select_one(f"[lang={code}]") for code in ("en", "fr")}
    assert {code: words(name) for code, name in names.items()} == {"en": "English", "fr": "Français"}


def test_a_page_missing_in_a_language_leads_to_a_page_that_says_so(home, client, translate):
    translate(home)
    factories.content_page(title="English only", slug="english")
    page = visit(client, "/en/english/")
    assert "missing in this language" in words(language_link(page, "fr"))
    assert "fr" not in alternates(page)
    instead = visit(client, language_link(page, "fr")["href"])
    assert instead.html["lang"] == "fr"
    assert {"/en/english/", "/fr/"} <= links(instead)
    assert language_link(instead, "en")["href"] == "/en/english/"
    assert instead.find("meta", attrs={"name": "robots"})["content"] == "noindex"


def test_the_page_that_says_so_leads_on_once_there_is_a_translation(home, client, translate):
    page = factories.content_page(title="About", slug="about")
    translate(home)
    url = language_link(visit(client, "/en/about/"), "fr")["href"]
    translate(page)
    assert client.get(url, follow=True).redirect_chain == [("/fr/about-fr/", 302)]


@pytest.mark.parametrize("hide", ["draft", "private"])
def test_a_translation_that_readers_may_not_see_is_not_linked(home, client, translate, hide):
    [_home, french] = translate(home, factories.content_page(title="About", slug="about"))
    if hide == "draft":
        french.unpublish()
    else:
        make_private(french)
    page = visit(client, "/en/about/")
    assert "fr" not in alternates(page)
    instead = visit(client, language_link(page, "fr")["href"])
    for found in (page, instead):
        assert "/fr/about-fr/" not in links(found)
        assert "FR About" not in words(found)


@pytest.mark.parametrize("hide", ["draft", "private"])
def test_a_page_that_readers_may_not_see_is_not_said_to_exist(home, client, translate, hide):
    page = factories.content_page(title="Secret", slug="secret")
    translate(home)
    url = language_link(visit(client, "/en/secret/"), "fr")["href"]
    if hide == "draft":
        page.unpublish()
    else:
        make_private(page)
    for address in (url, "/fr/secret/"):
        assert "Secret" not in words(visit(client, address, status=404))


def test_a_change_of_language_keeps_the_question(home, client, translate):
    page = factories.content_page(title="About", slug="about")
    translate(home, page)
    found = visit(client, "/en/about/?kind=a%26b&page=2")
    assert language_link(found, "fr")["href"] == "/fr/about-fr/?kind=a%26b&page=2"
    assert language_link(found, "en")["href"] == "/en/about/?kind=a%26b&page=2"


def test_the_question_is_not_taken_to_another_page(home, client, translate):
    translate(home)
    factories.content_page(title="English only", slug="english")
    assert "?" not in language_link(visit(client, "/en/english/?page=2"), "fr")["href"]


def test_a_hostile_question_stays_inside_the_address(home, client):
    page = visit(client, '/en/?"><script>alert(1)</script>')
    assert not [script for script in page.find_all("script") if "alert" in script.get_text()]
    assert language_link(page, "en")["href"].startswith("/en/?")


def test_the_search_page_keeps_what_was_searched(home, client, translate):
    translate(home)
    link = language_link(visit(client, "/en/search/?q=clean"), "fr")
    assert link["href"].startswith("/fr/")
    assert link["href"].endswith("?q=clean")
    assert client.get(link["href"]).status_code == 200


def test_a_page_that_is_not_there_leads_to_the_home_pages(home, client):
    page = visit(client, "/en/nowhere/", status=404)
    assert [language_link(page, code)["href"] for code in ("en", "fr")] == ["/en/", "/fr/"]


def test_every_language_link_leads_somewhere_while_there_is_no_other_language(home, client):
    page = visit(client, "/en/")
    for code in ("en", "fr"):
        assert client.get(language_link(page, code)["href"]).status_code == 200
