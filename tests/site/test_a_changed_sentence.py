"""One sentence of an English micro-skill changes on the whole site: who is told, and what."""

import json
import urllib.request

import pytest
from bs4 import BeautifulSoup

pytestmark = [pytest.mark.site, pytest.mark.any_database]

REPLACE = """
from standards.models import MicroSkill
skill = MicroSkill.objects.get(code="TRA-01", locale__language_code="en")
skill.plain_summary = skill.plain_summary.replace({old!r}, {new!r})
skill.save_revision().publish()
"""
STATES = """
import json
from common.models import TranslationStatus
rows = TranslationStatus.objects.exclude(state="published").order_by("locale__language_code")
print(json.dumps([[row.title, row.locale.language_code, row.state, row.words_to_do] for row in rows]))
"""


def read(url: str) -> BeautifulSoup:
    with urllib.request.urlopen(url) as answer:  # noqa: S310
        return BeautifulSoup(answer.read(), "html.parser")


def states(running_site) -> list[list]:
    """Return [title, language, state, words to do] of every translation that is not published and up to date."""
    return json.loads(running_site.manage("shell", "-v", "0", "-c", STATES).strip().splitlines()[-1])


@pytest.fixture
def changed(running_site):
    """A sentence of the English micro-skill changed, and changed back afterwards."""
    running_site.manage("shell", "-c", REPLACE.format(old="little time", new="a lot of time"))
    yield
    running_site.manage("shell", "-c", REPLACE.format(old="a lot of time", new="little time"))
    assert states(running_site) == []


def test_exactly_its_four_translations_are_stale_and_tell_their_readers(running_site, changed):
    stale = states(running_site)
    assert [(code, state) for _title, code, state, _words in stale] == [
        (code, "stale") for code in ("el", "es", "fr", "it")
    ]
    assert {title for title, _code, _state, _words in stale} == {"TRA-01 Organise your own work"}
    [words] = {words for _title, _code, _state, words in stale}
    assert 11 < words < 60
    english = read(f"{running_site.url}/en/standards/micro-skills/organise-your-work/")
    assert "a lot of time" in english.main.get_text() and not english.select(".stale")
    versions = {
        link["hreflang"]: link["href"] for link in english.find_all("link", rel="alternate") if link["hreflang"] != "en"
    }
    versions.pop("x-default")
    assert len(versions) == 4
    for code, address in versions.items():
        page = read(address)
        [notice] = page.main.select(".stale")
        assert page.html["lang"] == code
        difference = read(f"{running_site.url}{notice.a['href']}")
        [change] = difference.select("ol.changes li")
        assert [piece.get_text() for piece in change.select("ins")] == ["a lot of"]
        assert [piece.get_text() for piece in change.select("del")] == ["little"]
        unchanged = read(address.replace("organise-your-work", "clean-a-home"))
        assert not unchanged.select(".stale")
