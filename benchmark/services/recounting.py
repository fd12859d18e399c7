"""Recounts of everything: which there are, and how far they are. The work itself is in `working_off`."""

from dataclasses import dataclass
from typing import Final

from django.db import connections, transaction
from django.db.models import Count, Q
from django.utils import timezone

from benchmark.counters.months import MONTHS_WITH_ANYTHING, between
from benchmark.models.recounts import PartState, Recount, RecountPart, RecountState
from benchmark.services.counting import COUNTER_CONNECTION
from measurements.domain.period import Period

KEPT: Final = 10
"""How many recounts that have ended are kept to look back at."""

_MAKE_PARTS: Final = f"""
    INSERT INTO benchmark_recountpart (recount_id, institution_id, month, state, attempts)
    SELECT %(recount)s, institution_id, month, '{PartState.WAITING}', 0
    FROM ({MONTHS_WITH_ANYTHING}) AS found
"""  # noqa: S608 - constants of our own


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of a recount's months were counted, how many were given up, and how many there are."""

    counted: int
    failed: int
    months: int

    @property
    def percent(self) -> int:
        """The part that has ended, rounded down; 100 when there is nothing to count."""
        return 100 * (self.counted + self.failed) // self.months if self.months else 100


def start(year: int | None = None) -> tuple[Recount, bool]:
    """The recount of this year (None: of all years) that runs, and whether it was begun now.

    While one runs there is no second one for the same year: whoever asks again helps the first one along.
    """
    with transaction.atomic(using=COUNTER_CONNECTION):
        recount, is_new = Recount.objects.using(COUNTER_CONNECTION).get_or_create(
            year=year, state=RecountState.RUNNING.value, defaults={"started_at": timezone.now()}
        )
        if is_new:
            _make_parts(recount)
            _forget_old()
    return recount, is_new


def _make_parts(recount: Recount) -> None:
    months = between(Period(recount.year) if recount.year else None)
    with connections[COUNTER_CONNECTION].cursor() as cursor:
        cursor.execute(_MAKE_PARTS, {"recount": recount.pk} | months)


def _forget_old() -> None:
    ended = Recount.objects.using(COUNTER_CONNECTION).exclude(state=RecountState.RUNNING.value)
    ended.exclude(pk__in=list(ended.order_by("-pk").values_list("pk", flat=True)[:KEPT])).delete()


def is_running(recount: Recount) -> bool:
    """Whether there are months of this recount that nobody has finished or given up."""
    running = Recount.objects.using(COUNTER_CONNECTION).filter(state=RecountState.RUNNING.value)
    return running.filter(pk=recount.pk).exists()


def progress(recount: Recount) -> Progress:
    """How far this recount is."""
    return Progress(
        **RecountPart.objects.using(COUNTER_CONNECTION)
        .filter(recount=recount)
        .aggregate(
            counted=Count("pk", filter=Q(state=PartState.DONE.value)),
            failed=Count("pk", filter=Q(state=PartState.FAILED.value)),
            months=Count("pk"),
        )
    )


def failures(recount: Recount) -> list[str]:
    """The months that were given up, such as "golf 2024-03"."""
    parts = RecountPart.objects.using(COUNTER_CONNECTION).filter(recount=recount, state=PartState.FAILED.value)
    in_order = parts.order_by("institution__code", "month").values_list("institution__code", "month")
    return [f"{code} {month:%Y-%m}" for code, month in in_order]
