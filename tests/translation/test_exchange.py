"""Texts survive the way to a translator's tool and back, in both formats."""

import pytest
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue

from common.translation.exchange import FORMATS
from common.translation.exchange.taking_in import take_in
from common.translation.texts import texts_of
from guide.models import GlossaryTerm, GuideIndexPage
from tests import factories
from tests.exchanging import (
    HARD_TEXTS,
    brought_back,
    exported,
    forget,
    rich_chapter,
    rows,
    translation_of,
    written,
)

KINDS = list(FORMATS)


@pytest.fixture
def chapter(french, home, publish):
    """A published chapter of every kind of text, translated into French."""
    factories.translate_each(publish, factories.home())
    chapter = rich_chapter()
    factories.translate_each(publish, GuideIndexPage.objects.get(locale__language_code="en"))
    factories.translate_each(publish, chapter)
    return type(chapter).objects.get(pk=chapter.pk)


@pytest.fixture
def term(french):
    """A glossary term with a published French translation."""
    term = factories.glossary_term(slug="badge", name="badge", definition="A digital proof.")
    factories.translate(term)
    return GlossaryTerm.objects.get(pk=term.pk)


def french_of(obj):
    return type(obj).objects.get(translation_key=obj.translation_key, locale__language_code="fr")


@pytest.mark.parametrize("kind", KINDS)
def test_importing_what_was_exported_changes_nothing(chapter, kind):
    before, revision = rows(chapter), french_of(chapter).latest_revision_id
    report = brought_back(exported(chapter, kind), kind)
    assert (report.problem, report.taken, report.left_out) == ("", [], [])
    assert report.unchanged == len({(text.place, text.source) for text in texts_of(translation_of(chapter))})
    assert rows(chapter) == before
    assert french_of(chapter).latest_revision_id == revision


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_comes_back_as_it_left(chapter, kind):
    before = written(chapter)
    assert len(before) > len(HARD_TEXTS)
    content = exported(chapter, kind)
    forget(chapter)
    report = brought_back(content, kind)
    assert report.problem == "" and len(report.taken) == len(before)
    assert written(chapter) == before
    assert exported(chapter, kind) == content


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("number", range(len(HARD_TEXTS)))
def test_hard_translations_come_back_as_they_left(term, kind, number):
    words = StringValue.from_plaintext(HARD_TEXTS[number].strip()).data
    StringTranslation.objects.filter(context__path="definition").update(data=words)
    content = exported(term, kind)
    StringTranslation.objects.filter(context__path="definition").update(data="Autre chose.")
    report = brought_back(content, kind)
    assert [(taken.before, taken.after) for taken in report.taken] == [("Autre chose.", words)]
    assert words in written(term).values()


@pytest.mark.parametrize("kind", KINDS)
def test_a_translation_with_a_mistake_in_it_is_not_lost(term, kind):
    broken = 'Une <span class="x">preuve</span> & <b>non fermée'
    StringTranslation.objects.filter(context__path="definition").update(data=broken, has_error=True)
    before = rows(term)
    report = brought_back(exported(term, kind), kind)
    assert (report.taken, report.left_out) == ([], [])
    assert rows(term) == before


@pytest.mark.parametrize("kind", KINDS)
def test_an_import_makes_a_draft_and_publishes_nothing(client, chapter, kind):
    content = exported(chapter, kind).decode().replace("FR First", "Premier point")
    report = brought_back(content.encode(), kind)
    assert [taken.after for taken in report.taken] == ["Premier point"]
    french = french_of(chapter)
    assert "Premier point" not in client.get(french.get_url()).content.decode()
    assert "Premier point" in str(french.get_latest_revision_as_object().body)
    assert french.has_unpublished_changes


@pytest.mark.parametrize("kind", KINDS)
def test_a_dry_run_says_the_same_and_changes_nothing(term, kind):
    content = exported(term, kind).decode().replace("FR A digital proof.", "Une preuve.").encode()
    before = rows(term)
    report = brought_back(content, kind, dry_run=True)
    assert [(taken.before, taken.after) for taken in report.taken] == [("FR A digital proof.", "Une preuve.")]
    assert rows(term) == before and not french_of(term).has_unpublished_changes


@pytest.mark.parametrize("kind", KINDS)
def test_a_changed_text_goes_out_with_its_old_translation_and_does_not_come_back_as_done(term, kind):
    factories.republish(term, definition="A digital proof on the web.")
    content = exported(term, kind)
    assert "FR A digital proof." in content.decode() and "A digital proof on the web." in content.decode()
    before = rows(term)
    report = brought_back(content, kind)
    assert [left.source for left in report.left_out] == ["A digital proof on the web."]
    assert "confirm" in report.left_out[0].reason
    assert rows(term) == before


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_whose_source_changed_since_the_export_is_left_out(term, kind):
    content = exported(term, kind).decode().replace("FR A digital proof.", "Une preuve.").encode()
    factories.republish(term, definition="A proof on the web.")
    report = brought_back(content, kind)
    assert [left.source for left in report.left_out] == ["A digital proof."]
    assert "has changed" in report.left_out[0].reason
    assert "Une preuve." not in written(term).values()


@pytest.mark.parametrize("kind", KINDS)
def test_texts_without_translation_are_counted_and_change_nothing(term, kind):
    forget(term)
    report = brought_back(exported(term, kind), kind)
    assert (report.taken, report.left_out, report.empty) == ([], [], 2)


@pytest.mark.parametrize("kind", KINDS)
def test_a_machine_translation_stays_one_until_it_is_changed(term, kind):
    StringTranslation.objects.filter(context__path="definition").update(translation_type="machine")
    content = exported(term, kind).decode()
    brought_back(content.encode(), kind)
    assert StringTranslation.objects.get(context__path="definition").translation_type == "machine"
    changed = content.replace("FR A digital proof.", "Une preuve.").replace(' state="needs-review-translation"', "")
    brought_back(changed.encode(), kind, user=factories.editor())
    row = StringTranslation.objects.get(context__path="definition")
    assert (row.data, row.translation_type, row.last_translated_by.username) == ("Une preuve.", "manual", "editor")


@pytest.mark.parametrize("kind", KINDS)
def test_findings_of_the_checks_are_reported_and_do_not_stop_the_import(term, kind):
    content = exported(term, kind).decode().replace("FR A digital proof.", "A digital proof.").encode()
    report = brought_back(content, kind)
    assert [(text.place, finding.level) for text, finding in report.findings] == [("definition", "warning")]
    assert "A digital proof." in written(term).values()


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_the_object_cannot_hold_is_kept_and_reported(chapter, kind):
    long = "Très long " * 60
    content = exported(chapter, kind).decode().replace(f"FR {chapter.title}", long).encode()
    report = brought_back(content, kind)
    assert "no draft" in report.problem
    assert long in written(chapter).values()


# Refused


@pytest.mark.parametrize(
    ("kind", "old", "new", "message"),
    [
        ("po", "{uuid}", "1c58a5a8-0000-4000-8000-000000000000", "does not exist"),
        ("xliff", "{uuid}", "1c58a5a8-0000-4000-8000-000000000000", "does not exist"),
        ("po", "{uuid}", "nothing", "does not say which"),
        ("xliff", "{uuid}", "nothing", "does not say which"),
        ("po", "Language: fr", "Language: el", "is in “el”"),
        ("xliff", 'target-language="fr"', 'target-language="el"', "is in “el”"),
    ],
)
def test_a_file_for_something_else_is_refused(term, kind, old, new, message):
    content = exported(term, kind).decode().replace("FR A digital proof.", "Une preuve.")
    old = old.format(uuid=translation_of(term).uuid)
    assert old in content
    report = brought_back(content.replace(old, new).encode(), kind)
    assert message in report.problem and report.taken == []
    assert "Une preuve." not in written(term).values()


@pytest.mark.parametrize("kind", KINDS)
def test_a_country_after_the_language_is_no_other_language(term, kind):
    content = exported(term, kind).decode().replace("Language: fr", "Language: fr_BE")
    content = content.replace('target-language="fr"', 'target-language="fr-BE"')
    assert brought_back(content.encode(), kind).problem == ""


@pytest.mark.parametrize("kind", KINDS)
def test_who_may_not_translate_changes_nothing_and_learns_nothing(term, kind):
    content = exported(term, kind).decode().replace("FR A digital proof.", "Une preuve.").encode()
    (report,) = take_in([(f"a.{FORMATS[kind].suffix}", content)], [factories.locale("el")])
    assert "may not translate" in report.problem and report.translation is None
    assert "Une preuve." not in written(term).values()


@pytest.mark.parametrize("kind", KINDS)
def test_a_stopped_translation_stays_as_it_is(term, kind):
    content = exported(term, kind).decode().replace("FR A digital proof.", "Une preuve.").encode()
    translation = translation_of(term)
    translation.enabled = False
    translation.save()
    assert "stopped" in brought_back(content, kind).problem
    assert "Une preuve." not in written(term).values()


@pytest.mark.parametrize("kind", KINDS)
def test_a_translation_in_review_stays_as_it_is(term, kind, monkeypatch):
    content = exported(term, kind).decode().replace("FR A digital proof.", "Une preuve.").encode()
    monkeypatch.setattr(GlossaryTerm, "workflow_in_progress", True)
    assert "being reviewed" in brought_back(content, kind).problem
    assert "Une preuve." not in written(term).values()


def test_the_first_of_two_translations_of_one_text_is_taken(term):
    content = exported(term, "po").decode().replace("FR A digital proof.", "Une preuve.")
    entry = content[content.rindex("msgctxt") :].replace("Une preuve.", "Une autre.")
    report = brought_back(f"{content}\n{entry}".encode(), "po")
    assert "two translations" in report.left_out[0].reason
    assert "Une preuve." in written(term).values()


# Cost


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rows_of_each", [2, 20])
def test_a_file_costs_the_same_for_any_number_of_texts(french, django_assert_max_num_queries, kind, rows_of_each):
    skill = factories.micro_skill(rows=rows_of_each)
    factories.translate(skill)
    translation = translation_of(skill)
    assert translation.source.specific_content_type and translation.source.locale and translation.target_locale
    with django_assert_max_num_queries(3):
        assert FORMATS[kind].write(translation, texts_of(translation))


@pytest.mark.parametrize("rows_of_each", [2, 20])
def test_comparing_a_file_costs_the_same_for_any_number_of_texts(french, django_assert_num_queries, rows_of_each):
    skill = factories.micro_skill(rows=rows_of_each)
    factories.translate(skill)
    content = exported(skill, "xliff").replace(b">FR ", b">Autre ")
    # The status of what the factories made waits to be computed.
    brought_back(content, "xliff", dry_run=True)
    with django_assert_num_queries(6):
        report = brought_back(content, "xliff", dry_run=True)
    assert len(report.taken) > rows_of_each
