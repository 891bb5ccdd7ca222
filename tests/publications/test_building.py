"""Files are made when what they hold has changed, and never lost."""

import pytest
from django.core.management import CommandError, call_command

from common.models import Publication
from common.publications import formats, turn
from tests import factories
from tests.publishing import build, pretend, row, words


@pytest.fixture
def made(monkeypatch):
    """The documents of which files were made; files are pretended."""
    return pretend(monkeypatch)


@pytest.fixture
def chapter(guide):
    return factories.chapter(guide, title="Ask first", slug="ask", body=[("text", "<p>Ask the family.</p>")])


def test_every_format_of_a_chapter_and_of_the_guide_is_made(chapter, made):
    tried = build("guide", "chapter")
    assert sorted((one.kind, one.format, one.state) for one in tried) == [
        (kind, form, "ready") for kind in ("chapter", "guide") for form in ("docx", "epub", "pdf")
    ]
    found = row("chapter")
    assert "Ask the family." in words(found)
    assert found.title == "Ask first" and found.size == len(words(found).encode()) and found.built_at


def test_nothing_is_made_again_while_nothing_changed(chapter, made):
    build()
    before = len(made)
    assert build() == []
    assert len(made) == before


def test_only_what_holds_a_changed_word_is_made_again(guide, chapter, made):
    term = factories.glossary_term(slug="jury", name="jury", definition="People who decide.")
    factories.chapter(guide, terms=[term], title="Other", slug="other", body=[("text", "<p>A jury decides.</p>")])
    build()
    factories.republish(term, definition="Two people who decide.")
    again = {(one.kind, one.title) for one in build()}
    assert again == {("guide", "Guide"), ("chapter", "Other")}
    assert "Two people who decide." in words(row("guide"))


def test_a_changed_chapter_gives_a_new_file_and_the_old_one_goes(chapter, made, django_capture_on_commit_callbacks):
    build()
    old = row("chapter")
    factories.republish(chapter, body=[("text", "<p>Ask twice.</p>")])
    with django_capture_on_commit_callbacks(execute=True):
        build()
    new = row("chapter")
    assert "Ask twice." in words(new) and new.content_hash != old.content_hash
    assert not old.file.storage.exists(old.file.name)


def test_a_new_version_of_a_tool_makes_files_again(chapter, made, monkeypatch):
    build()
    monkeypatch.setattr(formats, "_tools", lambda form: "newer tools" if form == "epub" else "tools")
    assert {one.format for one in build()} == {"epub"}


def test_a_broken_build_says_why_and_leaves_the_last_good_file(chapter, made, monkeypatch, caplog):
    build()
    good = row("chapter")

    def broken(manuscript, form, html):
        raise formats.ToolError("The printer is on fire.")

    factories.republish(chapter, title="Ask again")
    with monkeypatch.context() as patch:
        patch.setattr(formats, "make", broken)
        build("chapter")
    now = row("chapter")
    assert (now.state, now.message) == ("failed", "The printer is on fire.")
    assert words(now) == words(good) and now.built_at == good.built_at

    # Not tried again for the same words; tried and well with others.
    assert build("chapter") == []
    factories.republish(chapter, title="Ask once more")
    build("chapter")
    assert (row("chapter").state, row("chapter").message) == ("ready", "")


def test_a_text_that_cannot_be_rendered_keeps_no_other_from_being_made(guide, chapter, made, monkeypatch, caplog):
    from guide.publications import Chapter

    factories.chapter(guide, title="Broken", slug="broken")
    content = Chapter.content

    def fails(self, text, request):
        if text.title == "Broken":
            raise RuntimeError("no such picture")
        return content(self, text, request)

    monkeypatch.setattr(Chapter, "content", fails)
    build("chapter")
    states = dict(Publication.objects.filter(kind="chapter", format="pdf").values_list("title", "state"))
    assert states == {"Ask first": "ready", "Broken": "failed"}
    assert Publication.objects.get(title="Broken", format="pdf").message == "no such picture"


def test_a_format_that_the_machine_cannot_make_is_left_alone(chapter, made, monkeypatch):
    build()
    monkeypatch.setattr(formats, "available", lambda form: form == "pdf")
    factories.republish(chapter, title="Without pandoc")
    assert {one.format for one in build()} == {"pdf"}
    assert row("chapter", "epub").file and row("chapter", "epub").title == "Ask first"


def test_a_file_that_disappeared_is_made_again(chapter, made):
    build()
    lost = row("chapter")
    lost.file.storage.delete(lost.file.name)
    assert [(one.kind, one.format) for one in build()] == [("chapter", "pdf")]


def test_the_edition_names_the_day_and_the_content(chapter, made):
    build("chapter")
    found = row("chapter")
    assert f"· {found.content_hash[:8]}" in words(found)
    assert "\ue000" not in words(found)


def test_each_language_has_files_of_its_own(guide, chapter, french, publish, made):
    factories.translate_each(publish, guide, chapter)
    build("chapter")
    text = words(row("chapter", language="fr"))
    assert '<html lang="fr">' in text and "FR Ask the family." in text
    assert "FR Ask" not in words(row("chapter"))


def test_the_command_says_what_it_made_and_fails_when_something_failed(chapter, made, monkeypatch, capsys, caplog):
    call_command("build_publications", "--kind", "chapter", "--language", "en")
    said = capsys.readouterr().out
    assert "Ask first (PDF, en)" in said and "3 made" in said
    call_command("build_publications", "--kind", "chapter", "--again")
    assert "3 made" in capsys.readouterr().out

    def broken(manuscript, form, html):
        raise formats.ToolError("No ink.")

    monkeypatch.setattr(formats, "make", broken)
    with pytest.raises(CommandError, match="3 could not be made"):
        call_command("build_publications", "--kind", "chapter", "--again")
    assert "No ink." in capsys.readouterr().out


def test_two_builders_do_not_meet(chapter, made):
    holder = turn.take()
    with pytest.raises(CommandError, match="Another process"):
        call_command("build_publications")
    turn.give_back(holder)
    call_command("build_publications")
    assert row("chapter").state == "ready"
