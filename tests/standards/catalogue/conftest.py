"""Fixtures of the catalogue's tests."""

import pytest

from tests import factories
from tests.cataloguing import Fulltext, catalogue, put_in_place


@pytest.fixture
def fulltext(monkeypatch) -> Fulltext:
    """A search that finds what the test says."""
    return put_in_place(monkeypatch)


@pytest.fixture(scope="module")
def index_once(kept_in_database):
    """The catalogue page with two technical, two soft and two linguistic micro-skills, made once for a module."""
    with kept_in_database():
        index = factories.standards_index()
        catalogue()
        yield index
