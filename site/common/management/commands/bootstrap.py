import os
import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from common.content_files.loader import content_is_loaded
from common.models import ContentVersion, TranslationStatus
from common.publications import background, turn
from common.publications.formats import missing_parts

EDITOR = "editor"


class Command(BaseCommand):
    help = "Prepare the site: database, initial content on the first run, one editor account, static files."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-static", action="store_true", help="Leave out collecting static files.")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("Database")
        call_command("migrate", interactive=False, verbosity=0)
        if content_is_loaded():
            self.stdout.write("Content: already there, left as it is")
            # A site from before there was a board.
            if not TranslationStatus.objects.exists():
                call_command("rebuild_translation_board", stdout=self.stdout)
            # A site from before anything was derived from its content.
            if not ContentVersion.objects.exists():
                call_command("rebuild_derived", stdout=self.stdout)
        else:
            self.stdout.write("Content, the first time only (about a minute)")
            with background.held():
                call_command("load_content", stdout=self.stdout)
        if not options["no_static"]:
            self.stdout.write("Static files")
            call_command("collectstatic", interactive=False, verbosity=0)
        # An update of the software may make them otherwise; the builder that starts with the site finds out.
        turn.ask_to_look_again()
        for part in missing_parts():
            self.stdout.write(f"  {part.name} was not found: no {part.formats}. On Debian: apt install {part.packages}")
        self._editor()
        self._addresses()

    def _editor(self) -> None:
        """Create the first account, only while there is none, and show its password this once."""
        users = get_user_model()
        if users.objects.exists():
            return
        password = secrets.token_urlsafe(12)
        users.objects.create_superuser(EDITOR, email="", password=password)
        self.stdout.write(self.style.SUCCESS(f"\n  Editor account: {EDITOR}\n  Password:       {password}"))
        self.stdout.write("  It is shown only now; change it in the account settings.\n")

    def _addresses(self) -> None:
        base = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
        for code, name in settings.LANGUAGES:
            self.stdout.write(f"  {name + ':':<10} {base}/{code}/")
        self.stdout.write(f"  {'Editing:':<10} {base}/admin/\n  Stop with Ctrl-C.\n")
