"""The sheet of a micro-skill: what stands on it, in which order, and what it does not claim."""

import pytest
from django.utils import timezone

from standards.models import Alignment, BadgeLevel, LearningOutcome, PerformanceCriterion
from tests import factories
from tests.looking import all_words, broken_anchors, repeated_ids, section, table, visit, words

pytestmark = pytest.mark.any_database

NOTICE = "Proposed by this platform, not adopted by the partnership"


def sheet(client, index, skill):
    return visit(client, f"{index.url}{skill.public_path}")


def with_rows(skill, relation, rows):
    """Replace the rows of a micro-skill and publish it again."""
    for place, row in enumerate(rows):
        row.locale = skill.locale
        row.sort_order = place
    getattr(skill, relation).set(rows)
    skill.save()
    skill.save_revision().publish()
    return skill


# Outcomes


def test_outcomes_are_numbered_within_their_column(client, index):
    kinds = ["skill", "autonomy", "knowledge", "skill", "knowledge", "knowledge"]
    rows = [LearningOutcome(kind=kind, statement=f"Can {n}", assessor_sees=f"Sees {n}") for n, kind in enumerate(kinds)]
    skill = with_rows(factories.micro_skill(), "outcomes", rows)
    assert table(section(sheet(client, index, skill), "s-outcomes")) == [
        ["Knowledge"],
        ["K1", "Can 2", "Sees 2"],
        ["K2", "Can 4", "Sees 4"],
        ["K3", "Can 5", "Sees 5"],
        ["Skills"],
        ["S1", "Can 0", "Sees 0"],
        ["S2", "Can 3", "Sees 3"],
        ["Responsibility and autonomy"],
        ["R1", "Can 1", "Sees 1"],
    ]


def test_a_column_without_outcomes_is_left_out(client, index):
    rows = [LearningOutcome(kind="autonomy", statement="Can", assessor_sees="Sees")]
    skill = with_rows(factories.micro_skill(), "outcomes", rows)
    assert table(section(sheet(client, index, skill), "s-outcomes")) == [
        ["Responsibility and autonomy"],
        ["R1", "Can", "Sees"],
    ]


def test_criteria_keep_their_order(client, index):
    skill = factories.micro_skill(rows=12)
    criteria = section(sheet(client, index, skill), "s-criteria").select("ol > li")
    assert all_words(criteria) == [f"Criterion {n}" for n in range(12)]


# Alignments


@pytest.fixture
def french_index(home, index, publish):
    """The catalogue in French."""
    return factories.translate_each(publish, home, index)[1]


ALIGNMENTS = [
    ("en: clean surfaces\nfr: nettoyer les surfaces", "clean surfaces", None, "nettoyer les surfaces", None),
    ("fr: nettoyer les surfaces\nen: clean surfaces", "clean surfaces", None, "nettoyer les surfaces", None),
    ("en: clean surfaces", "clean surfaces", None, "clean surfaces", "en"),
    ("es: limpiar superficies\nen: clean surfaces", "clean surfaces", None, "clean surfaces", "en"),
    ("fr: nettoyer les surfaces", "nettoyer les surfaces", "fr", "nettoyer les surfaces", None),
    ("es: limpiar superficies\nit: pulire", "limpiar superficies", "es", "limpiar superficies", "es"),
    (" en :  clean: wet and dry \n\n", "clean: wet and dry", None, "clean: wet and dry", "en"),
]


@pytest.mark.parametrize(("labels", "english", "english_lang", "french", "french_lang"), ALIGNMENTS)
def test_alignment_label_is_in_the_readers_language_or_says_in_which(
    client, index, french_index, publish, labels, english, english_lang, french, french_lang
):
    skill = with_rows(
        factories.micro_skill(), "alignments", [Alignment(framework="esco", relation="close", labels=labels)]
    )
    factories.translate_each(publish, skill)
    for page, label, language in (
        (sheet(client, index, skill), english, english_lang),
        (sheet(client, french_index, skill), french, french_lang),
    ):
        found = section(page, "s-alignments").find("span", string=label)
        assert found is not None, label
        assert found.get("lang") == language


def test_alignment_states_framework_relation_code_and_meaning(client, index):
    row = Alignment(
        framework="rome",
        relation="broad",
        code="K1304",
        uri="https://example.org/k1304",
        labels="en: help",
        note="Part.",
    )
    skill = with_rows(factories.micro_skill(), "alignments", [row])
    found = section(sheet(client, index, skill), "s-alignments")
    for text in ("ROME", "part of the broader", "K1304 help", "Part."):
        assert text in words(found)
    assert found.find("a", href="https://example.org/k1304")


def test_alignment_without_a_label_still_has_a_link_that_can_be_read(client, index):
    row = Alignment(framework="rome", relation="broad", code="K1304", uri="https://example.org/k1304")
    skill = with_rows(factories.micro_skill(), "alignments", [row])
    link = section(sheet(client, index, skill), "s-alignments").find("a", href="https://example.org/k1304")
    assert words(link)


# Methods


def test_the_first_method_is_the_recommended_one(client, index, methods):
    watching, talking, asking = (factories.method(methods, title=title) for title in ("Watching", "Talking", "Asking"))
    skill = factories.micro_skill(methods=[talking, asking, watching])
    rows = table(section(sheet(client, index, skill), "s-assess"))
    assert [row[0] for row in rows] == ["Talking Recommended", "Asking", "Watching"]


def test_the_second_method_is_recommended_when_the_first_is_unpublished(client, index, methods):
    watching, talking = (factories.method(methods, title=title) for title in ("Watching", "Talking"))
    skill = factories.micro_skill(methods=[talking, watching])
    talking.unpublish()
    rows = table(section(sheet(client, index, skill), "s-assess"))
    assert [row[0] for row in rows] == ["Watching Recommended"]


def test_methods_are_those_of_the_readers_language_in_the_same_order(client, home, index, methods, publish):
    texts = {"when_to_use": "<p>Yes.</p>", "when_not_to_use": "<p>No.</p>"}
    watching, talking, asking = (
        factories.method(methods, title=title, **texts) for title in ("Watching", "Talking", "Asking")
    )
    skill = factories.micro_skill(methods=[talking, asking, watching])
    # "Asking" has no French version.
    french = factories.translate_each(publish, home, index, methods, watching, talking, skill)
    rows = table(section(sheet(client, french[1], skill), "s-assess"))
    assert [row[0].split()[:2] for row in rows] == [["FR", "Talking"], ["FR", "Watching"]]


# Badge ladder


def test_rungs_stand_from_the_lowest_to_the_highest(client, index):
    names = ["With help", "Alone", "Expert"]
    rows = [BadgeLevel(slug=f"rung-{n}", name=name, descriptor="Does.", rule="All.") for n, name in enumerate(names)]
    skill = with_rows(factories.micro_skill(), "badge_levels", rows)
    page = sheet(client, index, skill)
    assert all_words(section(page, "s-badge").select("ol > li h3")) == ["With help", "Alone", "Expert Top rung"]
    assert all_words(page.select(".facts ol > li")) == ["With help", "Alone", "Expert (top rung)"]


def test_a_card_names_the_top_rung(client, index):
    factories.micro_skill()
    assert "Badge Expert" in words(visit(client, index.url).main)


# Proposal


@pytest.mark.parametrize("url", ["/en/standards/micro-skills/{slug}/", "/en/standards/", "/en/"])
def test_a_proposal_says_that_it_is_one_wherever_it_is_shown(client, home, index, url):
    skill = factories.micro_skill(is_proposal=True)
    assert NOTICE.lower() in words(visit(client, url.format(slug=skill.slug)).main).lower()


@pytest.mark.parametrize("url", ["/en/standards/micro-skills/{slug}/", "/en/standards/", "/en/"])
def test_what_is_adopted_is_not_called_a_proposal(client, home, index, url):
    skill = factories.micro_skill(is_proposal=False, status="adopted")
    page = words(visit(client, url.format(slug=skill.slug)).main).lower()
    assert skill.title.lower() in page
    assert "propos" not in page


def test_the_notice_names_what_the_sources_do_not_give(client, index):
    skill = factories.micro_skill(is_proposal=True)
    [notice] = [note for note in sheet(client, index, skill).select("[role=note]") if NOTICE in words(note)]
    for word in ("learning outcomes", "level", "hours", "badge"):
        assert word in words(notice)


# The rest of the sheet


def test_the_sheet_shows_everything_an_editor_wrote(client, index):
    skill = factories.micro_skill(
        title="Clean a home",
        statement="Cleans a home.",
        plain_summary="You clean.",
        description="<p>All about <b>cleaning</b>.</p>",
        target_group="For cleaners.",
        prerequisites="No papers.",
        further_information="Valid for ever.",
        workload_hours=21,
        assessment_minutes=43,
        eqf_level=3,
        status="pilot",
    )
    factories.with_activity(skill, factories.activity(name="Cleaning in homes"))
    page = words(sheet(client, index, skill).main)
    for text in (
        "Clean a home", "Cleans a home.", "You clean.", "All about cleaning .", "For cleaners.", "No papers.",
        "Valid for ever.", "21 h", "43 min", "EQF level 3 of 8", "Piloted", "Cleaning in homes", "Spain", "France",
        "Situation 1", "A kitchen.", "Clean it.", "A photo.", "Never mix product 1.", "Works alone.", "Most criteria.",
    ):  # fmt: skip
        assert text in page


def test_activities_and_countries_are_shown_without_a_target_group(client, index):
    skill = factories.micro_skill(target_group="", prerequisites="")
    factories.with_activity(skill, factories.activity(name="Cleaning in homes"))
    page = words(sheet(client, index, skill).main)
    assert "Cleaning in homes" in page
    assert "Spain" in page


@pytest.mark.parametrize("rows", [0, 1, 3])
def test_every_entry_of_the_contents_leads_to_a_section(client, index, methods, rows):
    chosen = [factories.method(methods)] if rows else []
    skill = factories.micro_skill(rows=rows, methods=chosen, target_group="Cleaners." if rows else "")
    page = sheet(client, index, skill)
    assert broken_anchors(page) == []
    assert repeated_ids(page) == []
    anchors = {link["href"] for link in page.select("nav.toc a")}
    assert ("#s-outcomes" in anchors) == ("#s-situations" in anchors) == bool(rows)
    assert "#s-elements" in anchors


def test_text_of_editors_is_shown_as_text(client, index):
    hostile = '<script>alert("x")</script>'
    skill = factories.micro_skill(title=hostile, statement=hostile, plain_summary=hostile, prerequisites=hostile)
    with_rows(skill, "criteria", [PerformanceCriterion(text=hostile)])
    page = sheet(client, index, skill)
    assert words(page.h1) == hostile
    assert all_words(section(page, "s-criteria").select("ol > li")) == [hostile]
    assert not [script for script in page.find_all("script") if not script.get("src")]


def test_the_sheet_says_when_it_was_published_and_how_to_cite_it(client, index):
    skill = factories.micro_skill(code="TEC-01", title="Clean a home")
    aside = section(sheet(client, index, skill), "s-take")
    assert aside.find("time")["datetime"] == timezone.localdate(skill.last_published_at).isoformat()
    assert f"TEC-01 Clean a home . http://testserver{index.url}{skill.public_path}" in words(aside)
    assert aside.find("a", rel="license")
