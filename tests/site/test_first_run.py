"""What `make run` does the first time, the second time, and to the content."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.site
ROOT = Path(__file__).resolve().parents[2]
APPS = {"common": "site/common", "standards": "standards", "guide": "guide", "home": "home"}


def test_first_run_loads_content_and_shows_a_password_once(running_site):
    assert "created" in running_site.first_output
    assert running_site.first_output.count("Password:") == 1
    assert f"{running_site.url}/en/" in running_site.first_output
    assert len(running_site.password) >= 16


def test_second_run_changes_nothing_and_shows_no_password(running_site):
    assert "already there" in running_site.second_output
    assert "Password:" not in running_site.second_output


def test_exported_content_equals_the_files_and_loading_it_changes_nothing(running_site, tmp_path):
    running_site.manage("export_content", "--to", str(tmp_path))
    for label, folder in APPS.items():
        expected = {
            path.relative_to(ROOT / folder / "content"): path for path in (ROOT / folder / "content").rglob("*.yaml")
        }
        exported = {path.relative_to(tmp_path / label): path for path in (tmp_path / label).rglob("*.yaml")}
        assert set(exported) == set(expected)
        for name, path in exported.items():
            assert path.read_text(encoding="utf-8") == expected[name].read_text(encoding="utf-8"), name
    output = running_site.manage("load_content", "--update", "--from", str(tmp_path))
    assert (
        " unchanged (" in output and "created" not in output and "updated" not in output and "translated" not in output
    )


def test_translations_are_known_to_editors_with_their_state(running_site):
    code = (
        "from wagtail_localize.models import Translation\n"
        "rows = list(Translation.objects.select_related('source', 'target_locale'))\n"
        "print(len(rows), sum(t.enabled for t in rows), sum(len(set(t.get_progress())) == 1 for t in rows))"
    )
    total, enabled, complete = running_site.manage("shell", "--no-imports", "-c", code).split()
    assert int(total) >= 4 * 140
    assert total == enabled == complete


def test_the_translation_board_is_complete(running_site):
    code = (
        "from common.models import TranslationStatus\n"
        "rows = list(TranslationStatus.objects.all())\n"
        "print(len(rows), *{(row.state, row.percent, row.words_to_do) for row in rows}, sep=';')"
    )
    number, *states = running_site.manage("shell", "--no-imports", "-c", code).strip().split(";")
    assert int(number) >= 4 * 140
    assert states == ["('published', 100, 0)"]
