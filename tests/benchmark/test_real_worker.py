"""From the commit to the tallies, with a real broker and a real Celery worker."""

from collections.abc import Callable

import pytest

from benchmark.models import MonthTally, StaleMonth
from benchmark.services import recounting
from benchmark.tasks import sweep_recounts
from institutions.models import User
from measurements.models import Measurement
from measurements.services import entering
from tests.running import celery_worker, wait_until

pytestmark = [
    pytest.mark.xdist_group("two seconds"),
    pytest.mark.django_db(transaction=True, databases="__all__"),
]


def test_a_correction_reaches_the_tallies_within_two_seconds(
    submitted: Callable[..., Measurement], worker: User
) -> None:
    measurement = submitted()
    with celery_worker():
        entering.correct(measurement=measurement, values={"crisis_resolved": False}, by=worker, reason="wrong_answer")
        wait_until(lambda: not StaleMonth.objects.exists(), seconds=90)
        entering.correct(
            measurement=measurement, values={"family_safe_enough": False}, by=worker, reason="wrong_answer"
        )
        wait_until(lambda: not StaleMonth.objects.exists(), seconds=2)
    tally = MonthTally.objects.get()
    assert (tally.crisis_resolved_met, tally.family_safe_enough_met, tally.basic_routines_adequate_met) == (0, 0, 1)


def test_a_recount_that_its_starter_left_is_worked_off_by_a_worker_that_the_sweeper_rings(
    submitted: Callable[..., Measurement],
) -> None:
    submitted()
    recount, _ = recounting.start()
    with celery_worker():
        sweep_recounts.apply_async()
        wait_until(lambda: not recounting.is_running(recount), seconds=90)
    assert recounting.progress(recount).counted == MonthTally.objects.get().entered == 1
