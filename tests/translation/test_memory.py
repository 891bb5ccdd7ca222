"""Translation memory: what was translated before comes back, with how similar it is and where it stands."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import (
    String,
    StringTranslation,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
)

from common.translation.memory import Suggestion, suggestions
from guide.models import GlossaryTerm
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def learn(french):
    """Put a translation into the memory, as if an editor had saved it on the object called `where`."""

    def run(source, text, where="A sheet", language=None, **fields):
        obj = factories.glossary_term(name=where)
        TranslationSource.update_or_create_from_instance(obj)
        context = TranslationContext.objects.create(
            object=TranslatableObject.objects.get_or_create(
                translation_key=obj.translation_key,
                defaults={"content_type": ContentType.objects.get_for_model(GlossaryTerm)},
            )[0],
            path=f"definition.{where}",
        )
        string, _created = String.objects.get_or_create(
            locale=factories.locale("en"), data_hash=String._get_data_hash(source), defaults={"data": source}
        )
        values = {"translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL, **fields}
        return StringTranslation.objects.create(
            translation_of=string, locale=language or french, context=context, data=text, **values
        )

    return run


def ask(text, french, **options):
    return suggestions([text], french, **options)[text]


def test_the_same_text_elsewhere_is_found_with_its_place(learn, french):
    learn("Wash the kitchen floor.", "Laver le sol de la cuisine.", where="Clean a home")
    assert ask("Wash the kitchen floor.", french) == [
        Suggestion("Laver le sol de la cuisine.", "Wash the kitchen floor.", 100, "Clean a home")
    ]


def test_a_similar_text_is_found_with_its_percentage(learn, french):
    learn("Wash the kitchen floor with hot water.", "Laver le sol de la cuisine à l’eau chaude.")
    found = ask("Wash the bathroom floor with hot water.", french)
    assert [(each.text, each.percent) for each in found] == [("Laver le sol de la cuisine à l’eau chaude.", 86)]


def test_words_are_compared_and_not_letters(learn, french):
    learn("employer", "employeur")
    assert ask("employed", french) == []


def test_the_best_comes_first_and_few_are_kept(learn, french):
    learn("Wash the floor of the old kitchen.", "A")
    learn("Wash the floor of the kitchen.", "B")
    learn("Wash the floor of the big kitchen.", "C")
    learn("Wash the floor of the old kitchen now and here.", "D")
    found = ask("Wash the floor of the kitchen.", french, limit=3)
    assert [each.text for each in found] == ["B", "C", "A"]
    assert [each.percent for each in found] == sorted((each.percent for each in found), reverse=True)


def test_a_text_less_similar_than_asked_for_is_left_out(learn, french):
    learn("Wash the floor.", "Laver le sol.")
    assert ask("Wash the wall.", french, threshold=60)[0].percent == 67
    assert ask("Wash the wall.", french, threshold=70) == []


def test_capitals_and_punctuation_and_tags_are_almost_the_same(learn, french):
    learn("Wash the <b>floor</b>!", "Lavez le <b>sol</b> !")
    assert [each.percent for each in ask("wash the floor", french)] == [99]


def test_a_translation_that_comes_twice_is_offered_once(learn, french):
    learn("Badge", "Badge", where="One")
    learn("Badge", "Badge", where="Two")
    learn("Badge", "Écusson", where="Three")
    assert sorted(each.text for each in ask("Badge", french)) == ["Badge", "Écusson"]


def test_translations_by_machines_with_errors_or_in_other_languages_are_left_out(learn, french):
    learn("Wash the floor.", "Laver le plancher.", translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE)
    learn("Wash the floor.", "Laver le <p>sol</p>.")
    learn("Wash the floor.", "Lavare il pavimento.", language=factories.locale("it"))
    assert ask("Wash the floor.", french) == []


def test_a_new_translation_is_known_at_once(learn, french):
    assert ask("Wash the floor.", french) == []
    row = learn("Wash the floor.", "Laver le sol.")
    assert [each.text for each in ask("Wash the floor.", french)] == ["Laver le sol."]
    row.data = "Lavez le sol."
    row.save()
    assert [each.text for each in ask("Wash the floor.", french)] == ["Lavez le sol."]
    row.delete()
    assert ask("Wash the floor.", french) == []


def test_links_that_the_text_does_not_have_are_not_brought_in(learn, french):
    learn('Read <a id="a1">the guide</a> now.', 'Lisez <a id="a1">le guide</a>.')
    assert ask("Read the guide now.", french)[0].text == "Lisez le guide."
    assert ask('Read <a id="a1">the guide</a> now', french)[0].text == 'Lisez <a id="a1">le guide</a>.'


def test_after_a_change_of_the_source_the_old_translation_is_offered(publish, french):
    term = factories.glossary_term(name="badge", definition="A digital proof of one small skill.")
    factories.translate_each(publish, term)
    term = GlossaryTerm.objects.get(pk=term.pk)
    term.definition = "A digital proof of one very small skill."
    term.save_revision().publish()
    found = ask("A digital proof of one very small skill.", french)
    assert [(each.text, each.where) for each in found] == [("FR A digital proof of one small skill.", "badge")]
    assert 90 <= found[0].percent < 100


def test_texts_without_words_find_nothing(learn, french):
    learn("!", "!")
    assert suggestions(["", "…", "<b></b>"], french) == {"": [], "…": [], "<b></b>": []}
    assert suggestions([], french) == {}


def test_words_never_met_before_are_no_word_of_the_memory(learn, french):
    learn("alpha beta", "un deux")
    assert suggestions(["gamma delta", "alpha beta"], french)["gamma delta"] == []
    assert [each.percent for each in ask("alpha beta", french)] == [100]


def test_queries_do_not_grow_with_texts_or_with_the_memory(learn, french):
    def cost(texts):
        with CaptureQueriesContext(connection) as captured:
            suggestions(texts, french)
        return len(captured)

    texts = [f"Wash floor number {number}." for number in range(20)]
    for text in texts[:2]:
        learn(text, text.upper())
    few = cost(texts[:2])
    for text in texts[2:]:
        learn(text, text.upper())
    assert cost(texts) == few <= 4
