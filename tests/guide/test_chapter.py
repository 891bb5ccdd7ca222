"""Chapters of the guide: their place, their contents and what else they show."""

import pytest
from wagtail.models import PageViewRestriction

from guide.models import ChapterMethod, ChapterMicroSkill, ChapterReference
from tests import factories
from tests.looking import all_words, broken_anchors, links, repeated_ids, section, visit, words

pytestmark = pytest.mark.any_database


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


# Place in the guide


@pytest.fixture
def three(guide):
    return [factories.chapter(guide, title=title) for title in ("One", "Two", "Three")]


@pytest.mark.parametrize(
    ("place", "number", "before", "after"),
    [(0, "Chapter 1 of 3", None, "Two"), (1, "Chapter 2 of 3", "One", "Three"), (2, "Chapter 3 of 3", "Two", None)],
)
def test_a_chapter_knows_its_number_and_its_neighbours(client, three, place, number, before, after):
    page = visit(client, three[place].url)
    assert number in words(page.main)
    for rel, title in (("prev", before), ("next", after)):
        link = page.main.find("a", rel=rel)
        if title is None:
            assert link is None
        else:
            assert title in words(link)
            assert words(visit(client, link["href"]).h1) == title


@pytest.mark.parametrize("hide", [lambda page: page.unpublish(), restrict], ids=["unpublished", "private"])
def test_chapters_that_readers_may_not_see_are_not_counted(client, three, hide):
    hide(three[1])
    page = visit(client, three[2].url)
    assert "Chapter 2 of 2" in words(page.main)
    assert "One" in words(page.main.find("a", rel="prev"))
    assert three[1].url not in links(page)


def test_moving_a_chapter_changes_its_number(client, three):
    three[2].move(three[0], pos="left")
    assert "Chapter 1 of 3" in words(visit(client, three[2].url).main)
    assert "Chapter 2 of 3" in words(visit(client, three[0].url).main)


def test_the_only_chapter_has_no_neighbours(client, guide):
    page = visit(client, factories.chapter(guide).url)
    assert "Chapter 1 of 1" in words(page.main)
    assert not page.main.find("a", rel=["prev", "next"])


def test_a_chapter_lists_all_chapters_and_marks_itself(client, three):
    entries = visit(client, three[1].url).select("nav.toc ol a")
    assert all_words(entries) == ["One", "Two", "Three"]
    assert [entry.get("aria-current") for entry in entries] == [None, "page", None]


def test_the_guide_lists_its_chapters_in_order(client, guide, three):
    page = visit(client, guide.url)
    assert all_words(page.select("ol.chapters h3")) == ["One", "Two", "Three"]
    assert {f"{guide.url}glossary/", f"{guide.url}references/"} <= links(page.main)
    assert {chapter.url for chapter in three} <= links(page.main)


def test_the_guide_leaves_out_what_readers_may_not_see(client, guide, three):
    three[0].unpublish()
    restrict(three[1])
    assert all_words(visit(client, guide.url).select("ol.chapters h3")) == ["Three"]


def test_a_guide_without_chapters_says_so(client, guide):
    assert "No chapter is published in this language yet." in words(visit(client, guide.url).main)


# Contents


def chapter_with_headings(guide, *titles, **fields):
    body = [block for title in titles for block in (("heading", title), ("text", f"<p>About {title}.</p>"))]
    return factories.chapter(guide, body=body, **fields)


def contents(page):
    return section(page, "s-this-page").select("ol a")


def test_contents_come_from_the_headings_and_lead_to_them(client, guide):
    page = visit(client, chapter_with_headings(guide, "Ask first", "Évaluer & noter", "Σχέδιο: 3?").url)
    assert all_words(contents(page)) == ["Ask first", "Évaluer & noter", "Σχέδιο: 3?"]
    for link in contents(page):
        heading = page.find(id=link["href"].removeprefix("#"))
        assert heading.name == "h2"
        assert words(heading) == words(link)


@pytest.mark.parametrize("title", ["Main", "S words", "?"])
def test_a_heading_does_not_take_the_id_of_a_part_of_the_page(client, guide, title):
    page = visit(client, chapter_with_headings(guide, title, in_simple_words="<ul><li>Short.</li></ul>").url)
    assert repeated_ids(page) == []
    [link] = contents(page)
    assert words(page.find(id=link["href"].removeprefix("#"))) == title


def test_a_chapter_without_headings_has_no_contents(client, guide):
    page = visit(client, factories.chapter(guide, body=[("text", "<p>Only text.</p>")]).url)
    assert contents(page) == []
    assert broken_anchors(page) == []


def test_every_kind_of_block_is_shown(client, guide):
    report = factories.reference(title="A report")
    body = [
        ("heading", "The heading"),
        ("text", "<p>The text.</p>"),
        ("steps", {"items": [{"title": "The step", "text": "The way."}]}),
        ("callout", {"kind": "careful", "text": "<p>The warning.</p>"}),
        ("checklist", {"title": "The list", "items": ["The point"]}),
        ("table", {"caption": "The caption", "header": ["Head A", "Head B"], "rows": [["Cell A", "Cell B"]]}),
        ("figures", {"caption": "The figures", "items": [{"figure": "30", "label": "people", "source": report}]}),
        (
            "disagreement",
            {
                "topic": "The topic",
                "first_figure": "9 million",
                "first_source": report,
                "second_figure": "10 million",
                "second_source": report,
                "comment": "The comment.",
            },
        ),
        (
            "example",
            {"title": "The example", "situation": "Before", "action": "Doing", "result": "After", "source": report},
        ),
    ]
    page = visit(client, factories.chapter(guide, body=body).url)
    for text in (
        "The heading", "The text.", "The step", "The way.", "Careful", "The warning.", "The list", "The point",
        "The caption", "Head A", "Cell B", "The figures", "30", "people", "The topic", "9 million", "10 million",
        "The comment.", "The example", "Before", "Doing", "After", "A report",
    ):  # fmt: skip
        assert text in words(page.main)
    assert page.find("th", scope="col", string="Head A") and page.find("th", scope="row", string="Cell A")


@pytest.mark.parametrize(
    ("with_source", "mark"), [(True, "Example from the project's sources"), (False, "Illustration")]
)
def test_an_example_without_a_source_is_marked_as_an_illustration(client, guide, with_source, mark):
    source = factories.reference(title="A report") if with_source else None
    example = {"title": "E", "situation": "S", "action": "A", "result": "R", "source": source}
    page = visit(client, factories.chapter(guide, body=[("example", example)]).url)
    assert mark in words(page.main)
    assert ("A report" in words(page.main)) == with_source


def test_the_source_of_a_block_is_not_named_while_it_is_unpublished(client, guide):
    report = factories.reference(title="Secret report")
    body = [
        ("example", {"title": "E", "situation": "S", "action": "A", "result": "R", "source": report}),
        ("figures", {"caption": "C", "items": [{"figure": "30", "label": "people", "source": report}]}),
    ]
    chapter = factories.chapter(guide, body=body)
    assert words(visit(client, chapter.url).main).count("Secret report") == 3
    report.unpublish()
    assert "Secret report" not in words(visit(client, chapter.url).main)


# Reading time


@pytest.mark.parametrize(
    ("number", "expected"),
    [(10, "about 1 minute"), (180, "about 1 minute"), (360, "about 2 minutes"), (1800, "about 10 minutes")],
)
def test_reading_time_is_180_words_a_minute(client, guide, number, expected):
    chapter = factories.chapter(guide, body=[("text", f"<p>{'word ' * number}</p>")])
    kicker = words(visit(client, chapter.url).select_one("p.kicker"))
    assert kicker.endswith(expected)


def test_reading_time_counts_every_kind_of_block(client, guide):
    long = "word " * 180
    body = [
        ("text", f"<p>{long}</p>"),
        ("steps", {"items": [{"title": "Do", "text": long}]}),
        ("checklist", {"title": "Check", "items": [long]}),
        ("table", {"caption": "All", "header": ["A"], "rows": [[long]]}),
        ("example", {"title": "E", "situation": long, "action": "A", "result": "R", "source": None}),
    ]
    assert "about 5 minutes" in words(visit(client, factories.chapter(guide, body=body).url).main)


# What else a chapter shows


def test_a_chapter_leads_to_micro_skills_methods_and_sources(client, guide, index, methods):
    skill = factories.micro_skill(title="Clean a home")
    method = factories.method(methods, title="Watching")
    chapter = factories.chapter(guide)
    chapter.micro_skills = [ChapterMicroSkill(micro_skill=skill)]
    chapter.methods = [ChapterMethod(method=method)]
    chapter.references = [ChapterReference(reference=factories.reference(title="A report", authors="Some body"))]
    chapter.save_revision().publish()
    page = visit(client, chapter.url)
    assert {f"{index.url}{skill.public_path}", method.url} <= links(section(page, "s-related"))
    assert "Some body. A report" in words(section(page, "s-sources"))


def test_an_unpublished_source_is_not_listed(client, guide):
    reference = factories.reference(title="Secret report")
    chapter = factories.chapter(guide)
    chapter.references = [ChapterReference(reference=reference)]
    chapter.save_revision().publish()
    assert "Secret report" in words(visit(client, chapter.url))
    reference.unpublish()
    assert "Secret report" not in words(visit(client, chapter.url))


def test_a_chapter_says_when_and_by_whom_it_was_reviewed(client, guide):
    chapter = factories.chapter(guide, reviewed_on="2026-11-20", reviewed_by="Quality officer, Iperia")
    aside = section(visit(client, chapter.url), "s-this-page")
    assert aside.find("time")["datetime"] == "2026-11-20"
    assert "Quality officer, Iperia" in words(aside)


@pytest.mark.parametrize("place", [0, 1])
def test_a_chapter_has_one_main_heading_and_its_language(client, three, place):
    page = visit(client, three[place].url)
    assert len(page.find_all("h1")) == 1
    assert page.html["lang"] == "en"


def test_a_chapter_leads_to_its_french_version(client, home, guide, publish):
    chapter = factories.chapter(guide, slug="keep")
    factories.translate_each(publish, home, guide, chapter)
    assert "/fr/guide-fr/keep-fr/" in links(visit(client, chapter.url).header)
    assert chapter.url in links(visit(client, "/fr/guide-fr/keep-fr/").header)
