"""How long a recount takes; judged by people, not by a limit.

`make speed` runs it on 100,000 rows and prints what it found; among all tests it runs on a few rows, to stay in order.

With 17 institutions of two teams each and random scores over nine years.
"""

import os
import statistics
import time
from collections.abc import Callable
from contextlib import nullcontext

import pytest
from django.db.models import Sum
from django.utils import timezone

from benchmark.services import counting
from benchmark.models import MonthTally
from measurements.models import Measurement
from tests.load.conftest import ROWS

pytestmark = [pytest.mark.speed, pytest.mark.django_db(transaction=True, databases="__all__")]

RUNS = 5


def median_seconds(work: Callable[[], object]) -> float:
    durations = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        durations.append(time.perf_counter() - start)
    return statistics.median(durations)


def change_one_and_refresh() -> None:
    first = Measurement.objects.using("owner").order_by("pk").values("pk")[:1]
    Measurement.objects.using("owner").filter(pk__in=first).update(family_type="TG02")
    counting.refresh_tallies()


def test_recount_speed(many_measurements: None, capsys: pytest.CaptureFixture[str]) -> None:
    whole, one = median_seconds(counting.recount), median_seconds(change_one_and_refresh)
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    with capsys.disabled() if "ROWS" in os.environ else nullcontext():
        print(f"\n{timezone.localdate()}, {os.cpu_count()} cores, {gib:.0f} GiB")  # noqa: T201
        print(f"recount of {ROWS:,} rows: {whole:.2f} s (median of {RUNS})")  # noqa: T201
        print(f"one change and its refresh: {1000 * one:.1f} ms (median of {RUNS})")  # noqa: T201
    entered = MonthTally.objects.using("counter").aggregate(total=Sum("entered"))["total"]
    assert entered == ROWS
