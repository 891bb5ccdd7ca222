"""Checks of translations: what they find, what they let pass, and that the initial content passes."""

from itertools import pairwise

import pytest

from common.models import Reference
from common.translation.checks import ERROR, WARNING, check, is_original
from guide.models import GlossaryTerm
from tests.translation.content_pairs import content_pairs

pytestmark = pytest.mark.any_database

LANGUAGES = ["fr", "es", "it", "el"]


def found(source: str, translated: str, language: str = "fr") -> list[tuple[str, str]]:
    """Return level and code of each finding."""
    return [(finding.level, finding.code) for finding in check(source, translated, language)]


def said(source: str, translated: str, language: str = "fr") -> str:
    return " | ".join(finding.message for finding in check(source, translated, language))


# Nothing to say


@pytest.mark.parametrize(
    ("source", "translated", "language"),
    [
        ("The kitchen is clean.", "La cuisine est propre.", "fr"),
        ("It costs 1,000 euros and 2.5 hours.", "Cela coûte 1 000 euros et 2,5 heures.", "fr"),
        ("It costs 1,000 euros and 2.5 hours.", "Cuesta 1.000 euros y 2,5 horas.", "es"),
        ("It costs 12,500.75 euros.", "Costa 12.500,75 euro.", "it"),
        ("Open the version 3.0 of the file.", "Ανοίξτε την έκδοση 3.0 του αρχείου.", "el"),
        ("Start at 10 am and stop at 2:30 pm.", "Commencez à 10 h et arrêtez à 14 h 30.", "fr"),
        ("Start at 10 am.", "Si comincia alle 10:00.", "it"),
        ("It is 10:25 and they come at 11:30.", "Sono le 10.25 e arrivano alle 11.30.", "it"),
        ("The 27 rules of the 21st century", "Les vingt-sept règles du XXIe siècle", "fr"),
        ("Take 3 cloths.", "Prenez trois chiffons.", "fr"),
        ("Take three cloths.", "Πάρτε 3 πανιά.", "el"),
        ('See <b>this</b> <a id="a1">page</a>.', 'Voir <a id="a1">cette page</a> <b>ici</b>.', "fr"),
        ("Look for TEC-01 under levels A1-A2.", "Cherchez TEC-01 aux niveaux A1 à A2.", "fr"),
        ("Read https://example.org/en/page.", "Lire https://example.org/fr/page.", "fr"),
        ("Salt &amp; pepper", "Sel &amp; poivre", "fr"),
        ("clean-a-home", "nettoyer-un-logement", "fr"),
        ("micro-credentials-now", "micro-diplomes-maintenant", "fr"),
        ("Marie Dupont", "Marie Dupont", "fr"),
        ("CEDEFOP, 2022", "CEDEFOP, 2022", "el"),
        ("Total", "Total", "fr"),
        ("Hello %(name)s, {count} left", "Bonjour %(name)s, encore {count}", "fr"),
        ("Half of 20% of them", "La moitié de 20 % de nous", "fr"),
        ("one<br/>two", "un<br/>deux<br/>trois", "fr"),
        ("", "", "fr"),
    ],
)
def test_a_good_translation_has_no_findings(source, translated, language):
    assert check(source, translated, language) == []


# One test per rule


def test_an_empty_translation_is_an_error_and_nothing_else_is_said():
    assert found("10 rooms", " ") == [(ERROR, "empty")]


def test_html_that_wagtail_localize_refuses_is_an_error():
    assert (ERROR, "html") in found("A room", "Une <p>pièce</p>")
    assert (ERROR, "html") in found("A room", 'Une <b class="x">pièce</b>')


def test_placeholders_must_be_the_same():
    assert found("Hello %(name)s", "Bonjour %(nom)s") == [(ERROR, "placeholders"), (ERROR, "placeholders")]
    assert "%(name)s" in said("Hello %(name)s", "Bonjour")
    assert found("Hello {name}", "Bonjour {name}, {age}") == [(ERROR, "placeholders")]


@pytest.mark.parametrize(
    ("source", "translated", "level", "named"),
    [
        ("Wait 45 minutes.", "Attendez 54 minutes.", ERROR, ["45", "54"]),
        ("Wait 45 minutes.", "Attendez.", ERROR, ["45"]),
        ("Wait.", "Attendez 45 minutes.", ERROR, ["45"]),
        ("It costs 1,000 euros.", "Cela coûte un peu, 100 euros.", ERROR, ["1,000", "100"]),
        ("It costs 1,000 euros.", "Il a un prix.", ERROR, ["1,000"]),
        ("It takes 2.5 hours.", "Cela prend 2 à 5 heures.", ERROR, ["2.5"]),
        ("Meet at 2 pm.", "Rendez-vous à 15 h.", ERROR, ["2", "15"]),
        ("Take 3 cloths.", "Prenez des chiffons.", WARNING, ["3"]),
        ("Take 3 cloths.", "Prenez 4 chiffons.", ERROR, ["3", "4"]),
    ],
)
def test_numbers_must_have_the_same_values(source, translated, level, named):
    assert found(source, translated) == [(level, "numbers")]
    assert all(number in said(source, translated) for number in named)


def test_links_must_be_the_same():
    source = 'See <a id="a1">the page</a> and <a id="a2">the list</a>.'
    assert found(source, 'Voir <a id="a1">la page</a> et la liste.') == [(ERROR, "links")]
    assert "the list" in said(source, 'Voir <a id="a1">la page</a> et la liste.')
    assert found("See it.", 'Voir <a id="a1">cela</a>.') == [(ERROR, "links")]
    assert found(source, 'Voir <a id="a1">la page</a> et <a>la liste</a>.') == [(ERROR, "links"), (ERROR, "links")]


def test_other_formats_are_a_warning():
    assert found("A <b>big</b> room", "Une grande pièce") == [(WARNING, "tags")]
    assert found("A big room", "Une <i>grande</i> pièce") == [(WARNING, "tags")]
    assert found("A <b>big</b> room", "Une <strong>grande</strong> pièce") == []


def test_codes_stay():
    assert found("Sheet TEC-01", "Fiche TEC-02") == [(ERROR, "codes")]
    assert "TEC-01" in said("Sheet TEC-01", "Fiche TEC-02")
    # A Greek capital alpha looks like A and is none.
    assert found("At level A2", "Στο επίπεδο Α2", "el")[0] == (ERROR, "codes")
    assert found("The trade of cleaner", "Le métier de nettoyeur (K1304)") == [(WARNING, "codes")]


def test_addresses_stay():
    assert found("Read https://example.org/a.", "Lire https://example.org/b.") == [(ERROR, "addresses")] * 2
    assert "me@example.org" in said("Write to me@example.org.", "Écrivez-moi.")


def test_spaces_at_the_ends_are_those_of_the_source():
    assert found("A room", "Une pièce ") == [(WARNING, "spaces")]
    assert found(" and a room", "et une pièce") == [(WARNING, "spaces")]


@pytest.mark.parametrize("text", ["Clean the kitchen.", "Kitchen", "The rooms of CEDEFOP"])
def test_a_text_left_in_english_is_a_warning(text):
    assert found(text, text) == [(WARNING, "identical")]


def test_a_term_must_be_the_one_of_the_termbase():
    assert found("A micro-credential is small.", "Un petit diplôme.") == [(WARNING, "term")]
    assert "microcertification" in said("A micro-credential is small.", "Un petit diplôme.")
    assert found("A micro-credential is small.", "Une microcertification est petite.") == []


def test_a_rendering_to_avoid_is_named_with_its_reason():
    message = said("Learning outcomes", "Résultats d’apprentissage")
    assert found("Learning outcomes", "Résultats d’apprentissage") == [(WARNING, "avoided")]
    assert "résultats d’apprentissage" in message and "acquis d’apprentissage" in message and "officielle" in message


def test_a_translation_that_is_far_too_long_is_a_warning():
    source, translated = "The kitchen is clean and tidy.", "La cuisine est propre et bien rangée. " * 5
    assert found(source, translated.strip()) == [(WARNING, "length")]
    assert "30" in said(source, translated.strip())


def test_the_title_of_a_work_may_stay_but_not_lose_its_numbers():
    title = "Directive on micro-credentials of 2022"
    assert check(title, title, "fr", is_original=True) == []
    assert check(title, title, "fr") != []
    assert [finding.code for finding in check(title, "Directive de 2012", "fr", is_original=True)] == ["numbers"]


def test_only_titles_of_sources_may_stay():
    assert is_original(Reference, "title")
    assert not is_original(Reference, "note")
    assert not is_original(GlossaryTerm, "name")


def test_errors_come_first():
    levels = [level for level, _code in found("A <b>room</b> of 45 m", "A room de 54 m ")]
    assert levels == sorted(levels) and set(levels) == {ERROR, WARNING}


# The initial content


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_initial_content_has_no_findings(language):
    pairs = content_pairs(language)
    assert len(pairs) > 4000
    findings = [
        f"{pair.where}: {finding.message}"
        for pair in pairs
        for finding in check(pair.source, pair.translation, language, is_original=pair.is_original)
    ]
    assert findings == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_in_the_wrong_places_would_be_noticed(language):
    pairs = [pair for pair in content_pairs(language) if len(pair.source) > 200]
    noticed = [bool(check(pair.source, other.translation, language)) for pair, other in pairwise(pairs)]
    assert sum(noticed) / len(noticed) > 0.8
