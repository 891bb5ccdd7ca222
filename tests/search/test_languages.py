"""One search for five languages: what is typed in any of them finds things in the reader's own."""

import pytest
from django.test import TestCase

from standards.models import MicroSkill
from tests import factories
from tests.looking import visit, words
from tests.searching import ask, found

pytestmark = pytest.mark.django_db

TITLES = {
    "en": "Carry out cleaning tasks in a home",
    "fr": "Effectuer des tâches de nettoyage à domicile",
    "es": "Realizar tareas de limpieza en un hogar",
    "it": "Svolgere lavori di pulizia in casa",
    "el": "Εκτέλεση εργασιών καθαρισμού σε κατοικία",
}
STATEMENTS = {
    "en": "Keeps rooms tidy and folds laundry.",
    "fr": "Garde les pièces propres et plie le linge.",
    "es": "Sabe planchar la ropa y ordenar las habitaciones.",
    "it": "Tiene in ordine le stanze e piega la biancheria.",
    "el": "Τακτοποιεί τα δωμάτια και διπλώνει τα ρούχα.",
}


@pytest.fixture(scope="module", autouse=True)
def in_five_languages(kept_in_database):
    with kept_in_database():
        home, index = factories.home(), factories.standards_index()
        skill = factories.micro_skill(
            code="TEC-01", slug="cleaning", title=TITLES["en"], statement=STATEMENTS["en"], rows=0
        )
        factories.micro_skill(code="SOF-01", slug="listening", title="Listen well", rows=0)
        for code in ("fr", "es", "it", "el"):
            for each in (home, index, skill):
                with TestCase.captureOnCommitCallbacks(execute=True):
                    factories.translate(each, code, mark="")
            translated = skill.get_translation(factories.locale(code))
            factories.republish(translated, title=TITLES[code], statement=STATEMENTS[code])
        yield


# What is typed, and the language it is found in; none when the words are the same for all.
CASES = [
    ("cleaning", "en"),
    ("Cleaning", "en"),
    ("cleaned", "en"),
    ("cleanning", "en"),
    ("nettoyage", "fr"),
    ("NETTOYAGE", "fr"),
    ("nettoyages", "fr"),
    ("taches de nettoyage", "fr"),
    ("tâches", "fr"),
    ("pieces", "fr"),
    ("limpieza", "es"),
    ("limpiezas", "es"),
    ("planchar", "es"),
    ("habitacion", "es"),
    ("pulizia", "it"),
    ("pulizie", "it"),
    ("stanza", "it"),
    ("καθαρισμός", "el"),
    ("ΚΑΘΑΡΙΣΜΟΣ", "el"),
    ("καθαρισμου", "el"),
    ("δωμάτιο", "el"),
    ("TEC-01", ""),
    ("tec-01", ""),
    ("tec01", ""),
]
NAMES = {"en": "English", "fr": "French", "es": "Spanish", "it": "Italian", "el": "Greek"}


@pytest.mark.parametrize("reader", TITLES)
@pytest.mark.parametrize(("query", "language"), CASES, ids=[query for query, _language in CASES])
def test_words_of_any_language_find_it_in_the_readers_own(client, reader, query, language):
    page = ask(client, query, reader)
    assert next(iter(found(page))) == TITLES[reader]
    note = page.select_one("ol.results > li .result-more")
    assert bool(note) == bool(language and language != reader), "told only when found through another language"


@pytest.mark.parametrize(("query", "language"), [case for case in CASES if case[1] not in ("", "en")])
def test_it_is_told_through_which_language_something_was_found(client, query, language):
    note = ask(client, query).select_one("ol.results .result-more")
    assert words(note) == f"Found through the {NAMES[language]} text"


@pytest.mark.parametrize("reader", TITLES)
def test_a_result_leads_to_the_readers_own_text(client, reader):
    [url] = found(ask(client, "planchar", reader)).values()
    page = visit(client, url)
    assert page.html["lang"] == reader
    assert words(page.h1) == TITLES[reader]


@pytest.mark.parametrize(
    ("reader", "typo", "meant"),
    [
        ("en", "clesning", "cleaning"),
        ("en", "claening", "cleaning"),
        ("fr", "netoyage", "nettoyage"),
        ("fr", "nettoyaeg", "nettoyage"),
        ("es", "limpiesa", "limpieza"),
        ("it", "pulisia", "pulizia"),
        ("el", "καθαρησμού", "καθαρισμού"),
        ("fr", "planchsr", "planchar"),
    ],
)
def test_typing_errors_are_put_right_and_said(client, reader, typo, meant):
    page = ask(client, typo, reader)
    assert next(iter(found(page))) == TITLES[reader]
    assert meant in words(page.find(role="status"))


def test_a_word_of_a_language_in_which_nothing_is_public_any_more_is_not_found(client):
    skill = MicroSkill.objects.get(code="TEC-01", locale__language_code="es")
    skill.unpublish()
    assert found(ask(client, "planchar")) == {}
    assert found(ask(client, "limpieza", "es")) == {}
