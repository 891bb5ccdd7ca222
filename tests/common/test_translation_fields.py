"""What happens to each kind of field in the other languages, and what editors see of a translation."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail_localize.fields import TranslatableField
from wagtail_localize.models import Translation, TranslationSource

from common.translation.fields import LinkedField, linked
from common.translation.writing import TranslationMismatchError, write_translation
from guide.models import GlossaryTerm
from home.models import ContentPage
from tests import factories

pytestmark = pytest.mark.django_db


def fresh(obj):
    return type(obj).objects.get(pk=obj.pk)


@pytest.fixture
def translate(publish):
    """Translate into French and return the published French version."""

    def run(obj, **options):
        with publish():
            translated = factories.translate(obj, **options)
        return fresh(translated)

    return run


@pytest.fixture
def term(translate):
    """A glossary term with a source, both in English and French."""
    reference = factories.reference(title="Report")
    translate(reference)
    return factories.glossary_term(reference=reference)


# A key to a shared object


def test_a_key_leads_to_the_version_of_the_same_language(term, translate, french):
    translated = translate(term)
    assert translated.reference.locale == french
    assert translated.reference.title == "FR Report"
    assert translated.reference.slug == term.reference.slug


def test_a_key_emptied_in_the_source_is_emptied_in_the_translation(term, translate):
    assert translate(term).reference is not None
    term = factories.republish(term, reference=None)
    assert translate(term).reference is None


def test_a_key_emptied_and_set_again_comes_back_in_the_translation(term, translate):
    translate(term)
    reference = term.reference
    translate(factories.republish(term, reference=None))
    assert translate(factories.republish(term, reference=reference)).reference.title == "FR Report"


def test_a_key_set_to_another_object_follows(term, translate):
    translate(term)
    other = factories.reference(title="Law")
    translate(other)
    assert translate(factories.republish(term, reference=other)).reference.title == "FR Law"


def test_the_awarding_body_of_a_micro_skill_follows_too(translate):
    body = factories.organisation(short_name="IPERIA", role="Leads")
    translate(body)
    skill = factories.micro_skill(awarding_body=body)
    translated = translate(skill)
    assert translated.awarding_body.role == "FR Leads"
    assert translate(factories.republish(skill, awarding_body=None)).awarding_body is None


def test_upstream_a_key_emptied_in_the_source_lives_on_in_the_translation(term, translate, monkeypatch):
    """Why `linked()` exists. When this fails, wagtail-localize has learnt it and LinkedField can go."""
    monkeypatch.setattr(LinkedField, "is_synchronized", TranslatableField.is_synchronized)
    translate(term)
    assert translate(factories.republish(term, reference=None)).reference is not None


def test_an_empty_key_is_synchronised_and_a_full_one_is_translated(term):
    [field] = linked("reference")
    assert field.is_translated(term)
    assert not field.is_synchronized(term)
    assert field.is_synchronized(GlossaryTerm(reference=None))


# Words and other fields


def test_words_are_translated_and_everything_else_is_the_same(translate, methods):
    skill = factories.micro_skill(eqf_level=3, title="Clean a room", methods=[factories.method(methods)])
    translated = translate(skill)
    assert translated.title == "FR Clean a room"
    assert (translated.code, translated.slug, translated.eqf_level) == (skill.code, skill.slug, 3)
    assert translated.outcomes.first().statement == "FR Outcome 0"
    assert translated.outcomes.first().kind == "knowledge"
    assert [row.country for row in translated.pilot_countries.all()] == ["ES", "FR"]
    assert translated.methods.first().method == skill.methods.first().method


@pytest.mark.parametrize(
    ("name", "value"), [("eqf_level", 4), ("workload_hours", None), ("status", "adopted"), ("is_proposal", False)]
)
def test_synchronised_fields_follow_the_source(translate, name, value):
    skill = factories.micro_skill()
    assert getattr(translate(skill), name) != value
    assert getattr(translate(factories.republish(skill, **{name: value})), name) == value


def test_a_text_emptied_in_the_source_is_emptied_in_the_translation(translate):
    skill = factories.micro_skill(target_group="Everybody")
    assert translate(skill).target_group == "FR Everybody"
    assert translate(factories.republish(skill, target_group="")).target_group == ""


def test_a_synchronised_field_of_a_page_follows_the_source(home, translate):
    page = factories.content_page(show_in_footer=True, show_in_menus=True)
    translated = translate(page)
    assert (translated.show_in_footer, translated.show_in_menus) == (True, True)
    translated = translate(factories.republish(page, show_in_footer=False, show_in_menus=False))
    assert (translated.show_in_footer, translated.show_in_menus) == (False, False)


def test_each_language_keeps_its_own_publication_dates(translate):
    term = factories.glossary_term()
    translate(term)
    later = timezone.now() + timedelta(days=30)
    translated = translate(factories.republish(term, expire_at=later, name="changed"))
    assert translated.name == "FR changed"
    assert translated.expire_at is None


# Pages


def test_a_translated_page_is_published_below_the_translated_home_page(home, translate, client):
    translate(home)
    page = factories.content_page(title="About", slug="about", body=[("text", "<p>About us.</p>")])
    translated = translate(page)
    assert translated.live
    assert translated.get_parent().specific == home.get_translation(translated.locale)
    response = client.get("/fr/about-fr/")
    assert response.status_code == 200
    assert "FR About us." in response.content.decode()


def test_translating_again_changes_the_page_that_is_there(home, translate):
    page = factories.content_page(title="About")
    first = translate(page)
    second = translate(factories.republish(page, title="About the project"))
    assert second.pk == first.pk
    assert second.title == "FR About the project"
    assert ContentPage.objects.count() == 2


def test_editors_see_a_translated_page_as_a_complete_translation(home, translate, french):
    page = factories.content_page()
    translate(page)
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=french)
    total, done = translation.get_progress()
    assert translation.enabled
    assert total == done > 0
    assert translation.get_status_display() == "Up to date"


def test_editors_see_what_is_missing_after_the_source_grows(home, translate, french):
    page = factories.content_page(body=[("text", "<p>One.</p>")])
    translate(page)
    page = factories.republish(page, body=[("text", "<p>One.</p>"), ("text", "<p>Two.</p>")])
    TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=french)
    total, done = translation.get_progress()
    assert done < total
    assert translation.get_status_display() == "Waiting for translations"


def test_the_signed_in_editor_is_offered_the_translation_and_not_a_copy(home, translate, editor_client):
    page = factories.content_page(title="About")
    translated = translate(page)
    response = editor_client.get(f"/admin/pages/{translated.pk}/edit/", follow=True)
    soup = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 200
    assert soup.title.get_text(strip=True).startswith("About in French")
    assert soup.find("textarea", string=re.compile("FR About"))


def test_blocks_keep_their_ids(home, translate):
    page = factories.content_page(
        body=[("heading", "One"), ("text", "<p>Two.</p>"), ("checklist", {"title": "Three", "items": ["a", "b"]})]
    )
    translated = translate(page)
    assert [block.id for block in translated.body] == [block.id for block in page.body]
    lists = [page.body[2].value["items"], translated.body[2].value["items"]]
    assert [item.id for item in lists[0].bound_blocks] == [item.id for item in lists[1].bound_blocks]
    assert list(translated.body[2].value["items"]) == ["FR a", "FR b"]


def test_rows_keep_their_identity_when_the_source_changes(translate):
    skill = factories.micro_skill(rows=2)
    first = translate(skill)
    before = {row.translation_key: row.text for row in first.criteria.all()}
    assert set(before) == {row.translation_key for row in skill.criteria.all()}

    skill = fresh(skill)
    rows = list(skill.criteria.all())
    rows[0].text = "Another criterion"
    rows[0].sort_order, rows[1].sort_order = 1, 0
    skill.criteria.set(rows)
    skill.save()
    skill.save_revision().publish()
    after = translate(fresh(skill))
    assert [row.text for row in after.criteria.all()] == ["FR Criterion 1", "FR Another criterion"]
    assert {row.translation_key for row in after.criteria.all()} == set(before)


def test_a_row_taken_away_in_the_source_goes_away_in_the_translation(translate):
    skill = factories.micro_skill(rows=2)
    assert translate(skill).safety_notes.count() == 2
    skill = fresh(skill)
    skill.safety_notes.set([skill.safety_notes.first()])
    skill.save()
    skill.save_revision().publish()
    assert [row.text for row in translate(fresh(skill)).safety_notes.all()] == ["FR Never mix product 0."]


# A translation of another shape is refused


def _copy(page, **changes):
    copy = fresh(page)
    for name, value in changes.items():
        setattr(copy, name, value)
    return copy


def test_a_translation_with_a_text_missing_is_refused(home, french):
    page = factories.content_page(title="About", summary="In short")
    with pytest.raises(TranslationMismatchError, match="In short"):
        write_translation(page, _copy(page, summary=""), french)


def test_a_translation_with_a_text_too_many_is_refused(home, french):
    page = factories.content_page(summary="")
    with pytest.raises(TranslationMismatchError, match="En bref"):
        write_translation(page, _copy(page, summary="En bref"), french)


def test_a_translation_with_other_links_is_refused(home, french):
    page = factories.content_page(body=[("text", '<p>See <a href="https://example.org/en">this</a>.</p>')])
    other = fresh(page)
    other.body[0].value.source = '<p>Voir <a href="https://example.org/fr">ceci</a>.</p>'
    with pytest.raises(TranslationMismatchError, match="other links"):
        write_translation(page, other, french)


def test_a_refused_translation_leaves_no_french_page(home, french):
    page = factories.content_page(summary="In short")
    with pytest.raises(TranslationMismatchError):
        write_translation(page, _copy(page, summary=""), french)
    assert not page.has_translation(french)
