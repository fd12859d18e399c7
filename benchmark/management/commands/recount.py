"""python manage.py recount [--year YEAR]: rebuilds all tallies from the measurements."""

from argparse import ArgumentParser
from time import monotonic, sleep
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError
from kombu.exceptions import OperationalError

from benchmark.models import Recount
from benchmark.services import recounting, working_off
from benchmark.tasks import RINGS, work_off_recount

HELPERS: Final = 4
"""How many workers are rung; a ring that finds nothing to do ends at once."""

PAUSE: Final = 0.2
"""Seconds between two looks, when the last months are with other workers."""

LINE_EVERY: Final = 1.0
"""Seconds between two lines of progress, at least."""


class Command(BaseCommand):
    """Counts together with the workers that hear it, and alone when none does; may be stopped and run again.

    Needed only after a restore or TRUNCATE, which fire no triggers, or when `check_tallies` finds a difference.
    """

    help = "Rebuild all tallies from the measurements. Safe while people enter."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--year", type=int, choices=range(2000, 2100), metavar="YEAR", help="only this year")

    def handle(self, *, year: int | None, **options: Any) -> None:
        recount, is_new = recounting.start(year)
        if not is_new:
            self.stdout.write(
                f"A recount of this runs since {recount.started_at:%Y-%m-%d %H:%M} UTC: helping it along."
            )
        self._ring(recount)
        self._work_off(recount)
        self._tell_the_end(recount)

    def _ring(self, recount: Recount) -> None:
        try:
            for _ in range(HELPERS):
                work_off_recount.apply_async((recount.pk,), **RINGS)
        except OperationalError:
            self.stderr.write("BROKER_URL cannot be reached: counting without the workers.")

    def _work_off(self, recount: Recount) -> None:
        told, told_at = "", 0.0
        while recounting.is_running(recount):
            if not working_off.work_off_next(recount.pk):
                sleep(PAUSE)
            if monotonic() - told_at >= LINE_EVERY:
                line, told_at = self._progress(recount), monotonic()
                if line != told:
                    self.stdout.write(line)
                    told = line

    def _progress(self, recount: Recount) -> str:
        so_far = recounting.progress(recount)
        line = f"{so_far.counted + so_far.failed} of {so_far.months} months ({so_far.percent}%)"
        return line if so_far.months else ""

    def _tell_the_end(self, recount: Recount) -> None:
        found = recounting.progress(recount)
        if found.failed:
            listed = ", ".join(recounting.failures(recount))
            raise CommandError(f"{found.failed} of {found.months} months could not be recounted: {listed}.")
        self.stdout.write(f"Recounted {found.counted} months." if found.months else "There is nothing to recount.")
