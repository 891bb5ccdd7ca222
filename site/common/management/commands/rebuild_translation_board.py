import time
from typing import Any

from django.core.management.base import BaseCommand

from common.translation.status import rebuild


class Command(BaseCommand):
    help = "Compute the status of every translation anew, as after a change of the checks or of the termbase."

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        number = rebuild(lambda done, total: self.stdout.write(f"  {done} of {total}"))
        self.stdout.write(
            self.style.SUCCESS(f"Translation board: {number} objects ({time.monotonic() - started:.0f} s)")
        )
