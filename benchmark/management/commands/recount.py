"""python manage.py recount: rebuilds all tallies from the measurements."""

from typing import Any

from django.core.management.base import BaseCommand

from benchmark.services import counting


class Command(BaseCommand):
    """Rebuilds every tally; needed only after a restore or TRUNCATE, which fire no triggers. Safe while in use."""

    help = "Rebuild all tallies from the measurements. Safe while people enter."

    def handle(self, *args: Any, **options: Any) -> None:
        institutions = counting.recount()
        self.stdout.write(f"Recounted all months of {institutions} institutions.")
