"""The decisions of a team lead about a batch: take it over, leave it, undo it."""

from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone

from exchange.models import BatchState, FileState, ImportBatch, ImportJob, Work
from exchange.selectors.files import batches_of, running_job
from exchange.services.files import BUSY, clear
from exchange.services.jobs import ask_for
from exchange.services.taking_over import can_be_taken_over, new_rows
from exchange.services.undoing import undo_problem
from institutions.access import check_permission
from institutions.domain.roles import Permission
from institutions.models import User

NOT_READY: Final = "Deze metingen kunnen nu niet worden toegevoegd. Bekijk eerst de controle."
NOTHING_NEW: Final = "In dit bestand staan geen nieuwe metingen. Er is niets om toe te voegen."
NOT_DECLINABLE: Final = "Deze metingen zijn al toegevoegd. U kunt de import ongedaan maken."
NOT_IMPORTED: Final = "Deze import is niet ingelezen, of al ongedaan gemaakt."


@transaction.atomic
def confirm(*, batch: ImportBatch, by: User) -> ImportJob:
    """The job that makes measurements of the new rows; raises ValidationError when there is nothing to take over.

    A second click gives the job that is under way.
    """
    if under_way := running_job(batch.file, batch):
        return under_way
    locked = _locked(batch, by)
    if not can_be_taken_over(locked):
        raise ValidationError(NOT_READY)
    if not new_rows(locked).exists():
        raise ValidationError(NOTHING_NEW)
    return ask_for(Work.TAKE_OVER, locked.file, by=by.pk, batch=locked)


@transaction.atomic
def decline(*, batch: ImportBatch, by: User) -> None:
    """The batch, left for what it is: its rows go. A second time changes nothing."""
    if running_job(batch.file, batch):  # asked before the lock, which a worker holds until all has come in
        raise ValidationError(BUSY)
    locked = _locked(batch, by)
    if locked.state == BatchState.DECLINED:
        return
    if locked.state != BatchState.PREVIEW:
        raise ValidationError(NOT_DECLINABLE)
    locked.state, locked.decided_by, locked.decided_at = BatchState.DECLINED, by, timezone.now()
    locked.save(update_fields=["state", "decided_by", "decided_at"])
    locked.lines.all().delete()
    if locked.file.institution_id is not None:
        clear(locked.file, FileState.REMOVED)


@transaction.atomic
def ask_to_undo(*, batch: ImportBatch, by: User) -> ImportJob:
    """The job that undoes the import; raises ValidationError where that cannot be done."""
    locked = _locked(batch, by)
    if locked.state != BatchState.IMPORTED:
        raise ValidationError(NOT_IMPORTED)
    if problem := undo_problem(locked):
        raise ValidationError(problem)
    return ask_for(Work.UNDO, locked.file, by=by.pk, batch=locked)


def _locked(batch: ImportBatch, by: User) -> ImportBatch:
    check_permission(by, Permission.CONFIRM_IMPORTS)
    locked: ImportBatch = get_object_or_404(batches_of(by).select_for_update(of=("self",)), pk=batch.pk)
    return locked
