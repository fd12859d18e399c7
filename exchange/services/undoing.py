"""Undoing an import: what it brought goes, but for what somebody changed since."""

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from exchange.models import BatchState, ImportBatch
from exchange.services.progress import Progress
from measurements.models import ClosedYear, CorrectionRequest, Measurement, State
from measurements.signals import measurements_changed

AS_IMPORTED = Q(version=1, state=State.SUBMITTED.value)


class CannotUndo(Exception):
    """The import stays as it is; the message says why, in Dutch."""


def undo(batch: ImportBatch, by: int | None, progress: Progress) -> None:
    """The batch, undone; `kept` says how many measurements stay because somebody corrected or withdrew them.

    The history keeps what goes. Raises CannotUndo, and does nothing, when the import holds a year that is closed now.
    """
    if batch.state != BatchState.IMPORTED:
        return
    if problem := undo_problem(batch):
        raise CannotUndo(problem)
    with connection.cursor() as cursor:
        cursor.execute("SELECT app_undo_import(%s, %s)", [batch.institution_id, batch.pk])
        removed = cursor.fetchone()[0]
    progress(removed, removed)
    batch.kept = brought_by(batch).count()
    batch.state, batch.undone_by_id, batch.undone_at = BatchState.UNDONE, by, timezone.now()
    batch.save(update_fields=["kept", "state", "undone_by", "undone_at"])
    measurements_changed.send(sender=Measurement)


def undo_problem(batch: ImportBatch) -> str | None:
    """Why the import cannot be undone, in Dutch; None when it can."""
    closed = ClosedYear.objects.filter(year__in=brought_by(batch).values("completed_on__year").distinct())
    years = sorted(closed.values_list("year", flat=True))
    if not years:
        return None
    return f"Het jaar {years[0]} is gesloten. Een import met metingen uit dat jaar kunt u niet meer ongedaan maken."


def brought_by(batch: ImportBatch) -> QuerySet[Measurement]:
    """The measurements that are there because of this import."""
    return Measurement.objects.filter(institution=batch.institution_id, import_number=batch.pk)


def would_stay(batch: ImportBatch) -> int:
    """How many of them somebody corrected or withdrew, or asked to; undoing leaves those."""
    asked = Exists(CorrectionRequest.objects.filter(measurement=OuterRef("pk")))
    return brought_by(batch).filter(~AS_IMPORTED | asked).count()
