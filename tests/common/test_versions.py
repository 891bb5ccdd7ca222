"""What a process keeps in memory follows the content, whoever changed it."""

from threading import Event

import pytest
from django.db import transaction
from django.test import RequestFactory
from wagtail.models import PageViewRestriction, Site

from common.models import ContentVersion
from common.versions import PerVersion, remembered
from tests import factories
from tests.looking import language_link, queries, visit, words

pytestmark = pytest.mark.django_db


def numbers():
    """Return a function that counts how often it was called."""
    calls = []
    return lambda key: calls.append(key) or len(calls)


def test_a_value_is_built_once_for_each_version():
    kept = PerVersion(numbers())
    first = ContentVersion.current()
    assert [kept.get("a", first), kept.get("a", first), kept.get("b", first)] == [1, 1, 2]
    ContentVersion.change()
    assert kept.get("a", ContentVersion.current()) == 3


def test_the_values_that_nobody_asked_for_longest_go():
    kept = PerVersion(numbers(), limit=2)
    version = ContentVersion.current()
    for key in ("a", "b", "a", "c"):
        kept.get(key, version)
    assert kept.get("a", version) == 1
    assert kept.get("b", version) == 4


def test_readers_go_on_with_the_old_value_while_a_slow_one_is_built():
    go_on, built = Event(), []

    def build(key):
        if built:
            assert go_on.wait(10)
        built.append(key)
        return len(built)

    kept = PerVersion(build, is_slow=lambda value: True)
    kept.get("a", ContentVersion.current())
    ContentVersion.change()
    version = ContentVersion.current()
    assert [kept.get("a", version), kept.get("a", version)] == [1, 1]
    go_on.set()
    for _attempt in range(1000):
        if kept.get("a", version) == 2:
            break
        Event().wait(0.01)
    assert (kept.get("a", version), built) == (2, ["a", "a"])


def test_a_build_that_fails_is_tried_again():
    outcomes = iter([1, ValueError("no"), 2])

    def build(key):
        outcome = next(outcomes)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    kept = PerVersion(build, is_slow=lambda value: True)
    kept.get("a", ContentVersion.current())
    ContentVersion.change()
    version = ContentVersion.current()
    found = set()
    for _attempt in range(1000):
        found.add(kept.get("a", version))
        if 2 in found:
            break
        Event().wait(0.01)
    assert found == {1, 2}


def test_a_preview_remembers_nothing():
    request = RequestFactory().get("/")
    request.is_preview = True
    made = iter([1, 2])
    assert [remembered(request, "a", lambda: next(made)) for _twice in range(2)] == [1, 2]


class TestPages:
    """The way to a page, its menus and links are remembered; each change is seen at once."""

    @pytest.fixture
    def about(self, home):
        return factories.content_page(home, title="About us", slug="about", show_in_menus=True)

    def test_a_second_visit_costs_fewer_queries(self, client, about):
        assert queries(client, "/en/about/") <= 3

    def test_a_page_that_was_unpublished_is_gone(self, client, about):
        visit(client, "/en/about/")
        about.unpublish()
        visit(client, "/en/about/", status=404)

    def test_a_page_that_became_private_asks_who_it_is(self, client, about):
        visit(client, "/en/about/")
        restriction = PageViewRestriction.objects.create(page=about, restriction_type=PageViewRestriction.LOGIN)
        assert client.get("/en/about/").status_code == 302
        restriction.delete()
        visit(client, "/en/about/")

    def test_a_private_page_is_never_remembered_as_public(self, client, about, editor_client):
        PageViewRestriction.objects.create(page=about, restriction_type=PageViewRestriction.LOGIN)
        visit(editor_client, "/en/about/")
        assert client.get("/en/about/").status_code == 302

    def test_a_new_title_is_seen_on_the_page_and_in_the_menu(self, client, about):
        visit(client, "/en/about/")
        factories.republish(about, title="Who we are")
        page = visit(client, "/en/about/")
        assert words(page.h1) == "Who we are"
        assert "Who we are" in words(page.select_one("nav.menu"))

    def test_a_moved_page_answers_at_its_new_address_only(self, client, home, about):
        team = factories.content_page(home, title="Team", slug="team")
        visit(client, "/en/about/")
        about.move(team, pos="last-child")
        assert client.get("/en/about/")["Location"] == "/en/team/about/"
        visit(client, "/en/team/about/")

    def test_a_translation_appears_among_the_languages(self, client, about, home, french, publish):
        visit(client, "/en/about/")
        factories.translate_each(publish, home, about)
        assert language_link(visit(client, "/en/about/"), "fr")["href"] == "/fr/about-fr/"

    def test_each_site_has_pages_of_its_own(self, client, about):
        visit(client, "/en/about/")
        other = factories.content_page(about, title="Other home", slug="other")
        Site.objects.create(hostname="127.0.0.1", root_page=other)
        assert client.get("/en/about/", headers={"host": "127.0.0.1"}).status_code == 404
        visit(client, "/en/about/")

    def test_what_was_rolled_back_is_not_remembered(self, client, about):
        visit(client, "/en/about/")
        with transaction.atomic():
            factories.republish(about, title="Never said")
            assert words(visit(client, "/en/about/").h1) == "Never said"
            transaction.set_rollback(True)
        assert words(visit(client, "/en/about/").h1) == "About us"
