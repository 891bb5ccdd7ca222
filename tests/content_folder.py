"""Small content folders as a person would write them, loading them, and what the site holds afterwards.

A folder reads like `<app>/content/`, with the name of the app in front: `guide/en/chapters/01-first.yaml`.
"""

from collections import Counter
from io import StringIO
from pathlib import Path
from textwrap import dedent
from typing import Any
from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from wagtail.models import Page, Revision
from wagtail_localize.models import StringTranslation, Translation

from common.content_files.collections import collections

_HERE = Path(__file__).parent / "common" / "content_files"
# At least one file of every kind, in English and French.
SMALL = _HERE / "small"
# A page and two terms in English and French.
TRANSLATED = _HERE / "translated"


# Files


def put(base: Path, name: str, text: str) -> Path:
    """Write one file of a content folder and return where it is."""
    path = base / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return path


def edit(path: Path, old: str, new: str) -> None:
    """Change a file as a person does."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def read_all(base: Path) -> dict[str, str]:
    """Return the text of every file of a folder."""
    return {str(path.relative_to(base)): path.read_text(encoding="utf-8") for path in base.rglob("*.yaml")}


# Loading


def load_folder(base: Path, update: bool = False) -> str:
    """Load a folder of content and return what the command printed.

    The command runs outside any transaction, where wagtail-localize publishes each translation at once. The
    transaction of a test would hold all of them back until the parents of pages have long changed.
    """
    output = StringIO()
    with mock.patch.object(transaction, "on_commit", lambda function, **_options: function()):
        call_command("load_content", base=base, update=update, stdout=output)
    return output.getvalue()


def refused(load: Any, base: Path, update: bool = False) -> str:
    """Load, expect to be refused, and return the message."""
    with pytest.raises(CommandError) as error:
        load(base, update=update)
    return str(error.value)


# The site


def models() -> set[Any]:
    return {collection.model for collection in collections()}


def state() -> tuple[Any, ...]:
    """Return everything a load could change: the revision of every object, and how much of everything there is."""
    revisions = {
        (obj._meta.label, str(obj.translation_key), obj.locale.language_code): (obj.latest_revision_id, obj.live)
        for model in models()
        for obj in model.objects.select_related("locale")
    }
    counts = Counter({model._meta.label: model.objects.count() for model in (*models(), Page, Revision)})
    return revisions, counts, StringTranslation.objects.count(), Translation.objects.count()
