"""What the translation board costs with few and with many objects.

Run `python tests/performance/translation_board.py`. It works in a database of its own that is thrown away, and
shows queries, seconds, and seconds as a ratio to the small board; a person judges them, since seconds depend on
the machine.
"""

import os
import sys
import time
from pathlib import Path
from uuid import uuid4

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

SIZES = (50, 5_000)
LANGUAGES = ("fr", "es", "it", "el", "nl")
ADDRESSES = {
    "first page": "",
    "last page": "?p=100",
    "one language, one state, most words first": "?language=fr&state=stale&sort=-words",
    "title, without accents": "?q=etape 49",
    "waiting for me": "?waiting=1",
    "report of findings": "findings/?language=fr",
    "table, all lines": "table.csv",
}
ROUNDS = 3


def main() -> None:
    import django

    django.setup()
    from django.test.runner import DiscoverRunner

    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        figures = {size: measure(size) for size in SIZES}
    finally:
        runner.teardown_databases(databases)
    small, large = SIZES
    print(f"{'':<44}{f'{small} objects':>22}{f'{large} objects':>22}{'ratio':>8}")  # noqa: T201
    for name in ADDRESSES:
        (few, quick), (many, slow) = figures[small][name], figures[large][name]
        print(  # noqa: T201
            f"{name:<44}{few:>6} queries {quick:>6.3f} s{many:>6} queries {slow:>6.3f} s{slow / quick:>7.1f}x"
        )


def measure(size: int) -> dict[str, tuple[int, float]]:
    """Return (queries, seconds) of each address with `size` objects in every language."""
    from django.test import Client

    from tests import factories

    fill(size)
    client = Client()
    client.force_login(factories.editor(f"editor-{size}"))
    found = {}
    for name, address in ADDRESSES.items():
        fetch(client, address)
        asked = queries(client, address)
        started = time.perf_counter()
        for _round in range(ROUNDS):
            fetch(client, address)
        found[name] = asked, (time.perf_counter() - started) / ROUNDS
    return found


def fill(size: int) -> None:
    """Replace all statuses by those of `size` objects in each language, in all states."""
    from django.contrib.contenttypes.models import ContentType

    from common.models import TranslationStatus
    from common.translation.progress import content_models
    from tests import factories

    types = [ContentType.objects.get_for_model(model) for model in content_models()]
    states = TranslationStatus.State.values
    locales = [factories.locale(code) for code in LANGUAGES]
    TranslationStatus.objects.all().delete()
    rows = []
    for number in range(size):
        key = uuid4()
        for place, locale in enumerate(locales):
            done = (number + place) % 31
            rows.append(
                TranslationStatus(
                    translation_key=key,
                    locale=locale,
                    content_type=types[number % len(types)],
                    title=f"Étape {number} of the work",
                    state=states[(number + place) % len(states)],
                    total=30,
                    translated=done,
                    words_to_do=12 * (30 - done),
                    warnings=number % 3,
                    codes=" warning:length " if number % 3 else "",
                )
            )
    TranslationStatus.objects.bulk_create(rows, batch_size=500)


def queries(client: object, address: str) -> int:
    from django.db import connection

    asked = []
    with connection.execute_wrapper(lambda run, sql, *rest: asked.append(sql) or run(sql, *rest)):
        fetch(client, address)
    return len(asked)


def fetch(client: object, address: str) -> None:
    response = client.get(f"/admin/translation/{address}")
    assert response.status_code == 200, f"{address}: {response.status_code}"
    if response.streaming:
        b"".join(response.streaming_content)


if __name__ == "__main__":
    main()
