"""wagtail-localize loses content on some of its own paths; here is that it does, and that we do not let it."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail_localize import operations
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from common.translation.drafts import upstream_save_target
from common.translation.guards import CarefulTranslationCreator
from guide.models import GlossaryTerm
from tests import factories

UpstreamCreator = CarefulTranslationCreator.__mro__[1]


@pytest.fixture
def chapter(guide, term):
    """A chapter that uses the term, not submitted for translation yet."""
    return factories.chapter(guide, terms=[term])


@pytest.fixture
def upstream_saves(monkeypatch):
    """Save translations as wagtail-localize does by itself."""
    monkeypatch.setattr(Translation, "save_target", upstream_save_target)


def french_of(obj):
    return type(obj).objects.get(translation_key=obj.translation_key, locale__language_code="fr")


def translation_of(obj) -> Translation:
    return Translation.objects.get(source__object_id=obj.translation_key, target_locale__language_code="fr")


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


# Submitting a page must not touch the snippets it uses.


def test_upstream_takes_a_shared_translation_offline(chapter, term, french, upstream_saves):
    UpstreamCreator(None, [french]).create_translations(chapter)
    assert not french_of(term).live


def test_submitting_a_page_leaves_shared_translations_alone(chapter, term, french):
    before = french_of(term)
    operations.TranslationCreator(None, [french]).create_translations(chapter)
    after = french_of(term)
    assert after.live
    assert after.definition == before.definition
    assert after.latest_revision_id == before.latest_revision_id


def test_upstream_starts_a_stopped_translation_again_and_overwrites_it(chapter, term, french, upstream_saves):
    Translation.objects.filter(pk=translation_of(term).pk).update(enabled=False)
    StringTranslation.objects.all().delete()
    GlossaryTerm.objects.filter(pk=french_of(term).pk).update(definition="Écrit à la main.")
    UpstreamCreator(None, [french]).create_translations(chapter)
    assert translation_of(term).enabled
    assert french_of(term).definition == "A digital proof."


def test_submitting_a_page_leaves_a_stopped_translation_stopped(chapter, term, french):
    Translation.objects.filter(pk=translation_of(term).pk).update(enabled=False)
    StringTranslation.objects.all().delete()
    GlossaryTerm.objects.filter(pk=french_of(term).pk).update(definition="Écrit à la main.")
    operations.TranslationCreator(None, [french]).create_translations(chapter)
    assert not translation_of(term).enabled
    assert french_of(term).definition == "Écrit à la main."


def test_submitting_a_page_still_creates_what_its_snippets_lack(guide, french):
    term = factories.glossary_term()
    chapter = factories.chapter(guide, terms=[term])
    operations.TranslationCreator(None, [french]).create_translations(chapter)
    assert not french_of(term).live
    assert not french_of(chapter).live


# Only English objects are sources.


def test_a_french_page_cannot_be_submitted(editor_client, home, french):
    page = factories.translate(factories.translate(home) and factories.content_page(home))
    response = editor_client.get(reverse("wagtail_localize:submit_page_translation", args=[page.pk]))
    assert response.status_code == 302
    assert "Only English objects" in said(response)
    assert TranslationSource.objects.filter(locale=french).count() == 0


def test_a_french_snippet_cannot_be_submitted(editor_client, term):
    url = reverse("wagtail_localize:submit_snippet_translation", args=["guide", "glossaryterm", french_of(term).pk])
    response = editor_client.post(url, {"locales": [factories.locale("en").pk]})
    assert response.status_code == 302
    assert "Only English objects" in said(response)


def test_an_english_snippet_can_be_submitted(editor_client, french):
    term = factories.glossary_term()
    url = reverse("wagtail_localize:submit_snippet_translation", args=["guide", "glossaryterm", term.pk])
    assert editor_client.get(url).status_code == 200


@pytest.mark.parametrize("place", ["guide nothing 1", "nowhere glossaryterm 1", "guide glossaryterm x"])
def test_odd_addresses_are_no_error(editor_client, home, place):
    url = reverse("wagtail_localize:submit_snippet_translation", args=place.split())
    assert editor_client.get(url, follow=True).status_code == 404


# Nothing goes public in English without a word.


def test_taking_over_a_change_never_publishes_english_text(editor_client, term):
    term.definition = "A proof on the web."
    term.save_revision().publish()
    source = TranslationSource.objects.get(object_id=term.translation_key)
    url = reverse("wagtail_localize:update_translations", args=[source.pk])
    response = editor_client.post(url, {"publish_translations": "on"})
    assert response.status_code == 302
    assert "first" in said(response)
    assert french_of(term).definition == "FR A digital proof."
    assert editor_client.post(url, {}).status_code == 302
    assert french_of(term).definition == "FR A digital proof."


# PO files. What importing does is tested with our own import, in tests/translation.


def upload(client, translation: Translation, content: bytes):
    from django.core.files.uploadedfile import SimpleUploadedFile

    url = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    return client.post(url, {"file": SimpleUploadedFile("fr.po", content)})


def test_upstream_takes_fuzzy_entries_as_final(term):
    translation = translation_of(term)
    po = translation.export_po()
    for entry in po:
        entry.msgstr, entry.flags = "Peut-être", ["fuzzy"]
    translation.import_po(po)
    assert set(StringTranslation.objects.values_list("data", flat=True)) == {"Peut-être"}


def test_upstreams_upload_takes_nothing_and_leads_to_our_import(editor_client, term):
    translation = translation_of(term)
    po = translation.export_po()
    for entry in po:
        entry.msgstr = "Nouveau"
    response = upload(editor_client, translation, str(po).encode())
    assert response["Location"] == reverse("translation:import")
    assert "Nothing was imported" in said(response)
    assert "Nouveau" not in set(StringTranslation.objects.values_list("data", flat=True))


def test_upstreams_download_leads_to_our_file(editor_client, term):
    translation = translation_of(term)
    response = editor_client.get(reverse("wagtail_localize:download_pofile", args=[translation.pk]))
    assert response["Location"] == reverse("translation:export_one", args=[translation.pk, "po"])
