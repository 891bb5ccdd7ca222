from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from common.translation.languages import UnknownLanguageError, open_language, prepare


class Command(BaseCommand):
    help = "Start a language of the settings: everything published gets an unpublished draft to translate."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("language", help="Code of the language, for example nl.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            locale = open_language(options["language"])
        except UnknownLanguageError as error:
            raise CommandError(
                f"“{options['language']}” is not one of the languages of the settings to translate into; "
                "the README says how to add one."
            ) from error
        prepared, failed = 0, 0
        while True:
            step = prepare(locale, skip=failed)
            prepared += len(step.prepared)
            failed += len(step.failed)
            for title, reason in step.failed:
                self.stderr.write(f"  {title}: {reason}")
            if not step.left:
                break
            self.stdout.write(f"  {prepared} prepared, {step.left} left")
        if failed:
            raise CommandError(f"{prepared} prepared, {failed} failed")
        self.stdout.write(self.style.SUCCESS(f"{prepared} prepared; nothing of it is public yet"))
