"""Rich text in content files and in the database."""

import pytest

from common.content_files.rich_text import from_file, to_file

PAGES = {"guide/choose": 7, "": 3}
NAMES = {number: name for name, number in PAGES.items()}


def read(text: str) -> str:
    return from_file(text, PAGES.get)


def write(source: str) -> str:
    return to_file(source, NAMES.get)


BOTH_WAYS = [
    ("", ""),
    ("<p>One.</p>", "<p>One.</p>"),
    ("<p>One.</p>\n<p>Two.</p>", "<p>One.</p><p>Two.</p>"),
    ("<h3>A small heading</h3>\n<p>Text.</p>", "<h3>A small heading</h3><p>Text.</p>"),
    ("<ul>\n<li>One</li>\n<li>Two</li>\n</ul>", "<ul><li>One</li><li>Two</li></ul>"),
    ("<p>Do:</p>\n<ol>\n<li><b>One</b></li>\n</ol>", "<p>Do:</p><ol><li><b>One</b></li></ol>"),
    ("<p>See <b>this</b> and <i>that</i> now.</p>", "<p>See <b>this</b> and <i>that</i> now.</p>"),
    ("<p>Line<br/>break</p>", "<p>Line<br/>break</p>"),
    ("<p>Bread &amp; butter, 3 &lt; 4</p>", "<p>Bread &amp; butter, 3 &lt; 4</p>"),
    ("<p>« Très bien » – καλά, ñandú</p>", "<p>« Très bien » – καλά, ñandú</p>"),
    ('<p><a href="https://example.org/?a=1&amp;b=2">out</a></p>',) * 2,
    ('<p><a href="#part">below</a></p>',) * 2,
    (
        '<p>Read <a href="page:guide/choose">the chapter</a>.</p>',
        '<p>Read <a id="7" linktype="page">the chapter</a>.</p>',
    ),
    ('<p><a href="page:">Home</a></p>', '<p><a id="3" linktype="page">Home</a></p>'),
    ("<ul>\n<li>One<ul><li>deeper</li></ul></li>\n</ul>", "<ul><li>One<ul><li>deeper</li></ul></li></ul>"),
]


def _links(source: str) -> str:
    """Return database rich text with the attributes of page links in one order; the order means nothing."""
    return source.replace('linktype="page" id="7"', 'id="7" linktype="page"').replace(
        'linktype="page" id="3"', 'id="3" linktype="page"'
    )


@pytest.mark.parametrize(("in_file", "stored"), BOTH_WAYS)
def test_a_file_becomes_rich_text(in_file, stored):
    assert _links(read(in_file)) == stored


@pytest.mark.parametrize(("in_file", "stored"), BOTH_WAYS)
def test_rich_text_becomes_a_file_with_one_block_per_line(in_file, stored):
    assert write(stored) == in_file


@pytest.mark.parametrize(("in_file", "stored"), BOTH_WAYS)
def test_reading_and_writing_again_loses_nothing(in_file, stored):
    assert write(read(in_file)) == in_file
    assert _links(read(write(stored))) == stored


def test_the_keys_of_the_editor_stay_out_of_files():
    assert write('<p data-block-key="a1b2c">One.</p><ul><li data-block-key="x">Two</li></ul>') == (
        "<p>One.</p>\n<ul>\n<li>Two</li>\n</ul>"
    )


def test_a_link_to_a_page_that_is_gone_leaves_its_words():
    assert write('<p>See <a id="99" linktype="page">the <b>old</b> page</a>.</p>') == "<p>See the <b>old</b> page.</p>"


def test_a_link_to_a_page_that_is_not_there_yet_is_left_for_later():
    text = '<p><a href="page:guide/later">Later</a></p>'
    assert read(text) == text


@pytest.mark.parametrize("text", [None, "", "   \n "])
def test_no_text_stays_no_text(text):
    assert read(text) == ""
    assert write(text) == ""


def test_indentation_in_a_file_means_nothing():
    assert read("<ul>\n    <li>One</li>\n    <li>Two</li>\n</ul>\n") == "<ul><li>One</li><li>Two</li></ul>"


def test_a_sentence_wrapped_over_two_lines_keeps_its_words_apart():
    """People wrap long lines in an editor; the words at the break must not grow together."""
    assert "threeemployers" not in read("<p>Speak with three\nemployers first.</p>")
