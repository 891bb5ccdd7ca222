"""The house rules that keep content safe in translation: each fires on a broken model, none on a good one.

The models here are thrown away after each test: they live in a registry of their own.
"""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import models
from django.test.utils import isolate_apps
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, TranslatableMixin

from common import checks
from common.models import Organisation, Reference, TranslatableRow
from common.rich_text import FEATURES, FEATURES_WITH_HEADINGS
from common.translation.fields import linked, own, synchronised, translated


@pytest.fixture(autouse=True)
def own_registry():
    """Keep the throw-away models of a test out of the project."""
    with isolate_apps("common"):
        yield


class Thing(TranslatableMixin, models.Model):
    """What most throw-away models are made of: an object that exists once per language."""

    class Meta(TranslatableMixin.Meta):
        abstract = True
        app_label = "common"


class Row(TranslatableRow):
    class Meta(TranslatableRow.Meta):
        abstract = True
        app_label = "common"


def problems(*broken: type[models.Model]) -> list[str]:
    """Return the ids of all rules that fire on the models."""
    return [message.id for model in broken for rule in checks.RULES for message in rule(model)]


def to(model: type[models.Model] | str) -> models.ForeignKey:
    return models.ForeignKey(model, on_delete=models.CASCADE, related_name="+")


# The project itself


def test_the_project_keeps_its_own_rules():
    assert checks.check_translation_patterns() == []


def test_the_rules_look_at_pages_snippets_and_rows_of_every_app():
    names = {model._meta.label for model in checks.our_translatable_models()}
    assert names >= {
        "common.Reference",
        "guide.ChapterTerm",
        "guide.GuideChapterPage",
        "home.HomePage",
        "home.ReaderPath",
        "standards.BadgeLevel",
        "standards.MicroSkill",
    }
    assert not [name for name in names if name.startswith("wagtail")]


def test_the_rules_belong_to_the_check_command():
    call_command("check", tags=["translation"], fail_level="WARNING")


# A good model


def test_no_rule_fires_on_a_good_model():
    class Shelf(Thing, ClusterableModel):
        code = models.CharField(max_length=10)
        colour = models.CharField(max_length=10, choices=[("red", "Red")])
        text = RichTextField(features=FEATURES)
        body = StreamField([("text", blocks.RichTextBlock(features=FEATURES_WITH_HEADINGS))])
        source = to(Reference)
        page = to(Page)
        seen_on = models.DateField()
        countries = models.ManyToManyField(ContentType, related_name="+")

        override_translatable_fields = [
            *translated("text", "body", "books"),
            *synchronised("code", "colour", "page"),
            *linked("source"),
            *own("seen_on"),
        ]

        class Meta(Thing.Meta):
            pass

    class Book(Row):
        shelf = ParentalKey(Shelf, on_delete=models.CASCADE, related_name="books")
        title = models.TextField()
        kind = models.CharField(max_length=10, choices=[("new", "New")])
        code = models.CharField(max_length=10)
        source = to(Reference)

        override_translatable_fields = [
            *translated("title"),
            *synchronised("kind", "code"),
            *linked("source"),
        ]

        class Meta(Row.Meta):
            pass

    assert problems(Shelf, Book) == []


# E001


def test_a_field_without_a_declaration_is_named():
    class Silent(Thing):
        said = models.TextField()
        unsaid = models.TextField()

        override_translatable_fields = translated("said")

        class Meta(Thing.Meta):
            pass

    found = list(checks.check_fields_declared(Silent))
    assert [message.id for message in found] == ["common.E001"]
    assert "Silent.unsaid" in found[0].msg
    assert problems(Silent) == ["common.E001"]


def test_a_model_that_declares_nothing_is_told_about_every_field():
    class Mute(Thing):
        name = models.TextField()
        number = models.IntegerField()

        class Meta(Thing.Meta):
            pass

    assert problems(Mute) == ["common.E001", "common.E001"]


def test_rows_without_a_declaration_are_named():
    class Box(Thing, ClusterableModel):
        override_translatable_fields = []

        class Meta(Thing.Meta):
            pass

    class Content(Row):
        box = ParentalKey(Box, on_delete=models.CASCADE, related_name="contents")

        class Meta(Row.Meta):
            pass

    assert problems(Box, Content) == ["common.E001"]


# E002


def _box_of(row_base: type[models.Model]) -> type[models.Model]:
    class Box(Thing, ClusterableModel):
        override_translatable_fields = translated("drawers")

        class Meta(Thing.Meta):
            pass

    class Drawer(row_base):
        box = ParentalKey(Box, on_delete=models.CASCADE, related_name="drawers")

        class Meta(Row.Meta):
            pass

    return Box


def test_rows_that_can_hold_rows_are_refused():
    class Nested(Row, ClusterableModel):
        class Meta(Row.Meta):
            abstract = True

    assert problems(_box_of(Nested)) == ["common.E002"]


def test_plain_rows_are_allowed():
    assert problems(_box_of(Row)) == []


# E003


@pytest.mark.parametrize(("target", "expected"), [(Reference, ["common.E003"]), (Page, ["common.E003"])])
def test_a_many_to_many_to_translatable_objects_is_refused(target, expected):
    class Cloud(Thing):
        linked_to = models.ManyToManyField(target, related_name="+")

        class Meta(Thing.Meta):
            pass

    assert problems(Cloud) == expected


def test_a_many_to_many_to_objects_of_no_language_is_allowed():
    class Plain(models.Model):
        class Meta:
            app_label = "common"

    class Cloud(Thing):
        linked_to = models.ManyToManyField(Plain, related_name="+")

        class Meta(Thing.Meta):
            pass

    assert problems(Cloud) == []


# E004


@pytest.mark.parametrize(
    ("target", "declare", "expected"),
    [
        (Organisation, linked, []),
        (Organisation, translated, ["common.E004"]),
        (Organisation, synchronised, ["common.E004"]),
        (Organisation, own, ["common.E004"]),
        (Page, synchronised, []),
        (Page, linked, ["common.E004"]),
        (Page, translated, ["common.E004"]),
        (Page, own, ["common.E004"]),
    ],
)
def test_keys_are_linked_to_snippets_and_synchronised_to_pages(target, declare, expected):
    class Pointer(Thing):
        target_object = to(target)

        override_translatable_fields = declare("target_object")

        class Meta(Thing.Meta):
            pass

    assert problems(Pointer) == expected


def test_a_key_to_an_object_of_no_language_may_be_declared_freely():
    class Plain(models.Model):
        class Meta:
            app_label = "common"

    class Pointer(Thing):
        plain = to(Plain)

        override_translatable_fields = synchronised("plain")

        class Meta(Thing.Meta):
            pass

    assert problems(Pointer) == []


# E005


def _row_with(field: models.Field, declare=translated) -> type[models.Model]:
    class Box(Thing, ClusterableModel):
        class Meta(Thing.Meta):
            pass

    class Line(Row):
        box = ParentalKey(Box, on_delete=models.CASCADE, related_name="lines")
        words = field

        override_translatable_fields = declare("words")

        class Meta(Row.Meta):
            pass

    return Line


@pytest.mark.parametrize("room", [10, 40, 59])
def test_a_short_text_in_a_row_is_refused(room):
    assert problems(_row_with(models.CharField(max_length=room))) == ["common.E005"]


@pytest.mark.parametrize(
    ("field", "declare"),
    [
        (models.TextField(), translated),
        (models.CharField(max_length=200), translated),
        (models.CharField(max_length=10), synchronised),
        (models.CharField(max_length=10, choices=[("a", "A")]), translated),
    ],
    ids=["text", "long", "synchronised", "choices"],
)
def test_row_texts_with_room_are_allowed(field, declare):
    assert problems(_row_with(field, declare)) == []


def test_a_short_text_outside_rows_is_allowed():
    """Forms of pages and snippets tell an editor that a text is too long; rows are written unseen."""

    class Small(Thing):
        words = models.CharField(max_length=10)

        override_translatable_fields = translated("words")

        class Meta(Thing.Meta):
            pass

    assert problems(Small) == []


# E006 and E007


def _with_block(block: blocks.Block) -> type[models.Model]:
    class Story(Thing):
        body = StreamField([("part", block)])

        override_translatable_fields = translated("body")

        class Meta(Thing.Meta):
            pass

    return Story


def _inside(place: str, block: blocks.Block) -> blocks.Block:
    """Return `block` wrapped as deep as `place` says."""
    return {
        "top": lambda: block,
        "struct": lambda: blocks.StructBlock([("inner", block)]),
        "list": lambda: blocks.ListBlock(block),
        "stream": lambda: blocks.StreamBlock([("inner", block)]),
        "struct in list in struct": lambda: blocks.StructBlock(
            [("items", blocks.ListBlock(blocks.StructBlock([("inner", block)])))]
        ),
    }[place]()


PLACES = ["top", "struct", "list", "stream", "struct in list in struct"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("block", [blocks.RawHTMLBlock, TableBlock, TypedTableBlock])
def test_blocks_that_are_never_translated_are_refused_at_any_depth(block, place):
    instance = block([("text", blocks.CharBlock())]) if block is TypedTableBlock else block()
    found = list(checks.check_blocks(_with_block(_inside(place, instance))))
    assert [message.id for message in found] == ["common.E006"]
    assert "Story.body" in found[0].msg
    assert block.__name__ in found[0].msg


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("features", [None, ["bold", "superscript"], ["h2"], ["image"]])
def test_rich_text_blocks_with_other_formats_are_refused_at_any_depth(features, place):
    block = blocks.RichTextBlock(features=features) if features else blocks.RichTextBlock()
    assert problems(_with_block(_inside(place, block))) == ["common.E007"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("features", [FEATURES, FEATURES_WITH_HEADINGS, ["bold"], []])
def test_rich_text_blocks_with_the_formats_of_the_house_are_allowed(features, place):
    assert problems(_with_block(_inside(place, blocks.RichTextBlock(features=features)))) == []


def _with_rich_text(**options) -> type[models.Model]:
    class Letter(Thing):
        text = RichTextField(**options)

        override_translatable_fields = translated("text")

        class Meta(Thing.Meta):
            pass

    return Letter


@pytest.mark.parametrize("options", [{}, {"features": [*FEATURES, "superscript"]}, {"features": ["hr"]}])
def test_rich_text_fields_with_other_formats_are_refused(options):
    found = list(checks.check_rich_text(_with_rich_text(**options)))
    assert [message.id for message in found] == ["common.E007"]
    assert "Letter.text" in found[0].msg


@pytest.mark.parametrize("features", [FEATURES, FEATURES_WITH_HEADINGS, ["italic"]])
def test_rich_text_fields_with_the_formats_of_the_house_are_allowed(features):
    assert problems(_with_rich_text(features=features)) == []
