"""Mistakes in content files of another language, on an empty site and where the content is already."""

import pytest

from tests.content_folder import TRANSLATED, edit, load_folder, refused

pytestmark = pytest.mark.django_db

FRENCH_PAGE = "home/fr/pages/01-one.yaml"
FRENCH_LIST = "guide/fr/glossary.yaml"


@pytest.fixture(scope="module", params=[False, True], ids=["first load", "--update"])
def update(request, kept_in_database):
    """Whether the folder was loaded before, once for all tests."""
    with kept_in_database():
        if request.param:
            load_folder(TRANSLATED)
        yield request.param


@pytest.mark.parametrize(
    ("name", "old", "new", "reasons"),
    [
        (FRENCH_PAGE, "title: Un\n", "title: [\n", ["not valid YAML"]),
        (FRENCH_PAGE, "title: Un\n", "titre: Un\n", ["unknown field", "titre"]),
        (FRENCH_PAGE, "  - heading: Pourquoi\n", "", ["4 entries", "translation 3"]),
        (FRENCH_PAGE, "        - La pièce est libre\n", "", ["Forms are signed"]),
        (FRENCH_PAGE, "        - La pièce est libre\n", "        - La pièce\n        - Et ceci\n", ["signés"]),
        (FRENCH_PAGE, "          - Peu\n", "          - Peu\n          - Vite\n", []),
        (FRENCH_PAGE, "  - heading: Pourquoi\n", "  - text: <p>Pourquoi</p>\n", ["block 1"]),
        (FRENCH_PAGE, "https://example.org", "https://example.com", ["link"]),
        (FRENCH_PAGE, "page:two", "page:one", ["link"]),
        (FRENCH_PAGE, "page:two", "page:nowhere", ["nowhere"]),
        (FRENCH_PAGE, ' et <a href="https://example.org">ceci</a>', "", ["link"]),
        (FRENCH_PAGE, "summary: Le premier.\n", "summary: ''\n", ["The first one."]),
        (FRENCH_PAGE, "ceci</a>.</p>", "ceci</a>.</p><p>Vraiment.</p>", ["Vraiment."]),
        (FRENCH_PAGE, "slug: un\n", f"slug: {'x' * 300}\n", ["slug"]),
        (FRENCH_PAGE, "title: Un\n", f"title: {'X' * 300}\n", ["at most 255"]),
        (FRENCH_LIST, "  name: badge\n", "  nom: badge\n", ["(badge)", "unknown field", "nom"]),
        (FRENCH_LIST, "- slug: badge\n  name", "- name", ["slug"]),
        (FRENCH_LIST, "- slug: badge\n", "- slug: bagde\n", ["bagde"]),
        (FRENCH_LIST, "- slug: badge\n", "- badge\n- slug: badge\n", ["mapping"]),
        (FRENCH_LIST, "  name: badge\n", f"  name: {'x' * 200}\n", ["(badge)", "at most 160"]),
    ],
    ids=[
        "yaml", "field", "block missing", "point missing", "point too many", "cell too many", "other block",
        "other address", "other page", "no page", "link missing", "text missing", "sentence too many",
        "slug too long", "title too long", "list field", "list without slug", "list unknown slug", "list of words",
        "list name too long",
    ],
)  # fmt: skip
def test_a_file_of_another_language_with_a_mistake_is_named_with_the_mistake(
    update, load, translated, name, old, new, reasons
):
    edit(translated / name, old, new)
    message = refused(load, translated, update=update)
    assert str(translated / name) in message
    for reason in reasons:
        assert reason in message
