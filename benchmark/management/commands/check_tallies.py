"""python manage.py check_tallies [--all]: do the tallies still say what the measurements say?"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from benchmark.services.checking import SAMPLE, check_tallies


class Command(BaseCommand):
    """Safe while people enter: leaves out the months that are about to be counted anew. Fails on a difference."""

    help = f"Compare the tallies of {SAMPLE} months, and of what changed since yesterday, with the measurements."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="every month of every institution")

    def handle(self, **options: Any) -> None:
        found = check_tallies(None if options["all"] else SAMPLE)
        if found.mismatches:
            listed = "\n".join(f"  {mismatch}" for mismatch in found.mismatches)
            raise CommandError(
                f"{len(found.mismatches)} of {found.months} months differ from the measurements; the worker counts "
                f"them anew. When there are many, run `manage.py recount`.\n{listed}"
            )
        self.stdout.write(f"The tallies of {found.months} months are what the measurements say.")
