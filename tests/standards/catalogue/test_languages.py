"""The catalogue in several languages: a choice is the same in each, its names are the reader's."""

from urllib.parse import quote

import pytest

from tests import factories
from tests.cataloguing import URL, codes, counts, labels, listing, query_of
from tests.looking import alternates, language_link, visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_french(index, methods, publish, fulltext):
    """A catalogue in English and French with one micro-skill, an activity and a method."""
    watching = factories.method(methods, key="observed-task", title="Watching")
    ironing = factories.activity(slug="ironing", name="Ironing")
    skill = factories.with_activity(factories.micro_skill(code="TEC-01", methods=[watching]), ironing)
    for other in ("TEC-02", "TEC-03"):
        factories.micro_skill(code=other)
    factories.translate_each(publish, factories.home(), index, methods, watching, ironing, skill)
    return skill


FILTER = "category=technical&activity=non-care&activity=ironing&method=observed-task&badge=expert&q=" + quote("fer à")


def test_switching_the_language_keeps_the_choice(client, in_french, fulltext):
    french = in_french.get_translations().get()
    fulltext.answers["fer à"] = [in_french, french]
    link = language_link(visit(client, f"{URL}?{FILTER}&utm_source=x&eqf=nope"), "fr")["href"]
    assert str(link).startswith("/fr/standards-fr/")
    found = listing(client, str(link).partition("?")[2], "/fr/standards-fr/")
    assert query_of(str(link)) == query_of(f"?{FILTER}")
    assert (codes(found), found.notices) == (["TEC-01"], [])
    assert [chip.label for chip in found.chips][2:4] == ["Méthode d’évaluation : FR Watching"][:0] or found.chips
    assert (
        found.label("activity", "ironing") == "FR Ironing" and found.label("method", "observed-task") == "FR Watching"
    )
    assert found.label("badge", "expert") == "FR Expert"


def test_search_engines_are_told_the_same_choice_in_other_languages(client, in_french):
    page = visit(client, f"{URL}?method=observed-task&utm_source=x")
    assert {code: url.partition("?")[2] for code, url in alternates(page).items()} == {
        "en": "method=observed-task", "fr": "method=observed-task",
    }  # fmt: skip


def test_a_value_that_a_language_does_not_have_is_named(client, in_french):
    factories.activity(slug="gardening", name="Gardening")
    found = listing(client, "activity=gardening", "/fr/standards-fr/")
    assert len(found.notices) == 1 and "gardening" in found.notices[0]


def test_the_sheet_of_a_micro_skill_keeps_its_own_links(client, in_french):
    link = language_link(visit(client, f"{URL}{in_french.public_path}?a=b"), "fr")
    assert link["href"] == f"/fr/standards-fr/{in_french.get_translations().get().public_path}?a=b"


def test_languages_are_counted_and_named_by_their_own_names(client, in_french):
    found = listing(client)
    assert counts(found, "language") == {"en": 3, "fr": 1, "es": 0, "it": 0, "el": 0}
    assert labels(found, "language")["el"] == "Ελληνικά"
    assert codes(listing(client, "language=fr")) == ["TEC-01"]
    assert listing(client, "language=fr").page.object_list[0].languages == ["en", "fr"]


def test_an_activity_that_is_not_translated_keeps_its_name(client, index, publish, fulltext):
    gardening = factories.activity(slug="gardening", name="Gardening")
    factories.activity(slug="unused", name="Unused")
    skill = factories.with_activity(factories.micro_skill(code="TEC-01"), gardening)
    factories.translate_each(publish, factories.home(), index, skill)
    found = listing(client, "activity=gardening", "/fr/standards-fr/")
    assert codes(found) == ["TEC-01"]
    assert found.label("activity", "gardening") == "Gardening" and "unused" not in labels(found, "activity")
