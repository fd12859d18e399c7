"""What waits for a team lead who did not begin it."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from exchange.models import BatchState, FileState, ImportBatch
from exchange.selectors.files import batches_of, with_running
from institutions.models import User


def sent_batches(user: User | AnonymousUser) -> QuerySet[ImportBatch]:
    """The batches that SEJN sent, on which neither this user nor a colleague decided; the first sent first."""
    waiting = batches_of(user).filter(file__state=FileState.SENT, state=BatchState.PREVIEW)
    return waiting.exclude(with_running()).order_by("pk")
