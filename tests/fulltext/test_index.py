"""The index stays what a fresh build would make of the same documents, whatever happened to them."""

import tracemalloc

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from common import fulltext
from common.fulltext import Kind, analysis
from common.models import Document, VocabularyWord
from tests.fulltext.making import entry, found, index, search, suggested

WORDS = ["mop", "Mops", "water", "clean", "cleaning", "TEC-01", "l’eau", "été", "ete", "of", "micro-skill", "σοφός"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
ENTRIES = st.builds(
    entry,
    pk=st.integers(1, 4),
    title=TEXTS,
    language=st.sampled_from(["en", "fr", "el"]),
    site_id=st.integers(1, 2),
    kind=st.sampled_from([Kind.MICRO_SKILL, Kind.TERM]),
    code=st.sampled_from(["", "TEC-01", "SOF 2"]),
    summary=TEXTS,
    labels=st.lists(TEXTS, max_size=2),
    sections=st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=2),
)
STEPS = st.one_of(
    st.tuples(st.just("write"), st.lists(ENTRIES, max_size=4)),
    st.tuples(
        st.just("remove"), st.lists(st.tuples(st.sampled_from([Kind.MICRO_SKILL, Kind.TERM]), st.integers(1, 5)))
    ),
)


def contents():
    """Return everything that is kept."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rowid, title, labels, summary, sections FROM common_postings ORDER BY rowid")
        postings = cursor.fetchall()
    documents = list(Document.objects.order_by("pk").values_list())
    vocabulary = list(
        VocabularyWord.objects.order_by("site_id", "language", "word")
        .values_list()
        .values_list("site_id", "language", "word", "documents")
    )
    return documents, vocabulary, postings


class KeepingInStep(TestCase):
    @settings(max_examples=40, deadline=None)
    @given(st.lists(STEPS, max_size=6))
    def test_any_changes_leave_the_same_as_a_fresh_build(self, steps):
        fulltext.clear()
        kept = {}
        for action, things in steps:
            if action == "write":
                fulltext.write(things)
                kept.update({(each.kind, each.pk): each for each in things})
            else:
                fulltext.remove(things)
                for each in things:
                    kept.pop(each, None)
        assert fulltext.entry_ids() == set(kept)
        after = contents()
        fulltext.clear()
        assert contents() == ([], [], [])
        fulltext.write(kept.values())
        assert contents() == after


class AnythingTyped(TestCase):
    @classmethod
    def setUpTestData(cls):
        index(
            entry(1, "Clean a home", code="TEC-01", summary="Mop", labels=["Housekeeping"]),
            entry(2, "Nettoyage", "fr", key=1),
            entry(3, "Καθαρισμός", "el", key=1),
        )

    @settings(max_examples=150, deadline=None)
    @given(
        st.one_of(
            st.text(max_size=60),
            st.text(alphabet="ab1 -'\"*()^:{}+|&!<>\\%_;\x00,~@#́­‑", max_size=40),
            st.lists(
                st.sampled_from(
                    [
                        "clean",
                        "NEAR(",
                        "AND",
                        "OR",
                        "NOT",
                        '"',
                        "*",
                        "tec",
                        "01",
                        "-",
                        ":*",
                        "--",
                        ";",
                        "nettoyag",
                        "title:",
                        "καθα",
                        "it's",
                        "\ud800",
                    ]
                ),
                max_size=30,
            ).map(" ".join),
        ),
        st.sampled_from(["en", "fr", "el", "xx"]),
    )
    def test_is_searched_for_without_an_error(self, typed, language):
        result = search(typed, language)
        assert len(result.page(0, 20)) == result.total
        assert sum(result.by_kind.values()) == result.total
        assert len(suggested(typed, language)) <= 8


pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed",
    [
        "x" * 10_000,
        "clean " * 2_000,
        "é" * 10_000,
        "-" * 10_000,
        "a-" * 5_000,
        "1a" * 5_000,
        "\u0301" * 10_000,
        " ".join(f"word{number}" for number in range(2_000)),
        "b1-" * 3_000,
        "'" * 10_000,
        "清" * 10_000,
    ],
    ids=lambda typed: typed[:6],
)
def test_a_very_long_text_is_searched_for_without_an_error(typed):
    index(entry(1, "Clean a home"))
    result = search(typed)
    assert result.total in (0, 1)
    assert len(suggested(typed)) <= 1


def test_a_very_long_word_is_found_by_all_of_it():
    index(entry(1, "x" * 300), entry(2, "A long title " + "word " * 500))
    assert found("X" * 300) == ["x" * 300]
    assert len(found("A long title " + "word " * 500)) == 1


def test_of_an_object_that_comes_twice_the_last_counts():
    index(entry(1, "Mop"), entry(1, "Sponge"))
    assert (found("mop"), found("sponge")) == ([], ["Sponge"])
    assert list(VocabularyWord.objects.values_list("word", "documents")) == [("sponge", 1)]


def test_an_entry_comes_back_as_it_was_put_in():
    put = entry(
        7,
        "Mop",
        "el",
        key=3,
        kind=Kind.CHAPTER,
        code="T-1",
        summary="Σ",
        labels=["a", "β"],
        sections=[("x", "Head", "Text"), ("", "", "Rest")],
    )
    index(put)
    [hit] = search("mop", "el").page(0, 1)
    assert hit.entry == put


def test_unchanged_documents_are_not_written_again(django_assert_max_num_queries):
    index(entry(1, "Mop"), entry(2, "Sponge"))
    with django_assert_max_num_queries(4):
        fulltext.write([entry(1, "Mop"), entry(2, "Sponge")])


def test_a_changed_language_or_site_leaves_the_old_one():
    index(entry(1, "Mop"))
    index(entry(1, "Mop", site_id=2))
    assert (found("mop"), found("mop", site_id=2)) == ([], ["Mop"])


def test_the_vocabulary_has_words_as_written_without_numbers_and_small_words():
    index(entry(1, "The Été of 2026", "fr", summary="L’eau, micro-skill TEC-01 été"))
    words = set(VocabularyWord.objects.values_list("word", flat=True))
    assert words == {"the", "été", "of", "eau", "micro", "skill", "microskill", "tec"}


def test_writing_many_documents_takes_no_more_memory_than_some():
    def many(number):
        for pk in range(1, number + 1):
            yield entry(pk, f"Mop {pk % 6}", summary="water " * 200, sections=["floor " * 400])

    fulltext.write(many(50))
    analysis.tokens.cache_clear()
    tracemalloc.start()
    peaks = []
    for number in (400, 2_000):
        fulltext.clear()
        tracemalloc.reset_peak()
        fulltext.write(many(number))
        peaks.append(tracemalloc.get_traced_memory()[1])
    tracemalloc.stop()
    assert peaks[1] < peaks[0] * 2.5
