"""Working off a recount, month by month, by as many workers at once as there are.

The rows are the truth. A worker raises `attempts` and commits before it counts. It then writes that the month is done
in the transaction that counts it: that holds the row while the worker lives, and is undone with the count when it does
not. So a part that is busy but held by nobody was left by a worker that was killed, and is begun again.
"""

import logging
import time
from datetime import datetime, timedelta
from typing import Final

from django.db import DatabaseError, transaction
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from benchmark.models.recounts import MOST_ATTEMPTS, UNENDED, PartState, Recount, RecountPart, RecountState
from benchmark.services.counting import COUNTER_CONNECTION, recount_period
from measurements.domain.period import Period

LEFT_AFTER: Final = timedelta(minutes=1)
"""How long a part stays with the worker that took it without being held; taking and holding are two transactions."""

STINT: Final = 5.0
"""Seconds that a worker goes on before it lets other tasks, such as refreshing what people enter, go first."""

logger = logging.getLogger(__name__)


def work_off_for_a_while(recount_id: int) -> bool:
    """Count months of this recount for some seconds; whether there may be more to take. Safe to run twice at once."""
    until = time.monotonic() + STINT
    while work_off_next(recount_id):
        if time.monotonic() > until:
            return True
    return False


def work_off_next(recount_id: int) -> bool:
    """Count the next month of this recount; False when there is none to take now.

    Then the recount has ended, unless other workers are still busy. A month that fails waits behind all others, and is
    given up after three attempts.
    """
    part = _take(recount_id)
    if part is None:
        _end(recount_id)
        return False
    try:
        _count(part)
    except DatabaseError:
        logger.exception(
            "month %s of institution %s not recounted, attempt %s", part.month, part.institution_id, part.attempts
        )
        _put_back(part)
    return True


def unattended() -> list[int]:
    """The recounts that run and that nobody took a month of in the last minute."""
    attended = _parts().filter(recount=OuterRef("pk"), state=PartState.BUSY.value, taken_at__gte=_left_before())
    return list(_running().exclude(Exists(attended)).order_by("pk").values_list("pk", flat=True))


def _take(recount_id: int) -> RecountPart | None:
    """The next part, made busy; months before institutions, for two workers at one institution wait for each other."""
    waits = Q(state=PartState.WAITING.value)
    with transaction.atomic(using=COUNTER_CONNECTION):
        parts = _parts().filter(waits | _is_left(), recount=recount_id, attempts__lt=MOST_ATTEMPTS)
        in_order = parts.order_by("attempts", "month", "institution_id")
        part = in_order.select_for_update(skip_locked=True).first()
        if part is not None:
            part.state, part.attempts, part.taken_at = PartState.BUSY.value, part.attempts + 1, timezone.now()
            part.save(using=COUNTER_CONNECTION, update_fields=["state", "attempts", "taken_at"])
    return part


def _count(part: RecountPart) -> None:
    """Count the part and make it done, in one transaction; nothing when another worker has taken it over."""
    with transaction.atomic(using=COUNTER_CONNECTION):
        if _as_taken(part).update(state=PartState.DONE.value):
            recount_period(part.institution_id, Period(part.month.year, part.month.month, 1))


def _put_back(part: RecountPart) -> None:
    state = PartState.WAITING if part.attempts < MOST_ATTEMPTS else PartState.FAILED
    _as_taken(part).update(state=state.value)


def _end(recount_id: int) -> None:
    """Give up what three workers died of, and end the recount when no part is left to do."""
    with transaction.atomic(using=COUNTER_CONNECTION):
        worn_out = _parts().filter(_is_left(), recount=recount_id, attempts=MOST_ATTEMPTS)
        given_up = list(worn_out.select_for_update(skip_locked=True).values_list("pk", flat=True))
        _parts().filter(pk__in=given_up).update(state=PartState.FAILED.value)
    parts = _parts().filter(recount=OuterRef("pk"))
    failed = When(Exists(parts.filter(state=PartState.FAILED.value)), then=Value(RecountState.FAILED.value))
    _running().filter(~Exists(parts.filter(state__in=UNENDED)), pk=recount_id).update(
        state=Case(failed, default=Value(RecountState.DONE.value)), ended_at=timezone.now()
    )  # one statement: a part that fails meanwhile is either still to do or seen as failed


def _parts() -> QuerySet[RecountPart]:
    return RecountPart.objects.using(COUNTER_CONNECTION)


def _running() -> QuerySet[Recount]:
    return Recount.objects.using(COUNTER_CONNECTION).filter(state=RecountState.RUNNING.value)


def _as_taken(part: RecountPart) -> QuerySet[RecountPart]:
    """The part if it is still with the worker that took it; every attempt has its own number."""
    return _parts().filter(pk=part.pk, state=PartState.BUSY.value, attempts=part.attempts)


def _is_left() -> Q:
    return Q(state=PartState.BUSY.value, taken_at__lt=_left_before())


def _left_before() -> datetime:
    return timezone.now() - LEFT_AFTER
