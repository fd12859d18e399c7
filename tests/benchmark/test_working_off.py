"""A recount gives the right tallies, whoever works at it, dies of it, or enters meanwhile."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils import timezone

from benchmark.models import MonthTally, Recount, RecountPart, StaleMonth
from benchmark.services import counting, recounting, working_off
from institutions.models import Institution, Team, User
from measurements.models import Measurement, State
from measurements.services.entering import submit_as_checked
from tests.benchmark.recount_helpers import (
    as_owner,
    everything_tallied,
    forget_marks,
    parts_of,
    recounted,
    state_of,
    tally,
    uncountable,
)
from tests.benchmark.test_tallies_properties import assert_tallies_equal_rows, closing_connections, write_at_random
from tests.benchmark.test_tallies_properties import teams as teams

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

Store = Callable[..., Measurement]


def work_off(recount: Recount) -> None:
    while working_off.work_off_next(recount.pk):
        pass


def help_while_it_runs(recount: Recount) -> None:
    while recounting.is_running(recount):
        working_off.work_off_next(recount.pk)


def test_it_repairs_tallies_that_no_mark_points_at(submitted: Store) -> None:
    submitted()
    counting.recount()
    right = everything_tallied()
    as_owner("UPDATE benchmark_monthtally SET valid = 0, entered = 7")
    as_owner("UPDATE benchmark_monthsplit SET valid = 0, entered = 7")
    assert state_of(recounted()) == "done"
    assert everything_tallied() == right


def test_tallies_of_a_month_without_rows_vanish(submitted: Store) -> None:
    submitted()
    counting.refresh_tallies()
    as_owner("TRUNCATE measurements_measurement CASCADE")
    recounted()
    assert everything_tallied() == {"tallies": [], "splits": []}


def test_marks_on_what_it_counts_are_done_with(submitted: Store) -> None:
    submitted()
    recounted()
    assert not StaleMonth.objects.using("owner").exists()


def test_a_recount_of_a_year_leaves_the_other_years_alone(team: Team) -> None:
    for year in (2023, 2024, 2025):
        tally(team, date(year, 1, 1), entered=1)
    recounted(2024)
    years = MonthTally.objects.using("owner").order_by("month").values_list("month__year", flat=True)
    assert list(years) == [2023, 2025]


def test_rows_that_moved_to_another_institution_unseen_count_there(
    submitted: Store, other_institution: Institution
) -> None:
    measurement = submitted()
    counting.refresh_tallies()
    team = Team.objects.get(institution=other_institution, code="noord")
    as_owner("UPDATE measurements_measurement SET institution_id = %s, team_id = %s", [other_institution.pk, team.pk])
    forget_marks()
    recounted()
    assert MonthTally.objects.using("owner").get().team == team
    assert measurement.team != team


def test_the_rows_of_a_merged_institution_and_of_a_team_that_ended_still_count(submitted: Store, team: Team) -> None:
    submitted()
    merged = "UPDATE institutions_institution SET active_until = '2024-06-30', successor_id = %s WHERE id = %s"
    successor = Institution.objects.using("owner").exclude(pk=team.institution_id)[0]
    as_owner(merged, [successor.pk, team.institution_id])
    as_owner("UPDATE institutions_team SET active_until = '2024-06-30' WHERE id = %s", [team.pk])
    forget_marks()
    recounted()
    assert MonthTally.objects.using("owner").get().institution_id == team.institution_id


@pytest.mark.parametrize(
    ("moment", "month"),
    [
        (datetime(2024, 12, 31, 22, 59, tzinfo=UTC), date(2024, 12, 1)),  # 23:59 in the Netherlands
        (datetime(2024, 12, 31, 23, 1, tzinfo=UTC), date(2025, 1, 1)),  # one past midnight
    ],
)
def test_what_is_sent_around_new_year_counts_in_the_year_of_the_clock_on_the_wall(
    submitted: Store, worker: User, monkeypatch: pytest.MonkeyPatch, moment: datetime, month: date
) -> None:
    draft = submitted(state=State.DRAFT, completed_on=None)
    with monkeypatch.context() as patched:
        patched.setattr(timezone, "now", lambda: moment)
        submit_as_checked(measurement=draft, by=worker, version=draft.version)
    recounted(month.year)
    assert MonthTally.objects.using("owner").get().month == month


def test_direct_and_part_by_part_give_the_same_tallies(teams: list[Team], worker: User) -> None:
    for seed in (1, 2):
        write_at_random(seed, teams, worker)
    counting.recount()
    directly = everything_tallied()
    as_owner("DELETE FROM benchmark_monthtally; DELETE FROM benchmark_monthsplit")
    recounted()
    assert everything_tallied() == directly
    assert len(directly["splits"]) > 100


def test_two_workers_at_once_beside_three_writers_end_with_the_right_tallies(teams: list[Team], worker: User) -> None:
    write_at_random(9, teams, worker)
    with ThreadPoolExecutor(max_workers=5) as pool:
        writers = [pool.submit(closing_connections, write_at_random, seed, teams, worker) for seed in range(3)]
        while not all(writer.done() for writer in writers):
            recount, _ = recounting.start()
            helpers = [pool.submit(closing_connections, help_while_it_runs, recount) for _ in range(2)]
            for helper in helpers:
                helper.result()
            assert {(state, attempts) for _, _, state, attempts in parts_of(recount)} == {("done", 1)}
            assert state_of(recount) == "done"
        for writer in writers:
            writer.result()
    counting.refresh_tallies()
    assert_tallies_equal_rows(teams)


def test_workers_begin_at_different_institutions(submitted: Store, foreign_worker: User) -> None:
    bb = foreign_worker.memberships.get()
    for month in (1, 2):
        day = {"completed_on": date(2024, month, 28), "referred_on": None, "started_on": None, "ended_on": None}
        submitted(**day), submitted(author=foreign_worker, team=bb.team, institution=bb.institution, **day)
    recount, _ = recounting.start()
    taken: list[Any] = [working_off._take(recount.pk) for _ in range(5)]
    assert [(part.institution.code, part.month.month) for part in taken[:4]] == [
        ("aa", 1),
        ("bb", 1),
        ("aa", 2),
        ("bb", 2),
    ]
    assert taken[4] is None


def test_an_institution_that_cannot_be_counted_fails_loudly_and_holds_up_no_other(
    submitted: Store, institution: Institution, foreign_worker: User, caplog: pytest.LogCaptureFixture
) -> None:
    bb = foreign_worker.memberships.get()
    submitted(), submitted(author=foreign_worker, team=bb.team, institution=bb.institution)
    with uncountable(institution.pk):
        recount = recounted()
    assert [part[2:] for part in parts_of(recount)] == [("failed", 3), ("done", 1)]
    assert state_of(recount) == "failed"
    assert recounting.failures(recount) == ["aa 2024-03"]
    assert f"month 2024-03-01 of institution {institution.pk} not recounted, attempt 3" in caplog.text
    assert MonthTally.objects.using("owner").get().institution == bb.institution
    assert StaleMonth.objects.using("owner").get().institution == institution  # the mark stays, too
    assert state_of(recounted()) == "done"


def test_what_fails_once_is_tried_again_after_all_others(submitted: Store, institution: Institution) -> None:
    for month in (1, 2):
        submitted(completed_on=date(2024, month, 28), referred_on=None, started_on=None, ended_on=None)
    recount, _ = recounting.start()
    with uncountable(institution.pk):
        assert working_off.work_off_next(recount.pk)
    assert working_off.work_off_next(recount.pk)
    assert [part[2:] for part in parts_of(recount)] == [("waiting", 1), ("done", 1)]
    work_off(recount)
    assert [part[2:] for part in parts_of(recount)] == [("done", 2), ("done", 1)]
    assert state_of(recount) == "done"


def test_a_worker_stops_after_its_stint_and_says_that_there_is_more(
    submitted: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for month in (1, 2, 3):
        submitted(completed_on=date(2024, month, 28), referred_on=None, started_on=None, ended_on=None)
    recount, _ = recounting.start()
    monkeypatch.setattr(working_off, "STINT", 0.0)
    assert working_off.work_off_for_a_while(recount.pk) is True
    assert recounting.progress(recount).counted == 1
    monkeypatch.setattr(working_off, "STINT", 60.0)
    assert working_off.work_off_for_a_while(recount.pk) is False
    assert state_of(recount) == "done"


def test_a_recount_that_is_gone_is_no_work() -> None:
    assert working_off.work_off_next(0) is False
    assert RecountPart.objects.using("owner").count() == 0
