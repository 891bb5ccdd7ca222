"""What is a draft, unpublished or private never reaches readers, from whichever page they look."""

from copy import copy
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from guide.models import ChapterMethod, ChapterMicroSkill
from standards.models import MethodReference, StandardReference
from tests import factories
from tests.looking import links, visit, words

LOGIN, PASSWORD = PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD
SHEET = "/en/standards/micro-skills/clean-windows/"
PLACES = [
    "/en/",
    "/en/standards/",
    "/en/standards/technical/",
    "/en/methods/watching/",
    "/en/guide/examples/",
    "/en/search/?q=windows",
    SHEET,
]


def restrict(page, kind=LOGIN):
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="secret")


def unpublish(obj):
    type(obj).objects.get(pk=obj.pk).unpublish()


def answer(client, url):
    """Return all that a reader gets to see at an address, head included, wherever it leads."""
    response = client.get(url, follow=True)
    assert response.status_code in {200, 404}, url
    # Words that were searched for are marked.
    return response.content.decode().replace("<mark>", "").replace("</mark>", "")


def showing(client, text, places=PLACES):
    """Return the places at which readers find a text."""
    return [place for place in places if text in answer(client, place)]


class Site:
    """A micro-skill and everything that names it."""

    def __init__(self, index, methods, guide):
        self.index = index
        self.methods = methods
        self.method = factories.method(methods, title="Watching", slug="watching", summary="Stand aside and look.")
        self.skill = factories.micro_skill(
            code="TEC-07", slug="clean-windows", title="Clean the windows", methods=[self.method]
        )
        self.standard = factories.standard(index, [self.skill], title="Technical skills", slug="technical")
        self.chapter = factories.chapter(guide, title="Examples", slug="examples")
        self.chapter.micro_skills = [ChapterMicroSkill(micro_skill=self.skill)]
        self.chapter.methods = [ChapterMethod(method=self.method)]
        self.chapter.save_revision().publish()

    def afresh(self):
        """Return the site as it is in the database."""
        found = copy(self)
        for name, obj in vars(self).items():
            setattr(found, name, type(obj).objects.get(pk=obj.pk))
        return found


@pytest.fixture(scope="module")
def site_once(kept_in_database):
    with kept_in_database():
        yield Site(factories.standards_index(), factories.method_index(), factories.guide_index())


@pytest.fixture
def site(site_once, db):
    """The site, made once; a test may change it."""
    return site_once.afresh()


# Micro-skills


def test_a_public_micro_skill_is_shown_everywhere(client, site):
    assert showing(client, "Clean the windows") == PLACES


def _only_in_private_standards(kind):
    return lambda site: restrict(site.standard, kind)


def _two_hidden_standards(site):
    other = factories.standard(site.index, [site.skill])
    restrict(other)
    unpublish(site.standard)


HIDDEN = {
    "unpublished": lambda site: site.skill.unpublish(),
    "only in a standard for members": _only_in_private_standards(LOGIN),
    "only in a standard with a password": _only_in_private_standards(PASSWORD),
    "only in an unpublished standard": lambda site: unpublish(site.standard),
    "only in a private and an unpublished standard": _two_hidden_standards,
    "below an index for members": lambda site: restrict(site.index, LOGIN),
    "below an index with a password": lambda site: restrict(site.index, PASSWORD),
    "below an unpublished index": lambda site: unpublish(site.index),
}


@pytest.mark.parametrize("hide", HIDDEN.values(), ids=HIDDEN)
def test_a_hidden_micro_skill_is_shown_nowhere(client, site, hide):
    hide(site)
    assert showing(client, "Clean the windows") == []


def test_a_micro_skill_that_was_never_published_is_shown_nowhere(client, site):
    site.skill.delete()
    draft = factories.draft_micro_skill(code="TEC-07", slug="clean-windows", title="Clean the windows")
    site.standard.micro_skills.create(micro_skill=draft)
    site.chapter.micro_skills.create(micro_skill=draft)
    assert showing(client, "Clean the windows") == []


def test_a_micro_skill_that_no_standard_lists_is_public(client, site):
    for page in (site.standard, site.chapter):
        page.micro_skills = []
        page.save_revision().publish()
    lists = {"/en/standards/technical/", "/en/guide/examples/"}
    assert showing(client, "Clean the windows") == [place for place in PLACES if place not in lists]


def test_one_public_standard_is_enough(client, site):
    restrict(factories.standard(site.index, [site.skill]))
    assert showing(client, "Clean the windows") == PLACES


@pytest.mark.parametrize("hide", ["unpublished", "only in a standard for members", "only in an unpublished standard"])
def test_the_address_of_a_hidden_micro_skill_is_not_found(client, site, hide):
    HIDDEN[hide](site)
    visit(client, SHEET, status=404)


def test_a_sheet_below_a_private_index_asks_to_sign_in(client, site):
    restrict(site.index, LOGIN)
    response = client.get(SHEET)
    assert response.status_code == 302
    assert "login" in response["Location"]


def test_a_sheet_below_an_index_with_a_password_asks_for_it(client, site):
    restrict(site.index, PASSWORD)
    page = visit(client, SHEET)
    assert page.find("input", type="password")


def test_a_micro_skill_comes_back_when_its_standard_is_public_again(client, site):
    restrict(site.standard)
    visit(client, SHEET, status=404)
    PageViewRestriction.objects.all().delete()
    visit(client, SHEET)


# Changes that are not published


def test_draft_changes_of_a_live_micro_skill_are_not_shown(client, site):
    site.skill.title = "Scrub the floors"
    site.skill.save_revision()
    assert showing(client, "Clean the windows") == PLACES
    assert showing(client, "Scrub the floors") == []


def test_draft_rows_of_a_live_micro_skill_are_not_shown(client, site):
    outcome = site.skill.outcomes.first()
    outcome.statement = "Changed outcome"
    site.skill.outcomes.add(outcome)
    site.skill.save_revision()
    assert "Changed outcome" not in answer(client, SHEET)
    site.skill.latest_revision.publish()
    assert "Changed outcome" in answer(client, SHEET)


def test_draft_changes_are_not_found_by_search(client, site):
    site.skill.title = "Scrub the floors"
    site.skill.save_revision()
    assert SHEET not in links(visit(client, "/en/search/?q=floors").main)


def test_a_micro_skill_that_is_to_be_published_later_is_not_shown_yet(client, site):
    site.skill.unpublish()
    site.skill.go_live_at = timezone.now() + timedelta(days=30)
    site.skill.save_revision().publish()
    visit(client, SHEET, status=404)
    assert "Clean the windows" not in answer(client, "/en/standards/")


# Standards and methods

STANDARD_PLACES = ["/en/standards/", "/en/standards/technical/", SHEET, "/en/search/?q=technical"]
METHOD_PLACES = ["/en/methods/", "/en/methods/watching/", SHEET, "/en/guide/examples/", "/en/search/?q=watching"]
HIDE_PAGE = {
    "for members": lambda page: restrict(page, LOGIN),
    "with a password": lambda page: restrict(page, PASSWORD),
    "unpublished": unpublish,
}


@pytest.fixture
def second_standard(site):
    """Keeps the micro-skill public while the first standard is hidden."""
    return factories.standard(site.index, [site.skill], title="Other", slug="other")


def test_a_public_standard_is_shown(client, second_standard):
    assert showing(client, "Technical skills", STANDARD_PLACES) == STANDARD_PLACES


@pytest.mark.parametrize("hide", HIDE_PAGE.values(), ids=HIDE_PAGE)
def test_a_hidden_standard_is_shown_nowhere(client, site, second_standard, hide):
    hide(site.standard)
    assert showing(client, "Technical skills", STANDARD_PLACES) == []


def test_a_public_method_is_shown(client, site):
    assert showing(client, "Watching", METHOD_PLACES) == METHOD_PLACES


@pytest.mark.parametrize("hide", HIDE_PAGE.values(), ids=HIDE_PAGE)
def test_a_hidden_method_is_shown_nowhere(client, site, hide):
    hide(site.method)
    assert showing(client, "Watching", METHOD_PLACES) == []


def test_a_method_below_a_private_index_is_shown_nowhere(client, site):
    restrict(site.methods)
    assert showing(client, "Watching", METHOD_PLACES) == []


def test_a_standard_page_shows_none_of_its_draft_changes(client, site):
    site.standard.scope = "<p>Changed scope</p>"
    site.standard.save_revision()
    assert "Changed scope" not in answer(client, "/en/standards/technical/")


# What micro-skills, standards and methods refer to


def test_an_unpublished_activity_is_not_named(client, site):
    activity = factories.activity(name="Cleaning in homes")
    factories.with_activity(site.skill, activity)
    assert "Cleaning in homes" in words(visit(client, SHEET).main)
    activity.unpublish()
    assert "Cleaning in homes" not in words(visit(client, SHEET).main)


def test_an_unpublished_awarding_body_is_not_named(client, site):
    body = factories.organisation(name="Secret Awarding Body", country="FR")
    site.skill.awarding_body = body
    site.skill.save_revision().publish()
    assert "Secret Awarding Body" in words(visit(client, SHEET).main)
    body.unpublish()
    page = words(visit(client, SHEET).main)
    assert "Secret Awarding Body" not in page
    assert "France" not in words(visit(client, SHEET).select_one("table.elements"))


@pytest.mark.parametrize(
    ("page", "row", "url"),
    [
        ("standard", StandardReference, "/en/standards/technical/"),
        ("method", MethodReference, "/en/methods/watching/"),
    ],
    ids=["standard", "method"],
)
def test_an_unpublished_source_is_not_listed(client, site, page, row, url):
    reference = factories.reference(title="Secret report")
    owner = getattr(site, page)
    owner.references = [row(reference=reference)]
    owner.save_revision().publish()
    assert "Secret report" in words(visit(client, url).main)
    reference.unpublish()
    assert "Secret report" not in words(visit(client, url).main)


def test_an_unpublished_source_of_a_country_note_is_not_named(client, site):
    reference = factories.reference(title="Secret report")
    site.method.country_notes = [("note", {"country": "BE", "text": "One flat.", "reference": reference})]
    site.method.save_revision().publish()
    assert "Secret report" in words(visit(client, "/en/methods/watching/").main)
    reference.unpublish()
    assert "Secret report" not in words(visit(client, "/en/methods/watching/").main)
