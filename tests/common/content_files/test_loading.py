"""Loading content files into an empty site."""

import shutil

import pytest
from django.core.management import CommandError
from django.db import transaction
from wagtail.models import Page

from common.content_files.loader import content_is_loaded
from guide.models import GlossaryTerm, GuideChapterPage
from home.models import HomePage
from standards.models import MicroSkill
from tests.content_folder import edit, models, put, refused, state

pytestmark = pytest.mark.django_db


def test_loading_makes_what_the_files_say_in_both_languages(load, content):
    output = load(content)
    assert "16 created, 16 translated" in output
    # The small site has one of everything but the report.
    for model in (model for model in models() if model._meta.app_label != "benchmark"):
        english, french = (
            model.objects.filter(locale__language_code="en"),
            model.objects.filter(locale__language_code="fr"),
        )
        assert english.count() == french.count() > 0, model
        assert not model.objects.filter(live=False).exists(), model


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


def test_without_files_of_the_other_language_there_is_only_the_source_language(load, content):
    for folder in content.glob("*/fr"):
        shutil.rmtree(folder)
    assert "translated" not in load(content)
    assert Page.objects.filter(locale__language_code="fr").count() == 0


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
