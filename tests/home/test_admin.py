"""The home page and plain pages in the editing interface, and what holds for every form."""

import pytest
from django.apps import apps
from django.urls import reverse
from wagtail.admin.panels import get_edit_handler
from wagtail.blocks import BaseStreamBlock
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, Page
from wagtail.snippets.models import get_snippet_models
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from common.rich_text import FEATURES_WITH_HEADINGS
from home.models import ContentPage, HomePage
from tests import factories
from tests.editing import (
    PUBLISH,
    accepted,
    add_url,
    edit_page_from_first_to_last,
    edit_url,
    messages,
    preview,
    preview_on_edit_url,
    read_form,
)
from tests.looking import visit, words

pytestmark = pytest.mark.any_database

APPS = ("common", "home", "standards", "guide", "search", "benchmark")
PROSE = rich_text("<p>Some prose.</p>", features=FEATURES_WITH_HEADINGS)
BODY = streamfield([("heading", "A heading"), ("text", PROSE)])


# The home page


def home_values(*pages):
    readers = [
        {"audience": f"Reader {page.pk}", "need": "Help.", "link_text": f"Go to {page}", "page": str(page.pk)}
        for page in pages
    ]
    return nested_form_data({"headline": "A new headline", "body": BODY, "readers": inline_formset(readers)})


def test_the_home_page_can_be_changed(editor_client, client, home, index):
    form = {**read_form(editor_client, edit_url(home)), **home_values(index)}
    drawn = preview(editor_client, preview_on_edit_url(home), form)
    assert words(drawn.h1) == "A new headline"
    assert "Go to Standards" in words(drawn)

    assert accepted(editor_client.post(edit_url(home), form))
    assert words(visit(client, "/en/").h1) == "MyCred4Home"

    assert accepted(editor_client.post(edit_url(home), {**form, **PUBLISH}))
    page = visit(client, "/en/")
    assert words(page.h1) == "A new headline"
    assert "Go to Standards" in words(page.main) and "Some prose." in words(page.main)


def test_a_home_page_can_be_written(editor_client):
    root = Page.objects.get(depth=1)
    url = add_url(HomePage, root)
    values = {**read_form(editor_client, url), **home_values(), "title": "Second site", "slug": "second-site"}
    assert accepted(editor_client.post(url, {**values, **PUBLISH}))
    assert "Second site" in words(visit(editor_client, reverse("wagtailadmin_explore", args=[root.pk])))


def test_no_more_than_three_readers_can_be_entered(editor_client, home, index, methods, guide):
    pages = [index, methods, guide, factories.content_page(home)]
    form = {**read_form(editor_client, edit_url(home)), **home_values(*pages), **PUBLISH}
    response = editor_client.post(edit_url(home), form)
    assert response.status_code == 200
    assert "at most 3" in messages(response)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"headline": ""}, "required"),
        ({"headline": "x" * 201}, "at most 200"),
        ({"readers-0-page": ""}, "required"),
        ({"readers-0-audience": ""}, "required"),
        ({"body-0-value": ""}, "validation errors"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_wrong_entry_of_the_home_page_gives_a_message(editor_client, client, home, index, changes, message):
    form = {**read_form(editor_client, edit_url(home)), **home_values(index), **changes, **PUBLISH}
    response = editor_client.post(edit_url(home), form)
    assert response.status_code == 200
    assert message in messages(response)
    assert words(visit(client, "/en/").h1) == "MyCred4Home"


# Plain pages


def test_a_content_page_can_be_written(editor_client, client, home):
    values = nested_form_data({"summary": "Who we are.", "body": BODY, "show_in_footer": "on"})
    edit_page_from_first_to_last(editor_client, client, home, ContentPage, values)
    page = visit(client, "/en/new-page/")
    assert "Who we are." in words(page.main) and "Some prose." in words(page.main)
    assert page.footer.find("a", href="/en/new-page/")


def test_a_content_page_can_be_written_below_another(editor_client, client, home):
    above = factories.content_page(home)
    edit_page_from_first_to_last(editor_client, client, above, ContentPage, nested_form_data({"body": BODY}))
    visit(client, "/en/about/new-page/")


def test_the_french_home_page_opens_in_the_translation_editor(editor_client, home, publish):
    [french] = factories.translate_each(publish, home)
    response = editor_client.get(edit_url(french), follow=True)
    assert response.status_code == 200
    assert "FR MyCred4Home" in response.content.decode()


@pytest.mark.parametrize("view", ["edit", "history", "usage", "delete", "unpublish", "copy", "move"])
def test_screens_of_a_page_open(editor_client, home, view):
    visit(editor_client, reverse(f"wagtailadmin_pages:{view}", args=[factories.content_page(home).pk]))


def test_the_page_tree_and_the_dashboard_open(editor_client, home, index, methods, guide):
    visit(editor_client, reverse("wagtailadmin_home"))
    tree = words(visit(editor_client, reverse("wagtailadmin_explore", args=[home.pk])))
    for title in ("Standards", "Methods", "Guide"):
        assert title in tree


def test_the_menu_leads_to_the_catalogue_and_to_words_and_sources(editor_client):
    html = editor_client.get(reverse("wagtailadmin_home")).content.decode()
    for model in get_snippet_models():
        if model._meta.app_label in APPS:
            assert reverse(model.snippet_viewset.get_url_name("list")) in html


# Every form


def edited_models():
    """Return the models that editors open a form of: our pages and snippets."""
    ours = [model for label in APPS if apps.is_installed(label) for model in apps.get_app_config(label).get_models()]
    return [model for model in ours if issubclass(model, Page) or model in get_snippet_models()]


def form_fields(model):
    """Return {name: form field} of every field of a model's form that is not Wagtail's own, rows included."""
    form = get_edit_handler(model).get_form_class()
    wagtails_own = {field.name for field in (Page if issubclass(model, Page) else DraftStateMixin)._meta.get_fields()}
    ours = {field.name for field in model._meta.get_fields()} - wagtails_own
    found = {f"{model.__name__}.{name}": field for name, field in form.base_fields.items() if name in ours}
    for relation, formset in form.formsets.items():
        if formset.model._meta.app_label in APPS:
            for name, field in formset.form.base_fields.items():
                found[f"{model.__name__}.{relation}.{name}"] = field
    return found


def test_forms_of_every_kind_are_looked_at():
    names = {model.__name__ for model in edited_models()}
    assert names >= {
        "MicroSkill", "Activity", "Organisation", "Reference", "GlossaryTerm", "HomePage", "ContentPage",
        "StandardsIndexPage", "CompetenceStandardPage", "AssessmentMethodIndexPage", "AssessmentMethodPage",
        "GuideIndexPage", "GuideChapterPage",
    }  # fmt: skip
    fields = set(form_fields(apps.get_model("standards.MicroSkill")))
    assert {"MicroSkill.code", "MicroSkill.slug", "MicroSkill.outcomes.statement"} <= fields
    assert len(fields) > 40


@pytest.mark.parametrize("model", edited_models(), ids=lambda model: model.__name__)
def test_every_field_explains_itself_to_editors(model):
    silent = [name for name, field in form_fields(model).items() if not str(field.help_text).strip()]
    assert silent == []


@pytest.mark.parametrize("model", edited_models(), ids=lambda model: model.__name__)
def test_no_model_and_no_field_is_called_by_its_python_name(model):
    fields = form_fields(model).items()
    assert [name for name, field in fields if not field.label or "_" in str(field.label)] == []
    assert "_" not in str(model._meta.verbose_name)


def choosable_blocks():
    """Yield (where, block) of every block that editors choose from in a StreamField."""
    for model in edited_models():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                yield from _children(f"{model.__name__}.{field.name}", field.stream_block)


def _children(where, stream):
    for name, block in stream.child_blocks.items():
        yield f"{where}.{name}", block
        for part in getattr(block, "child_blocks", {}).values():
            if isinstance(part, BaseStreamBlock):
                yield from _children(f"{where}.{name}", part)


BLOCKS = dict(choosable_blocks())


def test_blocks_of_every_kind_are_looked_at():
    assert {name.rsplit(".", 1)[1] for name in BLOCKS} >= {
        "heading", "text", "steps", "callout", "checklist", "table", "figures", "disagreement", "example", "step",
        "note",
    }  # fmt: skip


@pytest.mark.parametrize("where", BLOCKS)
def test_a_block_describes_itself_in_the_picker(where):
    block = BLOCKS[where]
    assert str(block.get_description()).strip()
    assert block.get_preview_value()
    assert block.is_previewable
    assert block.meta.icon != "placeholder"


@pytest.mark.parametrize("where", BLOCKS)
def test_the_preview_of_a_block_opens(editor_client, where):
    block = BLOCKS[where]
    url = reverse("wagtailadmin_block_preview", query={"id": block.definition_prefix})
    page = visit(editor_client, url)
    assert "site.css" in str(page.head)
    main = page.find("main") or page.body
    assert len(words(main)) >= 10
    assert "None" not in words(main)
