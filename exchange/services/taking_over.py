"""Making measurements of the new rows of a batch: all of them, or none."""

from typing import Final

from django.db import connection
from django.db.models import Count, Max, Min, QuerySet
from django.utils import timezone
from psycopg import sql

from exchange.domain.outcomes import Outcome
from exchange.domain.rows import FILLED_FIELDS
from exchange.models import BatchState, FileState, ImportBatch, ImportFile, ImportRow
from exchange.services.comparing import compare
from exchange.services.progress import Progress
from measurements.domain.criteria import CRITERIA_IN_FORM_ORDER
from measurements.models import ClosedYear, Measurement, State
from measurements.signals import measurements_changed

LINES_AT_ONCE: Final = 2_000

_ALONE: Final = "SELECT pg_advisory_xact_lock(hashtext('exchange_take_over'), %s::integer)"
"""One import at a time for an institution: the second one sees what the first brought."""

_INSERT: Final = """
    INSERT INTO {measurements} (institution_id, team_id, author_id, {fields}, import_number, state, answered,
                                instrument_version, version, created_at, changed_at)
    SELECT institution_id, team_id, author_id, {fields}, batch_id, %(state)s, %(answered)s,
           %(instrument)s, 1, now(), now()
    FROM {rows}
    WHERE batch_id = %(batch)s AND outcome = %(new)s AND line BETWEEN %(first)s AND %(last)s
    ORDER BY line
"""


class PreviewIsOld(Exception):
    """What somebody confirmed is no longer what would come in; the message says what changed, in Dutch."""


def take_over(batch: ImportBatch, by: int | None, progress: Progress) -> None:
    """The batch, imported: each new row is a submitted measurement now, and the rows themselves are gone.

    Raises PreviewIsOld, and does nothing, when the measurements or the years that are open changed since the preview.
    """
    if not can_be_taken_over(batch):
        return
    with connection.cursor() as cursor:
        cursor.execute(_ALONE, [batch.institution_id])
    _refuse_old_preview(batch)
    batch.imported = _insert(batch, progress)
    batch.state, batch.decided_by_id, batch.decided_at = BatchState.IMPORTED, by, timezone.now()
    batch.save(update_fields=["imported", "state", "decided_by", "decided_at"])
    batch.lines.all().delete()
    ImportFile.objects.filter(pk=batch.file_id, institution__isnull=False).update(lines=None, profile={})
    measurements_changed.send(sender=Measurement)


def can_be_taken_over(batch: ImportBatch) -> bool:
    """Whether somebody may confirm it: without one error in the file, and of several institutions once SEJN sent it."""
    ready = FileState.CHECKED if batch.file.institution_id else FileState.SENT
    return batch.state == BatchState.PREVIEW and batch.file.state == ready and not batch.file.errors


def new_rows(batch: ImportBatch) -> QuerySet[ImportRow]:
    """The rows that would come in."""
    return batch.lines.filter(outcome=Outcome.NEW.value)


def _refuse_old_preview(batch: ImportBatch) -> None:
    before = _outcomes(batch)
    compare(batch)
    if _outcomes(batch) != before:
        raise PreviewIsOld("Intussen zijn er metingen bijgekomen of veranderd. Bekijk de controle opnieuw.")
    # Read in this transaction: who closes a year waits until it has ended, or was first and is seen here.
    closed = ClosedYear.objects.filter(year__in=new_rows(batch).values("completed_on__year").distinct())
    if years := sorted(closed.values_list("year", flat=True)):
        raise PreviewIsOld(
            f"Intussen is het jaar {years[0]} gesloten. Haal de rijen van dat jaar uit het bestand en lees het "
            "opnieuw in."
        )


def _outcomes(batch: ImportBatch) -> dict[int, str]:
    """What becomes of each row, by its line: two that change places leave the counts as they were."""
    return dict(batch.lines.order_by().values_list("line", "outcome"))


def _insert(batch: ImportBatch, progress: Progress) -> int:
    """Insert the new rows some lines at a time, so that somebody can see how far it is and stop it."""
    bounds = new_rows(batch).aggregate(first=Min("line"), last=Max("line"), number=Count("pk"))
    inserted = 0
    with connection.cursor() as cursor:
        for first in range(bounds["first"] or 0, (bounds["last"] or -1) + 1, LINES_AT_ONCE):
            cursor.execute(
                _named(_INSERT),
                {
                    "batch": batch.pk,
                    "new": Outcome.NEW.value,
                    "first": first,
                    "last": first + LINES_AT_ONCE - 1,
                    "state": State.SUBMITTED.value,
                    "answered": [criterion.form_number for criterion in CRITERIA_IN_FORM_ORDER],
                    "instrument": Measurement._meta.get_field("instrument_version").default,
                },
            )
            inserted += cursor.rowcount
            progress(inserted, bounds["number"])
    return inserted


def _named(statement: str) -> sql.Composed:
    return sql.SQL(statement).format(
        measurements=sql.Identifier(Measurement._meta.db_table),
        rows=sql.Identifier(ImportRow._meta.db_table),
        fields=sql.SQL(", ").join(map(sql.Identifier, FILLED_FIELDS)),
    )
