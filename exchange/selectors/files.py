"""Which files and batches somebody sees: team leads those of their institutions, at SEJN each the own ones."""

from typing import Final

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet

from exchange.models import UNENDED, FileState, ImportBatch, ImportFile, ImportJob
from institutions.access import can, institutions_for
from institutions.domain.roles import Permission
from institutions.models import User

KEPT_OUT: Final = ("content", "lines", "report", "profile", "mapping")
"""Large, and for the work only."""

OF_THE_FILE: Final = tuple(f"file__{name}" for name in KEPT_OUT)
"""The same, as seen from a batch or a job."""


def files_of(user: User | AnonymousUser) -> QuerySet[ImportFile]:
    """The files that this user may work on: of an institution that he or she leads, or at SEJN the own ones.

    Not those of a colleague at SEJN: a file holds rows of families, which nobody there sees but who brought it.
    """
    files = ImportFile.objects.filter(institution__in=institutions_for(user, Permission.CONFIRM_IMPORTS))
    if can(user, Permission.READ_NATIONAL_FIGURES) and can(user, Permission.IMPORT_MEASUREMENTS):
        files = files | ImportFile.objects.filter(institution__isnull=True, uploaded_by=user)
    return files.select_related("institution", "uploaded_by")


def batches_of(user: User | AnonymousUser) -> QuerySet[ImportBatch]:
    """The batches that this user may decide about: of a file of the own institution, or one that SEJN sent."""
    led = institutions_for(user, Permission.CONFIRM_IMPORTS)
    ready = Q(file__institution__isnull=False) | Q(file__state=FileState.SENT)
    batches = ImportBatch.objects.filter(ready, institution__in=led).select_related("file", "institution")
    return batches.defer(*OF_THE_FILE)


def running_job(file: ImportFile, batch: ImportBatch | None = None) -> ImportJob | None:
    """The job that is under way on the file or the batch; None when nothing is."""
    return ImportJob.objects.filter(file=file, batch=batch, state__in=UNENDED).first()


def last_job(file: ImportFile, batch: ImportBatch | None = None) -> ImportJob | None:
    """The newest job on the file or the batch, ended or not; None when there was none."""
    return ImportJob.objects.filter(file=file, batch=batch).order_by("-id").first()


def with_running() -> Exists:
    """Whether something is under way on a batch, as an annotation."""
    return Exists(ImportJob.objects.filter(batch=OuterRef("pk"), state__in=UNENDED))
