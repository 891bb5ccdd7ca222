"""The pages of the catalogue: where they are, what stands at their top, and where they may be put."""

import pytest
from wagtail.models import Page, PageViewRestriction

from benchmark.models import BenchmarkIndexPage, CountryPage, PracticePage, ReportSectionPage
from guide.models import GuideChapterPage, GuideIndexPage
from home.models import ContentPage, HomePage
from standards.models import (
    AssessmentMethodIndexPage,
    AssessmentMethodPage,
    CompetenceStandardPage,
    StandardsIndexPage,
)
from tests import factories
from tests.looking import all_words, alternates, language_link, links, repeated_ids, visit, words

CHILDREN = {
    HomePage: {ContentPage, StandardsIndexPage, AssessmentMethodIndexPage, BenchmarkIndexPage, GuideIndexPage},
    BenchmarkIndexPage: {PracticePage, CountryPage, ReportSectionPage},
    ContentPage: {ContentPage},
    StandardsIndexPage: {CompetenceStandardPage},
    CompetenceStandardPage: set(),
    AssessmentMethodIndexPage: {AssessmentMethodPage},
    AssessmentMethodPage: set(),
    GuideIndexPage: {GuideChapterPage},
    GuideChapterPage: set(),
}
PARENTS = {
    HomePage: {Page},
    ContentPage: {HomePage, ContentPage},
    StandardsIndexPage: {HomePage},
    CompetenceStandardPage: {StandardsIndexPage},
    AssessmentMethodIndexPage: {HomePage},
    AssessmentMethodPage: {AssessmentMethodIndexPage},
    GuideIndexPage: {HomePage},
    GuideChapterPage: {GuideIndexPage},
}


@pytest.mark.parametrize("model", CHILDREN, ids=lambda model: model.__name__)
def test_only_fitting_pages_can_be_put_below_a_page(model):
    assert set(model.allowed_subpage_models()) == CHILDREN[model]


@pytest.mark.parametrize("model", PARENTS, ids=lambda model: model.__name__)
def test_a_page_can_only_be_put_where_it_fits(model):
    assert set(model.allowed_parent_page_models()) == PARENTS[model]


@pytest.mark.parametrize(
    ("model", "make"),
    [
        (StandardsIndexPage, factories.standards_index),
        (AssessmentMethodIndexPage, factories.method_index),
        (GuideIndexPage, factories.guide_index),
    ],
    ids=["standards", "methods", "guide"],
)
def test_a_home_page_holds_one_index_of_each_kind(home, model, make):
    assert model.can_create_at(home)
    make(home)
    assert not model.can_create_at(HomePage.objects.get(pk=home.pk))


@pytest.fixture
def skill(index, methods):
    """A public micro-skill with a standard and a method."""
    method = factories.method(methods, title="Watching", slug="watching")
    skill = factories.micro_skill(slug="clean-a-home", title="Clean a home", methods=[method])
    factories.standard(index, [skill], title="Technical skills", slug="technical")
    return skill


PAGES = [
    ("/en/standards/", "Standards"),
    ("/en/standards/technical/", "Technical skills"),
    ("/en/standards/micro-skills/clean-a-home/", "Clean a home"),
    ("/en/methods/", "Methods"),
    ("/en/methods/watching/", "Watching"),
]


@pytest.mark.parametrize(("url", "title"), PAGES)
def test_page_has_its_title_as_the_only_main_heading(client, skill, url, title):
    page = visit(client, url)
    assert all_words(page.find_all("h1")) == [title]
    assert title in words(page.title)


@pytest.mark.parametrize(("url", "title"), PAGES)
def test_page_says_its_language_address_and_description(client, skill, url, title):
    page = visit(client, url)
    assert page.html["lang"] == "en"
    assert page.find("link", rel="canonical")["href"] == f"http://testserver{url}"
    assert page.find("meta", attrs={"name": "description"})["content"].strip()


@pytest.mark.parametrize(("url", "title"), PAGES)
def test_page_has_no_id_twice(client, skill, url, title):
    assert repeated_ids(visit(client, url)) == []


@pytest.mark.parametrize(("url", "title"), PAGES)
def test_breadcrumbs_lead_home_and_end_at_the_page(client, skill, url, title):
    crumbs = visit(client, url).select("nav.crumbs li")
    assert crumbs[0].a["href"] == "/en/"
    assert crumbs[-1]["aria-current"] == "page" and crumbs[-1].a is None
    for crumb in crumbs[:-1]:
        visit(client, crumb.a["href"])


@pytest.mark.parametrize(
    ("page", "heading"), [("standards_index", "All our standards"), ("method_index", "All our methods")]
)
def test_a_headline_replaces_the_title_of_an_index(client, home, page, heading):
    made = getattr(factories, page)(home, headline=heading)
    assert all_words(visit(client, made.url).find_all("h1")) == [heading]


@pytest.mark.parametrize(
    "url",
    [
        "/en/standards/micro-skills/no-such-skill/",
        "/en/standards/micro-skills/Clean-A-Home/",
        "/en/standards/micro-skills/clean-a-home/more/",
        "/en/standards/micro-skills/",
        "/en/standards/clean-a-home/",
        "/en/methods/micro-skills/clean-a-home/",
    ],
)
def test_any_other_address_is_not_found(client, skill, url):
    visit(client, url, status=404)


def test_a_missing_slash_at_the_end_is_forgiven(client, skill):
    response = client.get("/en/standards/micro-skills/clean-a-home")
    assert response.status_code == 301
    assert response["Location"] == "/en/standards/micro-skills/clean-a-home/"


def test_pages_lead_to_each_other(client, skill):
    sheet, standard, method = (
        "/en/standards/micro-skills/clean-a-home/",
        "/en/standards/technical/",
        "/en/methods/watching/",
    )
    assert {sheet, standard} <= links(visit(client, "/en/standards/").main)
    assert {standard, method} <= links(visit(client, sheet).main)
    assert sheet in links(visit(client, standard).main)
    assert sheet in links(visit(client, method).main)
    assert method in links(visit(client, "/en/methods/").main)


def test_a_standard_lists_its_micro_skills_in_its_own_order(client, index):
    first, second, third = (factories.micro_skill(code=f"TEC-0{n}", title=f"Skill {n}") for n in (1, 2, 3))
    page = factories.standard(index, [third, first, second])
    assert all_words(visit(client, page.url).select("#s-micro-skills ~ ol h3")) == ["Skill 3", "Skill 1", "Skill 2"]


def test_the_index_lists_micro_skills_by_code(client, index):
    for code in ("TEC-02", "LIN-01", "TEC-01"):
        factories.micro_skill(code=code)
    assert all_words(visit(client, index.url).select("main .entry samp")) == ["LIN-01", "TEC-01", "TEC-02"]


@pytest.mark.parametrize("page", ["standards_index", "method_index"])
def test_an_empty_index_says_so(client, home, page):
    made = getattr(factories, page)(home)
    assert "published in this language yet" in words(visit(client, made.url).main)


def test_a_micro_skill_that_a_standard_lists_twice_appears_once(client, index, methods):
    method = factories.method(methods)
    skill = factories.micro_skill(title="Twice", methods=[method, method])
    standard = factories.standard(index, [skill, skill], title="Listing")
    assert len(visit(client, standard.url).main.find_all("a", string="Twice")) == 1
    assert len(visit(client, method.url).main.find_all("a", string="Twice")) == 1
    sheet = visit(client, f"{index.url}{skill.public_path}")
    assert len(sheet.main.find_all("a", string="Listing")) == 1
    assert len(sheet.select("table.matrix tbody tr")) == 1


# The same page in another language


@pytest.fixture
def in_french(home, index, skill, publish):
    """The home page, the catalogue and the micro-skill, also in French."""
    factories.translate_each(publish, home, index, skill)
    return skill


ENGLISH_SHEET = "/en/standards/micro-skills/clean-a-home/"
FRENCH_SHEET = "/fr/standards-fr/micro-skills/clean-a-home/"


def test_the_sheet_leads_to_its_french_version_and_back(client, in_french):
    english, french = visit(client, ENGLISH_SHEET), visit(client, FRENCH_SHEET)
    both = {"en": f"http://testserver{ENGLISH_SHEET}", "fr": f"http://testserver{FRENCH_SHEET}"}
    assert alternates(english) == alternates(french) == both
    assert language_link(english, "fr")["href"] == FRENCH_SHEET
    assert language_link(french, "en")["href"] == ENGLISH_SHEET


def test_the_french_sheet_is_in_french(client, in_french):
    page = visit(client, FRENCH_SHEET)
    assert page.html["lang"] == "fr"
    assert all_words(page.find_all("h1")) == ["FR Clean a home"]
    assert "FR Outcome 0" in words(page.main)


def test_the_index_leads_to_its_french_version(client, in_french):
    assert alternates(visit(client, "/en/standards/"))["fr"] == "http://testserver/fr/standards-fr/"
    page = visit(client, "/fr/standards-fr/")
    assert page.html["lang"] == "fr"
    assert FRENCH_SHEET in links(page.main)


def check_that_no_french_sheet_is_offered(client):
    """The switcher still offers French, says that the sheet is missing and leads to a French page that says so too."""
    visit(client, FRENCH_SHEET, status=404)
    page = visit(client, ENGLISH_SHEET)
    assert "fr" not in alternates(page)
    link = language_link(page, "fr")
    assert words(link).startswith("Français (")
    instead = visit(client, link["href"])
    assert instead.html["lang"] == "fr"
    assert ENGLISH_SHEET in links(instead)
    assert FRENCH_SHEET not in links(instead)


def test_the_sheet_says_that_there_is_no_french_version(client, home, index, skill, publish):
    factories.translate_each(publish, home, index)
    check_that_no_french_sheet_is_offered(client)


def _unpublish(obj):
    type(obj).objects.get(pk=obj.pk).unpublish()


def _restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def _list_only_privately(skill):
    _restrict(factories.standard(StandardsIndexPage.objects.get(locale=skill.locale), [skill]))


@pytest.mark.parametrize(
    "hide",
    [
        lambda skill, french: _unpublish(skill.get_translation(french)),
        lambda skill, french: _unpublish(StandardsIndexPage.objects.get(locale=french)),
        lambda skill, french: _list_only_privately(skill.get_translation(french)),
    ],
    ids=["unpublished", "index unpublished", "listed by a private standard only"],
)
def test_no_page_leads_to_a_french_sheet_that_readers_may_not_see(client, in_french, french, hide):
    assert alternates(visit(client, ENGLISH_SHEET))["fr"]
    hide(in_french, french)
    check_that_no_french_sheet_is_offered(client)


def test_no_page_leads_to_a_french_sheet_below_a_private_index(client, in_french, french):
    _restrict(StandardsIndexPage.objects.get(locale=french))
    page = visit(client, ENGLISH_SHEET)
    assert "fr" not in alternates(page)
    assert language_link(page, "fr")["href"] != FRENCH_SHEET
