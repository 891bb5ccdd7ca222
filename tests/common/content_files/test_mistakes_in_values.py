"""Values that editors could not enter are refused, on an empty site and where the content is already."""

import shutil

import pytest

from tests.content_folder import SMALL, edit, load_folder, put, refused

pytestmark = pytest.mark.django_db


SKILL = "standards/en/micro-skills/tec-01.yaml"
SKILL_AND_WHAT_IT_NAMES = [
    "common/en/references.yaml",
    "common/en/organisations.yaml",
    "standards/en/activities.yaml",
    "standards/en/methods-index.yaml",
    "standards/en/methods/01-observed-task.yaml",
    SKILL,
    "guide/en/guide-index.yaml",
]


@pytest.fixture(scope="module")
def skill_folder(tmp_path_factory):
    """A folder with one micro-skill in English, and only what it needs."""
    base = tmp_path_factory.mktemp("skill")
    for name in SKILL_AND_WHAT_IT_NAMES:
        text = (SMALL / name).read_text(encoding="utf-8")
        put(base, name, text.replace("page:guide/first", "page:guide").replace("page:guide/second", "page:guide"))
    return base


@pytest.fixture
def skill_content(skill_folder, tmp_path):
    """A copy of that folder for one test to change."""
    return shutil.copytree(skill_folder, tmp_path / "skill")


@pytest.fixture(scope="module", params=[False, True], ids=["first load", "--update"])
def update(request, skill_folder, kept_in_database):
    """Whether the folder was loaded before, once for all tests."""
    with kept_in_database():
        if request.param:
            load_folder(skill_folder)
        yield request.param


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("eqf_level: 2", "eqf_level: 99", "99 is not"),
        ("eqf_level: 2", "eqf_level: two", "two"),
        ("status: pilot", "status: famous", "famous"),
        ("workload_hours: 25", "workload_hours: 0", "greater than or equal to 1"),
        ("awarding_body: body", "awarding_body: nobody", "nobody"),
        ("- kind: knowledge", "- kind: magic", "magic"),
        ("- ES\n", "- Spain\n", "Spain"),
        ("uri: http://data.europa.eu/esco/skill/1", "uri: not an address", "uri"),
        ("  - methods/observed-task", "  - methods/nowhere", "nowhere"),
        ("  - cleaning", "  - flying", "flying"),
    ],
    ids=["level", "number", "choice", "minimum", "body", "row choice", "country", "address", "method", "activity"],
)
def test_a_value_that_editors_could_not_enter_is_refused(update, load, skill_content, old, new, reason):
    edit(skill_content / SKILL, old, new)
    message = refused(load, skill_content, update=update)
    assert str(skill_content / SKILL) in message
    assert reason in message
