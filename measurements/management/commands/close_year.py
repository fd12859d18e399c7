"""python manage.py close_year YEAR [--reopen]: nothing of that year is corrected without permission any more."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from measurements.services.closing import CannotClose, close_year, reopen_year


class Command(BaseCommand):
    """Works as the owner of the database. Drafts are no obstacle: their year is that of the day they are sent."""

    help = "Close a year of filling in: its measurements are corrected or withdrawn only if a team lead grants it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("year", type=int)
        parser.add_argument("--reopen", action="store_true", help="let the measurements of the year be corrected again")

    def handle(self, *, year: int, reopen: bool, **options: Any) -> None:
        try:
            is_changed = reopen_year(year) if reopen else close_year(year)
        except CannotClose as error:
            raise CommandError(str(error)) from error
        except OperationalError as error:
            raise CommandError("Somebody is correcting measurements for long. Nothing changed: try again.") from error
        state = "open" if reopen else "closed"
        self.stdout.write(f"{year} is {state}." if is_changed else f"{year} was {state} already.")
