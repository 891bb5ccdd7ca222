from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from common.feedback.keeping import delete_old


class Command(BaseCommand):
    help = "Delete what readers said about pages longer ago than FEEDBACK_MONTHS. Run it once a month."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--months", type=int, default=settings.FEEDBACK_MONTHS)

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(self.style.SUCCESS(f"{delete_old(options['months'])} answers deleted"))
