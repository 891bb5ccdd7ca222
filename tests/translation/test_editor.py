"""The page on which translators write: what it shows, and what saving does."""

import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from common.translation.drafts import publish as publish_translation
from home.models import ContentPage
from standards.models import MicroSkill
from tests import factories
from tests.looking import all_words, broken_anchors, links, queries, repeated_ids, visit, words
from tests.translating import (
    alone,
    begin,
    box,
    editor_url,
    entry,
    fill,
    form_of,
    in_language,
    open_url,
    press,
    said,
    translation_of,
    typed,
    write,
    write_all,
)

pytestmark = pytest.mark.any_database


@pytest.fixture(autouse=True)
def stands_alone(monkeypatch):
    alone(monkeypatch)


@pytest.fixture
def skill(french):
    """A micro-skill with a published French translation."""
    skill = factories.micro_skill(statement="Cleans well.", prerequisites="")
    factories.translate(skill)
    return MicroSkill.objects.get(pk=skill.pk)


@pytest.fixture
def page(home, french):
    """A content page below a French home page, not translated yet."""
    factories.translate(factories.home())
    return factories.content_page(home, summary="About us all.")


# Opening


def test_what_is_not_begun_is_said_and_can_be_begun(editor_client, page):
    shown = visit(editor_client, open_url(page))
    assert "Not begun in French." in words(shown)
    assert "words to translate" in words(shown)
    assert shown.find("h1")["lang"] == "en"
    url = begin(editor_client, page)
    assert "Not begun" in words(visit(editor_client, url).select_one(".te-head"))
    assert not page.has_translation(factories.locale("fr"))
    assert editor_client.get(open_url(page))["Location"] == url


def test_a_page_waits_for_the_page_above_it(editor_client, home, french):
    page = factories.content_page(home)
    shown = visit(editor_client, open_url(page))
    assert open_url(home) in links(shown)
    assert not shown.find("button", string="Begin")
    assert editor_client.post(open_url(page)).status_code == 200
    assert not ContentPage.objects.filter(locale=french).exists()


def test_a_version_written_by_hand_is_not_replaced(editor_client, page, french):
    copy = page.copy_for_translation(french)
    shown = visit(editor_client, open_url(page))
    assert "written by hand" in words(shown)
    assert reverse("wagtailadmin_pages:edit", args=[copy.pk]) in links(shown)
    assert editor_client.post(open_url(page)).status_code == 200


def test_a_stopped_translation_says_so(editor_client, skill):
    translation = translation_of(skill)
    translation.enabled = False
    translation.save()
    response = editor_client.get(editor_url(skill), follow=True)
    assert "was stopped" in response.content.decode()
    edit_url = reverse("wagtailsnippets_standards_microskill:edit", args=[in_language(skill).pk])
    assert edit_url in response.content.decode()
    assert editor_client.get(edit_url).status_code == 200


def test_a_text_not_published_in_english_waits(editor_client, french):
    draft = factories.draft_micro_skill()
    assert "not published yet" in words(visit(editor_client, open_url(draft)))


@pytest.mark.parametrize("code", ["en", "xx", "%20"])
def test_an_unknown_language_is_not_found(editor_client, skill, code):
    assert editor_client.get(open_url(skill, code), follow=True).status_code == 404


def test_unknown_objects_and_translations_are_not_found(editor_client, skill):
    unknown = "00000000-0000-4000-8000-000000000000"
    for url in (
        reverse("translation:open", args=[unknown, "fr"]),
        reverse("translation:edit", args=[987654]),
        reverse("translation:preview", args=[987654]),
    ):
        assert editor_client.get(url, follow=True).status_code == 404, url


def test_another_language_is_refused(editor_client, skill, monkeypatch):
    from common.translation.editor import neighbours

    monkeypatch.setattr(neighbours, "may_translate", lambda user, locale: locale.language_code == "el")
    for url in (open_url(skill), editor_url(skill), reverse("translation:preview", args=[translation_of(skill).pk])):
        assert editor_client.get(url).status_code == 403
    response = press(editor_client, editor_url(skill), {})
    assert response.status_code == 403


# What the page shows


def test_each_text_has_its_source_its_label_and_its_language(editor_client, skill):
    page = visit(editor_client, editor_url(skill))
    text = entry(page, "Cleans well.")
    assert text.select_one(".te-source")["lang"] == "en"
    area = box(page, "Cleans well.")
    assert area["lang"] == "fr"
    assert text.find("label")["for"] == area["id"]
    assert typed(page, "Cleans well.") == "FR Cleans well."
    assert words(text.select_one(".te-state")) == "Translated"
    assert "Performance criteria" in all_words(page.select("h2.te-group"))
    assert broken_anchors(page) == [] and repeated_ids(page) == []


def test_the_head_says_how_far_it_is(editor_client, skill):
    head = visit(editor_client, editor_url(skill)).select_one(".te-head")
    assert "Français" in words(head)
    assert "100% translated" in words(head)
    assert "Published and up to date." in words(head)
    StringTranslation.objects.filter(context__path="statement").delete()
    head = visit(editor_client, editor_url(skill)).select_one(".te-head")
    assert "1 text to do · 2 words" in words(head)
    assert "100%" not in words(head)


def test_only_texts_to_do_can_be_shown(editor_client, skill):
    StringTranslation.objects.filter(context__path="statement").delete()
    page = visit(editor_client, f"{editor_url(skill)}?show=todo")
    assert len(page.select(".te-text")) == 1
    values = fill(page, {"Cleans well.": "Nettoie bien."})
    response = press(editor_client, editor_url(skill), values)
    assert response["Location"].endswith("?show=todo")
    assert "Nothing is left to do here." in words(visit(editor_client, response["Location"]))
    assert in_language(skill).get_latest_revision_as_object().statement == "Nettoie bien."


def test_a_changed_source_shows_its_words_then_and_now(editor_client, skill):
    factories.republish(skill, statement="Cleans very well.")
    text = entry(visit(editor_client, editor_url(skill)), "Cleans very well.")
    assert words(text.select_one(".te-state")) == "Source changed"
    assert "English then Cleans well. English now Cleans very well." in words(text.select_one(".te-source"))
    assert words(text.find("ins")) == "very"
    assert text.find("textarea").get_text().strip() == "FR Cleans well."


def test_words_taken_out_are_marked(editor_client, skill):
    factories.republish(skill, statement="Cleans.")
    text = entry(visit(editor_client, editor_url(skill)), "Cleans.")
    assert words(text.find("del")) == "Cleans well."


def test_the_same_text_twice_in_one_place_is_shown_once(editor_client, french):
    skill = factories.micro_skill(description="<p>Again.</p><p>Again.</p>")
    url = begin(editor_client, skill)
    page = visit(editor_client, url)
    ids = translation_of(skill).source.stringsegment_set.filter(string__data="Again.").values_list("pk", flat=True)
    assert len(ids) == 2
    assert all(page.find(id=f"text-{pk}") for pk in ids)
    write(editor_client, url, {"Again.": "Encore."})
    assert in_language(skill).get_latest_revision_as_object().description == "<p>Encore.</p><p>Encore.</p>"


def test_tags_to_keep_are_named(editor_client, french):
    skill = factories.micro_skill(description='<p>See <a href="https://a.example">this <b>page</b></a>.</p>')
    page = visit(editor_client, begin(editor_client, skill))
    named = all_words(entry(page, 'See <a id="a1">this <b>page</b></a>.').select(".te-target code"))
    assert named == ['<a id="a1">', "<b>"]


# Saving


def test_a_saved_text_is_a_draft_until_it_is_published(client, editor_client, page):
    url = begin(editor_client, page)
    write_all(editor_client, url)
    publish_translation(translation_of(page))
    response = write(editor_client, url, {"About us all.": "Sur nous tous."})
    assert "Saved. Every text is translated." in said(response)
    assert "#text-" in response["Location"]
    public = in_language(page).get_url()
    assert "FR About us all." in client.get(public).content.decode()
    row = StringTranslation.objects.get(data="Sur nous tous.")
    assert (row.translation_type, row.last_translated_by.get_username()) == ("manual", "editor")
    publish_translation(translation_of(page))
    assert "Sur nous tous." in client.get(public).content.decode()


def test_only_what_was_changed_is_written(editor_client, skill):
    before = dict(StringTranslation.objects.values_list("pk", "updated_at"))
    write(editor_client, editor_url(skill), {"Cleans well.": "Nettoie bien."})
    after = dict(StringTranslation.objects.values_list("pk", "updated_at"))
    assert sum(before[pk] != after[pk] for pk in before) == 1
    revision = in_language(skill).latest_revision_id
    response = write(editor_client, editor_url(skill), {})
    assert "Nothing was changed." in said(response)
    assert in_language(skill).latest_revision_id == revision


def test_an_emptied_text_is_to_do_again(editor_client, skill):
    write(editor_client, editor_url(skill), {"Cleans well.": "  "})
    assert not StringTranslation.objects.filter(context__path="statement").exists()
    page = visit(editor_client, editor_url(skill))
    assert words(entry(page, "Cleans well.").select_one(".te-state")) == "Not translated"
    assert in_language(skill).statement == "FR Cleans well."


def test_an_old_translation_can_be_said_to_be_still_right(editor_client, skill):
    factories.republish(skill, statement="Cleans very well.")
    page = visit(editor_client, editor_url(skill))
    tick = entry(page, "Cleans very well.").find("input", type="checkbox")
    press(editor_client, editor_url(skill), form_of(page), **{tick["name"]: "on"})
    row = StringTranslation.objects.get(translation_of__data="Cleans very well.", context__path="statement")
    assert row.data == "FR Cleans well."
    assert "Translated" in words(entry(visit(editor_client, editor_url(skill)), "Cleans very well."))


def test_an_old_translation_left_alone_stays_to_do(editor_client, skill):
    factories.republish(skill, statement="Cleans very well.")
    write(editor_client, editor_url(skill), {"Criterion 0": "Critère."})
    assert not StringTranslation.objects.filter(translation_of__data="Cleans very well.").exists()


@pytest.mark.parametrize(
    ("source", "keys", "kept"),
    [
        ("One line.", "Une\r\nligne.\r\n", "Une ligne."),
        ("One\nTwo", "Un\r\nDeux", "Un<br/>Deux"),
        ("Health & safety", "Santé & sécurité", "Santé &amp; sécurité"),
        ("A < B", "A &lt; B", "A &lt; B"),
    ],
    ids=["one line", "two lines", "ampersand", "less than"],
)
def test_what_is_typed_is_kept_as_the_source_is(editor_client, french, source, keys, kept):
    skill = factories.micro_skill(prerequisites=source)
    url = begin(editor_client, skill)
    segment = translation_of(skill).source.stringsegment_set.get(context__path="prerequisites")
    values = form_of(visit(editor_client, url)) | {f"text-{segment.pk}": keys}
    press(editor_client, url, values)
    row = StringTranslation.objects.get(context__path="prerequisites")
    assert row.data == kept
    values = form_of(visit(editor_client, url))
    assert "Nothing was changed." in said(press(editor_client, url, values))


def test_a_text_with_a_wrong_tag_is_stored_and_explained(editor_client, skill):
    response = write(editor_client, editor_url(skill), {"Cleans well.": "Nettoie <h1>bien</h1>."})
    assert "1 text is stored but cannot be used" in said(response)
    page = visit(editor_client, editor_url(skill))
    assert typed(page, "Cleans well.") == "Nettoie <h1>bien</h1>."
    assert "<h1> tag is not allowed" in words(entry(page, "Cleans well."))
    assert box(page, "Cleans well.")["aria-invalid"] == "true"
    write(editor_client, editor_url(skill), {"Cleans well.": "Nettoie bien."})
    assert in_language(skill).get_latest_revision_as_object().statement == "Nettoie bien."


def test_a_text_its_field_refuses_is_kept_and_explained_and_the_rest_saved(editor_client, page):
    url = begin(editor_client, page)
    long = "Très " * 80
    write(editor_client, url, {"About": long, "About us all.": "Sur nous."})
    shown = visit(editor_client, url)
    assert typed(shown, "About").strip() == long.strip()
    assert "at most 255 characters" in words(entry(shown, "About"))
    assert in_language(page).get_latest_revision_as_object().summary == "Sur nous."
    write(editor_client, url, {"About": "À propos"})
    assert in_language(page).get_latest_revision_as_object().title == "À propos"


@pytest.mark.parametrize("values", [{"seen": "x"}, {"seen": "1:"}, {"seen": "²:a"}, {"action": "nothing"}], ids=str)
def test_a_damaged_form_is_refused(editor_client, skill, values):
    form = form_of(visit(editor_client, editor_url(skill)))
    assert editor_client.post(editor_url(skill), {**form, **values}).status_code == 400


def test_a_text_without_what_it_was_is_refused(editor_client, skill):
    form = form_of(visit(editor_client, editor_url(skill)))
    assert editor_client.post(editor_url(skill), {**form, "seen": ""}).status_code == 400


def test_characters_that_cannot_be_stored_are_no_error(editor_client, skill):
    response = write(editor_client, editor_url(skill), {"Cleans well.": "Nettoie\x00 bien.", "Criterion 0": "Critère."})
    assert response.status_code == 200
    assert "Nettoie bien." in response.content.decode()
    assert StringTranslation.objects.filter(data="Critère.").exists()


# Cost


def test_the_page_costs_the_same_for_any_number_of_texts(editor_client, french):
    costs = []
    for rows in (2, 20):
        skill = factories.micro_skill(rows=rows)
        url = begin(editor_client, skill)
        write_all(editor_client, url)
        StringTranslation.objects.filter(context__path__startswith="criteria").delete()
        costs.append(queries(editor_client, url))
    assert costs[0] == costs[1]
    assert costs[0] <= 40


def test_the_page_of_a_long_object_stays_small(editor_client, french):
    skill = factories.micro_skill(rows=25, description="<p>A sentence of some length, as they are.</p>" * 10)
    url = begin(editor_client, skill)
    write_all(editor_client, url)
    response = editor_client.get(url)
    texts = response.content.count(b"<textarea")
    assert texts > 150
    assert len(response.content) < 60_000 + 900 * texts
