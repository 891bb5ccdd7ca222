"""`site/` and `locale/` share their names with modules of Python and must never become packages."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.any_database

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", ["site", "locale"])
def test_folder_is_no_package(name):
    assert (ROOT / name).is_dir()
    assert not (ROOT / name / "__init__.py").exists()


@pytest.mark.parametrize("name", ["site", "locale"])
def test_name_still_means_pythons_own_module(name):
    code = f"import {name}; print({name}.__spec__.origin or {name}.__file__)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert str(ROOT) not in result.stdout


def test_config_comes_from_the_site_folder():
    spec = importlib.util.find_spec("config")
    assert Path(spec.origin) == ROOT / "site" / "config" / "__init__.py"


@pytest.mark.parametrize(
    "command",
    [
        [sys.executable, "manage.py", "check"],
        [sys.executable, "-m", "django", "check"],
        [sys.executable, "-m", "gunicorn", "--check-config", "-c", "site/gunicorn.conf.py"],
    ],
    ids=["manage.py", "python -m django", "gunicorn"],
)
def test_every_way_to_start_works(command, tmp_path):
    environment = {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "SITE_VAR": str(tmp_path),
    }
    result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment)
    assert result.returncode == 0, result.stderr
