"""No file shows what readers may not see."""

import pytest
from wagtail.models import PageViewRestriction

from common.models import Publication
from tests import factories
from tests.publishing import build, pretend, row, words


@pytest.fixture(autouse=True)
def made(monkeypatch):
    return pretend(monkeypatch)


@pytest.fixture
def chapters(guide):
    return [factories.chapter(guide, title=f"Chapter {name}", slug=name) for name in ("one", "two")]


@pytest.fixture
def file(client):
    """Return the status of the file of a text for readers."""

    def status(kind, obj, ending="pdf"):
        return client.get(f"/en/publications/{kind}/{obj.translation_key}.{ending}").status_code

    return status


def test_files_of_an_unpublished_chapter_and_of_the_guide_with_it_are_gone_at_once(
    guide, chapters, file, django_capture_on_commit_callbacks
):
    build()
    stored = [one.file for one in Publication.objects.filter(kind="guide")]
    assert file("chapter", chapters[0]) == file("guide", guide) == 200
    with django_capture_on_commit_callbacks(execute=True):
        chapters[0].unpublish()
    assert file("chapter", chapters[0]) == file("guide", guide) == 404
    assert [one.name for one in stored if one.storage.exists(one.name)] == []
    assert file("chapter", chapters[1]) == 200
    build()
    assert file("guide", guide) == 200 and "Chapter one" not in words(row("guide"))
    assert not Publication.objects.filter(kind="chapter", key=chapters[0].translation_key).exists()


def test_a_chapter_that_becomes_private_is_in_no_file(guide, chapters, file):
    build()
    PageViewRestriction.objects.create(page=chapters[0], restriction_type=PageViewRestriction.LOGIN)
    assert file("chapter", chapters[0]) == file("guide", guide) == 404
    build()
    assert file("guide", guide) == 200 and "Chapter one" not in words(row("guide"))


def test_a_private_guide_has_no_files_at_all(guide, chapters, file):
    build()
    PageViewRestriction.objects.create(page=guide, restriction_type=PageViewRestriction.LOGIN)
    assert {file("guide", guide), file("chapter", chapters[0]), file("chapter", chapters[1])} == {404}
    assert build() == [] and not Publication.objects.exists()


def test_an_unpublished_word_is_in_no_file(guide, file):
    term = factories.glossary_term(slug="secret", name="jury", definition="A secret meaning.")
    chapter = factories.chapter(guide, terms=[term], body=[("text", "<p>A jury.</p>")])
    build()
    assert "A secret meaning." in words(row("guide"))
    term.unpublish()
    assert file("guide", guide) == file("chapter", chapter) == 404
    build()
    assert file("guide", guide) == 200 and "A secret meaning." not in words(row("guide"))


def test_deleting_a_micro_skill_takes_its_sheet_and_the_catalogue_with_it(index, file):
    kept, gone = factories.micro_skill(title="Kept skill"), factories.micro_skill(title="Gone skill")
    build("catalogue", "micro-skill")
    assert file("micro-skill", gone) == file("catalogue", index) == 200
    gone.delete()
    assert file("micro-skill", gone) == file("catalogue", index) == 404
    build("catalogue", "micro-skill")
    assert file("micro-skill", kept) == 200
    assert "Kept skill" in words(row("catalogue")) and "Gone skill" not in words(row("catalogue"))


def test_a_micro_skill_of_a_private_standard_has_no_sheet_to_take_away(index, file):
    skill = factories.micro_skill()
    standard = factories.standard(index, [skill])
    build()
    assert file("micro-skill", skill) == 200
    PageViewRestriction.objects.create(page=standard, restriction_type=PageViewRestriction.LOGIN)
    assert file("micro-skill", skill) == file("catalogue", index) == 404


def test_words_hidden_while_a_file_is_being_made_are_not_published(chapters, file, guide, monkeypatch):
    from common.publications import formats

    make = formats.make

    def slow(manuscript, form, html):
        if "Chapter one" in html:
            type(chapters[0]).objects.get(pk=chapters[0].pk).unpublish()
        return make(manuscript, form, html)

    monkeypatch.setattr(formats, "make", slow)
    build("guide")
    assert file("guide", guide) == 404
    build("guide")
    assert file("guide", guide) == 200 and "Chapter one" not in words(row("guide"))


def test_publishing_takes_no_file_away(chapters, file, guide):
    build()
    factories.republish(chapters[0], title="Chapter one, again")
    assert file("guide", guide) == file("chapter", chapters[0]) == 200
