"""Removes drafts that nobody finished, and everything that is kept about them."""

import logging
from datetime import date, datetime, time
from typing import Final

from django.db import connections, transaction
from django.utils import timezone

from measurements.domain.expiry import KEPT_DAYS, kept_from
from measurements.models import FillingIn, MeasurementEvent, State

CONNECTION: Final = "counter"

# One statement that looks again once it has the row: who is just saving makes it a draft that was changed today.
REMOVE: Final = "DELETE FROM measurements_measurement WHERE state = %s AND changed_at < %s RETURNING id"

logger = logging.getLogger(__name__)


def remove_expired_drafts(today: date) -> int:
    """Remove the drafts that were last changed 90 days ago or longer, with their history; how many. Safe to repeat.

    Nothing about a family stays behind: the trigger of the history keeps a row that is removed, so the history goes
    after it.
    """
    midnight = timezone.make_aware(datetime.combine(kept_from(today), time.min))
    with transaction.atomic(using=CONNECTION):
        with connections[CONNECTION].cursor() as cursor:
            cursor.execute(REMOVE, [State.DRAFT.value, midnight])
            removed = [pk for (pk,) in cursor.fetchall()]
        FillingIn.objects.using(CONNECTION).filter(measurement_id__in=removed).delete()
        events, _ = MeasurementEvent.objects.using(CONNECTION).filter(pgh_obj_id__in=removed).delete()
    logger.info("removed %d drafts unchanged for %d days and %d lines of history", len(removed), KEPT_DAYS, events)
    return len(removed)
