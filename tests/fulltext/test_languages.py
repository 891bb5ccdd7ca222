"""What readers type finds what editors wrote, in spite of accents, case, endings and signs."""

import pytest

from common.fulltext import analysis
from tests.fulltext.making import entry, found, index

pytestmark = pytest.mark.django_db

SAME = [
    ("en", "Cleaning windows", "clean window"),
    ("en", "Clean a window", "CLEANING"),
    ("en", "Micro-skills", "microskill"),
    ("en", "A microskill", "micro-skill"),
    ("en", "The worker’s gloves", "worker glove"),
    ("en", "Two policies", "policy"),
    ("en", "Café", "cafe"),
    ("fr", "Le ménage", "menage"),
    ("fr", "LE MENAGE", "ménages"),
    ("fr", "L’entretien du linge", "entretien"),
    ("fr", "Préparer l'entretien", "L’ENTRETIEN"),
    ("fr", "Nettoyage", "nettoyages"),
    ("fr", "Les élèves", "ELEVES"),
    ("fr", "Écoute de la personne aînée", "ecoute ainee"),
    ("fr", "Un cœur", "coeur"),
    ("fr", "Qualité", "qualites"),
    ("es", "El método", "metodo"),
    ("es", "Los métodos", "METODO"),
    ("es", "Planchar la ropa", "planchar"),
    ("es", "Evaluación", "evaluaciones"),
    ("es", "Limpieza del baño", "BANO"),
    ("es", "Pingüino", "pinguino"),
    ("it", "La qualità", "qualita"),
    ("it", "LA QUALITA", "qualità"),
    ("it", "Pulizia dei bagni", "pulizie bagno"),
    ("it", "L’attività", "attivita"),
    ("it", "Nell'abitazione", "abitazioni"),
    ("el", "Καθαρισμός", "ΚΑΘΑΡΙΣΜΟΣ"),
    ("el", "ΚΑΘΑΡΙΣΜΟΣ", "καθαρισμός"),
    ("el", "Καθαρισμός", "καθαρισμοσ"),
    ("el", "Ο καθαρισμός του σπιτιού", "καθαρισμού"),
    ("el", "Σιδέρωμα", "σιδερωμα"),
    ("el", "Προϋπόθεση", "ΠΡΟΥΠΟΘΕΣΗ"),
    ("el", "Οι δεξιότητες", "δεξιοτητα"),
]


@pytest.mark.parametrize(("language", "written", "typed"), SAME, ids=[f"{s[0]} {s[2]}" for s in SAME])
def test_a_word_is_found_in_spite_of_accents_case_and_endings(language, written, typed):
    index(entry(1, written, language))
    assert found(typed, language) == [written]


@pytest.mark.parametrize("written", ["TEC-01", "TEC01", "tec 01", "tec\u201101"])
@pytest.mark.parametrize("typed", ["TEC-01", "tec-01", "tec 01", "TEC01", "(tec 01)", "TEC\u201101"])
def test_a_code_is_found_however_it_is_written(written, typed):
    index(entry(1, "Clean", code=written), entry(2, "Listen", code="SOF-01"), entry(3, "Iron", code="TEC-02"))
    assert found(typed) == ["Clean"]


@pytest.mark.parametrize("typed", ["TEC-01", "tec 01", "TEC01"])
@pytest.mark.parametrize("written", ["See TEC-01.", "see tec01"])
def test_a_code_is_found_within_a_text(written, typed):
    index(entry(1, "Clean", summary=written))
    assert found(typed) == ["Clean"]


@pytest.mark.parametrize(
    ("typed", "titles"), [("A1", ["Level A1"]), ("K1304", ["ROME K1304"]), ("1304", ["ROME K1304"])]
)
def test_a_letter_with_a_number_is_a_name_of_its_own(typed, titles):
    index(entry(1, "Level A1"), entry(2, "Level 1"), entry(3, "ROME K1304"))
    assert found(typed) == titles


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("en", "how to clean the house"),
        ("fr", "comment? pour le nettoyage de la maison"),
        ("it", "la pulizia della casa"),
    ],
)
def test_small_words_of_a_question_need_not_be_there(language, typed):
    title = {"en": "Clean house", "fr": "Nettoyage maison comment", "it": "Pulizia casa"}[language]
    index(entry(1, title, language))
    assert found(typed, language) == [title]


def test_a_title_of_small_words_only_is_found_when_typed_exactly():
    index(entry(1, "How to do it"), entry(2, "Cleaning"))
    assert found("how to do it!") == ["How to do it"]


@pytest.mark.parametrize(("language", "word"), [("en", "poche"), ("fr", "pêche"), ("de", "Haus")])
def test_other_words_are_not_found(language, word):
    index(entry(1, "Poterie ancienne", language))
    assert found(word, language) == []


def test_a_language_without_a_stemmer_or_stop_words_is_searched_by_its_words():
    index(entry(1, "Koristamine ja hooldus", "et"), entry(2, "清洁 房屋", "zh-hans"))
    assert found("KORISTAMINE", "et") == ["Koristamine ja hooldus"]
    assert found("房屋", "zh-hans") == ["清洁 房屋"]


def test_accents_and_hyphens_stored_in_another_way_do_not_matter():
    index(entry(1, "Me\u0301nage quo\u00adtidien", "fr"))
    assert found("ménage quotidien", "fr") == ["Me\u0301nage quo\u00adtidien"]


@pytest.mark.parametrize("language", ["en", "fr", "es", "it", "el", "pt-br", "xx"])
def test_every_word_written_with_and_without_accents_shares_a_token(language):
    for word in ("ménage", "qualità", "método", "καθαρισμός", "aînée", "été", "ñandú", "straße"):
        bare = analysis.plain(word)
        assert set(analysis.tokens(word, language)) & set(analysis.tokens(bare, language))
