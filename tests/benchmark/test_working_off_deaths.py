"""Workers that are killed, overtaken or slow: each month of a recount is counted, and none for ever."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connections, transaction

from benchmark.models import MonthTally, Recount
from benchmark.services import counting, recounting, working_off
from institutions.models import Institution
from measurements.models import Measurement
from tests.benchmark.recount_helpers import long_ago, parts_of, state_of
from tests.benchmark.test_tallies_properties import closing_connections, somebody_waits_for_a_lock
from tests.running import environment_of_the_test, wait_until

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

WORK = """
import sys, django
django.setup()
from benchmark.services import working_off
working_off.work_off_next(int(sys.argv[1]))
"""


@pytest.fixture
def recount(submitted: Callable[..., Measurement]) -> Recount:
    """A recount of one month."""
    submitted()
    return recounting.start()[0]


@contextmanager
def held_up(institution: Institution) -> Iterator[None]:
    """Nobody can count this institution inside the block."""
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute(counting.LOCK_INSTITUTION, {"institution": institution.pk})
        yield


def state_and_attempts(recount: Recount) -> list[tuple[Any, ...]]:
    return [part[2:] for part in parts_of(recount)]


def test_a_month_of_a_worker_that_was_killed_is_counted_by_another(recount: Recount, institution: Institution) -> None:
    with held_up(institution):
        killed = subprocess.Popen([sys.executable, "-c", WORK, str(recount.pk)], env=environment_of_the_test())
        try:
            wait_until(somebody_waits_for_a_lock, seconds=60)
        finally:
            killed.kill()
            killed.wait()
    assert state_and_attempts(recount) == [("busy", 1)]
    wait_until(lambda: not somebody_waits_for_a_lock(), seconds=10)
    long_ago()
    assert working_off.work_off_next(recount.pk)
    assert state_and_attempts(recount) == [("done", 2)]
    assert MonthTally.objects.using("owner").get().entered == 1


def test_a_month_that_was_just_taken_stays_with_its_worker(recount: Recount) -> None:
    working_off._take(recount.pk)
    assert not working_off.work_off_next(recount.pk)
    assert state_and_attempts(recount) == [("busy", 1)]
    assert state_of(recount) == "running"


def test_a_worker_that_lives_is_never_overtaken_however_long_it_takes(
    recount: Recount, institution: Institution
) -> None:
    with ThreadPoolExecutor(max_workers=1) as pool:
        with held_up(institution):
            slow = pool.submit(closing_connections, working_off.work_off_next, recount.pk)
            wait_until(somebody_waits_for_a_lock, seconds=10)
            assert state_and_attempts(recount) == [("busy", 1)]
            with pytest.MonkeyPatch.context() as patched:
                patched.setattr(working_off, "LEFT_AFTER", -working_off.LEFT_AFTER)  # so that it seems left already
                assert working_off._take(recount.pk) is None
        slow.result(timeout=10)
    assert state_and_attempts(recount) == [("done", 1)]


def test_a_worker_that_was_overtaken_before_it_began_counts_nothing(recount: Recount) -> None:
    slow: Any = working_off._take(recount.pk)
    long_ago()
    assert working_off._take(recount.pk) is not None
    working_off._count(slow)
    assert not MonthTally.objects.using("owner").exists()
    working_off._put_back(slow)
    assert state_and_attempts(recount) == [("busy", 2)]


def test_what_three_workers_died_of_is_given_up(recount: Recount) -> None:
    for _ in range(3):
        assert working_off._take(recount.pk) is not None
        long_ago()
    assert not working_off.work_off_next(recount.pk)
    assert state_and_attempts(recount) == [("failed", 3)]
    assert state_of(recount) == "failed"


def test_the_third_attempt_is_not_given_up_while_its_worker_may_live(recount: Recount) -> None:
    for _ in range(2):
        working_off._take(recount.pk)
        long_ago()
    working_off._take(recount.pk)
    assert not working_off.work_off_next(recount.pk)
    assert state_and_attempts(recount) == [("busy", 3)]
    assert state_of(recount) == "running"


def test_a_recount_that_nobody_takes_from_is_unattended(recount: Recount) -> None:
    assert working_off.unattended() == [recount.pk]
    working_off._take(recount.pk)
    assert working_off.unattended() == []
    long_ago()
    assert working_off.unattended() == [recount.pk]
    working_off.work_off_next(recount.pk)
    working_off.work_off_next(recount.pk)
    assert state_of(recount) == "done"
    assert working_off.unattended() == []
