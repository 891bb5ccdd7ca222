"""What a search finds, in which order, in which language, and what it says about it."""

import pytest

from common import fulltext
from common.fulltext import Kind
from tests.fulltext.making import entry, found, index, search

pytestmark = pytest.mark.django_db


# The order of results


def test_exact_codes_and_titles_come_first_then_titles_then_summaries_then_the_rest():
    index(
        entry(1, "Work well", sections=["Read about mop care."]),
        entry(2, "Sweep", summary="Care for a mop."),
        entry(3, "All about the care of a mop"),
        entry(4, "Tools", labels=["mop care"]),
        entry(5, "Mop care"),
        entry(6, "Brushes", code="MOP-CARE"),
    )
    assert found("mop care") == [
        "Brushes",
        "Mop care",
        "All about the care of a mop",
        "Sweep",
        "Tools",
        "Work well",
    ]


def test_all_words_must_be_there_wherever_they_stand():
    index(entry(1, "Mop", sections=["Dry the floor."]), entry(2, "Mop"), entry(3, "Floor", labels=["mop"]))
    assert found("floor mop") == ["Floor", "Mop"]
    assert search("floor mop").pks(Kind.MICRO_SKILL) == [3, 1]


def test_among_titles_the_shorter_comes_first_then_the_kind_then_the_alphabet():
    index(
        entry(1, "Mop the long corridor"),
        entry(2, "Mop tools", kind=Kind.TERM),
        entry(3, "Mop water"),
        entry(4, "Mop bucket"),
    )
    assert found("mop") == ["Mop bucket", "Mop water", "Mop tools", "Mop the long corridor"]


def test_only_the_first_two_hundred_are_ordered_closely_and_every_one_is_there_once():
    index(*(entry(pk, f"Mop number {1000 - pk}") for pk in range(1, 251)))
    order = search("mop").pks(Kind.MICRO_SKILL)
    assert order == [*range(200, 0, -1), *range(201, 251)]


# Kinds, pages, sites


@pytest.fixture
def of_all_kinds():
    """One document about mops of each kind."""
    index(*(entry(5, f"Mop {kind.name.lower()}", kind=kind, key=kind) for kind in Kind))


def test_results_are_counted_by_kind_whichever_are_shown(of_all_kinds):
    result = search("mop", kinds=[Kind.TERM, Kind.PAGE])
    assert result.by_kind == dict.fromkeys(Kind, 1)
    assert (result.total, found("mop", kinds=[Kind.TERM, Kind.PAGE])) == (2, ["Mop term", "Mop page"])
    assert result.pks(Kind.TERM) == [5]
    assert result.pks(Kind.MICRO_SKILL) == []


def test_objects_of_different_kinds_may_have_the_same_number(of_all_kinds):
    assert search("mop").total == len(Kind)
    assert fulltext.entry_ids() == {(kind, 5) for kind in Kind}


def test_pages_of_results_follow_one_another():
    index(*(entry(pk, f"Mop {pk:02}") for pk in range(1, 46)))
    result = search("mop")
    titles = [hit.entry.title for start in (0, 20, 40) for hit in result.page(start, start + 20)]
    assert titles == [f"Mop {pk:02}" for pk in range(1, 46)]
    assert result.page(60, 80) == result.page(-5, 0) == []


def test_a_page_costs_the_same_queries_however_many_are_found(django_assert_max_num_queries):
    index(*(entry(pk, f"Mop {pk:02}", summary="Water", sections=["Floor"]) for pk in range(1, 60)))
    with django_assert_max_num_queries(6):
        assert len(search("mop").page(0, 20)) == 20


def test_another_sites_documents_are_never_found_nor_suggested_nor_used_for_corrections():
    index(entry(1, "Mop"), entry(2, "Sponge", site_id=2), entry(3, "Éponge", "fr", key=2, site_id=2))
    assert found("sponge") == found("spong") == found("éponge") == []
    assert search("spunge").corrected == ""
    assert fulltext.suggest("spo", "en", site_id=1) == []
    assert found("sponge", site_id=2) == found("éponge", site_id=2) == ["Sponge"]
    assert search("spunge", site_id=2).corrected == "sponge"


# The beginning of a word


@pytest.mark.parametrize("typed", ["netto", "NETTO", "vite nett", "nettoyag"])
def test_the_last_word_may_be_only_begun(typed):
    index(entry(1, "Nettoyage vite fait", "fr"))
    assert found(typed, "fr") == ["Nettoyage vite fait"]


def test_a_beginning_longer_than_the_stem_is_enough():
    index(entry(1, "Evaluation"), entry(2, "Evaluating"))
    assert found("evaluati") == ["Evaluating", "Evaluation"]


def test_words_that_begin_alike_are_left_out_when_the_word_itself_is_there():
    index(entry(1, "Net"), entry(2, "Nettle"))
    assert found("net") == ["Net"]


def test_only_the_last_word_may_be_begun():
    index(entry(1, "Nettoyage vite fait", "fr"))
    assert search("nett vite", "fr").partial


def test_a_code_may_be_only_begun():
    index(entry(1, "Clean", code="TEC-01"), entry(2, "Iron", code="TEC-02"), entry(3, "Listen", code="SOF-01"))
    assert found("tec-0") == ["Clean", "Iron"]


# Other languages


@pytest.fixture
def cleaning():
    """Cleaning in five languages, and a method that is there in Italian and English only."""
    titles = {
        "en": "Cleaning tasks",
        "fr": "Tâches de nettoyage",
        "es": "Tareas de limpieza",
        "it": "Pulizia",
        "el": "Εργασίες καθαρισμού",
    }
    index(
        *(
            entry(pk, title, language, key=1, code="TEC-01", summary="FR" if language == "fr" else "")
            for pk, (language, title) in enumerate(titles.items(), 1)
        ),
        entry(11, "Colloquio", "it", key=2, kind=Kind.METHOD),
        entry(12, "Interview", "en", key=2, kind=Kind.METHOD),
    )


WORDS = ["καθαρισμός", "ΚΑΘΑΡΙΣΜΟΣ", "nettoyage", "limpieza", "pulizia", "cleaning", "TEC-01", "καθαρ", "limpiez"]


@pytest.mark.parametrize("typed", WORDS)
@pytest.mark.parametrize(
    ("language", "title"), [("en", "Cleaning tasks"), ("fr", "Tâches de nettoyage"), ("el", "Εργασίες καθαρισμού")]
)
def test_a_word_of_any_language_finds_the_object_in_the_readers_own(cleaning, typed, language, title):
    assert found(typed, language) == [title]


def test_a_result_says_through_which_language_it_was_found_and_shows_the_readers_text_plainly(cleaning):
    [hit] = search("pulizia", "fr").page(0, 10)
    assert (hit.through, hit.entry.language, hit.entry.pk) == ("it", "fr", 2)
    assert [(part.text, part.hit) for part in hit.title] == [("Tâches de nettoyage", False)]
    assert [(part.text, part.hit) for part in hit.snippet] == [("FR", False)]
    assert hit.section is None


def test_a_result_in_the_readers_language_says_so(cleaning):
    assert [hit.through for hit in search("TEC-01", "fr").page(0, 10)] == ["fr"]


def test_what_does_not_exist_in_the_readers_language_is_not_found_through_another(cleaning):
    assert found("colloquio", "fr") == []
    assert found("colloquio") == ["Interview"]


def test_results_in_the_readers_language_come_before_those_found_through_others():
    index(
        entry(1, "A note on pan and more", key=1),
        entry(2, "Bread", key=2),
        entry(3, "Pan", "es", key=2),
        entry(4, "Nota", "es", key=1, summary="pan"),
    )
    assert [(hit.entry.title, hit.through) for hit in search("pan").page(0, 10)] == [
        ("A note on pan and more", "en"),
        ("Bread", "es"),
    ]
    assert search("pan").by_kind == {Kind.MICRO_SKILL: 2}


def test_other_languages_are_not_asked_when_there_is_enough():
    index(*(entry(pk, f"Pan {pk}") for pk in range(1, 21)), entry(50, "Bread", key=50), entry(51, "Pan", "es", key=50))
    assert "Bread" not in found("pan")
    fulltext.remove([(Kind.MICRO_SKILL, 7)])
    assert found("pan")[-1] == "Bread"


def test_a_small_word_of_another_language_does_not_hide_what_is_found_there(cleaning):
    index(entry(21, "Pulizia dei bagni", "it", key=9), entry(22, "Bathrooms", "en", key=9))
    assert found("pulizia dei bagni") == ["Bathrooms"]


# Typing errors


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [("nettoyge", "nettoyage"), ("nettyoage", "nettoyage"), ("NETOYGE", "nettoyage"), ("linje", "linge")],
)
def test_a_typing_error_is_put_right_and_said(typed, corrected):
    index(entry(1, "Nettoyage", "fr"), entry(2, "Linge", "fr"))
    result = search(typed, "fr")
    assert result.corrected == corrected
    assert not result.partial
    assert [hit.entry.title.lower() for hit in result.page(0, 9)] == [corrected]


def test_a_correction_keeps_the_other_words_and_writes_accents():
    index(entry(1, "Laver la véranda", "fr"))
    assert search("laver la varanda", "fr").corrected == "laver la véranda"


@pytest.mark.parametrize("typed", ["mpo", "sponge9", "TEC-09", "spunged", "sp"])
def test_short_words_numbers_and_far_words_are_left_as_they_are(typed):
    index(entry(1, "Mop"), entry(2, "Spongia", code="TEC-01"))
    assert search(typed).corrected == ""


def test_the_nearest_word_is_chosen_then_the_most_frequent_then_the_first():
    index(entry(1, "Brush"), entry(2, "Crust"), entry(3, "Crust pie"), entry(4, "Trush"))
    assert search("crush").corrected == "crust"
    index(entry(5, "Brush"))
    assert search("crush").corrected == "brush"


def test_a_word_is_corrected_in_the_readers_language_before_others():
    index(entry(1, "Planes", key=1), entry(2, "Planchar", "es", key=2), entry(3, "Iron", key=2))
    assert (search("planchr").corrected, found("planchr")) == ("planchar", ["Iron"])
    index(entry(4, "Planchen", key=4))
    assert search("planchr").corrected == "planchen"


def test_a_word_that_some_language_has_is_not_corrected(cleaning):
    index(entry(31, "Limpid"))
    assert search("limpieza").corrected == ""


# Only some of the words


def test_some_of_the_words_are_enough_when_nothing_has_all():
    index(entry(1, "Mop"), entry(2, "Mop with water"), entry(3, "Sponge"), entry(4, "Water a plant"))
    result = search("mop water unheardof")
    assert result.partial
    assert found("mop water unheardof") == ["Mop with water", "Mop", "Water a plant"]
    assert result.corrected == ""


def test_at_most_two_hundred_have_only_some_of_the_words():
    index(*(entry(pk, f"Mop {pk}") for pk in range(1, 221)), entry(300, "Water mop"))
    result = search("mop water unheardof")
    assert result.total == 200
    assert result.pks(Kind.MICRO_SKILL)[0] == 300


def test_a_correction_is_tried_before_some_of_the_words():
    index(entry(1, "Mop the veranda"), entry(2, "Mop"))
    result = search("mop varanda")
    assert (result.corrected, result.partial, result.total) == ("mop veranda", False, 1)


def test_some_words_are_found_in_other_languages_when_the_readers_own_has_none(cleaning):
    result = search("pulizia qwertzuiop", "fr")
    assert result.partial
    assert [hit.through for hit in result.page(0, 9)] == ["it"]


@pytest.mark.parametrize("typed", ["", "   ", "?!", "the", "a", "unheardof", "\x00", "qwertz uiopas"])
def test_nothing_is_found_for_nothing(typed):
    index(entry(1, "Mop"))
    result = search(typed)
    assert (result.total, result.by_kind, result.corrected, result.partial) == (0, {}, "", False)
    assert result.page(0, 10) == result.pks(Kind.MICRO_SKILL) == []
