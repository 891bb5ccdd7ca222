from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from common.content_files.exporter import export


class Command(BaseCommand):
    help = "Write the published content back to the content files, in every language."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", dest="base", type=Path, help="Write to this folder instead of <app>/content.")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(self.style.SUCCESS(f"{export(options['base'])} files written"))
