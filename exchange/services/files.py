"""The steps of a person with a file: upload it, settle its columns, remove it, send its parts to the team leads."""

import hashlib
from typing import Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone

from exchange.domain.headers import Recognition
from exchange.domain.mapping import FileMapping
from exchange.files.reading import MOST_BYTES
from exchange.models import UNENDED, BatchState, FileState, ImportFile, ImportJob, RememberedMapping, Work
from exchange.selectors.files import files_of
from exchange.services.checking import forget_rows
from exchange.services.jobs import ask_for
from exchange.services.reading import recognise
from institutions.access import check_permission, institutions_for
from institutions.domain.roles import Permission
from institutions.models import Institution, User

TOO_LARGE: Final = "Dit bestand is groter dan 20 MB. Deel het op, bijvoorbeeld per jaar, en lees de delen apart in."
BUSY: Final = "Er wordt nog aan dit bestand gewerkt. Wacht tot dat klaar is, of breek het af."
ENDED: Final = "Dit bestand is al afgehandeld. Lees het opnieuw in als u er nog iets mee wilt."
NOT_SENDABLE: Final = "Er staan nog fouten in dit bestand. Herstel die eerst en lees het bestand opnieuw in."


@transaction.atomic
def upload(*, content: bytes, name: str, by: User, institution: Institution | None) -> ImportJob:
    """The job that reads the file, waiting for a worker; without an institution it may hold several, which SEJN's do.

    Raises ValidationError for a file that is too large to be kept.
    """
    check_permission(by, Permission.IMPORT_MEASUREMENTS)
    if institution is None:
        check_permission(by, Permission.READ_NATIONAL_FIGURES)
    elif not institutions_for(by, Permission.CONFIRM_IMPORTS).filter(pk=institution.pk).exists():
        raise PermissionDenied("somebody imports for the own institution only")
    return ask_for(Work.READ, kept(content=content, name=name, by=by.pk, institution=institution), by=by.pk)


def kept(*, content: bytes, name: str, by: int | None, institution: Institution | None) -> ImportFile:
    """The file as a row, to be read; raises ValidationError when it is too large."""
    if len(content) > MOST_BYTES:
        raise ValidationError(TOO_LARGE)
    return ImportFile.objects.create(
        institution=institution,
        uploaded_by_id=by,
        uploaded_at=timezone.now(),
        name=name[-200:],
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
    )


@transaction.atomic
def settle(*, file: ImportFile, mapping: FileMapping, by: User) -> ImportJob | None:
    """The job that checks the rows as `mapping` says they are to be read; the institution's next file is read so too.

    None, with the mapping kept, as long as columns are missing or doubled: then there is nothing to check.
    """
    locked = _locked(file, by)
    if _is_decided(locked):
        raise ValidationError(ENDED)
    locked.mapping = mapping.as_json
    remember(locked, mapping)
    forget_rows(locked)
    is_complete = not recognition_of(locked, mapping).problems
    locked.state = FileState.CHECKING if is_complete else FileState.MAPPING
    locked.save(update_fields=["mapping", "state"])
    return ask_for(Work.CHECK, locked, by=by.pk) if is_complete else None


def remember(file: ImportFile, mapping: FileMapping) -> None:
    """Keep how the institution's files are read."""
    if file.institution_id is not None:
        RememberedMapping.objects.update_or_create(
            institution_id=file.institution_id, defaults={"mapping": mapping.as_json}
        )


def recognition_of(file: ImportFile, mapping: FileMapping) -> Recognition:
    """What each column of a file that was read fills."""
    return recognise([column["header"] for column in file.profile["columns"]], mapping)


@transaction.atomic
def remove(*, file: ImportFile, by: User) -> None:
    """Nothing of the file is kept but that it was there; a second time changes nothing. What was imported stays."""
    if file.state in (FileState.REFUSED, FileState.REMOVED):
        return
    locked = _locked(file, by)
    if not locked.batches.filter(state=BatchState.IMPORTED).exists():
        forget_rows(locked)
    clear(locked, FileState.REMOVED)


@transaction.atomic
def reopen(*, file: ImportFile, by: User) -> None:
    """The file with its columns to be settled anew; what the check found goes. Not once somebody decided about it."""
    locked = _locked(file, by)
    if locked.state == FileState.MAPPING:
        return
    if locked.state != FileState.CHECKED or _is_decided(locked):
        raise ValidationError(ENDED)
    forget_rows(locked)
    locked.errors, locked.report, locked.state = 0, None, FileState.MAPPING
    locked.save(update_fields=["errors", "report", "state"])


@transaction.atomic
def send(*, file: ImportFile, by: User) -> None:
    """The parts of the file, with the team leads of their institutions; the file itself is gone then."""
    check_permission(by, Permission.READ_NATIONAL_FIGURES)
    locked = _locked(file, by)
    if locked.state != FileState.CHECKED or locked.errors or locked.institution_id is not None:
        raise ValidationError(NOT_SENDABLE)
    clear(locked, FileState.SENT)


def clear(file: ImportFile, state: FileState) -> None:
    """Let go of what the file held; its batches and their rows are another matter."""
    file.problems.all().delete()
    file.content, file.lines, file.report, file.profile, file.state = None, None, None, {}, state
    file.save(update_fields=["content", "lines", "report", "profile", "state"])


def _is_decided(file: ImportFile) -> bool:
    """Whether a part of the file was added, undone or declined: then its rows are no more to be read otherwise."""
    return file.batches.exclude(state=BatchState.PREVIEW).exists()


def _locked(file: ImportFile, by: User) -> ImportFile:
    """The file as it stands now, if nobody works on it and it has not ended."""
    if file.jobs.filter(state__in=UNENDED).exists():  # before the lock, which a worker holds until it is done
        raise ValidationError(BUSY)
    locked: ImportFile = get_object_or_404(files_of(by).select_for_update(of=("self",)), pk=file.pk)
    if locked.state in (FileState.SENT, FileState.REFUSED, FileState.REMOVED):
        raise ValidationError(ENDED)
    return locked
