"""Translate, change the source, update, publish: for a page, for rows and for nested blocks, all in the editor."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.translation import override

from standards.models import MicroSkill
from tests import factories
from tests.looking import all_words, links, visit, words
from tests.translating import (
    alone,
    begin,
    editor_url,
    entry,
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


@pytest.fixture(autouse=True)
def stands_alone(monkeypatch):
    alone(monkeypatch)


@pytest.fixture
def french_home(home, french):
    factories.translate(home)
    return home


def test_a_page_from_first_word_to_update(client, editor_client, french_home):
    page = factories.content_page(french_home, summary="About us all.")
    url = begin(editor_client, page)
    assert client.get("/fr/about/").status_code == 404
    write_all(editor_client, url)
    french = in_language(page)
    assert not french.live
    response = press(editor_client, url, form_of(visit(editor_client, url)), "publish")
    assert "Published." in said(response)
    public = in_language(page).get_url()
    assert "FR About us all." in client.get(public).content.decode()

    factories.republish(page, summary="About us all, and you.")
    assert "FR About us all." in client.get(public).content.decode()
    shown = visit(editor_client, url)
    assert "Source changed" in words(entry(shown, "About us all, and you."))
    assert typed(shown, "About us all, and you.") == "FR About us all."
    head = shown.select_one(".te-head")
    with override("fr"):
        assert reverse("what_changed", args=[page.translation_key]) in links(head)

    write(editor_client, url, {"About us all, and you.": "Sur nous et vous."})
    assert "FR About us all." in client.get(public).content.decode()
    press(editor_client, url, form_of(visit(editor_client, url)), "publish")
    assert "Sur nous et vous." in client.get(public).content.decode()
    assert "100% translated" in words(visit(editor_client, url).select_one(".te-head"))


def test_a_micro_skill_with_its_rows(editor_client, french):
    skill = factories.micro_skill(rows=2)
    url = begin(editor_client, skill)
    write_all(editor_client, url, action="publish")
    assert set(in_language(skill).criteria.values_list("text", flat=True)) == {"FR Criterion 0", "FR Criterion 1"}

    changed = MicroSkill.objects.get(pk=skill.pk)
    row = changed.criteria.all()[0]
    row.text = "Criterion nought"
    changed.criteria = [row, *changed.criteria.all()[1:]]
    changed.criteria.add(changed.criteria.model(text="A new one", sort_order=9, locale=changed.locale))
    changed.save_revision().publish()

    page = visit(editor_client, f"{url}?show=todo")
    sources = all_words(page.select(".te-source"))
    assert len(sources) == 2
    assert "Not translated" in words(entry(page, "A new one"))
    write(editor_client, url, {"Criterion nought": "Critère zéro", "A new one": "Un nouveau"}, "publish")
    french_rows = list(in_language(skill).criteria.values_list("text", flat=True))
    assert french_rows == ["Critère zéro", "FR Criterion 1", "Un nouveau"]
    assert "Nothing is left to do" in words(visit(editor_client, f"{url}?show=todo"))


def test_a_chapter_with_blocks_in_blocks(client, editor_client, french_home):
    guide = factories.guide_index(french_home)
    factories.translate(guide)
    steps = {"items": [{"title": "Look", "text": "Look around."}, {"title": "Ask", "text": "Ask first."}]}
    chapter = factories.chapter(
        guide, body=[("heading", "A heading"), ("text", "<p>Some words.</p><p>More words.</p>"), ("steps", steps)]
    )
    url = begin(editor_client, chapter)
    write_all(editor_client, url, action="publish")
    public = in_language(chapter).get_url()
    shown = client.get(public).content.decode()
    assert "FR Look around." in shown and "FR More words." in shown

    changed = type(chapter).objects.get(pk=chapter.pk)
    changed.body[2].value["items"][0]["text"] = "Look around twice."
    changed.save_revision().publish()
    page = visit(editor_client, f"{url}?show=todo")
    assert len(page.select(".te-text")) == 1
    assert words(entry(page, "Look around twice.").find("ins")) in ("twice.", "around twice.")
    write(editor_client, url, {"Look around twice.": "Regardez deux fois."}, "publish")
    shown = client.get(public).content.decode()
    assert "Regardez deux fois." in shown and "FR More words." in shown and "Look around" not in shown


# Ways in and out


def test_wagtails_edit_address_leads_to_the_editor(editor_client, french_home):
    page = factories.content_page(french_home)
    url = begin(editor_client, page)
    write_all(editor_client, url)
    edit = reverse("wagtailadmin_pages:edit", args=[in_language(page).pk])
    assert editor_client.get(edit)["Location"] == url
    assert editor_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200


def test_what_wagtail_localizes_editor_sends_is_refused(editor_client, french):
    term = factories.glossary_term(definition="A proof.")
    factories.translate(term)
    edit = reverse("wagtailsnippets_guide_glossaryterm:edit", args=[in_language(term).pk])
    assert editor_client.get(edit)["Location"] == editor_url(term)
    before = in_language(term).latest_revision_id
    response = editor_client.post(edit, {"action": "publish"})
    assert response["Location"] == editor_url(term)
    assert "Nothing was changed" in said(response)
    assert in_language(term).latest_revision_id == before


def test_english_objects_offer_the_languages_in_place_of_wagtail_localizes_buttons(editor_client, french_home):
    page = factories.content_page(french_home)
    begin(editor_client, page)
    term = factories.glossary_term()
    for url, obj in (
        (reverse("wagtailadmin_pages:edit", args=[page.pk]), page),
        (reverse("wagtailadmin_explore", args=[page.get_parent().pk]), page),
        (reverse("wagtailsnippets_guide_glossaryterm:list"), term),
    ):
        html = editor_client.get(url).content.decode()
        assert open_url(obj, "fr") in html and open_url(obj, "el") in html, url
        assert "/localize/submit/" not in html and "/localize/update/" not in html, url


def test_upstream_would_offer_its_own_buttons(french):
    from wagtail_localize.wagtail_hooks import page_listing_more_buttons, register_snippet_listing_buttons

    user = factories.editor()
    term = factories.glossary_term()
    page = factories.home()
    assert [button.url for button in page_listing_more_buttons(page, user) if "/localize/submit/" in button.url]
    assert [button.url for button in register_snippet_listing_buttons(term, user) if "/localize/" in button.url]


def test_the_report_of_wagtail_localize_is_not_in_the_menu(editor_client, home):
    html = editor_client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("wagtail_localize:translations_report") not in html


# Preview


def test_the_preview_shows_the_draft(editor_client, french_home):
    page = factories.content_page(french_home, summary="About us all.")
    url = begin(editor_client, page)
    preview = reverse("translation:preview", args=[translation_of(page).pk])
    assert preview not in links(visit(editor_client, url))
    assert "save a text first" in said(editor_client.get(preview))
    write(editor_client, url, {"About us all.": "Brouillon."})
    assert preview in links(visit(editor_client, url))
    drawn = visit(editor_client, preview)
    assert "Brouillon." in words(drawn)
    assert drawn.find("html")["lang"] == "fr"
    assert editor_client.get(f"{preview}?mode=unknown", follow=True).status_code == 404


def test_a_micro_skill_has_a_preview_too(editor_client, french):
    skill = factories.micro_skill(statement="Cleans well.")
    url = begin(editor_client, skill)
    write(editor_client, url, {"Cleans well.": "Nettoie bien."})
    drawn = visit(editor_client, reverse("translation:preview", args=[translation_of(skill).pk]))
    assert isinstance(drawn, BeautifulSoup) and "Nettoie bien." in words(drawn)


def test_what_has_no_preview_has_no_link(editor_client, french):
    term = factories.glossary_term()
    url = begin(editor_client, term)
    write_all(editor_client, url)
    preview = reverse("translation:preview", args=[translation_of(term).pk])
    assert preview not in links(visit(editor_client, url))
    assert editor_client.get(preview, follow=True).status_code == 404


def test_the_board_opens_the_first_text_to_do(editor_client, french, publish):
    skill = factories.micro_skill(statement="Cleans well.")
    factories.translate(skill)
    assert editor_client.get(f"{open_url(skill)}?to-do")["Location"] == editor_url(skill)
    with publish():
        factories.republish(skill, statement="Cleans very well.")
    answer = editor_client.get(f"{open_url(skill)}?to-do")
    [segment] = translation_of(skill).source.stringsegment_set.filter(string__data="Cleans very well.")
    assert answer["Location"] == f"{editor_url(skill)}#text-{segment.pk}"
    cell = visit(editor_client, reverse("translation:board")).select_one(f"main table a[href^='{open_url(skill)}']")
    assert cell["href"] == f"{open_url(skill)}?to-do"
