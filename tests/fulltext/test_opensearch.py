"""Search in an OpenSearch cluster, played by a fake server: what it is told, what it is asked, what goes wrong."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from common import fulltext
from common.fulltext import Kind, SearchUnavailable
from common.fulltext.backends import Depth, backend, opensearch
from tests.fulltext.fake_opensearch import serving
from tests.fulltext.making import entry, found, index, search, suggested

pytestmark = pytest.mark.django_db


@pytest.fixture
def cluster(settings):
    """A cluster that serves the site's search."""
    with serving() as fake:
        settings.SEARCH_URL = f"{fake.url}/standards"
        yield fake


ENTRIES = [
    entry(1, "Cleaning tasks", key=1, code="TEC-01", summary="A clean home.", labels=["Housekeeping"]),
    entry(2, "Tâches de nettoyage", "fr", key=1, code="TEC-01", sections=["Une maison propre."]),
    entry(3, "Εργασίες καθαρισμού", "el", key=1, code="TEC-01"),
    entry(4, "Mop", kind=Kind.TERM, summary="Used for cleaning tasks"),
    entry(5, "Listen", sections=["About cleaning, tasks and homes."]),
    entry(6, "Sponge", site_id=2),
]
QUERIES = [
    ("cleaning tasks", "en"),
    ("TEC-01", "fr"),
    ("tec 01", "en"),
    ("καθαρισμός", "fr"),
    ("nettoyage", "el"),
    ("nettoyge", "fr"),
    ("cleaning unheardof", "en"),
    ("housek", "en"),
    ("sponge", "en"),
    ("tâche propre", "fr"),
]


@pytest.mark.parametrize(("typed", "language"), QUERIES)
def test_a_cluster_finds_the_same_as_the_database(settings, typed, language):
    def everything():
        result = search(typed, language)
        return result.page(0, 50), result.by_kind, result.corrected, result.partial

    index(*ENTRIES)
    here = everything()
    with serving() as fake:
        settings.SEARCH_URL = fake.url
        fulltext.clear()
        index(*ENTRIES)
        assert everything() == here


def test_suggestions_come_from_a_cluster_too(cluster):
    index(*ENTRIES)
    assert suggested("house") == ["Housekeeping"]
    assert suggested("tas") == ["Cleaning tasks"]


def test_the_cluster_is_told_how_to_keep_tokens_and_gets_no_texts(cluster):
    index(ENTRIES[0])
    mappings = cluster.definitions["standards"]["mappings"]
    assert mappings["_source"] == {"enabled": False}
    assert mappings["dynamic"] == "strict"
    assert mappings["properties"]["id"] == {"type": "long"}
    assert {mappings["properties"][field]["analyzer"] for field in ("title", "labels", "summary", "sections")} == {
        "whitespace"
    }
    [document] = cluster.documents["standards"].values()
    assert document == {
        "id": 17,
        "title": "en1_01 en1_clean en1_task en1_tec en1_tec01",
        "labels": "en1_01 en1_clean en1_housekeep en1_task en1_tec en1_tec01",
        "summary": "en1_01 en1_clean en1_home en1_housekeep en1_task en1_tec en1_tec01",
        "sections": "en1_01 en1_clean en1_home en1_housekeep en1_task en1_tec en1_tec01",
    }


def test_nothing_is_written_to_the_databases_own_index(cluster):
    index(*ENTRIES)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM common_postings")
        assert cursor.fetchone() == (0,)


def test_a_query_asks_for_ids_only():
    body = opensearch.search_body([{"en1_b", "en1_a"}, {"en1_c"}], Depth.TITLE, 200, [7])
    assert body == {
        "query": {"bool": {"filter": [{"terms": {"title": ["en1_a", "en1_b"]}}, {"terms": {"title": ["en1_c"]}}]}},
        "sort": [{"id": "asc"}],
        "size": 200,
        "_source": False,
        "track_total_hits": False,
        "search_after": [7],
    }


def test_more_ids_than_one_answer_holds_are_fetched_in_portions(cluster, monkeypatch):
    monkeypatch.setattr(opensearch, "IDS_AT_ONCE", 10)
    index(*(entry(pk, f"Mop {pk}") for pk in range(1, 31)))
    cluster.requests.clear()
    assert backend().matching([{"en1_mop"}]) == [pk * 16 + 1 for pk in range(1, 31)]
    assert [body[0].get("search_after") for _method, _path, body in cluster.requests] == [None, [161], [321], [481]]


def test_documents_are_replaced_and_removed(cluster):
    index(*ENTRIES)
    index(entry(4, "Broom", kind=Kind.TERM))
    fulltext.remove([(Kind.MICRO_SKILL, 5), (Kind.PAGE, 999)])
    assert (found("mop"), found("broom"), found("listen")) == ([], ["Broom"], [])
    fulltext.clear()
    assert cluster.documents == {"standards": {}}


def test_searching_and_removing_before_anything_was_written_is_no_error(cluster):
    fulltext.remove([(Kind.TERM, 1)])
    assert found("mop") == []


def test_the_name_and_password_of_the_address_are_sent(cluster):
    index(*ENTRIES)
    assert cluster.authorizations == {"Basic cmVhZGVyOnNlY3JldA=="}


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 503])
def test_an_error_of_the_cluster_is_told_clearly_and_without_the_password(cluster, status):
    index(*ENTRIES)
    cluster.fails_with = status
    for act in (lambda: found("mop"), lambda: suggested("tas"), lambda: index(entry(9)), fulltext.clear):
        with pytest.raises(SearchUnavailable, match=r"The search engine 127\.0\.0\.1 does not work") as error:
            act()
        assert "secret" not in str(error.value)


def test_an_answer_from_a_part_of_the_index_is_an_error(cluster):
    index(*ENTRIES)
    cluster.failed_shards = 1
    with pytest.raises(SearchUnavailable, match="could not search all"):
        found("mop")


def test_a_cluster_that_is_not_there_is_told(settings):
    settings.SEARCH_URL = "http://127.0.0.1:9"
    with pytest.raises(SearchUnavailable, match="does not work"):
        found("mop")


@pytest.mark.parametrize("url", ["localhost:9200", "ftp://search", "https://", "https:///index"])
def test_a_wrong_address_is_told(settings, url):
    settings.SEARCH_URL = url
    with pytest.raises(ImproperlyConfigured, match="SEARCH_URL must start with"):
        found("mop")


def test_an_index_has_a_name_of_its_own_without_a_path(settings):
    with serving() as fake:
        settings.SEARCH_URL = fake.url
        index(*ENTRIES)
        assert list(fake.definitions) == ["mycred4home"]
