"""The feed of new and changed micro-skills."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from standards.catalogue.cards import rebuild
from standards.models import MicroSkill
from tests import factories
from tests.looking import queries, visit

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
FEED = "/en/standards/feed.atom"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def read(client, url=FEED):
    response = client.get(url)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)  # noqa: S314  (written by the site under test)


def texts(feed, path):
    return [element.text for element in feed.findall(path, ATOM)]


def dated(skill, published, changed):
    """Set when a micro-skill was published first and last, in days before now."""
    now = timezone.now()
    MicroSkill.objects.filter(pk=skill.pk).update(
        first_published_at=now - timedelta(days=published), last_published_at=now - timedelta(days=changed)
    )
    rebuild()
    return skill


def test_the_feed_names_itself_its_language_and_its_licence(client, index):
    feed = read(client)
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert texts(feed, "a:id") == [f"urn:uuid:{index.translation_key}#en"]
    assert texts(feed, "a:rights") == ["CC BY-NC-SA 4.0 https://creativecommons.org/licenses/by-nc-sa/4.0/"]
    assert texts(feed, "a:author/a:name") == ["MyCred4Home"]
    assert feed.find("a:link[@rel='self']", ATOM).get("href") == "http://testserver/en/standards/feed.atom"


def test_what_changed_last_comes_first_and_says_whether_it_is_new(client, index):
    dated(factories.micro_skill(code="TEC-01", slug="old", title="Old & tried"), published=400, changed=2)
    dated(factories.micro_skill(code="TEC-02", slug="new", title="New"), published=1, changed=1)
    feed = read(client)
    assert texts(feed, "a:entry/a:title") == ["TEC-02 New", "TEC-01 Old & tried"]
    new, changed = texts(feed, "a:entry/a:summary")
    assert new == "New. Does the work."
    assert changed.startswith("Changed on ")
    assert texts(feed, "a:updated") == texts(feed, "a:entry/a:updated")[:1]


def test_an_entry_keeps_its_identity_when_it_changes(client, index):
    skill = factories.micro_skill(code="TEC-01", slug="clean", title="Clean")
    before = texts(read(client), "a:entry/a:id")
    factories.republish(skill, title="Clean well")
    feed = read(client)
    assert texts(feed, "a:entry/a:id") == before == [f"urn:uuid:{skill.translation_key}#en"]
    assert texts(feed, "a:entry/a:title") == ["TEC-01 Clean well"]
    address = feed.find("a:entry/a:link", ATOM).get("href")
    assert address == "http://testserver/en/standards/micro-skills/clean/"


def test_each_language_has_a_feed_of_its_own(client, publish, index):
    skill = factories.micro_skill(code="TEC-01", slug="clean", title="Clean")
    factories.micro_skill(code="TEC-02", slug="only-english", title="Only English")
    factories.translate_each(publish, index, skill)
    feed = read(client, "/fr/standards-fr/feed.atom")
    assert texts(feed, "a:entry/a:title") == ["TEC-01 FR Clean"]
    assert texts(feed, "a:entry/a:id") == [f"urn:uuid:{skill.translation_key}#fr"]


def test_only_the_fifty_newest_are_named(client, index, monkeypatch):
    monkeypatch.setattr("standards.feed.NEWEST", 3)
    for _number in range(5):
        factories.micro_skill()
    assert len(texts(read(client), "a:entry/a:id")) == 3


def test_drafts_unpublished_and_private_ones_never_appear(client, index):
    factories.draft_micro_skill(title="Secret draft")
    gone = factories.micro_skill(title="Gone")
    gone.unpublish()
    hidden = factories.micro_skill(title="Hidden")
    page = factories.standard(index, [hidden])
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert texts(read(client), "a:entry/a:title") == []


def test_the_feed_of_a_private_catalogue_is_private(client, index):
    PageViewRestriction.objects.create(page=index, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(FEED).status_code == 302


def test_a_feed_reader_that_has_everything_gets_nothing_again(client, index):
    skill = factories.micro_skill()
    tag = client.get(FEED)["ETag"]
    assert client.get(FEED, headers={"If-None-Match": tag}).status_code == 304
    factories.republish(skill, title="Changed")
    assert client.get(FEED, headers={"If-None-Match": tag}).status_code == 200


def test_control_characters_do_not_break_the_feed(client, index):
    factories.micro_skill(title="Bell\x07 rings", statement="Vertical\x0btab")
    assert texts(read(client), "a:entry/a:title")[0].endswith("Bell rings")


def test_more_entries_cost_no_more_queries(client, index):
    factories.micro_skill()
    one = queries(client, FEED)
    for _number in range(4):
        factories.micro_skill()
    assert queries(client, FEED) == one


def test_the_catalogue_leads_feed_readers_to_it(client, index):
    link = visit(client, "/en/standards/").select_one("link[type='application/atom+xml']")
    assert link["href"] == FEED
