"""Help for reading a chapter: anchors, numbered sources with ways back, what changed, ticks."""

from datetime import date

import pytest

from guide.models import ChapterChange, ChapterReference
from tests import factories
from tests.looking import all_words, broken_anchors, queries, repeated_ids, section, visit, words

pytestmark = pytest.mark.any_database


def chapter(guide, *body, **fields):
    return factories.chapter(guide, body=list(body), **fields)


def example(source, title="An example"):
    return ("example", {"title": title, "situation": "S", "action": "A", "result": "R", "source": source})


def sources(page):
    return section(page, "s-sources").select("ol > li")


# Anchors


def test_every_heading_of_a_chapter_links_to_itself(client, guide):
    body = [
        ("heading", "Ask first"),
        ("text", "<h3>A small heading</h3><p>Text.</p>"),
        ("steps", {"items": [{"title": "Watch", "text": "Stand aside."}]}),
    ]
    page = visit(client, chapter(guide, *body, in_simple_words="<p>Short.</p>").url)
    for words_of_heading in ("Ask first", "A small heading", "Watch", "In simple words"):
        heading = page.find(lambda tag, wanted=words_of_heading: tag.name in ("h2", "h3") and words(tag) == wanted)
        link = heading.select_one("a.anchor")
        assert link["href"] == f"#{heading['id']}"
        assert link["aria-label"] == "Link to this section"
    assert repeated_ids(page) == []
    assert broken_anchors(page) == []


def test_two_small_headings_with_the_same_words_have_anchors_of_their_own(client, guide):
    text = "<h3>Time</h3><p>One.</p><h3>Time</h3><p>Two.</p>"
    page = visit(client, chapter(guide, ("text", text)).url)
    first, second = page.select("article h3")
    assert first["id"] != second["id"]
    assert repeated_ids(page) == []


@pytest.mark.parametrize("words_of_heading", ["Χρόνος &amp; κόστος", "3 &lt; 4?", "?", "<b>Bold</b> words"])
def test_odd_small_headings_keep_their_words_and_get_an_anchor(client, guide, words_of_heading):
    page = visit(client, chapter(guide, ("text", f"<h3>{words_of_heading}</h3>")).url)
    heading = page.select_one("article h3")
    assert heading.decode_contents().startswith(words_of_heading)
    assert page.find(id=heading.select_one("a.anchor")["href"].removeprefix("#")) is heading


# Sources


def test_a_block_with_a_source_leads_to_the_list_and_the_list_back(client, guide):
    report = factories.reference(title="A report", slug="a-report")
    page = visit(client, chapter(guide, example(report), example(report, "Another")).url)
    marks = page.select("article .source a.ref")
    assert all_words(marks) == ["[1]", "[1]"]
    [entry] = sources(page)
    assert {mark["href"] for mark in marks} == {f"#{entry['id']}"}
    assert [back["href"] for back in entry.select("a.ref")] == [f"#{mark['id']}" for mark in marks]


def test_a_sentence_cites_a_source_by_an_anchor_link(client, guide):
    factories.reference(title="The law", slug="the-law")
    text = '<p>So says <a href="#ref-the-law">the <b>law</b></a>, and nobody else.</p>'
    page = visit(client, chapter(guide, ("text", text)).url)
    paragraph = next(p for p in page.select("p") if "So says" in words(p))
    assert words(paragraph) == "So says the law [1] , and nobody else."
    [entry] = sources(page)
    assert "The law" in words(entry)
    assert entry.select_one("a.ref")["href"] == f"#{paragraph.a['id']}"
    assert broken_anchors(page) == []


def test_sources_are_numbered_as_the_text_cites_them_and_the_others_follow(client, guide):
    first, second, third = (factories.reference(title=title) for title in ("Alpha", "Beta", "Gamma"))
    page = chapter(guide, example(third), example(first))
    page.references = [
        ChapterReference(reference=first, sort_order=0),
        ChapterReference(reference=second, sort_order=1),
    ]
    page.save_revision().publish()
    listed = sources(visit(client, page.url))
    assert [words(entry).split(",")[0].strip() for entry in listed] == ["Gamma", "Alpha", "Beta"]
    assert [len(entry.select("a.ref")) for entry in listed] == [1, 1, 0]


@pytest.mark.parametrize("hide", [True, False], ids=["unpublished", "unknown"])
def test_a_citation_of_a_source_that_readers_cannot_see_leaves_its_words(client, guide, hide):
    if hide:
        factories.reference(title="Secret", slug="secret").unpublish()
    page = visit(client, chapter(guide, ("text", '<p>See <a href="#ref-secret">the study</a>.</p>')).url)
    assert "See the study." in words(page.main)
    assert not page.select("a.ref") and not page.find(id="s-sources")
    assert broken_anchors(page) == []


def test_a_plain_page_numbers_its_sources_too(client, home):
    report = factories.reference(title="A report")
    figures = ("figures", {"caption": "C", "items": [{"figure": "30", "label": "people", "source": report}]})
    page = visit(client, factories.content_page(body=[figures]).url)
    assert words(page.select_one(".figures a.ref")) == "[1]"
    assert "A report" in words(sources(page)[0])


def test_the_notes_of_countries_lead_to_the_sources_of_a_method(client, methods):
    report = factories.reference(title="A report")
    note = ("note", {"country": "BE", "text": "A small flat.", "reference": report})
    page = visit(client, factories.method(methods, country_notes=[note]).url)
    [entry] = sources(page)
    assert page.select_one(".country a.ref")["href"] == f"#{entry['id']}"
    assert broken_anchors(page) == []


def test_a_citation_lives_on_in_another_language(client, home, guide, publish):
    reference = factories.reference(title="The law", slug="the-law")
    text = '<p><a href="#ref-the-law">The law</a> says so.</p>'
    page = chapter(guide, ("text", text), slug="keep")
    factories.translate_each(publish, home, guide, reference, page)
    french = visit(client, "/fr/guide-fr/keep-fr/")
    assert "FR The law [1] says so." in words(french.main)
    assert "FR The law" in words(sources(french)[0])
    assert broken_anchors(french) == []


# What changed


def changed(guide, *changes):
    page = factories.chapter(guide, slug="keep")
    page.changes = [ChapterChange(changed_on=date.fromisoformat(day), words=text) for day, text in changes]
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def test_changes_are_listed_the_last_one_first(client, guide):
    page = visit(client, changed(guide, ("2026-01-05", "First edition."), ("2026-09-01", "A new grid.")).url)
    listed = section(page, "s-changes").select("li")
    assert all_words(listed) == ["1 September 2026 : A new grid.", "5 January 2026 : First edition."]
    assert [entry.time["datetime"] for entry in listed] == ["2026-09-01", "2026-01-05"]


def test_no_more_than_ten_changes_are_listed(client, guide):
    page = visit(client, changed(guide, *((f"2026-01-{day:02d}", f"Change {day}.") for day in range(1, 13))).url)
    listed = section(page, "s-changes").select("li")
    assert len(listed) == 10
    assert "Change 12." in words(listed[0])


def test_a_chapter_that_never_changed_has_no_list_of_changes(client, guide):
    assert "What changed" not in words(visit(client, factories.chapter(guide).url).main)


def test_changes_are_told_in_the_language_of_the_chapter(client, home, guide, publish):
    page = changed(guide, ("2026-01-05", "First edition."))
    factories.translate_each(publish, home, guide, page)
    [entry] = section(visit(client, "/fr/guide-fr/keep-fr/"), "s-changes").select("li")
    assert "FR First edition." in words(entry)
    assert entry.time["datetime"] == "2026-01-05"


# Checklists, files, queries


def test_a_checklist_works_as_plain_boxes(client, guide):
    page = visit(client, chapter(guide, ("checklist", {"title": "Ready?", "items": ["Room", "Papers"]})).url)
    boxes = page.select(".checklist input[type=checkbox]")
    assert all_words([box.find_parent("label") for box in boxes]) == ["Room", "Papers"]
    assert not page.select(".checklist button")


@pytest.mark.parametrize(
    ("block", "files"),
    [
        (("text", "<p>Text.</p>"), set()),
        (("questions", {"items": [{"question": "Q?", "answer": "<p>A.</p>"}]}), {"blocks.css"}),
    ],
    ids=["text", "questions"],
)
def test_a_plain_page_loads_only_what_its_blocks_need(client, home, block, files):
    page = visit(client, factories.content_page(body=[block]).url)
    loaded = {element["href"] for element in page.select("link[rel=stylesheet]")}
    names = {address.rsplit("/", 1)[-1] for address in loaded}
    assert names & {"blocks.css"} == files


def test_queries_do_not_grow_with_sources_and_changes(client, guide):
    def costs(number):
        reports = [factories.reference() for _n in range(number)]
        page = factories.chapter(guide, body=[example(report) for report in reports])
        page.changes = [ChapterChange(changed_on=date(2026, 1, 5), words=f"Change {n}.") for n in range(number)]
        page.references = [ChapterReference(reference=report) for report in reports]
        page.save_revision().publish()
        return queries(client, page.url)

    assert costs(1) == costs(6)
