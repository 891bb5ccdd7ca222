import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from common.content_files.files import ContentFileError
from common.content_files.loader import Loader


class Command(BaseCommand):
    help = "Load the content files. Objects that exist already are left alone unless --update is given."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--from", dest="base", type=Path, help="Load from this folder instead of <app>/content.")
        parser.add_argument(
            "--update",
            action="store_true",
            help="Bring existing objects in step with the files; changes made by editors are replaced.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        loader = Loader(base=options["base"], update=options["update"], report=self.stdout.write)
        try:
            counts = loader.run()
        except ContentFileError as error:
            raise CommandError(str(error)) from error
        summary = ", ".join(f"{number} {outcome}" for outcome, number in counts.items() if number) or "nothing to load"
        self.stdout.write(self.style.SUCCESS(f"Content: {summary} ({time.monotonic() - started:.0f} s)"))
