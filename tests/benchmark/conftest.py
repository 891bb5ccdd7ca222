"""The facts of the source documents, which lie beside a working copy and are no part of the repository."""

from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def facts() -> Any:
    for folder in ROOT.parents:
        if (folder / "shared" / "facts.yaml").exists():
            return yaml.safe_load((folder / "shared" / "facts.yaml").read_text(encoding="utf-8"))
    pytest.skip("shared/facts.yaml is not beside this working copy: nothing to compare the content with")
