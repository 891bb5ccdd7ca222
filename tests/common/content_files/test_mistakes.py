"""Mistakes in content files of the source language are named, with the file and the entry."""

import pytest

from tests.content_folder import put, refused

pytestmark = pytest.mark.django_db

PAGE = "slug: x\ntitle: X\nbody:\n  - text: <p>One.</p>\n"


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
        (PAGE.replace("text:", "film:"), ["block 1", "heading, text, steps"]),
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
