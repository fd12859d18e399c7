"""How long a recount takes; judged by people, not by a limit.

`make speed` runs it on 100,000 rows and prints what it found; among all tests it runs on a few rows, to stay in order.

With 17 institutions of two teams each and random scores over nine years.
"""

import os
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext

import pytest
from django.db import connections
from django.db.models import Sum
from django.utils import timezone

from benchmark.models import MonthTally
from benchmark.services import counting, recounting, working_off
from measurements.models import Measurement
from tests.benchmark.recount_helpers import as_owner, everything_tallied
from tests.load.conftest import ROWS

pytestmark = [pytest.mark.speed, pytest.mark.django_db(transaction=True, databases="__all__")]

RUNS = 5 if ROWS <= 100_000 else 3
WORKERS = 2
YEAR = None if "ROWS" in os.environ else 2024
"""Month by month takes its time however few rows there are, so among all tests it does one year only."""


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


def seconds_in_parts() -> float:
    """One recount, worked off by two threads with connections of their own; the counting itself is PostgreSQL's."""
    start = time.perf_counter()
    recount, _ = recounting.start(YEAR)

    def help_along() -> None:
        try:
            while recounting.is_running(recount):
                working_off.work_off_next(recount.pk)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=WORKERS) as pool:
        for helper in [pool.submit(help_along) for _ in range(WORKERS)]:
            helper.result()
    return time.perf_counter() - start


def lose_a_year() -> None:
    for table in ("benchmark_monthtally", "benchmark_monthsplit"):
        as_owner(f"DELETE FROM {table} WHERE month >= '2024-01-01' AND month < '2025-01-01'")  # noqa: S608


def test_recount_speed(many_measurements: None, capsys: pytest.CaptureFixture[str]) -> None:
    whole, one = median_seconds(counting.recount), median_seconds(change_one_and_refresh)
    directly = everything_tallied()
    lose_a_year()
    in_parts = seconds_in_parts()
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    with capsys.disabled() if "ROWS" in os.environ else nullcontext():
        print(f"\n{timezone.localdate()}, {os.cpu_count()} cores, {gib:.0f} GiB")  # noqa: T201
        print(f"recount of {ROWS:,} rows: {whole:.2f} s (median of {RUNS})")  # noqa: T201
        print(f"the same by month and institution, {WORKERS} threads: {in_parts:.2f} s (once)")  # noqa: T201
        print(f"one change and its refresh: {1000 * one:.1f} ms (median of {RUNS})")  # noqa: T201
    assert everything_tallied() == directly
    entered = MonthTally.objects.using("counter").aggregate(total=Sum("entered"))["total"]
    assert entered == ROWS
