from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Locale

from common.translation.exchange.bundle import format_of
from common.translation.exchange.taking_in import take_in


class Command(BaseCommand):
    help = "Take in the PO and XLIFF files of a folder as drafts. Nothing is published."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="Say what would happen, and change nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        if not folder.is_dir():
            raise CommandError(f"{folder} is not a folder")
        taken, problems = 0, 0
        for report in take_in(_files(folder), list(Locale.objects.all()), dry_run=options["dry_run"]):
            taken += len(report.taken)
            problems += bool(report.problem)
            if report.problem:
                self.stderr.write(f"{report.name}: {report.problem}")
            for left in report.left_out:
                self.stderr.write(f"{report.name}: “{left.source[:80]}” left out: {left.reason}")
            for text, finding in report.findings:
                self.stderr.write(f"{report.name}: “{text.source[:80]}” {finding.level}: {finding.message}")
            if report.taken:
                self.stdout.write(f"{report.name}: {len(report.taken)} taken, {report.unchanged} unchanged")
        if problems:
            raise CommandError(f"{taken} texts taken in; {problems} files with problems")
        self.stdout.write(self.style.SUCCESS(f"{taken} texts taken in"))


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and format_of(path.name):
            yield str(path.relative_to(folder)), path.read_bytes()
