"""Fixtures of the whole suite."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils import translation

from common.exports import pdf
from common.publications.formats import pandoc
from common.versions import PerVersion
from tests import factories, publishing
from tests.running_site import RunningSite, start


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Say how tests are given to workers when there are several (`pytest -n 2`)."""
    from tests.workers import FileByFile

    # Files go out in the order of the collection, which begins with the longest, see below.
    config.option.loadscopereorder = False
    return FileByFile(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the tests of the running site when there are several workers: one would end long after the others."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: "running_site" not in getattr(item, "fixturenames", ()))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip tests of files that this machine cannot make or check; fail them where the whole check runs."""
    for marker, available, what in (
        ("pango", pdf.available, "Pango was not found: install what the README names for PDF files"),
        ("pandoc", pandoc.available, "pandoc was not found: install what the README names for EPUB and DOCX"),
        ("epubcheck", publishing.can_check_epub, "epubcheck was not found: it checks e-books"),
    ):
        if item.get_closest_marker(marker) and not available():
            if os.environ.get(f"REQUIRE_{marker.upper()}"):
                pytest.fail(what)
            pytest.skip(what)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Start every test in English and leave no language behind for the next one."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Forget what earlier tests left in the memory of the process."""
    for kept in PerVersion.caches:
        kept.clear()


@pytest.fixture
def home(db):
    """The empty English home page."""
    return factories.home()


@pytest.fixture
def index(home):
    """The catalogue page, empty."""
    return factories.standards_index(home)


@pytest.fixture
def methods(home):
    """The assessment methods' page, empty."""
    return factories.method_index(home)


@pytest.fixture
def guide(home):
    """The guide's page, empty."""
    return factories.guide_index(home)


@pytest.fixture
def benchmark(home):
    """The page of the benchmarking report, empty."""
    return factories.benchmark_index(home)


@pytest.fixture
def french(db):
    """The French locale."""
    return factories.locale("fr")


@pytest.fixture
def term(french):
    """A glossary term with a published French translation."""
    term = factories.glossary_term(slug="badge", name="badge", definition="A digital proof.")
    factories.translate(term)
    return type(term).objects.get(pk=term.pk)


@pytest.fixture
def publish(django_capture_on_commit_callbacks):
    """Run a block as if its transaction were committed: wagtail-localize publishes only then."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def editor_client(db) -> Client:
    """A browser in which an administrator is signed in."""
    client = Client()
    client.force_login(factories.editor())
    return client


@pytest.fixture(scope="module")
def kept_in_database(django_db_setup, django_db_blocker) -> Callable[[], AbstractContextManager[None]]:
    """Return a context manager for fixtures of a module: what is made inside stays for its tests, then goes.

    Every test still undoes what it changes, in a transaction within this one. Tests that do not ask for the
    fixture find its objects too, so they belong in another module.
    """

    @contextmanager
    def keep() -> Iterator[None]:
        with django_db_blocker.unblock(), transaction.atomic():
            cache.clear()
            yield
            transaction.set_rollback(True)
        cache.clear()

    return keep


@pytest.fixture(scope="session")
def running_site(tmp_path_factory) -> Iterator[RunningSite]:
    """The whole site with its initial content, served as in production. Tests that change it undo it."""
    site = start(tmp_path_factory.mktemp("site"))
    yield site
    site.process.terminate()
    site.process.wait(timeout=20)
