"""The words a chapter explains where they are first used, and lists at its end."""

import pytest
from bs4 import BeautifulSoup

from guide.reading import explain_first_uses
from tests import factories
from tests.looking import all_words, repeated_ids, section, visit, words


def popovers(page):
    """Return the explanations on a page: {words that open it: meaning}."""
    found = {}
    for button in page.select("button.term"):
        target = page.find(id=button["popovertarget"])
        closing = words(target.find("button"))
        found[words(button)] = words(target).removesuffix(f" {closing}")
    return found


def explained(client, guide, text, *terms, **fields):
    """Return the page of a chapter with a text and glossary terms."""
    return visit(client, factories.chapter(guide, list(terms), body=[("text", text)], **fields).url)


def test_a_term_is_explained_where_it_is_first_used(client, guide):
    term = factories.glossary_term(name="evidence", slug="evidence", definition="What is kept.")
    page = explained(client, guide, "<p>Keep evidence.</p><p>More evidence.</p>", term)
    [button] = page.select("button.term")
    assert button.find_parent("p").get_text().startswith("Keep evidence")
    assert popovers(page) == {"evidence": "evidence What is kept."}
    assert page.main.find("p", string="More evidence.")


def test_a_term_is_found_in_any_case_and_keeps_the_writing_of_the_text(client, guide):
    term = factories.glossary_term(name="evidence", definition="What is kept.")
    page = explained(client, guide, "<p>Evidence is kept.</p>", term)
    assert all_words(page.select("button.term")) == ["Evidence"]


@pytest.mark.parametrize("text", ["evidences", "self-evidence", "nonevidence", "evidence-based"])
def test_only_whole_words_are_explained(client, guide, text):
    term = factories.glossary_term(name="evidenc")
    assert not explained(client, guide, f"<p>Here is {text}.</p>", term).select("button.term")


@pytest.mark.parametrize(("form", "text"), [("proofs", "Keep proofs."), ("éléments", "Des ÉLÉMENTS utiles.")])
def test_other_forms_of_a_term_are_explained_too(client, guide, form, text):
    term = factories.glossary_term(name="evidence", definition="What is kept.", other_forms=f"{form}\nother")
    page = explained(client, guide, f"<p>{text}</p>", term)
    assert all_words(page.select("button.term"))[0].lower() == form


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="https://example.org/">evidence</a></p>',
        '<p><a href="https://example.org/">some <b>evidence</b> here</a></p>',
        "<h3>evidence</h3>",
        "<h4>The <i>evidence</i></h4>",
    ],
)
def test_a_term_in_a_link_or_heading_is_left_alone_and_explained_in_the_text_after_it(client, guide, html):
    term = factories.glossary_term(name="evidence")
    page = explained(client, guide, f"{html}<p>Then evidence.</p>", term)
    [button] = page.select("button.term")
    assert "Then" in button.find_parent("p").get_text()
    assert not explained(client, guide, html, term).select("button.term")


@pytest.mark.parametrize(
    ("block", "value"),
    [
        ("heading", "evidence"),
        ("checklist", {"title": "evidence", "items": ["evidence"]}),
        ("steps", {"items": [{"title": "evidence", "text": "Nothing."}]}),
        ("table", {"caption": "evidence", "header": ["evidence"], "rows": [["evidence"]]}),
    ],
)
def test_headings_labels_and_table_heads_are_left_alone(client, guide, block, value):
    term = factories.glossary_term(name="evidence")
    page = visit(client, factories.chapter(guide, [term], body=[(block, value)]).url)
    assert not page.select("button.term")


@pytest.mark.parametrize(
    ("block", "value"),
    [
        ("steps", {"items": [{"title": "Do", "text": "Keep evidence."}]}),
        ("callout", {"kind": "note", "text": "<p>Keep <b>evidence</b>.</p>"}),
        ("table", {"caption": "C", "header": ["A", "B"], "rows": [["x", "evidence"]]}),
        ("example", {"title": "E", "situation": "evidence", "action": "A", "result": "R", "source": None}),
    ],
)
def test_running_text_of_every_block_is_explained(client, guide, block, value):
    term = factories.glossary_term(name="evidence")
    page = visit(client, factories.chapter(guide, [term], body=[(block, value)]).url)
    assert all_words(page.select("button.term")) == ["evidence"]


def test_the_longest_term_wins(client, guide):
    short = factories.glossary_term(name="learning", slug="learning", definition="Getting better.")
    long = factories.glossary_term(name="informal learning", slug="informal", definition="By living.")
    page = explained(client, guide, "<p>Informal learning first, learning later.</p>", short, long)
    assert popovers(page) == {
        "Informal learning": "informal learning By living.",
        "learning": "learning Getting better.",
    }


def test_a_short_term_that_only_occurs_in_a_longer_one_is_not_explained(client, guide):
    short = factories.glossary_term(name="learning")
    long = factories.glossary_term(name="informal learning")
    page = explained(client, guide, "<p>Informal learning only.</p>", short, long)
    assert all_words(page.select("button.term")) == ["Informal learning"]


@pytest.mark.parametrize(("text", "found"), [("Ask the PES.", ["PES"]), ("Ask the pes.", []), ("Ask the Pes.", [])])
def test_acronyms_are_recognised_by_their_capitals(client, guide, text, found):
    term = factories.glossary_term(name="PES")
    assert all_words(explained(client, guide, f"<p>{text}</p>", term).select("button.term")) == found


def test_a_meaning_stands_once_in_a_chapter_in_the_list_that_opens_over_the_text(client, guide):
    term = factories.glossary_term(name="evidence", definition="What is kept.")
    page = explained(client, guide, "<p>Keep evidence.</p>", term)
    assert words(page).count("What is kept.") == 1
    [entry] = section(page, "s-terms").select("dl > div")
    assert entry["id"] == page.select_one("button.term")["popovertarget"]


def test_words_in_an_explanation_are_not_explained_themselves(client, guide):
    first = factories.glossary_term(name="portfolio", slug="portfolio", definition="A folder of evidence.")
    second = factories.glossary_term(name="evidence", slug="evidence", definition="What goes into a portfolio.")
    page = explained(client, guide, "<p>A portfolio.</p><p>Its evidence.</p>", first, second)
    assert all_words(page.select("button.term")) == ["portfolio", "evidence"]
    assert not page.select("[popover] button.term")


def test_explanations_have_ids_of_their_own(client, guide):
    terms = [factories.glossary_term(name=f"word{letter}") for letter in "abcde"]
    page = explained(client, guide, "<p>worda wordb wordc wordd worde</p>", *terms)
    targets = [button["popovertarget"] for button in page.select("button.term")]
    assert len(set(targets)) == 5
    assert all(page.find(id=target).has_attr("popover") for target in targets)
    assert repeated_ids(page) == []


def test_only_the_terms_of_the_chapter_are_explained(client, guide):
    factories.glossary_term(name="evidence")
    assert not explained(client, guide, "<p>Keep evidence.</p>").select("button.term")


def test_an_unpublished_term_is_not_explained(client, guide):
    term = factories.glossary_term(name="evidence", definition="Secret meaning.")
    term.unpublish()
    page = explained(client, guide, "<p>Keep evidence.</p>", term)
    assert not page.select("button.term")
    assert "Secret meaning." not in words(page)


def test_words_used_here_are_listed_with_their_meaning(client, guide):
    terms = [
        factories.glossary_term(name=name, definition=f"Means {name}.") for name in ("validation", "Évaluation", "EQF")
    ]
    page = explained(client, guide, "<p>Text without any of them.</p>", *terms)
    assert all_words(section(page, "s-terms").select("dl > div")) == [
        "EQF Means EQF. Close",
        "Évaluation Means Évaluation. Close",
        "validation Means validation. Close",
    ]
    assert not page.select("button.term")


def test_a_chapter_without_terms_has_no_list_of_words(client, guide):
    page = visit(client, factories.chapter(guide).url)
    assert "Words used here" not in words(page)


def test_french_terms_are_explained_in_a_french_chapter(client, home, guide, publish):
    term = factories.glossary_term(name="evidence", definition="What is kept.")
    chapter = factories.chapter(guide, [term], body=[("text", "<p>Keep FR evidence.</p>")], slug="keep")
    factories.translate_each(publish, home, guide, term, chapter)
    page = visit(client, "/fr/guide-fr/keep-fr/")
    assert popovers(page) == {"FR evidence": "FR evidence FR What is kept."}


# The function behind it, with text that nobody should write


HOSTILE = [
    "<p>&lt;script&gt;alert(1)&lt;/script&gt; evidence</p>",
    "<p>evidence &amp;lt;b&amp;gt; &quot;quoted&quot; &#39;single&#39;</p>",
    "<p>5 &lt; 6 &amp; evidence &gt; 4</p>",
    '<p title="evidence &quot;&gt;&lt;script&gt;">evidence</p>',
    "<p>&lt;img src=x onerror=alert(1)&gt; evidence</p>",
    "<p>\u202eevidence\u202c \U0001f600 evidence</p>",
]


@pytest.mark.django_db
@pytest.mark.parametrize("html", HOSTILE)
def test_escaped_text_stays_escaped(html):
    term = factories.glossary_term(name="evidence")
    result = BeautifulSoup(explain_first_uses(html, [term]), "html.parser")
    [button] = result.select("button.term")
    button.unwrap()
    assert result.get_text() == BeautifulSoup(html, "html.parser").get_text()
    assert not result.find_all(["script", "img", "b"])


def test_a_meaning_is_escaped(client, guide):
    term = factories.glossary_term(name="evidence", definition='<script>alert("x")</script>')
    page = explained(client, guide, "<p>Keep evidence.</p>", term)
    assert popovers(page) == {"evidence": 'evidence <script>alert("x")</script>'}


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["a.c", "C++", "(VAE)", "[x]*", "<b>", "\\d+", "R&D", 'say "hi"', "^", "|"])
def test_a_term_with_odd_signs_is_taken_literally(name):
    term = factories.glossary_term(name=name, definition="Odd.")
    paragraph = BeautifulSoup("<p></p>", "html.parser")
    paragraph.p.string = f"abc aXc 12 {name} and {name}"
    result = BeautifulSoup(explain_first_uses(str(paragraph), [term]), "html.parser")
    assert [button.get_text() for button in result.select("button.term")] == [name]
    assert not result.find_all("b")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "html",
    [
        "<!-- evidence -->",
        '<p title="evidence">Nothing</p>',
        '<p data-evidence="1"><img alt="evidence" src="evidence.png"/></p>',
        "<script>evidence</script>",
        "<style>evidence</style>",
    ],
)
def test_what_is_not_text_is_left_alone(html):
    assert explain_first_uses(html, [factories.glossary_term(name="evidence")]) == html


@pytest.mark.parametrize("html", ["", "<p>No term at all.</p>", "plain", "<p>broken <b>html", "<svg><use/></svg>"])
def test_without_terms_nothing_changes(html):
    assert explain_first_uses(html, []) == html


def test_forms_of_the_same_length_are_always_tried_in_the_same_order(db):
    term = factories.glossary_term(name="panel", other_forms="jurys\nboard\njury")
    assert term.spellings == ["board", "jurys", "panel", "jury"]
