"""How far a job is, written so that others see it while the work itself is not committed yet."""

import time
from collections.abc import Iterable, Iterator
from typing import Final, Protocol, TypeVar

from exchange.models import ImportJob

WORKER_CONNECTION: Final = "counter"
"""Not the connection of the work: what is written there shows only once the work is done."""

INTERVAL: Final = 0.5
"""Seconds between two looks at whether somebody asked to stop."""

LOOKS: Final = 500
"""Rows between two looks at the clock."""

Row = TypeVar("Row")


class Cancelled(Exception):
    """Somebody asked to stop; nothing of the work is kept."""


class Progress(Protocol):
    """Told how many rows are done; raises Cancelled when the work has to stop."""

    def __call__(self, done: int, total: int = 0) -> None: ...


def unseen(done: int, total: int = 0) -> None:
    """The progress of work at which nobody looks."""


class JobProgress:
    """Writes the progress to the row of a job, twice a second at most."""

    def __init__(self, job_id: int) -> None:
        self._job = ImportJob.objects.using(WORKER_CONNECTION).filter(pk=job_id)
        self._next = 0.0

    def __call__(self, done: int, total: int = 0) -> None:
        """Raises Cancelled when somebody asked to stop since."""
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + INTERVAL
        self._job.update(done=done, **({"total": total} if total else {}))
        if self._job.values_list("is_cancelled", flat=True).get():
            raise Cancelled


def counted(rows: Iterable[Row], progress: Progress, total: int = 0) -> Iterator[Row]:
    """The rows, telling the progress as they go by."""
    done = 0
    for done, row in enumerate(rows, start=1):
        if done % LOOKS == 0:
            progress(done, total)
        yield row
    progress(done, total)
