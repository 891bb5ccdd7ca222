"""The site as content files make it: what readers and editors find."""

from datetime import date
from decimal import Decimal

import pytest
from wagtail.models import Page
from wagtail_localize.models import Translation

from common.models import Organisation, Reference
from guide.models import GlossaryTerm, GuideChapterPage
from standards.models import AssessmentMethodPage, CompetenceStandardPage, MicroSkill
from tests.looking import links, visit, words

pytestmark = pytest.mark.django_db


READABLE = {
    "/en/": "Everything in small",
    "/fr/": "Tout en petit",
    "/en/about/": "About",
    "/fr/a-propos/": "À propos",
    "/en/guide/first/": "First chapter",
    "/fr/guide/premier/": "Premier chapitre",
    "/en/methods/observed-task/": "Observed task",
    "/fr/methodes/mise-en-situation/": "Mise en situation",
    "/en/standards/technical/": "Technical skills",
    "/fr/referentiels/techniques/": "Compétences techniques",
    "/en/standards/micro-skills/clean-a-home/": "Clean a home",
    "/fr/referentiels/micro-skills/clean-a-home/": "Nettoyer un logement",
}


def test_readers_find_the_loaded_pages(site, client):
    statuses = {url: client.get(url).status_code for url in READABLE}
    assert statuses == dict.fromkeys(READABLE, 200)
    for url, heading in READABLE.items():
        page = visit(client, url)
        assert heading in words(page.h1)
        assert page.html["lang"] == url.split("/")[1]


def test_every_kind_of_value_arrives(site):
    skill = MicroSkill.objects.get(code="TEC-01", locale__language_code="en")
    assert skill.ects == Decimal("0.5")
    assert skill.awarding_body.slug == "body"
    assert skill.plain_summary == "You can clean a kitchen.\nYou check your work."
    assert [row.text for row in skill.criteria.all()] == ["The order is clear.", "The room is complete."]
    assert [row.labels_by_language for row in skill.alignments.all()] == [
        {"en": "clean rooms", "fr": "nettoyer des locaux"},
        {},
    ]
    assert [row.method.slug for row in skill.methods.all()] == ["observed-task"]
    chapter = GuideChapterPage.objects.get(slug="first")
    assert chapter.reviewed_on == date(2024, 1, 31)
    blocks = {block.block_type: block.value for block in chapter.body}
    assert [[str(cell) for cell in row] for row in blocks["table"]["rows"]] == [["Work", "Low"], ["Test", "High"]]
    assert blocks["figures"]["items"][0]["source"] == Reference.objects.get(slug="report", locale__language_code="en")
    assert blocks["example"]["source"] is None


def test_the_other_language_has_its_own_words_and_the_same_facts(site):
    english = MicroSkill.objects.get(code="TEC-01", locale__language_code="en")
    french = MicroSkill.objects.get(code="TEC-01", locale__language_code="fr")
    assert french.title == "Nettoyer un logement"
    assert (french.eqf_level, french.ects, french.slug) == (english.eqf_level, english.ects, english.slug)
    assert [row.note for row in french.alignments.all()] == ["Le même travail.", ""]
    assert [row.uri for row in french.alignments.all()] == [row.uri for row in english.alignments.all()]
    assert french.awarding_body == Organisation.objects.get(slug="body", locale__language_code="fr")
    assert french.activities.get().activity.name == "Ménage"
    chapter = GuideChapterPage.objects.get(slug="premier")
    assert chapter.terms.get().term.locale == chapter.locale
    figures = next(block.value for block in chapter.body if block.block_type == "figures")
    assert figures["items"][0]["source"].title == "Un rapport"


def test_each_language_has_its_own_list_of_other_forms(site):
    forms = {term.locale.language_code: term.spellings[1:] for term in GlossaryTerm.objects.filter(slug="oer")}
    assert forms == {"en": ["open resources", "OER"], "fr": ["REL"]}


def test_editors_see_every_loaded_translation_as_complete(site):
    translations = Translation.objects.filter(target_locale__language_code="fr")
    assert translations.count() == 16
    for translation in translations:
        total, done = translation.get_progress()
        assert translation.enabled
        assert total == done, translation.source.object_repr


@pytest.mark.parametrize("model", [AssessmentMethodPage, CompetenceStandardPage])
def test_a_loaded_page_stands_where_editors_would_put_it(site, model):
    for page in model.objects.all():
        assert page.get_parent().specific_class in model.allowed_parent_page_models()
        assert page.get_parent().locale == page.locale


# Links to pages


def test_page_links_become_real_links_also_to_pages_that_come_later(site, client):
    first, second, about = (Page.objects.get(slug=slug) for slug in ("first", "second", "about"))
    source = first.specific.body[1].value.source
    assert f'id="{second.pk}"' in source
    assert f'id="{about.pk}"' in source
    assert "page:" not in source
    assert {"/en/guide/second/", "/en/about/"} <= links(visit(client, "/en/guide/first/").main)


FRENCH_LINKS = {
    ("/fr/", "/fr/guide/"),
    ("/fr/a-propos/", "/fr/"),
    ("/fr/guide/", "/fr/guide/premier/"),
    ("/fr/guide/premier/", "/fr/guide/deuxieme/"),
    ("/fr/guide/premier/", "/fr/a-propos/"),
    ("/fr/methodes/mise-en-situation/", "/fr/guide/deuxieme/"),
    ("/fr/referentiels/micro-skills/clean-a-home/", "/fr/guide/"),
}


def test_page_links_of_another_language_stay_in_that_language(site, client):
    found = {(url, target) for url, target in FRENCH_LINKS if target in links(visit(client, url).main)}
    assert found == FRENCH_LINKS


def test_no_page_holds_a_link_as_it_stands_in_the_files(site, client):
    for page in Page.objects.filter(depth__gte=2):
        answer = client.get(page.get_url())
        assert answer.status_code == 200
        assert "page:guide" not in answer.content.decode()
