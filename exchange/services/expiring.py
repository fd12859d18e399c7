"""Letting go of what nobody confirmed: the rows of families are not kept beside the registry for longer than needed."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from exchange.models import BatchState, FileState, ImportBatch, ImportFile, ImportProblem, ImportRow
from exchange.services.progress import WORKER_CONNECTION

KEPT: Final = timedelta(days=30)
"""How long a file waits for somebody; the page says so."""


def remove_expired_files(now: datetime) -> int:
    """Remove the files, problems and rows that nobody confirmed in 30 days; the number of files. Safe to run twice."""
    expired = ImportFile.objects.using(WORKER_CONNECTION).filter(uploaded_at__lt=now - KEPT)
    holding = [FileState.READING, FileState.MAPPING, FileState.CHECKING, FileState.CHECKED]
    with transaction.atomic(using=WORKER_CONNECTION):
        waiting = ImportBatch.objects.using(WORKER_CONNECTION).filter(
            file__in=expired.values("pk"), state=BatchState.PREVIEW
        )
        ImportRow.objects.using(WORKER_CONNECTION).filter(batch__in=waiting.values("pk")).delete()
        waiting.update(state=BatchState.DECLINED)
        files = expired.filter(state__in=holding).exclude(batches__state=BatchState.IMPORTED)
        ImportProblem.objects.using(WORKER_CONNECTION).filter(file__in=files.values("pk")).delete()
        return files.update(content=None, lines=None, report=None, profile={}, state=FileState.REMOVED)
