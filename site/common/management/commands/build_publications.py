import os
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections
from django.template.defaultfilters import filesizeformat

from common.models import Publication
from common.publications import rounds, turn
from common.publications.formats import missing_parts
from common.publications.registry import kinds

# Seconds between two looks of a service, and of who waits for another builder.
PAUSE = 10
# Readers first.
NICENESS = 10


class Command(BaseCommand):
    help = (
        "Make the publications (PDF, EPUB, DOCX) whose content changed, and remove those of texts that are gone. "
        "The site starts this by itself after a change; see PUBLICATIONS in the README."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--language", action="append", default=[], choices=[code for code, _ in settings.LANGUAGES])
        parser.add_argument("--kind", action="append", default=[], choices=[kind.name for kind in kinds()])
        parser.add_argument("--again", action="store_true", help="Make also what has not changed.")
        parser.add_argument("--wait", action="store_true", help="While another process makes publications, wait.")
        parser.add_argument("--watch", action="store_true", help="Go on for ever: a service beside the web server.")
        parser.add_argument("--if-due", action="store_true", help="Look only if content or software changed.")
        parser.add_argument("--holder", help="The turn that whoever started this has taken for it.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["holder"] or options["watch"] or options["if_due"]:
            os.nice(NICENESS)
        try:
            self._handle(options)
        except KeyboardInterrupt:
            # The site was stopped with Ctrl-C; whatever was not made is made after the next start.
            self.stderr.write("Stopped")

    def _handle(self, options: dict[str, Any]) -> None:
        if options["watch"]:
            self._watch()
        elif options["holder"]:
            rounds.look_after_all(options["holder"])
        elif not options["if_due"]:
            self._now(options)
        elif not turn.all_checked():
            rounds.look_after_all()

    def _watch(self) -> None:
        while True:
            if not turn.all_checked():
                rounds.look_after_all()
            close_old_connections()
            time.sleep(PAUSE)

    def _now(self, options: dict[str, Any]) -> None:
        for part in missing_parts():
            self.stderr.write(f"{part.name} is missing: no {part.formats}. On Debian: apt install {part.packages}")
        choice = rounds.Choice(options["kind"], options["language"])
        holder = turn.take()
        while holder is None and options["wait"]:
            time.sleep(1)
            holder = turn.take()
        if holder is None:
            raise CommandError("Another process is making publications. With --wait this one waits for it.")
        self.made = self.failed = 0
        try:
            if options["again"]:
                self._forget(choice)
            rounds.run(holder, choice, self._tell)
        finally:
            turn.give_back(holder)
        if self.failed:
            raise CommandError(f"{self.made} made, {self.failed} could not be made.")
        self.stdout.write(self.style.SUCCESS(f"{self.made} made; everything else was up to date."))

    def _forget(self, choice: rounds.Choice) -> None:
        rows = Publication.objects.all()
        if choice.kinds:
            rows = rows.filter(kind__in=choice.kinds)
        if choice.languages:
            rows = rows.filter(language__in=choice.languages)
        rows.update(content_hash="", tried_hash="")

    def _tell(self, row: Publication) -> None:
        if row.state == Publication.State.READY:
            self.made += 1
            self.stdout.write(f"  {row}: {filesizeformat(row.size)}, {row.seconds:.1f} s")
        else:
            self.failed += 1
            self.stdout.write(f"  {row}: {row.get_state_display()}. {row.message}")
