"""Folding of text: what readers type finds what editors wrote."""

import pytest

from common.text import fold


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Καθαρισμός", "ΚΑΘΑΡΙΣΜΟΣ"),
        ("Καθαρισμός", "καθαρισμος"),
        ("Φροντίδα", "ΦΡΟΝΤΙΔΑ"),
        ("προϋπόθεση", "ΠΡΟΥΠΟΘΕΣΗ"),
        ("ταΐζω", "ΤΑΪΖΩ"),
        ("σοφός", "σοφόσ"),
        ("Évaluer", "evaluer"),
        ("Être à l’écoute", "etre a l’ecoute"),
        ("FRANÇAIS", "francais"),
        ("Niño", "NINO"),
        ("Limpieza básica", "limpieza basica"),
        ("Pingüino", "pinguino"),
        ("Straße", "STRASSE"),
    ],
)
def test_the_same_word_folds_to_the_same_text(written, typed):
    assert fold(written) == fold(typed)


@pytest.mark.parametrize(
    ("composed", "decomposed"),
    [("é", "e\u0301"), ("ή", "η\u0301"), ("ñ", "n\u0303")],
)
def test_both_ways_of_storing_an_accent_fold_alike(composed, decomposed):
    assert composed != decomposed
    assert fold(composed) == fold(decomposed)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("TEC-01", "tec-01"),
        ("ΑΣ", "ασ"),
        ("Άς", "ασ"),
        ("Cœur", "cœur"),
        ("l’été, c’est 25 °C !", "l’ete, c’est 25 °c !"),
    ],
)
def test_folding_removes_case_and_accents_and_nothing_else(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(("one", "other"), [("σοφός", "σοφή"), ("pêche", "poche"), ("año", "ajo"), ("01", "1")])
def test_different_words_stay_different(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["Καθαρισμός", "ΐ", "Straße", "Évaluer", "İstanbul", "ﬁn"])
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


def test_words_sort_in_the_alphabetical_order_of_readers():
    assert sorted(["zèle", "Évaluer", "former", "essai"], key=fold) == ["essai", "Évaluer", "former", "zèle"]
    assert sorted(["ώρα", "Άνθρωπος", "βαθμός", "αξία"], key=fold) == ["Άνθρωπος", "αξία", "βαθμός", "ώρα"]
