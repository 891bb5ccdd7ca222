"""What readers may not see has no card, no count and no name in the catalogue."""

import pytest
from wagtail.models import PageViewRestriction

from common.models import ContentVersion
from standards.catalogue.index import for_locale
from standards.catalogue.listing import cards_in_order
from standards.models import Card
from tests import factories
from tests.cataloguing import URL, codes, counts, labels, listing
from tests.looking import queries

pytestmark = pytest.mark.django_db


def restrict(page):
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.fixture
def site(index, methods):
    """A public micro-skill TEC-01, and TEC-02 with a method and an activity of its own, in a standard."""

    class Site:
        pass

    site = Site()
    site.index = index
    site.method = factories.method(methods, key="secret-method", title="Secret method")
    site.activity = factories.activity(slug="secret-activity", name="Secret activity")
    factories.micro_skill(code="TEC-01")
    skill = factories.micro_skill(code="TEC-02", title="Secret skill", eqf_level=5, methods=[site.method])
    site.skill = factories.with_activity(skill, site.activity)
    site.standard = factories.standard(index, [site.skill])
    return site


HIDING = {
    "unpublished": lambda site: site.skill.unpublish(),
    "in a private standard": lambda site: restrict(site.standard),
    "below a private catalogue": lambda site: restrict(site.index),
    "in an unpublished standard": lambda site: site.standard.unpublish(),
    "deleted": lambda site: site.skill.delete(),
}


@pytest.mark.parametrize("hide", HIDING.values(), ids=HIDING)
def test_a_hidden_micro_skill_is_neither_listed_nor_counted(client, site, hide):
    before = for_locale(site.index.locale, ContentVersion.current())
    assert before.size == 2
    hide(site)
    after = for_locale(site.index.locale, ContentVersion.current())
    assert (after.size, "5" in after.used("eqf")) == (1, False)
    assert list(Card.objects.values_list("code", flat=True)) == ["TEC-01"]


def test_a_draft_is_not_in_the_catalogue(client, index):
    factories.draft_micro_skill(code="TEC-09")
    assert listing(client).total == 0


def test_a_draft_of_a_public_micro_skill_changes_nothing(client, index):
    skill = factories.micro_skill(title="Public words", eqf_level=2)
    skill.title, skill.eqf_level = "Draft words", 3
    skill.save_revision()
    found = listing(client)
    assert [card.title for card in found.page.object_list] == ["Public words"] and counts(found, "eqf") == {"2": 1}


def test_names_of_what_is_unpublished_are_not_offered(client, site):
    site.method.unpublish()
    site.activity.unpublish()
    found = listing(client)
    assert labels(found, "method") == {} and set(labels(found, "activity")) == {"care", "non-care"}
    assert b"Secret method" not in client.get(URL).content


def test_a_private_method_is_not_offered(client, site):
    restriction = restrict(site.method)
    assert labels(listing(client), "method") == {}
    assert listing(client, "method=secret-method").notices != []
    restriction.delete()
    assert counts(listing(client), "method") == {"secret-method": 1}


def test_choosing_by_a_hidden_name_tells_nothing_about_it(client, site):
    site.method.unpublish()
    known, unknown = listing(client, "method=secret-method"), listing(client, "method=never-was-one")
    assert (known.total, unknown.total) == (2, 2)
    assert [len(found.notices) for found in (known, unknown)] == [1, 1]


def test_what_was_hidden_while_an_index_is_older_is_left_out(client, site):
    older = for_locale(site.index.locale, ContentVersion.current())
    site.skill.unpublish()
    listed = list(older.listed({}, None, "code"))
    assert len(listed) == 2
    assert [card.code for card in cards_in_order(listed)] == ["TEC-01"]


def test_readers_see_a_change_at_once(client, site):
    assert codes(listing(client)) == ["TEC-01", "TEC-02"]
    restriction = restrict(site.standard)
    assert codes(listing(client)) == ["TEC-01"]
    restriction.delete()
    assert codes(listing(client)) == ["TEC-01", "TEC-02"]


def test_another_process_notices_a_change_by_the_content_version(client, site):
    assert listing(client).total == 2
    # What another process does sends no signal here.
    Card.objects.filter(code="TEC-02").delete()
    assert listing(client).total == 2
    ContentVersion.change()
    assert listing(client).total == 1


def test_the_catalogue_asks_the_same_number_of_queries_of_any_number(client, index, methods, fulltext):
    query = f"{URL}?category=technical&eqf=2&q=skill&order=title"
    costs = []
    for size in (2, 18):
        skills = []
        for _number in range(size):
            method, activity = factories.method(methods), factories.activity()
            skills.append(factories.with_activity(factories.micro_skill(rows=1, methods=[method]), activity))
        fulltext.answers["skill"] = [*fulltext.answers.get("skill", ()), *skills]
        costs.append((queries(client, URL), queries(client, query)))
    assert costs[0] == costs[1]
