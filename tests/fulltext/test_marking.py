"""What is shown of a result: the words asked for marked, the best place of its text, the section that place is in."""

import pytest

from common.fulltext import Part, Section
from tests.fulltext.making import entry, index, search

pytestmark = pytest.mark.django_db


def first(typed, language="en"):
    """Return the first hit."""
    return search(typed, language).page(0, 1)[0]


def marks(parts: list[Part]) -> list[str]:
    """Return the marked pieces."""
    return [part.text for part in parts if part.hit]


def text(parts: list[Part]) -> str:
    """Return the whole text."""
    return "".join(part.text for part in parts)


@pytest.mark.parametrize(
    ("language", "title", "typed", "marked"),
    [
        ("en", "Cleaning, again: clean it!", "clean", ["Cleaning", "clean"]),
        ("fr", "L’entretien du linge", "entretiens", ["entretien"]),
        ("el", "Ο καθαρισμός", "ΚΑΘΑΡΙΣΜΟΣ", ["καθαρισμός"]),
        ("en", "The TEC-01 sheet", "tec01", ["TEC-01"]),
        ("en", "The TEC-01 sheet", "tec 01", ["TEC-01"]),
        ("en", "A micro-skill", "skills", ["skill"]),
        ("en", "A micro-skill", "microskill", ["micro-skill"]),
        ("fr", "Nettoyage et netteté", "nett", ["Nettoyage", "netteté"]),
        ("fr", "Me\u0301nage quo\u00adtidien", "menage quotidien", ["Me\u0301nage", "quo\u00adtidien"]),
    ],
)
def test_words_that_were_asked_for_are_marked_as_they_are_written(language, title, typed, marked):
    index(entry(1, title, language))
    hit = first(typed, language)
    assert marks(hit.title) == marked
    assert text(hit.title) == title


def test_the_words_of_a_correction_are_marked():
    index(entry(1, "Nettoyage à fond", "fr"))
    assert marks(first("nettoyge", "fr").title) == ["Nettoyage"]


def test_only_the_words_that_are_there_are_marked_when_not_all_are():
    index(entry(1, "Mop and bucket"))
    assert marks(first("mop unheardof").title) == ["Mop"]


def test_a_snippet_is_the_summary_when_that_has_the_words():
    index(entry(1, "Tools", summary="A mop   is\nused.", sections=[("care", "Care", "A mop.")]))
    hit = first("mop")
    assert (text(hit.snippet), marks(hit.snippet), hit.section) == ("A mop is used.", ["mop"], None)


def test_a_snippet_is_cut_around_the_place_with_most_of_the_words_and_names_its_section():
    long = " ".join(f"word{chr(97 + n % 26)}" for n in range(100))
    care = Section("care", "Care", f"A mop. {long} Rinse the mop with water now. {long}")
    index(
        entry(
            1,
            "Tools",
            summary="About a mop",
            sections=[("", "", f"{long} water {long}"), ("care", "Care", care.text), ("end", "End", "Mop.")],
        )
    )
    hit = first("water mop")
    assert hit.section == care
    assert marks(hit.snippet) == ["mop", "water"]
    shown = text(hit.snippet)
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert shown[2:-2] in care.text
    assert len(shown.split()) == 32


def test_a_heading_leads_to_its_section_too():
    index(entry(1, "Tools", summary="Tools.", sections=[("a", "Mops", "They dry."), ("b", "Other", "They don’t.")]))
    hit = first("mop")
    assert (hit.section.anchor, text(hit.snippet), marks(hit.snippet)) == ("a", "They dry.", [])


def test_the_beginning_of_the_summary_is_shown_when_only_the_title_matches():
    index(entry(1, "Mop", summary=" ".join(["word"] * 50), sections=["Other."]))
    hit = first("mop")
    assert text(hit.snippet) == " ".join(["word"] * 30) + " …"
    assert hit.section is None


def test_a_text_is_not_cut_for_a_few_words():
    index(entry(1, "Mop", summary=" ".join(["word"] * 34) + "."))
    assert text(first("mop").snippet) == " ".join(["word"] * 34) + "."


@pytest.mark.parametrize(("sections", "shown"), [([], ""), (["Dry floors.", "More."], "Dry floors.")])
def test_without_a_summary_the_first_section_is_shown(sections, shown):
    index(entry(1, "Mop", sections=sections))
    assert text(first("mop").snippet) == shown


def test_markup_in_a_text_stays_text():
    index(entry(1, "<b>mop</b> & co"))
    hit = first("mop")
    assert [(part.text, part.hit) for part in hit.title] == [("<b>", False), ("mop", True), ("</b> & co", False)]
