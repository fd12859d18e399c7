"""The files on the first page of the import, the parts of one, and whether one came by before."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import OuterRef, QuerySet, Subquery

from exchange.models import BatchState, ImportBatch, ImportFile
from exchange.selectors.files import KEPT_OUT, files_of
from institutions.models import User


def listed_files(user: User | AnonymousUser) -> QuerySet[ImportFile]:
    """The files of this user, the newest first; `batch_state` says what became of one about one institution."""
    batch = ImportBatch.objects.filter(file=OuterRef("pk"), file__institution__isnull=False)
    return files_of(user).defer(*KEPT_OUT).annotate(batch_state=Subquery(batch.values("state")[:1]))


def imported_before(file: ImportFile) -> ImportBatch | None:
    """The last import of a file with the same content, for the same institution or for several; None without one."""
    same = ImportBatch.objects.filter(file__sha256=file.sha256, state=BatchState.IMPORTED).exclude(file=file)
    if file.institution_id is None:
        same = same.filter(file__institution__isnull=True)
    else:
        same = same.filter(institution=file.institution_id)
    return same.order_by("-decided_at", "-id").first()


def parts_of(file: ImportFile) -> QuerySet[ImportBatch]:
    """The batches of a file by the name of their institution; of the rows in them SEJN only knows how many."""
    return file.batches.select_related("institution").order_by("institution__name")
