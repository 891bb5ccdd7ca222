import time
from typing import Any

from django.core.management.base import BaseCommand

from common.public_changes import derive_everything


class Command(BaseCommand):
    help = (
        "Build anew what is derived from the content: the catalogue's cards and the search index. "
        "Needed only after content was written past the editing interface, or after an update of this software."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        derive_everything()
        self.stdout.write(self.style.SUCCESS(f"Derived data built ({time.monotonic() - started:.0f} s)"))
