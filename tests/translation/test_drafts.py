"""A translation can be changed and reviewed while readers keep the one they have."""

import pytest
from django.core.exceptions import ValidationError
from wagtail_localize.models import StringTranslation, Translation, post_save_string_translation

from common.translation.drafts import publish, save_draft, upstream_save_target
from common.translation.texts import TextState, texts_of
from guide.models import GlossaryTerm
from home.models import ContentPage
from standards.models import MicroSkill
from tests import factories


def french_of(obj):
    return type(obj).objects.get(translation_key=obj.translation_key, locale__language_code="fr")


def translation_of(obj) -> Translation:
    return Translation.objects.get(source__object_id=obj.translation_key, target_locale__language_code="fr")


def text_at(obj, place):
    return next(text for text in texts_of(translation_of(obj)) if text.place == place)


def write(obj, place, words):
    """Type a translation, as the editor stores it."""
    translation = translation_of(obj)
    segment = translation.source.stringsegment_set.get(context__path=place)
    StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        context=segment.context,
        locale=translation.target_locale,
        defaults={"data": words, "translation_type": "manual"},
    )


def shown(client, obj):
    return client.get(french_of(obj).get_url()).content.decode()


@pytest.fixture
def page(home, french):
    """A content page with a published French translation."""
    page = factories.content_page(home, summary="About us all.")
    factories.translate(factories.home())
    factories.translate(page)
    return ContentPage.objects.get(pk=page.pk)


@pytest.fixture
def skill(french):
    """A micro-skill with a published French translation."""
    skill = factories.micro_skill(statement="Cleans well.")
    factories.translate(skill)
    return MicroSkill.objects.get(pk=skill.pk)


# Drafts


def test_upstream_a_draft_of_a_live_page_is_public_at_once(page):
    write(page, "summary", "Brouillon.")
    upstream_save_target(translation_of(page), publish=False)
    assert french_of(page).summary == "Brouillon."


def test_upstream_a_draft_takes_a_live_snippet_offline(skill):
    upstream_save_target(translation_of(skill), publish=False)
    assert not french_of(skill).live


def test_a_draft_of_a_page_stays_a_draft_until_it_is_published(client, page):
    write(page, "summary", "Brouillon.")
    translation_of(page).save_target(publish=False)
    assert french_of(page).has_unpublished_changes
    assert french_of(page).get_latest_revision_as_object().summary == "Brouillon."
    assert "Brouillon." not in shown(client, page) and "FR About us all." in shown(client, page)
    publish(translation_of(page))
    assert "Brouillon." in shown(client, page)
    assert not french_of(page).has_unpublished_changes


def test_upstream_copies_a_typed_title_into_the_page_with_its_html(page):
    write(page, "title", "Nous &amp; vous")
    post_save_string_translation(StringTranslation.objects.get(data="Nous &amp; vous"))
    assert french_of(page).draft_title == "Nous &amp; vous"


def test_a_typed_title_reaches_the_page_with_the_draft(page):
    write(page, "title", "Nous &amp; vous")
    assert french_of(page).draft_title == "FR About"
    save_draft(translation_of(page))
    assert (french_of(page).draft_title, french_of(page).title) == ("Nous & vous", "FR About")


def test_a_title_too_long_for_its_field_is_refused_only_with_the_draft(page):
    write(page, "title", "long " * 60)
    with pytest.raises(ValidationError):
        save_draft(translation_of(page))
    assert french_of(page).title == "FR About"


def test_a_draft_of_a_snippet_and_its_rows_stays_a_draft(skill):
    row = skill.criteria.first()
    write(skill, "statement", "Brouillon.")
    write(skill, f"criteria.{row.translation_key}.text", "Critère.")
    revision = save_draft(translation_of(skill))
    french = french_of(skill)
    assert (french.live, french.statement) == (True, "FR Cleans well.")
    assert "Critère." not in french.criteria.values_list("text", flat=True)
    assert "Critère." in [row.text for row in revision.as_object().criteria.all()]
    revision.publish()
    assert "Critère." in french_of(skill).criteria.values_list("text", flat=True)


def test_a_first_draft_makes_the_target_out_of_sight(client, home, french):
    factories.translate(factories.home())
    page = factories.content_page(home, slug="new")
    source, _created = _submitted(page)
    save_draft(Translation.objects.create(source=source, target_locale=french))
    assert not french_of(page).live
    assert client.get(french_of(page).get_url() or "/fr/new/").status_code == 404


def _submitted(obj):
    from wagtail_localize.models import TranslationSource

    return TranslationSource.update_or_create_from_instance(obj)


def test_the_address_of_a_published_translation_can_be_translated_and_stays_free_of_clashes(page):
    write(page, "slug", "À propos")
    publish(translation_of(page))
    assert french_of(page).slug == "a-propos"


def test_a_changed_sentence_keeps_its_old_translation_in_the_draft(skill):
    factories.republish(skill, statement="Cleans very well.")
    assert save_draft(translation_of(skill)).as_object().statement == "FR Cleans well."
    text = text_at(skill, "statement")
    assert (text.state, text.source) == (TextState.CHANGED, "Cleans very well.")
    assert (text.old_source, text.old_translated) == ("Cleans well.", "FR Cleans well.")


def test_an_old_translation_whose_link_is_gone_is_not_kept(french):
    skill = factories.micro_skill(description='<p>See <a href="https://a.example">this</a> page.</p>')
    factories.translate(skill)
    factories.republish(skill, description="<p>See this page.</p>")
    assert save_draft(translation_of(skill)).as_object().description == "<p>See this page.</p>"


# Side by side


def test_texts_tell_their_state_and_their_label(skill):
    row = skill.criteria.first()
    place = f"criteria.{row.translation_key}.text"
    assert text_at(skill, "statement").state is TextState.DONE
    assert text_at(skill, place).label == "Performance criteria › Criterion"
    StringTranslation.objects.filter(context__path="statement").delete()
    assert text_at(skill, "statement").state is TextState.MISSING
    StringTranslation.objects.filter(context__path=place).update(translation_type="machine")
    assert text_at(skill, place).state is TextState.MACHINE
    StringTranslation.objects.filter(context__path=place).update(has_error=True)
    assert text_at(skill, place).state is TextState.ERROR


def test_paragraphs_of_one_place_meet_their_own_old_translation(french):
    skill = factories.micro_skill(description="<p>First things come first.</p><p>Second to none.</p>")
    factories.translate(skill)
    factories.republish(skill, description="<p>First things always come first.</p><p>Second to nobody else.</p>")
    found = {text.source: text.old_translated for text in texts_of(translation_of(skill)) if text.old_source}
    assert found == {
        "First things always come first.": "FR First things come first.",
        "Second to nobody else.": "FR Second to none.",
    }


@pytest.mark.parametrize("rows", [2, 20])
def test_texts_cost_the_same_for_any_number(french, django_assert_num_queries, rows):
    skill = factories.micro_skill(rows=rows)
    factories.translate(skill)
    translation = Translation.objects.select_related("source__specific_content_type").get(
        source__object_id=skill.translation_key
    )
    with django_assert_num_queries(2):
        assert len(texts_of(translation)) > rows


# What is the same in every language follows the source at once


def test_a_level_follows_at_once_and_leaves_the_words_and_the_draft_alone(skill):
    write(skill, "statement", "Brouillon.")
    save_draft(translation_of(skill))
    factories.republish(skill, eqf_level=4)
    french = french_of(skill)
    assert (french.eqf_level, french.statement) == (4, "FR Cleans well.")
    assert french.has_unpublished_changes
    assert french.get_latest_revision_as_object().statement == "Brouillon."


def test_a_level_follows_together_with_a_changed_sentence(skill):
    factories.republish(skill, eqf_level=4, statement="Cleans very well.")
    french = french_of(skill)
    assert (french.eqf_level, french.statement) == (4, "FR Cleans well.")


def test_a_row_taken_away_is_taken_away_everywhere(skill):
    changed = MicroSkill.objects.get(pk=skill.pk)
    changed.criteria.remove(changed.criteria.first())
    changed.save_revision().publish()
    assert list(french_of(skill).criteria.values_list("text", flat=True)) == ["FR Criterion 1"]


def test_moved_rows_are_moved_everywhere(skill):
    changed = MicroSkill.objects.get(pk=skill.pk)
    rows = list(changed.criteria.all())
    rows[0].sort_order, rows[1].sort_order = 1, 0
    changed.criteria = [rows[1], rows[0]]
    changed.save_revision().publish()
    assert list(french_of(skill).criteria.values_list("text", flat=True)) == ["FR Criterion 1", "FR Criterion 0"]


def test_a_translation_waits_when_the_source_has_a_text_never_translated(skill):
    changed = MicroSkill.objects.get(pk=skill.pk)
    changed.eqf_level = 4
    changed.criteria.add(changed.criteria.model(text="A new one", sort_order=5, locale=changed.locale))
    changed.save_revision().publish()
    french = french_of(skill)
    assert french.eqf_level == 2
    assert "A new one" not in french.criteria.values_list("text", flat=True)


def test_nothing_is_published_when_nothing_differs(skill):
    before = french_of(skill).latest_revision_id
    factories.republish(skill, statement="Cleans very well.")
    assert french_of(skill).latest_revision_id == before


def test_a_translation_that_is_not_public_stays_so(skill):
    french_of(skill).unpublish()
    factories.republish(skill, eqf_level=4)
    assert not french_of(skill).live


def test_a_page_follows_too(page):
    factories.republish(page, show_in_footer=True)
    assert french_of(page).show_in_footer
    assert french_of(page).summary == "FR About us all."


def test_a_stopped_translation_does_not_follow(french):
    term = factories.glossary_term(slug="badge")
    factories.translate(term)
    Translation.objects.update(enabled=False)
    GlossaryTerm.objects.filter(pk=french_of(term).pk).update(definition="Écrit à la main.")
    factories.republish(term, definition="<p>Something else.</p>")
    assert french_of(term).definition == "Écrit à la main."
