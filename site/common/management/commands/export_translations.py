from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Locale

from common.translation.exchange import FORMATS, bundle


class Command(BaseCommand):
    help = "Write the translations into one language as PO or XLIFF files, one per object."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("language", help="Code of the language, for example fr.")
        parser.add_argument("--format", choices=list(FORMATS), default="po")
        parser.add_argument("--to", type=Path, required=True, help="Folder to write to; made when needed.")

    def handle(self, *args: Any, **options: Any) -> None:
        locale = Locale.objects.filter(language_code=options["language"]).first()
        if locale is None:
            raise CommandError(f"Nothing is translated into “{options['language']}”.")
        kind, count = FORMATS[options["format"]], 0
        for translation in bundle.translations_into(locale).iterator(chunk_size=100):
            folder = options["to"] / translation.source.specific_content_type.model
            folder.mkdir(parents=True, exist_ok=True)
            (folder / bundle.file_name(translation, kind)).write_bytes(bundle.file_of(translation, kind))
            count += 1
        self.stdout.write(self.style.SUCCESS(f"{count} files written"))
