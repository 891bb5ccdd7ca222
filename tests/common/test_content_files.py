"""Content files: loading them, loading them again, exporting them, and what goes wrong."""

import shutil
from collections import Counter
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from wagtail.models import Page, Revision
from wagtail_localize.models import StringTranslation, Translation

from common.content_files.collections import collections
from common.content_files.loader import content_is_loaded
from common.models import Organisation, Reference
from guide.models import GlossaryTerm, GuideChapterPage, GuideIndexPage
from home.models import ContentPage, HomePage
from standards.models import AssessmentMethodPage, CompetenceStandardPage, MicroSkill
from tests import factories
from tests.common.small_content import FILES, put, put_all
from tests.looking import links, visit, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def load(monkeypatch):
    """Load a folder of content and return what the command printed.

    The command runs outside any transaction, where wagtail-localize publishes each translation at once. The
    transaction of a test would hold all of them back until the parents of pages have long changed.
    """
    monkeypatch.setattr(transaction, "on_commit", lambda function, **_options: function())

    def run(base, update=False):
        output = StringIO()
        call_command("load_content", base=base, update=update, stdout=output)
        return output.getvalue()

    return run


@pytest.fixture
def export(tmp_path):
    """Export into a folder and return the folder."""

    def run(base=None):
        base = base or tmp_path / "exported"
        call_command("export_content", base=base, stdout=StringIO())
        return base

    return run


@pytest.fixture
def content(tmp_path):
    """The folder with the small content."""
    return put_all(tmp_path / "content")


@pytest.fixture
def site(load, content):
    """A site with the small content loaded; its folder of files."""
    load(content)
    return content


def read_all(base):
    """Return the text of every file of a folder."""
    return {str(path.relative_to(base)): path.read_text(encoding="utf-8") for path in base.rglob("*.yaml")}


def models():
    return {collection.model for collection in collections()}


def state():
    """Return everything a load could change: the revision of every object, and how much of everything there is."""
    revisions = {
        (obj._meta.label, str(obj.translation_key), obj.locale.language_code): (obj.latest_revision_id, obj.live)
        for model in models()
        for obj in model.objects.select_related("locale")
    }
    counts = Counter({model._meta.label: model.objects.count() for model in (*models(), Page, Revision)})
    return revisions, counts, StringTranslation.objects.count(), Translation.objects.count()


def edit(path, old, new):
    """Change a file as a person does."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def republish(obj, **changes):
    """Change an object as an editor does."""
    obj = type(obj).objects.get(pk=obj.pk)
    for name, value in changes.items():
        setattr(obj, name, value)
    obj.save_revision().publish()
    return type(obj).objects.get(pk=obj.pk)


# Loading


def test_loading_makes_what_the_files_say_in_both_languages(load, content):
    output = load(content)
    assert "16 created, 16 translated" in output
    for model in models():
        english, french = (
            model.objects.filter(locale__language_code="en"),
            model.objects.filter(locale__language_code="fr"),
        )
        assert english.count() == french.count() > 0, model
        assert not model.objects.filter(live=False).exists(), model


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


def test_the_page_tree_is_sound_after_loading(site, load):
    assert Page.find_problems() == ([], [], [], [], [])
    put(site, "guide/en/chapters/03-third.yaml", "slug: third\ntitle: Third\nbody:\n  - heading: New\n")
    edit(site / "guide/en/guide-index.yaml", "Practical guide", "A practical guide")
    load(site, update=True)
    assert Page.find_problems() == ([], [], [], [], [])


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


@pytest.mark.parametrize(
    ("slug", "old", "new"),
    [
        ("oer", "  other_forms:\n    - REL\n", "  other_forms: []\n"),
        ("badge", "  name: badge\n", "  name: badge\n  other_forms:\n    - insigne\n"),
    ],
    ids=["only in English", "only in French"],
)
def test_a_field_is_empty_in_every_language_or_in_none(load, content, slug, old, new):
    """A limit of translations: what has no source text has no place for a translated one."""
    path = content / "guide/fr/glossary.yaml"
    edit(path, old, new)
    message = refused(load, content)
    assert f"{path} ({slug})" in message
    assert "OER" in message or "insigne" in message


def test_entries_of_a_list_are_matched_by_name_and_not_by_place(load, content):
    """The French list is in another order and does not have all entries yet."""
    path = put(
        content,
        "guide/fr/glossary.yaml",
        """
        - slug: oer
          name: ressources éducatives libres
          other_forms:
            - REL
          definition: Du matériel libre.
        """,
    )
    load(content)
    assert [term.name for term in GlossaryTerm.objects.filter(locale__language_code="fr")] == [
        "ressources éducatives libres"
    ]
    edit(path, "- slug: oer", "- slug: badge\n  name: badge\n  definition: Une preuve.\n- slug: oer")
    assert "1 translated" in load(content)


def test_editors_see_every_loaded_translation_as_complete(site):
    translations = Translation.objects.filter(target_locale__language_code="fr")
    assert translations.count() == 16
    for translation in translations:
        total, done = translation.get_progress()
        assert translation.enabled
        assert total == done, translation.source.object_repr


def test_without_files_of_the_other_language_there_is_only_the_source_language(load, content):
    for folder in content.glob("*/fr"):
        shutil.rmtree(folder)
    assert "translated" not in load(content)
    assert Page.objects.filter(locale__language_code="fr").count() == 0


def test_a_file_that_comes_later_is_added(site, load):
    put(site, "guide/en/chapters/03-third.yaml", "slug: third\ntitle: Third\nbody:\n- heading: New\n")
    assert "1 created" in load(site)
    assert GuideChapterPage.objects.get(slug="third").live


def test_loading_goes_on_where_a_broken_file_stopped_it(load, content):
    chapter = content / "guide/en/chapters/02-second.yaml"
    edit(chapter, "page:guide/first", "page:guide/nowhere")
    with pytest.raises(CommandError, match="nowhere"):
        load(content)
    edit(chapter, "page:guide/nowhere", "page:guide/first")
    load(content)
    assert not Page.objects.filter(live=False).exists()
    assert GuideChapterPage.objects.count() == 4
    before = state()
    load(content, update=True)
    assert state() == before


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("home/en/home.yaml", "page: guide", "page: nowhere"),
        ("home/fr/home.yaml", "title: Petit site", "titre: Petit site"),
        ("guide/fr/guide-index.yaml", "page:guide/first", "page:nowhere"),
    ],
    ids=["English", "French home", "French"],
)
def test_the_first_start_knows_that_loading_was_interrupted(load, content, name, old, new):
    """Otherwise `make run` would take half of the content for all of it, for ever."""
    assert not content_is_loaded()
    edit(content / name, old, new)
    with pytest.raises(CommandError):
        load(content)
    assert not content_is_loaded()
    edit(content / name, new, old)
    load(content)
    assert content_is_loaded()


# Loading again


@pytest.mark.parametrize("update", [False, True], ids=["plain", "--update"])
def test_loading_again_changes_nothing(site, load, update):
    before = state()
    output = load(site, update=update)
    assert state() == before
    assert ("16 unchanged" if update else "16 left alone") in output
    assert not [word for word in ("created", "updated", "translated") if word in output]


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
        republish(obj, **{name: changed})
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


# The same files give the same objects everywhere


def test_two_loads_into_empty_databases_give_the_same_identities(load, content):
    def identities():
        objects = {
            (model._meta.label, str(obj.translation_key)): obj
            for model in models()
            for obj in model.objects.filter(locale__language_code="en")
            if not isinstance(obj, HomePage)
        }
        skill = MicroSkill.objects.filter(locale__language_code="en").get()
        rows = [
            str(row.translation_key)
            for name in ("criteria", "outcomes", "alignments")
            for row in getattr(skill, name).all()
        ]
        chapter = GuideChapterPage.objects.get(slug="first")
        blocks = [block.id for block in chapter.body]
        items = [
            item.id
            for block in chapter.body
            if block.block_type == "checklist"
            for item in block.value["items"].bound_blocks
        ]
        return sorted(objects), rows, blocks, items

    with transaction.atomic():
        load(content)
        first = identities()
        transaction.set_rollback(True)
    assert not MicroSkill.objects.exists()
    load(content)
    assert identities() == first


# Exporting


def test_exported_files_equal_the_loaded_ones(site, export):
    assert read_all(export()) == read_all(site)


def test_loading_the_export_with_update_changes_nothing(site, load, export):
    before = state()
    assert "16 unchanged (" in load(export(), update=True)
    assert state() == before


def test_exporting_over_the_files_changes_none_of_them(site, export):
    before = read_all(site)
    assert read_all(export(site)) == before


def test_the_files_are_easy_to_read(site, export):
    """One list item per line, text of several lines as a block, letters as they are and not as codes."""
    chapter = (export() / "guide/fr/chapters/01-first.yaml").read_text(encoding="utf-8")
    assert "in_simple_words: |-\n  <ul>\n  <li>C’est court.</li>\n  </ul>\n" in chapter
    assert "data-block-key" not in chapter
    assert "locale" not in chapter


def test_an_editors_changes_are_exported(site, export):
    republish(ContentPage.objects.get(slug="about"), title="About the project")
    republish(ContentPage.objects.get(slug="a-propos"), title="Le projet")
    exported = export()
    assert "title: About the project\n" in (exported / "home/en/pages/01-about.yaml").read_text(encoding="utf-8")
    assert "title: Le projet\n" in (exported / "home/fr/pages/01-about.yaml").read_text(encoding="utf-8")


def test_objects_made_by_editors_are_exported_and_can_be_loaded_elsewhere(site, load, export, publish):
    factories.chapter(GuideIndexPage.objects.get(locale__language_code="en"), title="New chapter", slug="new-chapter")
    term = factories.glossary_term(slug="a-new-word", name="new word", other_forms="new words")
    skill = factories.micro_skill(code="NEW-01", slug="new-skill")
    with publish():
        factories.translate(term)
        factories.translate(skill)
    exported = export()
    assert "title: New chapter" in (exported / "guide/en/chapters/03-new-chapter.yaml").read_text(encoding="utf-8")
    assert not (exported / "guide/fr/chapters/03-new-chapter.yaml").exists()
    assert "name: FR new word" in (exported / "guide/fr/glossary.yaml").read_text(encoding="utf-8")
    assert "code: NEW-01" in (exported / "standards/en/micro-skills/new-01.yaml").read_text(encoding="utf-8")
    assert "Outcome 0" in (exported / "standards/fr/micro-skills/new-01.yaml").read_text(encoding="utf-8")
    before = state()
    assert "19 unchanged (" in load(exported, update=True)
    assert state() == before
    for page in Page.objects.filter(depth=3):
        page.delete()
    for model in (GlossaryTerm, MicroSkill):
        model.objects.all().delete()
    load(exported)
    assert GuideChapterPage.objects.get(slug="new-chapter").live
    assert MicroSkill.objects.get(code="NEW-01", locale__language_code="fr").outcomes.count() == 2


def test_drafts_are_not_exported(site, export):
    guide = GuideIndexPage.objects.get(locale__language_code="en")
    guide.add_child(instance=GuideChapterPage(title="Draft", slug="draft", live=False, body=[]))
    republish(ContentPage.objects.get(slug="about"), title="Published")
    page = ContentPage.objects.get(slug="about")
    page.title = "Only a draft"
    page.save_revision()
    exported = export()
    assert sorted(path.name for path in (exported / "guide/en/chapters").iterdir()) == [
        "01-first.yaml",
        "02-second.yaml",
    ]
    assert "title: Published" in (exported / "home/en/pages/01-about.yaml").read_text(encoding="utf-8")


def test_page_files_are_numbered_in_the_order_of_the_pages(site, export):
    first, second = GuideChapterPage.objects.filter(locale__language_code="en").order_by("path")
    second.move(first, "left")
    for language in ("en", "fr"):
        names = sorted(path.name for path in (export() / f"guide/{language}/chapters").iterdir())
        assert names == ["01-second.yaml", "02-first.yaml"]


def test_the_file_of_a_deleted_page_is_removed(site, export):
    for page in GuideChapterPage.objects.filter(slug__in=["second", "deuxieme"]):
        page.delete()
    export(site)
    for language in ("en", "fr"):
        assert [path.name for path in (site / f"guide/{language}/chapters").iterdir()] == ["01-first.yaml"]


def test_a_deleted_snippet_leaves_its_list(site, export):
    GlossaryTerm.objects.filter(slug="oer").delete()
    export(site)
    for language in ("en", "fr"):
        text = (site / f"guide/{language}/glossary.yaml").read_text(encoding="utf-8")
        assert "badge" in text
        assert "oer" not in text


def test_the_last_deleted_snippet_does_not_come_back_with_the_next_load(site, load, export):
    GlossaryTerm.objects.all().delete()
    export(site)
    load(site)
    assert not GlossaryTerm.objects.exists()


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


def test_a_link_to_a_deleted_page_is_dropped_on_export_and_its_words_stay(site, export):
    for page in Page.objects.filter(slug__in=["second", "deuxieme"]):
        page.delete()
    exported = export()
    english = (exported / "guide/en/chapters/01-first.yaml").read_text(encoding="utf-8")
    french = (exported / "guide/fr/chapters/01-first.yaml").read_text(encoding="utf-8")
    assert '<p>Read the second chapter and <a href="page:about">about us</a>.</p>' in english
    assert '<p>Lisez le deuxième chapitre et <a href="page:about">à propos</a>.</p>' in french
    before = site / "guide/en/chapters/01-first.yaml"
    assert len(english.splitlines()) == len(before.read_text(encoding="utf-8").splitlines())


def test_a_link_to_a_page_of_another_language_only_does_not_stop_the_export(site, export):
    """Editors can make a page in French alone; files have no name for it."""
    home = HomePage.objects.get(locale__language_code="fr")
    alone = factories.add(home, ContentPage(title="Seul", slug="seul", body=[], locale=home.locale))
    republish(
        ContentPage.objects.get(slug="about"), body=[("text", f'<p>See <a linktype="page" id="{alone.pk}">it</a>.</p>')]
    )
    assert "<p>See it.</p>" in (export() / "home/en/pages/01-about.yaml").read_text(encoding="utf-8")


# What goes wrong

PAGE = "slug: x\ntitle: X\nbody:\n  - text: <p>One.</p>\n"


def refused(load, base, update=False):
    """Load, expect to be refused, and return the message."""
    with pytest.raises(CommandError) as error:
        load(base, update=update)
    return str(error.value)


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("slug: x\ntitle: [", ["not valid YAML"]),
        ("slug: x\ntitle: a: b\n", ["not valid YAML", "line 2"]),
        ("- slug: x\n", ["expected a mapping"]),
        ("just words\n", ["expected a mapping"]),
        ("", ["expected a mapping"]),
        ("title: X\nbody: []\n", ["slug", "missing"]),
        (PAGE + "colour: red\n", ["unknown field", "colour"]),
        (PAGE + "path: '0001'\n", ["unknown field", "path"]),
        (PAGE.replace("text:", "picture:"), ["block 1", "heading, text, steps"]),
        (PAGE.replace("- text: <p>One.</p>", "- <p>One.</p>"), ["block 1"]),
        (PAGE.replace("text: <p>One.</p>", "callout: {colour: red}"), ["unknown part", "colour"]),
        (PAGE + '  - text: <p><a href="page:guide/nowhere">x</a></p>\n', ["no page", "guide/nowhere"]),
        (PAGE.replace("slug: x", "slug: not a slug"), ["slug"]),
        (PAGE.replace("title: X", f"title: {'X' * 300}"), ["at most 255"]),
        ("slug: x\nbody:\n  - text: <p>One.</p>\n", ["title"]),
    ],
    ids=[
        "unclosed", "colon", "list", "text", "empty", "no slug", "field", "internal field", "block", "no block",
        "part of a block", "page", "slug", "too long", "no title",
    ],
)  # fmt: skip
def test_a_page_file_with_a_mistake_is_named_with_the_mistake(home, load, tmp_path, text, reasons):
    path = put(tmp_path, "home/en/pages/01-x.yaml", text)
    message = refused(load, tmp_path)
    assert str(path) in message
    for reason in reasons:
        assert reason in message


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("- slug: [", ["not valid YAML"]),
        ("- name: x\n", ["slug", "missing"]),
        ("- only words\n", ["expected a mapping"]),
        ("slug: x\nname: x\n", ["expected"]),
        ("only words\n", ["expected"]),
        ("- slug: x\n  name: x\n  definition: x\n  colour: red\n", ["(x)", "unknown field", "colour"]),
        ("- slug: x\n  name: x\n  definition: x\n  reference: nowhere\n", ["(x)", "no reference", "nowhere"]),
        ("- slug: x\n  name: x\n", ["(x)", "definition"]),
        (f"- slug: x\n  name: {'x' * 200}\n  definition: x\n", ["(x)", "at most 160"]),
    ],
    ids=["yaml", "no slug", "text", "no list", "only text", "field", "key", "no definition", "too long"],
)
def test_a_list_with_a_mistake_is_named_with_the_entry_and_the_mistake(home, load, tmp_path, text, reasons):
    path = put(tmp_path, "guide/en/glossary.yaml", text)
    message = refused(load, tmp_path)
    assert str(path) in message
    for reason in reasons:
        assert reason in message


def test_an_empty_list_is_no_mistake(home, load, tmp_path):
    put(tmp_path, "guide/en/glossary.yaml", "[]\n")
    assert "nothing to load" in load(tmp_path)


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_a_list_file_without_entries_is_no_mistake(home, load, tmp_path, text):
    put(tmp_path, "guide/en/glossary.yaml", text)
    assert "nothing to load" in load(tmp_path)


def test_a_file_in_another_encoding_is_named(home, load, tmp_path):
    path = put(tmp_path, "home/en/pages/01-x.yaml", PAGE)
    path.write_bytes("slug: x\ntitle: Été\n".encode("latin-1"))
    assert str(path) in refused(load, tmp_path)


def test_two_entries_with_the_same_name_are_refused(home, load, tmp_path):
    """The second would be dropped in silence."""
    entry = "- slug: x\n  name: x\n  definition: {}\n"
    path = put(tmp_path, "guide/en/glossary.yaml", entry.format("One.") + entry.format("Two."))
    assert str(path) in refused(load, tmp_path)


SKILL = "standards/en/micro-skills/tec-01.yaml"
SKILL_AND_WHAT_IT_NAMES = [
    "common/en/references.yaml",
    "common/en/organisations.yaml",
    "standards/en/activities.yaml",
    "standards/en/methods-index.yaml",
    "standards/en/methods/01-observed-task.yaml",
    SKILL,
    "guide/en/guide-index.yaml",
]


@pytest.fixture
def skill_content(tmp_path):
    """A folder with one micro-skill in English, and only what it needs."""
    base = tmp_path / "skill"
    for name in SKILL_AND_WHAT_IT_NAMES:
        put(
            base, name, FILES[name].replace("page:guide/first", "page:guide").replace("page:guide/second", "page:guide")
        )
    return base


@pytest.mark.parametrize("update", [False, True], ids=["first load", "--update"])
@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("eqf_level: 2", "eqf_level: 99", "99 is not"),
        ("eqf_level: 2", "eqf_level: two", "two"),
        ("status: pilot", "status: famous", "famous"),
        ("workload_hours: 25", "workload_hours: 0", "greater than or equal to 1"),
        ("awarding_body: body", "awarding_body: nobody", "nobody"),
        ("- kind: knowledge", "- kind: magic", "magic"),
        ("- ES\n", "- Spain\n", "Spain"),
        ("uri: http://data.europa.eu/esco/skill/1", "uri: not an address", "uri"),
        ("  - methods/observed-task", "  - methods/nowhere", "nowhere"),
        ("  - cleaning", "  - flying", "flying"),
    ],
    ids=["level", "number", "choice", "minimum", "body", "row choice", "country", "address", "method", "activity"],
)
def test_a_value_that_editors_could_not_enter_is_refused(load, skill_content, update, old, new, reason):
    if update:
        load(skill_content)
    edit(skill_content / SKILL, old, new)
    message = refused(load, skill_content, update=update)
    assert str(skill_content / SKILL) in message
    assert reason in message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("text: <p>One.</p>", "callout: {kind: shouting, text: <p>One.</p>}"),
        ("text: <p>One.</p>", "checklist: {title: T, items: []}"),
        ("text: <p>One.</p>", "table: {caption: T, header: [A, B], rows: [[a]]}"),
        ("text: <p>One.</p>", "heading: ''"),
        ("text: <p>One.</p>", "figures: {caption: T, items: [{figure: '1', label: one}]}"),
    ],
    ids=["choice", "empty list", "width of a table", "empty heading", "no source"],
)
def test_a_block_that_editors_could_not_save_is_refused(home, load, tmp_path, old, new):
    path = put(tmp_path, "home/en/pages/01-x.yaml", PAGE.replace(old, new))
    assert str(path) in refused(load, tmp_path)


def test_a_date_that_is_none_is_refused(home, load, tmp_path):
    put(tmp_path, "guide/en/guide-index.yaml", "title: Guide\nslug: guide\n")
    path = put(tmp_path, "guide/en/chapters/01-x.yaml", PAGE + "reviewed_on: last winter\n")
    message = refused(load, tmp_path)
    assert str(path) in message
    assert "last winter" in message


TRANSLATED = {
    "home/en/pages/01-one.yaml": """
        title: One
        slug: one
        summary: The first one.
        body:
          - heading: Why
          - text: <p>Read <a href="page:two">the second</a> and <a href="https://example.org">this</a>.</p>
          - checklist:
              title: Before
              items:
                - The room is free
                - Forms are signed
          - table:
              caption: Two ways
              header:
                - Way
                - Reading
              rows:
                - - Work
                  - Low
        """,
    "home/fr/pages/01-one.yaml": """
        title: Un
        slug: un
        summary: Le premier.
        body:
          - heading: Pourquoi
          - text: <p>Lisez <a href="page:two">le deuxième</a> et <a href="https://example.org">ceci</a>.</p>
          - checklist:
              title: Avant
              items:
                - La pièce est libre
                - Les formulaires sont signés
          - table:
              caption: Deux façons
              header:
                - Façon
                - Lecture
              rows:
                - - Travail
                  - Peu
        """,
    "home/en/pages/02-two.yaml": "title: Two\nslug: two\nbody:\n  - heading: Two\n",
    "guide/en/glossary.yaml": FILES["guide/en/glossary.yaml"].replace("reference: law", ""),
    "guide/fr/glossary.yaml": FILES["guide/fr/glossary.yaml"],
}
FRENCH_PAGE = "home/fr/pages/01-one.yaml"
FRENCH_LIST = "guide/fr/glossary.yaml"


@pytest.fixture
def translated(home, tmp_path):
    """A folder with a page and two terms in English and French."""
    for name, text in TRANSLATED.items():
        put(tmp_path / "translated", name, text)
    return tmp_path / "translated"


def test_a_file_of_another_language_without_mistake_is_loaded(load, translated, client):
    assert "3 translated" in load(translated)
    assert "Pourquoi" in words(visit(client, "/fr/un/").main)


@pytest.mark.parametrize("update", [False, True], ids=["first load", "--update"])
@pytest.mark.parametrize(
    ("name", "old", "new", "reasons"),
    [
        (FRENCH_PAGE, "title: Un\n", "title: [\n", ["not valid YAML"]),
        (FRENCH_PAGE, "title: Un\n", "titre: Un\n", ["unknown field", "titre"]),
        (FRENCH_PAGE, "  - heading: Pourquoi\n", "", ["4 entries", "translation 3"]),
        (FRENCH_PAGE, "        - La pièce est libre\n", "", ["Forms are signed"]),
        (FRENCH_PAGE, "        - La pièce est libre\n", "        - La pièce\n        - Et ceci\n", ["signés"]),
        (FRENCH_PAGE, "          - Peu\n", "          - Peu\n          - Vite\n", []),
        (FRENCH_PAGE, "  - heading: Pourquoi\n", "  - text: <p>Pourquoi</p>\n", ["block 1"]),
        (FRENCH_PAGE, "https://example.org", "https://example.com", ["link"]),
        (FRENCH_PAGE, "page:two", "page:one", ["link"]),
        (FRENCH_PAGE, "page:two", "page:nowhere", ["nowhere"]),
        (FRENCH_PAGE, ' et <a href="https://example.org">ceci</a>', "", ["link"]),
        (FRENCH_PAGE, "summary: Le premier.\n", "summary: ''\n", ["The first one."]),
        (FRENCH_PAGE, "ceci</a>.</p>", "ceci</a>.</p><p>Vraiment.</p>", ["Vraiment."]),
        (FRENCH_PAGE, "slug: un\n", f"slug: {'x' * 300}\n", ["slug"]),
        (FRENCH_PAGE, "title: Un\n", f"title: {'X' * 300}\n", ["at most 255"]),
        (FRENCH_LIST, "  name: badge\n", "  nom: badge\n", ["(badge)", "unknown field", "nom"]),
        (FRENCH_LIST, "- slug: badge\n  name", "- name", ["slug"]),
        (FRENCH_LIST, "- slug: badge\n", "- slug: bagde\n", ["bagde"]),
        (FRENCH_LIST, "- slug: badge\n", "- badge\n- slug: badge\n", ["mapping"]),
        (FRENCH_LIST, "  name: badge\n", f"  name: {'x' * 200}\n", ["(badge)", "at most 160"]),
    ],
    ids=[
        "yaml", "field", "block missing", "point missing", "point too many", "cell too many", "other block",
        "other address", "other page", "no page", "link missing", "text missing", "sentence too many",
        "slug too long", "title too long", "list field", "list without slug", "list unknown slug", "list of words",
        "list name too long",
    ],
)  # fmt: skip
def test_a_file_of_another_language_with_a_mistake_is_named_with_the_mistake(
    load, translated, update, name, old, new, reasons
):
    if update:
        load(translated)
    edit(translated / name, old, new)
    message = refused(load, translated, update=update)
    assert str(translated / name) in message
    for reason in reasons:
        assert reason in message


def test_a_text_left_out_in_another_language_is_not_filled_with_english(load, translated):
    """A page must not be published in French with an English sentence in it."""
    path = translated / FRENCH_PAGE
    edit(path, "summary: Le premier.\n", "")
    message = refused(load, translated)
    assert str(path) in message
    assert "The first one." in message


def test_a_fact_in_a_file_of_another_language_is_refused(load, translated):
    """Only words belong there; a value that is silently ignored would mislead its author."""
    path = translated / FRENCH_PAGE
    edit(path, "title: Un\n", "title: Un\nshow_in_footer: true\n")
    message = refused(load, translated)
    assert str(path) in message
    assert "show_in_footer" in message


def test_a_file_of_another_language_without_its_source_file_is_named(load, translated):
    path = put(translated, "home/fr/pages/03-three.yaml", "title: Trois\n")
    assert str(path) in refused(load, translated)


def test_a_refused_update_leaves_readers_the_page_they_had(site, load, client):
    edit(site / "guide/en/chapters/01-first.yaml", "page:guide/second", "page:guide/nowhere")
    refused(load, site, update=True)
    link = visit(client, "/en/guide/first/").main.find("a", string="the second chapter")
    assert link["href"] == "/en/guide/second/"


@pytest.mark.parametrize("model", [AssessmentMethodPage, CompetenceStandardPage])
def test_a_loaded_page_stands_where_editors_would_put_it(site, model):
    for page in model.objects.all():
        assert page.get_parent().specific_class in model.allowed_parent_page_models()
        assert page.get_parent().locale == page.locale
