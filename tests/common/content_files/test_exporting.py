"""Exporting content files: equal to the loaded ones, and with what editors changed."""

import pytest
from wagtail.models import Page

from guide.models import GlossaryTerm, GuideChapterPage, GuideIndexPage
from home.models import ContentPage, HomePage
from standards.models import MicroSkill
from tests import factories
from tests.content_folder import read_all, state

pytestmark = pytest.mark.django_db


def test_exported_files_equal_the_loaded_ones(site, export):
    assert read_all(export()) == read_all(site)


def test_loading_the_export_with_update_changes_nothing(site, load, export):
    before = state()
    assert "16 unchanged (" in load(export(), update=True)
    assert state() == before


def test_exporting_over_the_files_changes_none_of_them(site, export):
    before = read_all(site)
    assert read_all(export(site)) == before


def test_the_files_are_easy_to_read(site, export):
    """One list item per line, text of several lines as a block, letters as they are and not as codes."""
    chapter = (export() / "guide/fr/chapters/01-first.yaml").read_text(encoding="utf-8")
    assert "in_simple_words: |-\n  <ul>\n  <li>C’est court.</li>\n  </ul>\n" in chapter
    assert "data-block-key" not in chapter
    assert "locale" not in chapter


def test_an_editors_changes_are_exported(site, export):
    factories.republish(ContentPage.objects.get(slug="about"), title="About the project")
    factories.republish(ContentPage.objects.get(slug="a-propos"), title="Le projet")
    exported = export()
    assert "title: About the project\n" in (exported / "home/en/pages/01-about.yaml").read_text(encoding="utf-8")
    assert "title: Le projet\n" in (exported / "home/fr/pages/01-about.yaml").read_text(encoding="utf-8")


def test_objects_made_by_editors_are_exported_and_can_be_loaded_elsewhere(site, load, export, publish):
    factories.chapter(GuideIndexPage.objects.get(locale__language_code="en"), title="New chapter", slug="new-chapter")
    term = factories.glossary_term(slug="a-new-word", name="new word", other_forms="new words")
    skill = factories.micro_skill(code="NEW-01", slug="new-skill")
    with publish():
        factories.translate(term)
        factories.translate(skill)
    exported = export()
    assert "title: New chapter" in (exported / "guide/en/chapters/03-new-chapter.yaml").read_text(encoding="utf-8")
    assert not (exported / "guide/fr/chapters/03-new-chapter.yaml").exists()
    assert "name: FR new word" in (exported / "guide/fr/glossary.yaml").read_text(encoding="utf-8")
    assert "code: NEW-01" in (exported / "standards/en/micro-skills/new-01.yaml").read_text(encoding="utf-8")
    assert "Outcome 0" in (exported / "standards/fr/micro-skills/new-01.yaml").read_text(encoding="utf-8")
    before = state()
    assert "19 unchanged (" in load(exported, update=True)
    assert state() == before
    for page in Page.objects.filter(depth=3):
        page.delete()
    for model in (GlossaryTerm, MicroSkill):
        model.objects.all().delete()
    load(exported)
    assert GuideChapterPage.objects.get(slug="new-chapter").live
    assert MicroSkill.objects.get(code="NEW-01", locale__language_code="fr").outcomes.count() == 2


def test_drafts_are_not_exported(site, export):
    guide = GuideIndexPage.objects.get(locale__language_code="en")
    guide.add_child(instance=GuideChapterPage(title="Draft", slug="draft", live=False, body=[]))
    factories.republish(ContentPage.objects.get(slug="about"), title="Published")
    page = ContentPage.objects.get(slug="about")
    page.title = "Only a draft"
    page.save_revision()
    exported = export()
    assert sorted(path.name for path in (exported / "guide/en/chapters").iterdir()) == [
        "01-first.yaml",
        "02-second.yaml",
    ]
    assert "title: Published" in (exported / "home/en/pages/01-about.yaml").read_text(encoding="utf-8")


def test_page_files_are_numbered_in_the_order_of_the_pages(site, export):
    first, second = GuideChapterPage.objects.filter(locale__language_code="en").order_by("path")
    second.move(first, "left")
    for language in ("en", "fr"):
        names = sorted(path.name for path in (export() / f"guide/{language}/chapters").iterdir())
        assert names == ["01-second.yaml", "02-first.yaml"]


def test_the_file_of_a_deleted_page_is_removed(site, export):
    for page in GuideChapterPage.objects.filter(slug__in=["second", "deuxieme"]):
        page.delete()
    export(site)
    for language in ("en", "fr"):
        assert [path.name for path in (site / f"guide/{language}/chapters").iterdir()] == ["01-first.yaml"]


def test_a_deleted_snippet_leaves_its_list(site, export):
    GlossaryTerm.objects.filter(slug="oer").delete()
    export(site)
    for language in ("en", "fr"):
        text = (site / f"guide/{language}/glossary.yaml").read_text(encoding="utf-8")
        assert "badge" in text
        assert "oer" not in text


def test_the_last_deleted_snippet_does_not_come_back_with_the_next_load(site, load, export):
    GlossaryTerm.objects.all().delete()
    export(site)
    load(site)
    assert not GlossaryTerm.objects.exists()


# Links to pages


def test_a_link_to_a_deleted_page_is_dropped_on_export_and_its_words_stay(site, export):
    for page in Page.objects.filter(slug__in=["second", "deuxieme"]):
        page.delete()
    exported = export()
    english = (exported / "guide/en/chapters/01-first.yaml").read_text(encoding="utf-8")
    french = (exported / "guide/fr/chapters/01-first.yaml").read_text(encoding="utf-8")
    assert '<p>Read the second chapter and <a href="page:about">about us</a>.</p>' in english
    assert '<p>Lisez le deuxième chapitre et <a href="page:about">à propos</a>.</p>' in french
    before = site / "guide/en/chapters/01-first.yaml"
    assert len(english.splitlines()) == len(before.read_text(encoding="utf-8").splitlines())


def test_a_link_to_a_page_of_another_language_only_does_not_stop_the_export(site, export):
    """Editors can make a page in French alone; files have no name for it."""
    home = HomePage.objects.get(locale__language_code="fr")
    alone = factories.add(home, ContentPage(title="Seul", slug="seul", body=[], locale=home.locale))
    factories.republish(
        ContentPage.objects.get(slug="about"), body=[("text", f'<p>See <a linktype="page" id="{alone.pk}">it</a>.</p>')]
    )
    assert "<p>See it.</p>" in (export() / "home/en/pages/01-about.yaml").read_text(encoding="utf-8")
