"""The termbase: its files, how terms are found in spite of inflection, and that the glossary follows it."""

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from common.content_files import files
from common.translation import termbase as module
from common.translation.checks import check
from common.translation.termbase import Entry, Termbase, TermbaseError, read, termbase
from tests.translation.content_pairs import ROOT

pytestmark = pytest.mark.any_database

LANGUAGES = ["fr", "es", "it", "el"]


@pytest.fixture
def languages_folder(settings, tmp_path):
    """An empty folder in place of `locale/`; what was read from either is forgotten."""
    settings.LOCALE_PATHS = [str(tmp_path)]
    termbase.cache_clear()
    yield tmp_path
    termbase.cache_clear()


def write(folder, text, language="fr"):
    (folder / language).mkdir(exist_ok=True)
    path = folder / language / "termbase.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def base_of(*use: str, term: str = "learning outcomes", language: str = "fr", **fields) -> tuple[Termbase, Entry]:
    entry = Entry(term, use, **fields)
    return Termbase(language, (entry,)), entry


# The files of the project


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glossary_uses_the_preferred_words(language):
    def names(code: str) -> dict[str, str]:
        return {entry["slug"]: entry["name"] for entry in files.read(ROOT / f"guide/content/{code}/glossary.yaml")}

    english, translated = names("en"), names(language)
    assert len(english) > 50
    base = termbase(language)
    preferred = {slug: base.entry(name).preferred for slug, name in english.items() if base.entry(name)}
    assert preferred == translated


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_rendering_is_both_accepted_and_to_be_avoided(language):
    base = termbase(language)
    assert [entry.term for entry in base.entries for use in entry.use if base.avoided(entry, use)] == []
    assert [entry.term for entry in base.entries for use in entry.use if not base.is_used(entry, use)] == []


def test_official_renderings_are_the_ones_of_the_council():
    preferred = {code: termbase(code).entry("learning outcomes").preferred for code in LANGUAGES}
    assert preferred == {
        "fr": "acquis d’apprentissage",
        "es": "resultados de aprendizaje",
        "it": "risultati di apprendimento",
        "el": "μαθησιακά αποτελέσματα",
    }


def test_a_label_that_is_not_known_stays_english():
    assert [termbase(code).entry("domestic cleaner").stays for code in LANGUAGES] == [False, False, True, True]


# Terms in a source


def test_a_term_is_found_in_the_plural_with_capitals_and_without_hyphen():
    base, entry = base_of("microcertification", term="micro-credential")
    for text in ("Micro-credentials are small.", "A microcredential", "the MICRO-CREDENTIAL"):
        assert base.found_in(text) == [entry]
    assert base.found_in("micro credits") == []


def test_a_plural_that_is_not_regular_is_found():
    base, entry = base_of("critère de réussite", term="performance criterion")
    assert base.found_in("Three performance criteria") == [entry]


def test_a_term_within_a_longer_one_does_not_count():
    short, long = Entry("validation", ("validation",)), Entry("validation of prior learning", ("VAP",))
    base = Termbase("fr", (short, long))
    assert base.found_in("The validation of prior learning") == [long]
    assert base.found_in("The validation of prior learning is a validation") == [long, short]


def test_an_abbreviation_is_found_only_with_its_capitals():
    base, entry = base_of("STePS", term="STePS")
    assert base.found_in("Seven steps") == []
    assert base.found_in("The report of STePS") == [entry]


def test_an_everyday_word_is_asked_for_only_where_it_stands_alone():
    base, entry = base_of("mise en situation", term="situation", is_everyday=True)
    assert base.asks_for(entry, "Situations")
    assert not base.asks_for(entry, "In such a situation, call.")


# Renderings in a translation


@pytest.mark.parametrize(
    ("language", "use", "text"),
    [
        ("fr", "acquis d’apprentissage", "les acquis de l’apprentissage"),
        ("fr", "microcertification", "deux micro-certifications"),
        ("fr", "apprentissage informel", "des apprentissages formels, non formels et informels"),
        ("es", "resultados de aprendizaje", "un resultado del aprendizaje"),
        ("es", "insignia", "las insignias"),
        ("it", "micro-competenza", "quattro microcompetenze"),
        ("it", "verifica dell’identità", "le verifiche di identità"),
        ("el", "μικροδιαπιστευτήριο", "ΤΩΝ ΜΙΚΡΟΔΙΑΠΙΣΤΕΥΤΗΡΙΩΝ"),
        ("el", "σήμα", "του σήματος και των σημάτων"),
        ("el", "πρότυπο ικανοτήτων", "των προτύπων ικανοτήτων"),
        ("el", "φόρτος εργασίας", "τον φόρτο της εργασίας"),
    ],
)
def test_an_accepted_rendering_is_found_in_any_form(language, use, text):
    base, entry = base_of(use, language=language)
    assert base.is_used(entry, text)


@pytest.mark.parametrize(
    ("language", "use", "text"),
    [
        ("fr", "acquis d’apprentissage", "les acquis de la personne"),
        ("fr", "microcertification", "une certification"),
        ("es", "insignia", "insistir"),
        ("it", "convalida", "la validazione"),
        ("el", "σήμα", "σημείο"),
        ("el", "μικροδιαπιστευτήριο", "μικροδεξιότητα"),
        ("fr", "carte d’identité", "une carte, puis un, deux, trois, quatre, cinq, six, sept mots, et l’identité"),
    ],
)
def test_another_word_is_no_rendering(language, use, text):
    base, entry = base_of(use, language=language)
    assert not base.is_used(entry, text)


def test_a_rendering_to_avoid_within_an_accepted_one_is_none():
    base, entry = base_of("bilan de compétences", avoid={"compétences": "", "audit": ""})
    assert base.avoided(entry, "un bilan de compétences") is None
    assert base.avoided(entry, "un audit de compétences") == "compétences"


# Files


def test_a_language_without_a_file_has_an_empty_termbase(languages_folder):
    assert termbase("nl").entries == ()
    assert check("A micro-credential", "Een bewijs", "nl") == []


def test_a_file_is_read_once(languages_folder, monkeypatch):
    write(languages_folder, "- {term: badge, use: [badge]}")
    reads = []
    monkeypatch.setattr(module, "read", lambda path, language: reads.append(path) or read(path, language))
    assert termbase("fr").entry("Badge").preferred == "badge"
    termbase("fr")
    assert len(reads) == 1


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("- term: badge\n  use: []", "entry 1 (badge): “use” must be a list"),
        ("- term: badge\n  use: badge", "entry 1 (badge): “use” must be a list"),
        ("- use: [badge]", "entry 1: expected a mapping with “term”"),
        ("- {term: badge, use: [badge]}\n- just a text", "entry 2: expected a mapping"),
        ("- {term: badge, use: [badge], avoids: {x: y}}", "entry 1 (badge): unknown key: avoids"),
        ("- {term: badge, use: [badge], avoid: [x]}", "entry 1 (badge): “avoid” must map"),
        ("- {term: badge, use: [badge], note: 7}", "entry 1 (badge): “note” must be a text"),
        ("- {term: badge, use: [badge], everyday: maybe}", "entry 1 (badge): “everyday” must be true or false"),
        ("- {term: badge, use: [badge]}\n- {term: Badge, use: [x]}", "entry 2 (Badge): this term is listed twice"),
        ("- same: total", "entry 1: “same” must be a list"),
        ("term: badge", "expected a list of entries"),
        ("- [unclosed", "not valid YAML"),
    ],
)
def test_a_malformed_file_is_named_with_the_entry(languages_folder, text, complaint):
    path = write(languages_folder, text)
    with pytest.raises(TermbaseError) as error:
        read(path, "fr")
    assert str(path) in str(error.value) and complaint in str(error.value)
    with pytest.raises(SystemCheckError, match=r"common\.E008"):
        call_command("check", tags=["translation"])


def test_editors_go_on_while_a_file_is_malformed(languages_folder, caplog):
    write(languages_folder, "- [unclosed")
    assert check("A micro-credential is small.", "Un diplôme est petit.", "fr") == []
    assert "not valid YAML" in caplog.text


def test_every_mistake_of_a_file_is_reported_at_once(languages_folder):
    path = write(languages_folder, "- {term: one, use: []}\n- {term: two, use: []}")
    with pytest.raises(TermbaseError) as error:
        read(path, "fr")
    assert len(str(error.value).splitlines()) == 2
