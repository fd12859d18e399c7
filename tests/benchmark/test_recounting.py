"""Which recounts there are, which months they hold, and how far they are."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import IntegrityError, connections
from django.utils import timezone

from benchmark.models import MonthSplit, Recount, RecountPart, StaleMonth
from benchmark.services import recounting, working_off
from benchmark.services.recounting import Progress
from institutions.models import Institution, Team
from measurements.models import Measurement, State
from tests.benchmark.recount_helpers import forget_marks, parts_of, recounted, state_of, tally

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

Store = Callable[..., Measurement]
MARCH, APRIL, MAY, JUNE = (date(2024, month, 1) for month in (3, 4, 5, 6))


def months_of(recount: Recount) -> list[date]:
    return [month for _, month, _, _ in parts_of(recount)]


def test_months_with_rows_tallies_splits_or_marks_are_recounted(submitted: Store, team: Team) -> None:
    submitted(completed_on=date(2024, 3, 31)), submitted(completed_on=date(2024, 3, 1))
    forget_marks()
    tally(team, APRIL, entered=1)
    MonthSplit.objects.using("owner").create(institution=team.institution, team=team, month=MAY, split="x", value="y")
    StaleMonth.objects.using("owner").create(institution=team.institution, month=JUNE)
    recount, _ = recounting.start()
    assert months_of(recount) == [MARCH, APRIL, MAY, JUNE]


def test_a_month_in_which_nothing_is_counted_is_no_part(submitted: Store) -> None:
    submitted(state=State.WITHDRAWN), submitted(state=State.DRAFT, completed_on=None)
    forget_marks()
    recount, _ = recounting.start()
    assert months_of(recount) == []


def test_a_recount_of_a_year_holds_the_months_of_that_year_only(submitted: Store, team: Team) -> None:
    for day in (date(2023, 12, 31), date(2024, 1, 1), date(2024, 12, 31), date(2025, 1, 1)):
        submitted(completed_on=day, referred_on=None, started_on=None, ended_on=None)
        tally(team, day.replace(day=1), entered=1)
    recount, _ = recounting.start(2024)
    assert months_of(recount) == [date(2024, 1, 1), date(2024, 12, 1)]


def test_a_year_without_data_ends_at_once_and_is_whole(submitted: Store) -> None:
    submitted()
    recount = recounted(2031)
    assert state_of(recount) == "done"
    assert recounting.progress(recount) == Progress(0, 0, 0)
    assert recounting.progress(recount).percent == 100


def test_who_starts_a_recount_that_runs_already_joins_it(submitted: Store) -> None:
    submitted()
    first, is_new = recounting.start()
    assert is_new
    assert recounting.start() == (first, False)
    of_year, is_new = recounting.start(2024)
    assert is_new
    assert of_year != first
    assert recounting.start(2024) == (of_year, False)
    assert len(parts_of(first)) == len(parts_of(of_year)) == 1


def test_a_recount_that_has_ended_is_not_joined(submitted: Store) -> None:
    submitted()
    first = recounted()
    second, is_new = recounting.start()
    assert is_new
    assert second != first


def test_four_who_start_at_the_same_moment_share_one_recount(submitted: Store) -> None:
    submitted()

    def start(_: int) -> tuple[Recount, bool]:
        try:
            return recounting.start()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=4) as pool:
        started = list(pool.map(start, range(4)))
    assert sorted(is_new for _, is_new in started) == [False, False, False, True]
    assert len({recount.pk for recount, _ in started}) == 1
    assert len(parts_of(started[0][0])) == 1


def test_progress_counts_months_and_rounds_down(submitted: Store) -> None:
    for month in (1, 2, 3):
        submitted(completed_on=date(2024, month, 28), referred_on=None, started_on=None, ended_on=None)
    recount, _ = recounting.start()
    assert recounting.progress(recount) == Progress(counted=0, failed=0, months=3)
    assert recounting.is_running(recount)
    working_off.work_off_next(recount.pk)
    working_off.work_off_next(recount.pk)
    assert recounting.progress(recount) == Progress(counted=2, failed=0, months=3)
    assert recounting.progress(recount).percent == 66
    RecountPart.objects.using("owner").filter(state="waiting").update(state="failed")
    assert recounting.progress(recount) == Progress(counted=2, failed=1, months=3)
    assert recounting.failures(recount) == ["aa 2024-03"]
    assert not working_off.work_off_next(recount.pk)
    assert not recounting.is_running(recount)


def test_ten_ended_recounts_are_kept_with_their_months_and_older_ones_go(submitted: Store) -> None:
    submitted()
    still_running, _ = recounting.start(2024)
    ended = [recounted() for _ in range(12)]
    newest, _ = recounting.start()
    kept = set(Recount.objects.using("owner").values_list("pk", flat=True))
    assert kept == {one.pk for one in (still_running, *ended[-recounting.KEPT :], newest)}
    assert len(parts_of(ended[-1])) == 1


def test_a_part_begins_three_times_at_most(institution: Institution) -> None:
    recount = Recount.objects.using("owner").create(started_at=timezone.now())
    with pytest.raises(IntegrityError, match="recount_part_is_begun_three_times_at_most"):
        RecountPart.objects.using("owner").create(recount=recount, institution=institution, month=MARCH, attempts=4)


def test_a_recount_that_runs_has_no_end(world: None) -> None:
    with pytest.raises(IntegrityError, match="recount_runs_until_it_has_ended"):
        Recount.objects.using("owner").create(started_at=timezone.now(), state="done")
