"""Files and batches to start from, in whatever state, without a file that has to be read first."""

from collections.abc import Iterable
from typing import Any, Final

from django.utils import timezone

from exchange.domain.outcomes import Outcome
from exchange.domain.rows import FILLED_FIELDS
from exchange.models import BatchState, FileState, ImportBatch, ImportFile, ImportJob, ImportRow, JobState, Work
from exchange.services.comparing import compare
from institutions.models import Institution, Team, User
from measurements.models import Measurement
from tests.measurement_data import complete_measurement

SHA: Final = "0" * 64


def checked_file(institution: Institution | None, **changes: Any) -> ImportFile:
    """A file that was checked; without an institution one of SEJN that was sent to the team leads."""
    fields = {
        "institution": institution,
        "uploaded_at": timezone.now(),
        "name": "metingen 2024.xlsx",
        "sha256": SHA,
        "state": (FileState.CHECKED if institution else FileState.SENT).value,
    }
    return ImportFile.objects.create(**fields | changes)


def batch_of(
    institution: Institution,
    measurements: Iterable[Measurement] = (),
    *,
    file: ImportFile | None = None,
    **changes: Any,
) -> ImportBatch:
    """A batch with these measurements as its rows from line 2 on, compared with what is there."""
    held = list(measurements)
    file = file or checked_file(institution)
    batch = ImportBatch.objects.create(file=file, institution=institution, **{"rows": len(held)} | changes)
    team = Team.objects.filter(institution=institution).order_by("code")[0]
    ImportRow.objects.bulk_create(
        ImportRow(
            batch=batch,
            institution=institution,
            line=line,
            outcome=Outcome.NEW.value,
            team_id=measurement.team_id or team.pk,
            author_id=measurement.author_id,
            **{name: getattr(measurement, name) for name in FILLED_FIELDS},
        )
        for line, measurement in enumerate(held, start=2)
    )
    compare(batch)
    return batch


def measurements(number: int, **changes: Any) -> list[Measurement]:
    """So many complete measurements that are not stored."""
    return [complete_measurement(**changes) for _ in range(number)]


def job_of(
    batch: ImportBatch, work: Work = Work.TAKE_OVER, state: JobState = JobState.WAITING, **more: Any
) -> ImportJob:
    """Work on the batch."""
    fields = {"file": batch.file, "batch": batch, "work": work.value, "state": state.value, "total": batch.rows}
    return ImportJob.objects.create(asked_at=timezone.now(), **fields | more)


def imported(institution: Institution, by: User, number: int = 2, pk: int | None = None, **changes: Any) -> ImportBatch:
    """A batch that was taken over, with so many measurements of which nobody knows who filled them in."""
    batch = batch_of(
        institution,
        pk=pk,
        rows=number,
        imported=number,
        state=BatchState.IMPORTED.value,
        decided_by=by,
        decided_at=timezone.now(),
    )
    team = Team.objects.filter(institution=institution).order_by("code")[0]
    for measurement in measurements(number, institution=institution, team=team, import_number=batch.pk, **changes):
        measurement.save(force_insert=True)
    return batch
