"""Fixtures of the whole suite."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import translation

from tests import factories
from tests.running_site import RunningSite, start


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Start every test in English and leave no language behind for the next one."""
    with translation.override("en"):
        yield


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
def french(db):
    """The French locale."""
    return factories.locale("fr")


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


@pytest.fixture(scope="session")
def running_site(tmp_path_factory) -> Iterator[RunningSite]:
    """The whole site with its initial content, served as in production. Tests that change it undo it."""
    site = start(tmp_path_factory.mktemp("site"))
    yield site
    site.process.terminate()
    site.process.wait(timeout=20)
