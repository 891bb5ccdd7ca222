"""Content files of another language, next to those of the source language."""

import pytest

from tests.content_folder import edit, put, refused
from tests.looking import visit, words

pytestmark = pytest.mark.django_db

FRENCH_PAGE = "home/fr/pages/01-one.yaml"


def test_a_file_of_another_language_without_mistake_is_loaded(load, translated, client):
    assert "3 translated" in load(translated)
    assert "Pourquoi" in words(visit(client, "/fr/un/").main)


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
