"""What waits for a decision: for a team lead what SEJN sent, for SEJN the own files that are not done."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet

from exchange.models import BatchState, FileState, ImportBatch, ImportFile
from exchange.models.files import ENDED
from exchange.selectors.files import KEPT_OUT, batches_of, files_of, with_running
from institutions.models import User


def sent_batches(user: User | AnonymousUser) -> QuerySet[ImportBatch]:
    """The batches that SEJN sent, on which neither this user nor a colleague decided; the first sent first."""
    waiting = batches_of(user).filter(file__state=FileState.SENT, state=BatchState.PREVIEW)
    return waiting.exclude(with_running()).order_by("pk")


def unfinished_files(user: User) -> QuerySet[ImportFile]:
    """The own files of somebody at SEJN that are not sent yet, or on which team leads did not decide; newest first.

    `undecided` is the number of institutions whose part waits for a team lead.
    """
    undecided = Count("batches", filter=Q(batches__state=BatchState.PREVIEW))
    files = files_of(user).filter(institution__isnull=True).defer(*KEPT_OUT).annotate(undecided=undecided)
    return files.filter(~Q(state__in=ENDED) | Q(state=FileState.SENT, undecided__gt=0))
