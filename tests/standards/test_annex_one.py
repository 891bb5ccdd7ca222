"""The European standard elements on the sheet of a micro-skill (Council Recommendation 2022/C 243/02, Annex I)."""

from decimal import Decimal

import pytest

from tests import factories
from tests.looking import all_words, section, visit, words

pytestmark = pytest.mark.any_database

MANDATORY = [
    "Identification of the learner",
    "Title of the micro-credential",
    "Country or region of the issuer",
    "Awarding body",
    "Date of issuing",
    "Learning outcomes",
    "Notional workload",
    "Level of the learning experience (EQF)",
    "Type of assessment",
    "Form of participation in the learning activity",
    "Type of quality assurance",
]
OPTIONAL = [
    "Prerequisites",
    "Supervision and identity check during assessment",
    "Grade achieved",
    "Integration and stackability",
    "Further information",
]
AT_ISSUE = "Filled in when the credential is issued"
MISSING = "Not filled in yet"
NOTHING = {
    "rows": 0,
    "workload_hours": None,
    "participation": "",
    "supervision": "",
    "stackability": "",
    "quality_assurance": "",
    "prerequisites": "",
}


def elements(client, index, skill):
    """Return the elements of a sheet: {"Mandatory elements": {name: value}, "Optional elements": …}."""
    page = visit(client, f"{index.url}{skill.public_path}")
    groups = {}
    for body in section(page, "s-elements").select("table tbody"):
        heading, *rows = body.find_all("tr")
        groups[words(heading)] = dict(all_words(row.find_all(["th", "td"])) for row in rows)
    return groups


def value(client, index, skill, name):
    """Return what the sheet says about one element."""
    groups = elements(client, index, skill)
    return {**groups["Mandatory elements"], **groups["Optional elements"]}[name]


def meter(client, index, skill):
    """Return the sentence about completeness."""
    page = visit(client, f"{index.url}{skill.public_path}")
    gauge = section(page, "s-elements").find("meter")
    label = words(page.find("label", attrs={"for": gauge["id"]}))
    assert label.startswith(f"{gauge['value']} of {gauge['max']} ")
    return label


@pytest.fixture
def full(index, methods):
    """A micro-skill with every element that a standard can fill."""
    body = factories.organisation(name="Skills for Homes", country="BE")
    chosen = [factories.method(methods, title=title) for title in ("Watching", "Talking")]
    return factories.micro_skill(
        title="Clean a home",
        methods=chosen,
        awarding_body=body,
        workload_hours=20,
        eqf_level=2,
        participation="blended",
        quality_assurance="internal-and-external",
        supervision="identity-checked",
        stackability="stackable",
        prerequisites="None.",
        further_information="Valid for ever.",
    )


def test_elements_are_those_of_the_recommendation_in_its_order(client, index, full):
    groups = elements(client, index, full)
    assert list(groups) == ["Mandatory elements", "Optional elements"]
    assert list(groups["Mandatory elements"]) == MANDATORY
    assert list(groups["Optional elements"]) == OPTIONAL


def test_there_are_eleven_mandatory_elements(client, index, full):
    assert len(elements(client, index, full)["Mandatory elements"]) == 11


def test_a_full_standard_fills_every_element_but_those_of_the_credential(client, index, full):
    groups = elements(client, index, full)
    assert groups == {
        "Mandatory elements": {
            "Identification of the learner": AT_ISSUE,
            "Title of the micro-credential": "Clean a home",
            "Country or region of the issuer": "Belgium",
            "Awarding body": "Skills for Homes",
            "Date of issuing": AT_ISSUE,
            "Learning outcomes": "2 learning outcomes, listed above",
            "Notional workload": "20 hours",
            "Level of the learning experience (EQF)": "Level 2",
            "Type of assessment": "Watching, Talking",
            "Form of participation in the learning activity": "Partly online, partly on site",
            "Type of quality assurance": "Internal and external",
        },
        "Optional elements": {
            "Prerequisites": "None.",
            "Supervision and identity check during assessment": "Supervised, identity checked",
            "Grade achieved": AT_ISSUE,
            "Integration and stackability": "Can be added up towards another credential",
            "Further information": "Valid for ever.",
        },
    }
    assert meter(client, index, full) == "9 of 9 mandatory elements filled"


def test_an_empty_standard_says_what_is_missing_and_what_comes_with_the_credential(client, index):
    skill = factories.micro_skill(**NOTHING)
    groups = elements(client, index, skill)
    given = {"Title of the micro-credential", "Level of the learning experience (EQF)"}
    at_issue = {"Identification of the learner", "Date of issuing"}
    assert {name for name, value in groups["Mandatory elements"].items() if value == AT_ISSUE} == at_issue
    missing = {name for name, value in groups["Mandatory elements"].items() if value == MISSING}
    assert missing == set(MANDATORY) - given - at_issue
    assert groups["Optional elements"]["Grade achieved"] == AT_ISSUE
    assert [value for value in groups["Optional elements"].values() if value == MISSING] == [MISSING] * 4


@pytest.mark.parametrize(
    ("fields", "filled"),
    [
        ({}, 2),
        ({"workload_hours": 8}, 3),
        ({"rows": 1}, 3),
        ({"participation": "onsite"}, 3),
        ({"quality_assurance": "internal"}, 3),
        ({"prerequisites": "None.", "supervision": "supervised", "stackability": "stackable"}, 2),
        ({"workload_hours": 8, "participation": "onsite", "quality_assurance": "internal"}, 5),
    ],
)
def test_completeness_counts_mandatory_elements_that_a_standard_can_fill(client, index, fields, filled):
    skill = factories.micro_skill(**{**NOTHING, **fields})
    assert meter(client, index, skill) == f"{filled} of 9 mandatory elements filled"


@pytest.mark.parametrize(("country", "filled"), [("FR", 4), ("", 3)])
def test_an_awarding_body_fills_its_own_element_and_its_country_if_it_has_one(client, index, country, filled):
    body = factories.organisation(name="A European body", country=country)
    skill = factories.micro_skill(**NOTHING, awarding_body=body)
    assert value(client, index, skill, "Awarding body") == "A European body"
    assert value(client, index, skill, "Country or region of the issuer") == ("France" if country else MISSING)
    assert meter(client, index, skill) == f"{filled} of 9 mandatory elements filled"


def test_the_type_of_assessment_names_public_methods_only(client, index, methods):
    watching, talking = (factories.method(methods, title=title) for title in ("Watching", "Talking"))
    skill = factories.micro_skill(methods=[watching, talking])
    watching.unpublish()
    assert value(client, index, skill, "Type of assessment") == "Talking"
    talking.unpublish()
    assert value(client, index, skill, "Type of assessment") == MISSING


@pytest.mark.parametrize(
    ("hours", "ects", "expected"),
    [
        (None, None, MISSING),
        (1, None, "1 hour"),
        (2, None, "2 hours"),
        (None, Decimal("1"), "1 ECTS credit"),
        (None, Decimal("2"), "2 ECTS credits"),
        (None, Decimal("0.5"), "0.5 ECTS credits"),
        (None, Decimal("10"), "10 ECTS credits"),
        (25, Decimal("1.0"), "25 hours, 1 ECTS credit"),
        (1, Decimal("1.5"), "1 hour, 1.5 ECTS credits"),
    ],
)
def test_workload_is_written_out(client, index, hours, ects, expected):
    skill = factories.micro_skill(workload_hours=hours, ects=ects)
    assert value(client, index, skill, "Notional workload") == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, MISSING), (1, "1 learning outcome, listed above"), (3, "3 learning outcomes, listed above")],
)
def test_learning_outcomes_are_counted(client, index, number, expected):
    skill = factories.micro_skill(rows=number)
    assert value(client, index, skill, "Learning outcomes") == expected


def test_values_are_those_of_the_readers_language(client, home, index, methods, publish):
    body = factories.organisation(name="Skills for Homes", country="BE")
    method = factories.method(methods, title="Watching", when_to_use="<p>Yes.</p>", when_not_to_use="<p>No.</p>")
    skill = factories.micro_skill(
        methods=[method], awarding_body=body, ects=Decimal("0.5"), prerequisites="None.", workload_hours=None
    )
    factories.translate_each(publish, home, index, methods, method, body, skill)
    page = visit(client, f"/fr/standards-fr/{skill.public_path}")
    cells = all_words(section(page, "s-elements").select("table td"))
    assert {"FR Watching", "FR None.", "Skills for Homes"} <= set(cells)
    assert any(cell.startswith("0,5 ") for cell in cells)
