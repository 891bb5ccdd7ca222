"""The blocks editors build pages of: each one explained, previewed, shown and translated."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail import blocks, hooks
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from common.blocks import ContentBlock
from common.translation.writing import words_of
from guide.blocks import ChapterBlock
from tests import factories
from tests.looking import all_words, queries, repeated_ids, table, visit, words

pytestmark = pytest.mark.any_database

KINDS = ChapterBlock().child_blocks
QUESTIONS = {"items": [{"question": "Can I repeat it?", "answer": "<p>Yes, <b>once</b>.</p>"}]}
COMPARISON = {
    "title": "Which way?",
    "columns": [{"title": "Real work", "points": ["No reading"]}, {"title": "Screen", "points": ["A device"]}],
}
CHART = {
    "caption": "More people finish",
    "measure": "People who finished",
    "row_heading": "Way",
    "series": ["2025", "2026"],
    "rows": [{"label": "Work", "values": [1250.5, 50.0]}, {"label": "Test", "values": [0.0, 625.25]}],
    "unit": "people",
    "full_bar": None,
    "source": None,
}


@pytest.fixture
def image(db):
    return get_image_model().objects.create(title="A file", file=get_test_image_file(size=(1200, 600)))


@pytest.fixture
def document(db):
    return get_document_model().objects.create(title="A file", file=ContentFile(b"x" * 2048, name="sheet.pdf"))


def picture(image, **changes):
    return ("picture", {"image": image, "alt": "A tidy room", "decorative": False, "caption": "Seen.", **changes})


def download(document, **changes):
    values = {"document": document, "title": "The sheet", "description": "To fill in.", "language": "", **changes}
    return ("download", values)


def quote(source=None):
    return ("quote", {"text": "We looked.", "speaker": "Trainer", "source": source})


def show(client, guide, *body, **fields):
    return visit(client, factories.chapter(guide, body=list(body), **fields).url)


# What editors see


@pytest.mark.parametrize("name", KINDS)
def test_every_block_says_what_it_is_and_has_an_icon_that_exists(name):
    block = KINDS[name]
    assert str(block.label) and str(block.meta.description)
    icons: list[str] = []
    for hook in hooks.get_hooks("register_icons"):
        icons = hook(icons)
    assert f"{block.meta.icon}.svg" in {icon.rsplit("/", 1)[-1] for icon in icons}


@pytest.mark.parametrize(("name", "text"), [("micro_skill_card", "Clean a home"), ("method_card", "Observed task")])
def test_a_card_is_previewed_on_a_site_that_has_none_yet(editor_client, home, name, text):
    url = reverse("wagtailadmin_block_preview", query={"id": KINDS[name].definition_prefix})
    page = visit(editor_client, url)
    assert words(page.select_one(".card h3")) == text
    assert "css/blocks.css" in str(page.head)


@pytest.mark.parametrize("kind", [ContentBlock, ChapterBlock])
def test_what_needs_words_of_help_has_them(kind):
    """Parts whose name does not say what to write."""
    parts = kind().child_blocks
    for name, part in [("picture", "alt"), ("chart", "caption"), ("download", "language"), ("quote", "text")]:
        assert str(parts[name].child_blocks[part].field.help_text)


# What readers see


def test_a_quote_names_who_said_it_and_where(client, guide):
    report = factories.reference(title="A report")
    found = show(client, guide, quote(report)).select_one("figure.quote")
    assert words(found.blockquote) == "We looked."
    assert words(found.figcaption) == "Trainer, A report [1]"


def test_a_picture_has_its_words_and_no_empty_space_before_it_loads(client, guide, image):
    found = show(client, guide, picture(image)).select_one("figure.picture")
    assert found.img["alt"] == "A tidy room"
    assert found.img["width"] and found.img["height"] and "webp" in found.img["srcset"]
    assert words(found.figcaption) == "Seen."


def test_a_picture_that_is_only_decoration_is_silent(client, guide, image):
    page = show(client, guide, picture(image, decorative=True, caption=""))
    assert page.select_one("figure.picture img")["alt"] == ""
    assert not page.select_one("figure.picture figcaption")


def test_a_picture_that_is_gone_leaves_no_trace(client, guide, image):
    chapter = factories.chapter(guide, body=[picture(image)])
    image.delete()
    assert not visit(client, chapter.url).select("figure.picture")


def test_a_chart_is_a_table_with_all_numbers(client, guide):
    page = show(client, guide, ("chart", CHART))
    assert table(page.select_one("figure.chart")) == [
        ["Work", "1,250.5 people", "50 people"],
        ["Test", "0 people", "625.25 people"],
    ]
    assert words(page.select_one("figure.chart caption")) == "More people finish People who finished"
    bars = page.select("figure.chart svg rect")
    assert [float(bar["width"]) for bar in bars] == [100, 3.998, 0, 50]
    assert not page.find_all(style=True)


def test_numbers_of_a_chart_are_written_as_the_language_writes_them(client, home, guide, publish):
    chapter = factories.chapter(guide, body=[("chart", CHART)], slug="keep")
    factories.translate_each(publish, home, guide, chapter)
    page = visit(client, "/fr/guide-fr/keep-fr/")
    assert table(page.select_one("figure.chart"))[1][2] == "625,25 FR people"
    assert page.select("figure.chart svg rect")[3]["width"] == "50"


def test_a_comparison_shows_columns_of_points(client, guide):
    found = show(client, guide, ("comparison", COMPARISON)).select_one(".comparison")
    assert words(found.h3) == "Which way?"
    assert all_words(found.select("h4")) == ["Real work", "Screen"]
    assert all_words(found.select("li")) == ["No reading", "A device"]


def test_a_question_unfolds_its_answer(client, guide):
    [found] = show(client, guide, ("questions", QUESTIONS)).select(".questions details")
    assert words(found.summary) == "Can I repeat it?"
    assert words(found).endswith("Yes, once .")


def test_a_download_tells_type_size_and_language(client, guide, document):
    page = show(client, guide, download(document), download(document, language="fr"))
    plain, french = page.select(".download")
    assert words(plain) == "The sheet PDF, 2.0 KB To fill in."
    assert "file in" not in words(plain)
    assert "(file in French)" in words(french)
    assert french.a["hreflang"] == "fr"
    assert french.a["href"] == document.url


# Cards


def card(skill):
    return ("micro_skill_card", {"micro_skill": skill, "note": "Watch this one:"})


def method_card(method):
    return ("method_card", {"method": method, "note": ""})


def test_cards_lead_to_what_readers_may_see(client, guide, index, methods):
    skill, method = factories.micro_skill(title="Clean a home"), factories.method(methods, title="Watching")
    page = show(client, guide, card(skill), method_card(method))
    targets = [link["href"] for link in page.select(".inset-card h3 a")]
    assert targets == [f"{index.url}{skill.public_path}", method.url]
    assert "Watch this one:" in words(page.main)
    assert repeated_ids(page) == []


def test_cards_of_what_is_not_public_are_left_out_with_their_note(client, guide, index, methods):
    skill, method = factories.micro_skill(title="Clean a home"), factories.method(methods, title="Watching")
    chapter = factories.chapter(guide, body=[card(skill), method_card(method)])
    skill.unpublish()
    method.unpublish()
    page = visit(client, chapter.url)
    assert not page.select(".inset-card")
    assert "Watch this one:" not in words(page.main)


def test_cards_show_the_version_of_the_language_being_read(client, home, guide, index, methods, publish):
    skill, method = factories.micro_skill(title="Clean a home"), factories.method(methods, title="Watching")
    chapter = factories.chapter(guide, body=[card(skill), method_card(method)], slug="keep")
    factories.translate_each(publish, home, guide, index, methods, chapter)
    assert not visit(client, "/fr/guide-fr/keep-fr/").select(".inset-card")
    # Translated later than the chapter, which still names the English ones.
    factories.translate_each(publish, skill, method)
    cards = visit(client, "/fr/guide-fr/keep-fr/").select(".inset-card h3")
    assert all_words(cards) == ["FR Clean a home", "FR Watching"]


def test_queries_do_not_grow_with_blocks(client, guide, index, methods, image, document):
    def costs(number):
        body = []
        for _n in range(number):
            body += [
                card(factories.micro_skill()),
                method_card(factories.method(methods)),
                picture(image),
                download(document),
                quote(factories.reference()),
                ("chart", CHART),
            ]
        return queries(client, factories.chapter(guide, body=body).url)

    assert costs(1) == costs(4)


# What is refused


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("chart", {"rows": [{"label": "Work", "values": [1.0]}]}),
        ("chart", {"full_bar": 10.0}),
        ("chart", {"rows": [{"label": "Work", "values": [-1.0, 2.0]}]}),
        ("comparison", {"columns": COMPARISON["columns"][:1]}),
        ("comparison", {"columns": COMPARISON["columns"] * 2}),
        ("questions", {"items": []}),
    ],
    ids=str,
)
def test_a_block_that_does_not_hold_together_is_refused(name, changes):
    values = {"chart": CHART, "comparison": COMPARISON, "questions": QUESTIONS}[name]
    block = KINDS[name]
    block.clean(block.normalize(values))
    with pytest.raises(ValidationError):
        block.clean(block.normalize({**values, **changes}))


def test_a_picture_without_words_is_refused_unless_it_is_decoration(image):
    block = KINDS["picture"]
    silent = {"image": image, "alt": "  ", "decorative": False, "caption": ""}
    with pytest.raises(blocks.StructBlockValidationError) as refused:
        block.clean(block.normalize(silent))
    assert "Say in words what the picture shows" in str(refused.value.block_errors["alt"])
    block.clean(block.normalize({**silent, "decorative": True}))


# Translation


def test_the_words_of_every_block_reach_the_translator(guide, image, document, methods):
    report = factories.reference()
    chapter = factories.chapter(
        guide,
        body=[
            quote(report),
            picture(image),
            ("chart", CHART),
            ("comparison", COMPARISON),
            ("questions", QUESTIONS),
            download(document, language="fr"),
            card(factories.micro_skill()),
            method_card(factories.method(methods)),
        ],
    )
    texts = {segment.string.render_text() for segment in words_of(chapter) if segment.path.startswith("body.")}
    assert texts == {
        "We looked.", "Trainer", "A tidy room", "Seen.", "More people finish", "People who finished", "Way", "2025",
        "2026", "Work", "Test", "people", "Which way?", "Real work", "No reading", "Screen", "A device",
        "Can I repeat it?", "Yes, once.", "The sheet", "To fill in.", "Watch this one:",
    }  # fmt: skip


def test_a_translated_chapter_keeps_pictures_files_and_numbers(client, home, guide, publish, image, document):
    body = [picture(image), download(document), ("chart", CHART), quote(factories.reference())]
    chapter = factories.chapter(guide, body=body, slug="keep")
    factories.translate_each(publish, home, guide, chapter)
    page = visit(client, "/fr/guide-fr/keep-fr/")
    assert page.select_one("figure.picture img")["alt"] == "FR A tidy room"
    assert words(page.select_one(".download a")) == "FR The sheet"
    assert page.select_one(".download a")["href"] == document.url
    assert len(page.select("figure.chart rect")) == 4
    assert "FR We looked." in words(page.select_one("blockquote"))


def test_blocks_are_found_by_their_words(guide):
    chapter = factories.chapter(guide, body=[quote(factories.reference()), ("chart", CHART), ("questions", QUESTIONS)])
    searchable = " ".join(str(text) for text in chapter.body.stream_block.get_searchable_content(chapter.body))
    for text in ("We looked.", "More people finish", "Can I repeat it?", "once"):
        assert text in searchable
