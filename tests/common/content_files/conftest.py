"""Content folders, loading and exporting them."""

import shutil
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import call_command

from tests.content_folder import SMALL, TRANSLATED, load_folder


@pytest.fixture
def load(db):
    """The function that loads a folder of content and returns what the command printed."""
    return load_folder


@pytest.fixture
def export(db, tmp_path):
    """Export into a folder and return the folder."""

    def run(base=None):
        base = base or tmp_path / "exported"
        call_command("export_content", base=base, stdout=StringIO())
        return base

    return run


@pytest.fixture
def content(tmp_path):
    """The folder with the small content."""
    return shutil.copytree(SMALL, tmp_path / "content")


@pytest.fixture
def translated(tmp_path):
    """A folder with a page and two terms in English and French."""
    return shutil.copytree(TRANSLATED, tmp_path / "translated")


@pytest.fixture(scope="module")
def loaded_once(kept_in_database):
    """The small content loaded, once for all tests of a module."""
    with kept_in_database():
        load_folder(SMALL)
        yield


@pytest.fixture
def site(loaded_once, db, content):
    """A site with the small content loaded; its folder of files.

    Every test of the module must use it: the others would find the content too.
    """
    cache.clear()
    return content
