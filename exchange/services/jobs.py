"""Work on files, done by whatever worker comes by; nothing of it is lost or done twice when one is killed.

The rows are the truth. The work is one transaction that holds the lock of its job for as long as the worker lives, so
a job that is not done and whose lock is free was left by a worker that was killed, and is begun again. `attempts` is
raised outside that transaction, before the work.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import DatabaseError, connection
from django.db.models import F, QuerySet
from django.utils import timezone

from exchange.models import MOST_ATTEMPTS, UNENDED, FileState, ImportBatch, ImportFile, ImportJob, JobState, Work
from exchange.selectors.files import OF_THE_FILE
from exchange.services import checking, reading, taking_over, undoing
from exchange.services.comparing import compare
from exchange.services.locking import locked_batch, locked_file
from exchange.services.progress import WORKER_CONNECTION, Cancelled, JobProgress
from institutions.models import Institution
from institutions.row_context import RowContext, Scope, row_context

logger = logging.getLogger(__name__)

GAVE_UP: Final = "Dit is drie keer niet gelukt. Probeer het later opnieuw, of vraag SEJN om hulp."

_HOLD: Final = "SELECT pg_try_advisory_xact_lock(hashtext('exchange_job'), %s::integer)"


def ask_for(work: Work, file: ImportFile, *, by: int | None, batch: ImportBatch | None = None) -> ImportJob:
    """The job, waiting for a worker; the one that is under way already when there is one.

    Ring for it after the commit: exchange.tasks.run_job.
    """
    under_way = ImportJob.objects.filter(file=file, batch=batch, state__in=UNENDED).first()
    return under_way or ImportJob.objects.create(
        file=file, batch=batch, work=work.value, asked_by_id=by, asked_at=timezone.now(), total=_rows(file, batch)
    )


def cancel(job: ImportJob) -> None:
    """Ask the worker to stop; what is done already stays done."""
    ImportJob.objects.filter(pk=job.pk).update(is_cancelled=True)


def run(job_id: int) -> None:
    """Do the job, unless it has ended or another worker is at it. Safe to call at any moment and twice at once."""
    waiting = _jobs().select_related("file", "batch").defer(*OF_THE_FILE)
    job = waiting.filter(pk=job_id, state__in=UNENDED).first()
    if job is None:
        return
    try:
        with row_context(_context_of(job)), _held(job) as is_held:
            if not is_held or not _begun(job):
                return
            _work(job)
    except Cancelled:
        _end(job, JobState.CANCELLED)
    except (taking_over.PreviewIsOld, undoing.CannotUndo) as refusal:
        _end(job, JobState.FAILED, str(refusal))
    except DatabaseError:
        logger.exception("job %s (%s) failed, attempt %s", job.pk, job.work, job.attempts + 1)
        _give_up_or_wait(job)
    else:
        _end(job, JobState.DONE)


def unended() -> list[int]:
    """The jobs that wait or are busy; to ring for one that somebody is at does no harm."""
    return list(_jobs().filter(state__in=UNENDED).order_by("pk").values_list("pk", flat=True))


def _work(job: ImportJob) -> None:
    progress = JobProgress(job.pk)
    progress(0)
    match Work(job.work):
        case Work.READ:
            reading.read(locked_file(job.file_id), progress)
        case Work.CHECK:
            checking.check(locked_file(job.file_id), progress)
        case Work.TAKE_OVER:
            taking_over.take_over(locked_batch(job.batch_id), job.asked_by_id, progress)
        case Work.UNDO:
            undoing.undo(locked_batch(job.batch_id), job.asked_by_id, progress)


@contextmanager
def _held(job: ImportJob) -> Iterator[bool]:
    """Whether the job is ours until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, [job.pk])
        yield cursor.fetchone()[0]


def _begun(job: ImportJob) -> bool:
    """Count the attempt; False when the job has ended meanwhile, or three workers died of it."""
    waiting = _jobs().filter(pk=job.pk, state__in=UNENDED)
    if waiting.filter(attempts__lt=MOST_ATTEMPTS).update(state=JobState.BUSY.value, attempts=F("attempts") + 1):
        return True
    if waiting.exists():
        _stop(job, JobState.FAILED, GAVE_UP)
    return False


def _give_up_or_wait(job: ImportJob) -> None:
    if job.attempts + 1 >= MOST_ATTEMPTS:
        _end(job, JobState.FAILED, GAVE_UP)
    else:
        _jobs().filter(pk=job.pk).update(state=JobState.WAITING.value)


def _end(job: ImportJob, state: JobState, message: str = "") -> None:
    """Say how the job ended; work that was not done leaves the file where it was before."""
    if state is not JobState.DONE:
        with row_context(_context_of(job)):
            _stop(job, state, message)
        return
    _jobs().filter(pk=job.pk, state__in=UNENDED).update(state=state.value, message=message)


def _stop(job: ImportJob, state: JobState, message: str) -> None:
    """Put the file back where the work began: not read is not kept, not checked is to be checked.

    What would be taken over is compared anew, for that is why it may not have been.
    """
    match Work(job.work):
        case Work.READ:
            _nothing_read(locked_file(job.file_id), message)
        case Work.CHECK:
            _to_be_checked(job.file_id)
        case Work.TAKE_OVER:
            compare(locked_batch(job.batch_id))
    _jobs().filter(pk=job.pk).update(state=state.value, message=message)


def _nothing_read(file: ImportFile, message: str) -> None:
    if file.state == FileState.READING:
        reading.refuse(file, message or "Het lezen van dit bestand is afgebroken.")


def _to_be_checked(file_id: int) -> None:
    ImportFile.objects.filter(pk=file_id, state=FileState.CHECKING).update(state=FileState.MAPPING)


def _context_of(job: ImportJob) -> RowContext:
    """For whom the work is done: one institution, or for a file of several all of them.

    Whoever asked was allowed to; the rows of the families in it are still seen by nobody but the work.
    """
    one = job.batch.institution_id if job.batch else job.file.institution_id
    if one is not None:
        ids: tuple[int, ...] = (one,)
        return RowContext(user_id=job.asked_by_id, institutions=ids, leads=ids)
    ids = tuple(Institution.objects.using(WORKER_CONNECTION).values_list("pk", flat=True))
    return RowContext(user_id=job.asked_by_id, institutions=ids, leads=ids, scopes=frozenset({Scope.NATIONAL}))


def _rows(file: ImportFile, batch: ImportBatch | None) -> int:
    return batch.rows if batch else file.rows


def _jobs() -> QuerySet[ImportJob]:
    return ImportJob.objects.using(WORKER_CONNECTION)
