"""Loading content files where they were loaded before: what stays, what is updated."""

import pytest
from wagtail.models import Page
from wagtail_localize.models import Translation

from guide.models import GlossaryTerm, GuideChapterPage
from home.models import ContentPage, HomePage
from standards.models import MicroSkill
from tests import factories
from tests.content_folder import edit, put, refused, state
from tests.looking import visit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("update", [False, True], ids=["plain", "--update"])
def test_loading_again_changes_nothing(site, load, update):
    before = state()
    output = load(site, update=update)
    assert state() == before
    assert ("16 unchanged" if update else "16 left alone") in output
    assert not [word for word in ("created", "updated", "translated") if word in output]


def test_a_file_that_comes_later_is_added(site, load):
    put(site, "guide/en/chapters/03-third.yaml", "slug: third\ntitle: Third\nbody:\n- heading: New\n")
    assert "1 created" in load(site)
    assert GuideChapterPage.objects.get(slug="third").live


def test_the_page_tree_is_sound_after_loading(site, load):
    assert Page.find_problems() == ([], [], [], [], [])
    put(site, "guide/en/chapters/03-third.yaml", "slug: third\ntitle: Third\nbody:\n  - heading: New\n")
    edit(site / "guide/en/guide-index.yaml", "Practical guide", "A practical guide")
    load(site, update=True)
    assert Page.find_problems() == ([], [], [], [], [])


EDITED = [
    (ContentPage, {"slug": "about"}, "title", "Changed by an editor", "About"),
    (ContentPage, {"slug": "a-propos"}, "title", "Changé", "À propos"),
    (GlossaryTerm, {"slug": "badge", "locale__language_code": "en"}, "definition", "Changed", "A digital proof."),
    (GlossaryTerm, {"slug": "badge", "locale__language_code": "fr"}, "definition", "Changé", "Une preuve numérique."),
    (MicroSkill, {"code": "TEC-01", "locale__language_code": "en"}, "eqf_level", 5, 2),
    (HomePage, {"locale__language_code": "en"}, "headline", "Changed by an editor", "Everything in small"),
]


def test_an_editors_change_stays_until_update_is_asked_for(site, load):
    objects = [model.objects.get(**lookup) for model, lookup, _name, _changed, _original in EDITED]
    names = [name for _model, _lookup, name, _changed, _original in EDITED]

    def values():
        return [getattr(type(obj).objects.get(pk=obj.pk), name) for obj, name in zip(objects, names, strict=True)]

    original = values()
    assert original == [value for *_rest, value in EDITED]
    for obj, (_model, _lookup, name, changed, _original) in zip(objects, EDITED, strict=True):
        factories.republish(obj, **{name: changed})
    edited = values()
    load(site)
    assert values() == edited
    load(site, update=True)
    assert values() == original


def test_what_an_editor_unpublished_stays_unpublished(site, load):
    page = ContentPage.objects.get(slug="about")
    page.unpublish()
    load(site)
    assert not ContentPage.objects.get(pk=page.pk).live


def test_update_replaces_only_what_differs(site, load):
    edit(site / "guide/en/glossary.yaml", "Free material.", "Free material for everyone.")
    edit(site / "guide/fr/glossary.yaml", "Du matériel libre.", "Du matériel libre pour tous.")
    before, *_counts = state()
    output = load(site, update=True)
    for part in ("15 unchanged", "1 updated", "1 translated"):
        assert part in output
    after, *_counts = state()
    changed = {key for key in before if before[key] != after[key]}
    key = str(GlossaryTerm.objects.filter(slug="oer").first().translation_key)
    assert changed == {("guide.GlossaryTerm", key, "en"), ("guide.GlossaryTerm", key, "fr")}


def test_a_fact_changed_in_the_source_file_reaches_every_language(site, load):
    edit(site / "standards/en/micro-skills/tec-01.yaml", "eqf_level: 2", "eqf_level: 3")
    load(site, update=True)
    levels = {skill.locale.language_code: skill.eqf_level for skill in MicroSkill.objects.all()}
    assert levels == {"en": 3, "fr": 3}


def test_a_link_between_objects_changed_in_the_source_file_reaches_every_language(site, load):
    edit(site / "guide/en/glossary.yaml", "  reference: law\n", "")
    load(site, update=True)
    assert [term.reference for term in GlossaryTerm.objects.filter(slug="oer")] == [None, None]


def test_a_text_changed_only_in_the_source_file_keeps_its_translation(site, load):
    """The French file says what the French text is, whatever happened to the English one."""
    edit(site / "guide/en/chapters/02-second.yaml", "title: Second chapter", "title: The second chapter")
    load(site, update=True)
    chapter = GuideChapterPage.objects.get(slug="deuxieme")
    assert chapter.title == "Deuxième chapitre"
    translation = Translation.objects.get(source__object_id=chapter.translation_key)
    total, done = translation.get_progress()
    assert total == done
    assert translation.source.as_instance().title == "The second chapter"


def test_rows_and_blocks_keep_their_identity_when_their_words_change(site, load):
    def identities():
        skill = MicroSkill.objects.get(code="TEC-01", locale__language_code="en")
        chapter = GuideChapterPage.objects.get(slug="first")
        return [row.translation_key for row in skill.criteria.all()], [block.id for block in chapter.body]

    before = identities()
    for language, old, new in (
        ("en", "The order is clear.", "The order helps."),
        ("fr", "L’ordre est", "Cet ordre est"),
    ):
        edit(site / f"standards/{language}/micro-skills/tec-01.yaml", old, new)
    for language, old, new in (
        ("en", "heading: Why", "heading: Why so"),
        ("fr", "heading: Pourquoi", "heading: Voici"),
    ):
        edit(site / f"guide/{language}/chapters/01-first.yaml", old, new)
    load(site, update=True)
    assert identities() == before
    french = MicroSkill.objects.get(code="TEC-01", locale__language_code="fr")
    assert french.criteria.first().text == "Cet ordre est clair."
    assert GuideChapterPage.objects.get(slug="premier").body[0].value == "Voici"


def test_rows_added_and_taken_away_in_the_files_follow_in_every_language(site, load):
    edit(
        site / "standards/en/micro-skills/tec-01.yaml",
        "criteria:\n  - The order is clear.\n  - The room is complete.\n",
        "criteria:\n  - Only this.\n",
    )
    edit(
        site / "standards/fr/micro-skills/tec-01.yaml",
        "criteria:\n  - L’ordre est clair.\n  - La pièce est complète.\n",
        "criteria:\n  - Ceci seulement.\n",
    )
    edit(site / "standards/en/micro-skills/tec-01.yaml", "pilot_countries:\n", "pilot_countries:\n  - IT\n")
    load(site, update=True)
    skills = {skill.locale.language_code: skill for skill in MicroSkill.objects.all()}
    assert [row.text for row in skills["en"].criteria.all()] == ["Only this."]
    assert [row.text for row in skills["fr"].criteria.all()] == ["Ceci seulement."]
    for skill in skills.values():
        assert [row.country for row in skill.pilot_countries.all()] == ["IT", "ES", "FR"]


def test_a_refused_update_leaves_readers_the_page_they_had(site, load, client):
    edit(site / "guide/en/chapters/01-first.yaml", "page:guide/second", "page:guide/nowhere")
    refused(load, site, update=True)
    link = visit(client, "/en/guide/first/").main.find("a", string="the second chapter")
    assert link["href"] == "/en/guide/second/"
