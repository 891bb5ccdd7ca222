"""Whatever editors do, the index is as if it had just been built anew."""

import random

import pytest
from wagtail.models import Page, PageViewRestriction, Site

from common.models import Document, Organisation, VocabularyWord
from common.public_changes import derive_everything, derived_once_at_the_end
from guide.models import GlossaryTerm, GuideChapterPage, GuideIndexPage
from home.models import ContentPage
from search import indexing
from standards.models import Activity, CompetenceStandardPage, MicroSkill, StandardMicroSkill, StandardsIndexPage
from tests import factories

EDITS = 25


def indexed():
    """Return everything that the index holds."""
    documents = list(Document.objects.order_by("pk").values())
    words = set(VocabularyWord.objects.values_list("site_id", "language", "word", "documents"))
    return documents, words


def assert_in_step():
    kept = indexed()
    indexing.rebuild()
    assert kept == indexed()


def titles(language="en"):
    return set(Document.objects.filter(language=language).values_list("title", flat=True))


@pytest.fixture(scope="module")
def small_site(kept_in_database):
    with kept_in_database():
        home, index = factories.home(), factories.standards_index()
        methods, guide = factories.method_index(), factories.guide_index()
        body = factories.organisation(name="Awarding House")
        skills = [factories.micro_skill(title=f"Skill {letter}", awarding_body=body) for letter in "abc"]
        factories.with_activity(skills[0], factories.activity(name="Housekeeping"))
        factories.standard(index, skills[:2], title="First standard")
        factories.standard(index, skills[1:2], title="Second standard")
        factories.method(methods)
        factories.chapter(guide, title="Chapter")
        factories.glossary_term(name="evidence")
        about = factories.content_page(home)
        factories.content_page(home, title="Other", slug="other")
        factories.content_page(about, title="Below", slug="below")
        yield


@pytest.fixture
def site(small_site, db, publish):
    """The small site, with the trees and a micro-skill in French too."""
    chosen = [factories.home(), StandardsIndexPage.objects.get(), GuideIndexPage.objects.get()]
    chosen += [Activity.objects.get(), Organisation.objects.get(), MicroSkill.objects.get(title="Skill a")]
    factories.translate_each(publish, *chosen)
    assert_in_step()


# Edits. Each takes the random numbers to choose with.

SNIPPETS = [MicroSkill, GlossaryTerm, Activity, Organisation]
PAGES = [ContentPage, CompetenceStandardPage, GuideChapterPage, StandardsIndexPage, GuideIndexPage]


def one(choose, *models):
    found = [obj for model in models for obj in model.objects.order_by("pk")]
    return choose.choice(found) if found else None


def rename(choose):
    obj = one(choose, *SNIPPETS, *PAGES)
    name = "title" if hasattr(obj, "title") else "name"
    factories.republish(obj, **{name: f"Name {choose.randrange(1000)}"})


def unpublish(choose):
    obj = one(choose, *SNIPPETS, *PAGES)
    type(obj).objects.get(pk=obj.pk).unpublish()


def unpublish_as_plain_page(choose):
    Page.objects.get(pk=one(choose, *PAGES).pk).unpublish()


def publish_again(choose):
    obj = one(choose, *SNIPPETS, *PAGES)
    obj.save_revision().publish()


def delete(choose):
    one(choose, *SNIPPETS, ContentPage, CompetenceStandardPage, GuideChapterPage).delete()


def move(choose):
    page, target = one(choose, ContentPage), one(choose, ContentPage)
    if page and page.locale == target.locale and not target.is_descendant_of(page) and page != target:
        page.move(target, pos="last-child")


def hide(choose):
    page = one(choose, *PAGES)
    PageViewRestriction.objects.get_or_create(page=page, defaults={"restriction_type": PageViewRestriction.LOGIN})


def show(choose):
    restriction = one(choose, PageViewRestriction)
    if restriction:
        restriction.delete()


def list_others(choose):
    page = one(choose, CompetenceStandardPage)
    if page:
        page.micro_skills = [
            StandardMicroSkill(micro_skill=skill)
            for skill in MicroSkill.objects.filter(locale=page.locale)
            if choose.random() < 0.5
        ]
        page.save_revision().publish()


def translate(choose):
    obj = one(choose, MicroSkill, GlossaryTerm)
    if obj and obj.live and obj.locale == factories.locale("en"):
        factories.translate(obj)


def add(choose):
    index, guide = one(choose, StandardsIndexPage), one(choose, GuideIndexPage)
    choose.choice(
        [
            factories.micro_skill,
            factories.glossary_term,
            lambda: factories.with_activity(factories.micro_skill(), factories.activity()),
            lambda: factories.standard(index, locale=index.locale),
            lambda: factories.chapter(guide, locale=guide.locale),
        ]
    )()


def another_site(choose):
    page = one(choose, ContentPage, StandardsIndexPage)
    if page and Site.objects.count() < 3:
        Site.objects.create(hostname=f"other{choose.randrange(9999)}.example", root_page=page)


def one_site_less(choose):
    site = Site.objects.filter(is_default_site=False).first()
    if site:
        site.delete()


POSSIBLE = [
    rename, unpublish, unpublish_as_plain_page, publish_again, publish_again, delete, move, move, hide, show, show,
    list_others, translate, add, another_site, one_site_less,
]  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_the_index_is_in_step_after_any_edits(site, publish, seed):
    choose = random.Random(seed)  # noqa: S311
    for _number in range(EDITS):
        edit = choose.choice(POSSIBLE)
        with publish():
            edit(choose)
        assert_in_step()


# The same, edit by edit


def test_a_renamed_activity_is_found_with_what_uses_it(site):
    factories.republish(Activity.objects.get(locale=factories.locale("en")), name="Ironing")
    assert Document.objects.get(title="Skill a").labels[-1] == "Ironing"
    assert_in_step()


def test_a_deleted_activity_leaves_what_used_it(site):
    Activity.objects.get(locale=factories.locale("en")).delete()
    assert "Housekeeping" not in Document.objects.get(title="Skill a").labels
    assert_in_step()


def test_an_unpublished_catalogue_takes_its_micro_skills_with_it(site):
    StandardsIndexPage.objects.get(locale=factories.locale("en")).unpublish()
    assert not {"Skill a", "Standards"} & titles()
    assert "FR Skill a" in titles("fr")
    assert_in_step()


def test_a_private_standard_hides_what_only_it_lists(site):
    page = CompetenceStandardPage.objects.get(title="First standard")
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert {"Skill b", "Skill c"} <= titles()
    assert not {"Skill a", "First standard"} & titles()
    restriction.delete()
    assert {"Skill a", "First standard"} <= titles()
    assert_in_step()


def test_pages_that_move_to_another_site_belong_to_it(site):
    other = Page.objects.get(depth=1).add_child(instance=ContentPage(title="Home", slug="o", body=[]))
    site = Site.objects.create(hostname="other.example", root_page=other)
    page = ContentPage.objects.get(slug="about")
    page.move(other, pos="last-child")
    assert set(Document.objects.filter(site_id=site.pk).values_list("title", flat=True)) == {"Home", "About", "Below"}
    assert_in_step()


def test_pages_outside_every_site_are_not_indexed(site):
    Page.objects.get(depth=1).add_child(instance=ContentPage(title="Nowhere", slug="nowhere", body=[]))
    assert "Nowhere" not in titles()


def test_what_was_written_past_the_editing_interface_is_indexed_by_the_command(site):
    MicroSkill.objects.filter(title="Skill a").update(title="Skill renamed")
    assert "Skill renamed" not in titles()
    derive_everything()
    assert "Skill renamed" in titles()


def test_many_objects_written_at_once_are_indexed_at_the_end(site):
    with derived_once_at_the_end():
        factories.glossary_term(name="sponge")
        assert "sponge" not in titles()
    assert "sponge" in titles()
    assert_in_step()
