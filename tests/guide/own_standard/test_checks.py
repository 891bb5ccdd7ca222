"""Hints on the wording, in each language, and the rules of the house."""

from pathlib import Path

import pytest
import yaml

from guide.own_standard.checks import Kind, check
from guide.own_standard.offers import Method, Offers
from guide.own_standard.sheets import new_sheet
from guide.own_standard.wording import Sentence

pytestmark = pytest.mark.any_database

ROOT = Path(__file__).resolve().parents[3]
OFFERED = Offers({"watching": Method("watching", "Watching", "methods/watching")}, {}, {})
VAGUE = {
    "en": ["Know the products", "Understand instructions", "Be aware of hazards", "The learner can understand a label"],
    "fr": ["Connaître les produits", "Comprendre une consigne", "Être conscient des dangers", "Savoir nettoyer un sol"],
    "es": ["Saber limpiar", "Comprender instrucciones", "Ser consciente de los riesgos", "Tener autonomía"],
    "it": [
        "Sapere pulire",
        "Comprendere le istruzioni",
        "Essere consapevoli dei rischi",
        "Avere familiarità con i prodotti",
    ],
    "el": ["Γνωρίζει τα προϊόντα", "Κατανοεί οδηγίες", "Έχει επίγνωση των κινδύνων", "Είναι υπεύθυνος για τον χώρο"],
}
OBSERVABLE = {
    "en": ["Name three products", "Clean a washbasin without scratching it", "Bring the key back"],
    "fr": ["Nommer trois produits", "S’arrêter en cas de danger", "Mettre le linge à sécher"],
    "es": ["Nombrar tres productos", "Despedirse al final", "No mezclar productos"],
    "it": ["Nominare tre prodotti", "Fermarsi in caso di pericolo", "Porre una domanda"],
    "el": ["Ονομάζει τρία προϊόντα", "Ρωτά πριν αρχίσει", "Να καθαρίζει τον νιπτήρα"],
}
NO_VERB = {
    "en": ["The products", "Cleaning of windows", "Knowledge of products"],
    "fr": ["Les produits", "Nettoyage des vitres", "Connaissance des produits"],
    "es": ["Los productos", "Limpieza de ventanas", "Conocimiento de los productos"],
    "it": ["I prodotti", "Pulizia dei vetri", "Conoscenza dei prodotti"],
    "el": ["Τα προϊόντα", "Καθαρισμός τζαμιών", "Γνώση των προϊόντων"],
}
TWO_VERBS = {
    "en": [("Clean and dry the basin", ("Clean", "dry")), ("Listen to the end and repeat it", ("Listen", "repeat"))],
    "fr": [("Laver et sécher le lavabo", ("Laver", "sécher")), ("Lire une note et la redire", ("Lire", "redire"))],
    "es": [("Lavar y secar el lavabo", ("Lavar", "secar")), ("Leer e interpretar una nota", ("Leer", "interpretar"))],
    "it": [
        ("Lavare e asciugare", ("Lavare", "asciugare")),
        ("Leggere un biglietto e ripeterlo", ("Leggere", "ripeterlo")),
    ],
    "el": [
        ("Πλένει και στεγνώνει τον νιπτήρα", ("Πλένει", "στεγνώνει")),
        ("Διαβάζει και το λέει", ("Διαβάζει", "λέει")),
    ],
}
ONE_VERB = {
    "en": ["Name cloths and gloves", "Clean the oven and the hob", "Protect back, knees and wrists"],
    "fr": ["Nommer les chiffons et le papier", "Nettoyer le sol et les escaliers", "Ranger la mer et le panier"],
    "es": ["Nombrar paños y el lugar", "Limpiar el suelo y la pared", "Ordenar cuerpo y hogar"],
    "it": ["Nominare panni e bicchieri", "Pulire le camere e le cantine", "Preparare letti e camere"],
    "el": ["Ονομάζει πανιά και γάντια", "Καθαρίζει τον φούρνο και τις εστίες", "Πλένει πιάτα και ποτήρια"],
}
SOFT = {"en": "Works properly", "fr": "Travaille correctement", "es": "Trabaja adecuadamente",
        "it": "Lavora correttamente", "el": "Εργάζεται σωστά"}  # fmt: skip


def each(examples):
    return pytest.mark.parametrize(
        ("language", "text"), [(language, text) for language, texts in examples.items() for text in texts]
    )


@each(VAGUE)
def test_a_verb_that_nobody_can_see_is_noticed(language, text):
    assert Sentence(text, language).vague_verb


@each(OBSERVABLE)
def test_a_verb_that_can_be_seen_is_left_alone(language, text):
    sentence = Sentence(text, language)
    assert sentence.begins_with_verb() and not sentence.vague_verb and not sentence.joined_verbs


@each(NO_VERB)
def test_an_outcome_without_a_verb_in_front_is_noticed(language, text):
    assert not Sentence(text, language).begins_with_verb()


@each(TWO_VERBS)
def test_two_verbs_joined_by_and_are_noticed(language, text):
    sentence, verbs = text
    assert Sentence(sentence, language).joined_verbs == verbs


@each(ONE_VERB)
def test_two_things_joined_by_and_are_left_alone(language, text):
    assert Sentence(text, language).joined_verbs is None


@pytest.mark.parametrize(("language", "text"), SOFT.items())
def test_words_on_which_assessors_differ_are_noticed(language, text):
    assert Sentence(text, language).soft_word == text.split()[-1]


@pytest.mark.parametrize("language", VAGUE)
def test_titles_and_outcomes_of_the_house_begin_with_verbs(language):
    for path in sorted((ROOT / "standards" / "content" / language / "micro-skills").glob("*.yaml")):
        sheet = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert Sentence(sheet["title"], language).begins_with_verb(title=True)
        odd = [
            row["statement"] for row in sheet["outcomes"] if not Sentence(row["statement"], language).begins_with_verb()
        ]
        assert odd == []


@pytest.mark.parametrize("text", ["", "   ", "…", "42", "s", "S'", "and", "et et et", "και", "the learner can"])
@pytest.mark.parametrize("language", [*VAGUE, "xx"])
def test_odd_texts_are_no_problem(language, text):
    sentence = Sentence(text, language)
    assert sentence.begins_with_verb() in {True, False}
    assert (sentence.vague_verb, sentence.joined_verbs) == ("", None)


# The sheet as a whole


def texts(kind: Kind | None = None, **values) -> list[str]:
    """Return what is said of a sheet that is empty but for `values`."""
    found = check(new_sheet("en") | values, OFFERED)
    return [finding.text for finding in found if kind in {None, finding.kind}]


def test_an_empty_sheet_lacks_nine_mandatory_elements():
    assert len(texts(Kind.MANDATORY)) == 9
    assert "Not filled: Learning outcomes" in texts(Kind.MANDATORY)
    assert "Not filled: Prerequisites" in texts(Kind.OPTIONAL)


def test_what_only_an_issued_credential_knows_is_not_asked_for():
    assert not [text for text in texts() if "learner" in text or "issuing" in text or "Grade" in text]


def test_each_column_needs_an_outcome():
    rows = [{"kind": "skill", "statement": "Iron", "assessor_sees": "It."}]
    columns = [text for text in texts(outcomes=rows) if "has no outcome" in text]
    assert columns == [
        "The column “Knowledge” has no outcome.",
        "The column “Responsibility and autonomy” has no outcome.",
    ]


def test_a_ladder_needs_two_rungs_with_names_of_their_own():
    rung = {"name": "Alone", "descriptor": "Works.", "rule": "All.", "slug": "alone"}
    assert "A ladder has at least two rungs." in texts(badge_levels=[rung])
    assert "Two rungs have the same name." in texts(badge_levels=[rung, rung | {"slug": "b"}])
    assert not [text for text in texts() if "rung" in text]


def test_an_unfinished_row_is_noticed():
    situation = {"title": "A shirt", "situation": "A board.", "task": "Iron.", "evidence": ""}
    assert "Not filled: Evidence" in texts(situations=[situation])


def test_criteria_are_judged_alike():
    found = texts(criteria=["Irons it well enough", "Neat", "No crease is left.", "No crease is left."])
    assert "Two assessors may differ on “well”." in found
    assert "This is too short to be judged alike by two assessors." in found
    assert "The same criterion stands here twice." in found


def test_every_finding_names_a_step_a_field_and_a_way_to_mend_it():
    rows = [{"kind": "skill", "statement": "Understand and iron", "assessor_sees": ""}] * 2
    for finding in check(new_sheet("en") | {"title": "The shirt", "outcomes": rows, "criteria": ["x"]}, OFFERED):
        assert finding.step and finding.field and str(finding.where) and str(finding.mend), finding
