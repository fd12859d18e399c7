"""A tally that is not what the measurements say is found, told loudly, and repairs itself."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import StringIO
from threading import Event
from time import sleep

import pytest
from celery.schedules import crontab
from django.conf import settings
from django.core.management import CommandError, call_command

from benchmark import tasks
from benchmark.models import MonthTally, StaleMonth
from benchmark.services import checking, counting
from benchmark.services.checking import check_tallies
from institutions.models import Institution, Team, User
from measurements.models import Measurement
from tests.benchmark.recount_helpers import as_owner, everything_tallied, forget_marks, tally
from tests.benchmark.test_tallies_properties import closing_connections, measurement_at, refresh_until
from tests.benchmark.test_tallies_properties import teams as teams

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

Store = Callable[..., Measurement]
MARCH = date(2024, 3, 1)


@pytest.fixture
def counted(submitted: Store) -> Measurement:
    """A measurement of March 2024 whose tallies are right."""
    measurement = submitted()
    counting.refresh_tallies()
    return measurement


def found() -> list[str]:
    return [str(mismatch) for mismatch in check_tallies().mismatches]


@pytest.mark.usefixtures("counted")
def test_right_tallies_are_checked_and_left_alone(caplog: pytest.LogCaptureFixture) -> None:
    assert check_tallies() == checking.TallyCheck(1, ())
    assert not StaleMonth.objects.using("owner").exists()
    assert caplog.text == ""


@pytest.mark.parametrize(
    ("spoiled", "columns"),
    [
        ("UPDATE benchmark_monthtally SET valid = 0, entered = 7", "entered, valid"),
        ("UPDATE benchmark_monthsplit SET resolved = 0 WHERE split = 'family_type'", "family_type resolved"),
        ("DELETE FROM benchmark_monthtally", "rows"),
        ("DELETE FROM benchmark_monthsplit WHERE split = 'problem'", "problem rows"),
        ("UPDATE benchmark_monthsplit SET value = 'TG09' WHERE split = 'family_type'", "family_type rows"),
    ],
)
def test_a_wrong_tally_is_found_told_and_repaired(
    counted: Measurement, caplog: pytest.LogCaptureFixture, spoiled: str, columns: str
) -> None:
    right = everything_tallied()
    as_owner(spoiled)
    assert found() == [f"aa 2024-03: {columns}"]
    [record] = caplog.records
    assert record.levelname == "ERROR"
    assert f"tallies were not what the measurements say, and are counted anew: aa 2024-03: {columns}" in caplog.text
    counting.refresh_tallies()
    assert everything_tallied() == right
    assert found() == []


@pytest.mark.usefixtures("counted")
def test_a_line_names_the_first_columns_and_says_how_many_more_there_are() -> None:
    as_owner("UPDATE benchmark_monthsplit SET entered = 7, valid = 7")
    splits = "criterion entered, criterion valid, days_to_fill_in entered, days_to_fill_in valid"
    more = "family_type entered, family_type valid, follow_up_advice entered, follow_up_advice valid"
    assert found() == [f"aa 2024-03: {splits}, {more} and 12 more columns"]


def test_tallies_of_a_month_without_rows_are_found(team: Team) -> None:
    tally(team, date(2031, 5, 1))
    assert found() == ["aa 2031-05: rows"]


def test_rows_that_changed_without_a_mark_are_found_at_both_ends(
    counted: Measurement, other_institution: Institution
) -> None:
    team = Team.objects.get(institution=other_institution, code="noord")
    as_owner("UPDATE measurements_measurement SET institution_id = %s, team_id = %s", [other_institution.pk, team.pk])
    forget_marks()
    splits = {"family_type", "problem", "work_goal", "follow_up_advice", "not_met", "criterion", "sent_that_day"}
    mismatches = check_tallies().mismatches
    assert [(one.institution, one.month) for one in mismatches] == [("aa", MARCH), ("bb", MARCH)]
    assert all({"rows", *(f"{split} rows" for split in splits)} <= set(one.columns) for one in mismatches)


@pytest.mark.usefixtures("counted")
def test_a_month_that_is_about_to_be_counted_is_left_out(team: Team) -> None:
    as_owner("UPDATE benchmark_monthtally SET valid = 0")
    StaleMonth.objects.using("owner").create(institution=team.institution, month=MARCH)
    assert check_tallies() == checking.TallyCheck(0, ())


def test_nothing_about_a_family_is_told(counted: Measurement, caplog: pytest.LogCaptureFixture) -> None:
    as_owner("DELETE FROM benchmark_monthtally; DELETE FROM benchmark_monthsplit")
    found()
    assert counted.code not in caplog.text
    assert not re.search(r"TG01|PO01|WD01|VH01", caplog.text)


def test_a_check_draws_as_many_months_as_it_is_told(team: Team) -> None:
    for month in range(1, 7):
        tally(team, date(2024, month, 1), entered=1)
    drawn = set()
    for _ in range(20):
        found = check_tallies(2)
        assert found.months == 2
        drawn |= {one.month for one in found.mismatches}
        forget_marks()
    assert len(drawn) > 2  # one time in 10**22 the same two of six come out twenty times
    assert check_tallies(None).months == 6


def test_what_changed_since_yesterday_is_checked_besides(counted: Measurement, team: Team) -> None:
    for month in range(4, 7):
        tally(team, date(2024, month, 1))
    forget_marks()
    as_owner("UPDATE benchmark_monthtally SET valid = 0 WHERE month = '2024-03-01'")
    assert [one.month for one in check_tallies(0).mismatches] == [MARCH]
    as_owner("UPDATE measurements_measurement SET changed_at = now() - interval '3 days'")
    forget_marks()
    assert check_tallies(0).months == 0


def enter_now_and_then(teams: list[Team], worker: User) -> None:
    """Eighty measurements over two months of two institutions, a few of which are withdrawn again."""
    for number in range(80):
        day = date(2024, 1 + number % 2, 28)
        entered = measurement_at(teams[number % 4], worker, completed_on=day)
        entered.save(using="owner")
        if number % 5 == 0:
            Measurement.objects.using("owner").filter(pk=entered.pk).update(state="withdrawn")
        sleep(0.03)


def test_people_who_enter_while_tallies_are_checked_are_no_difference(teams: list[Team], worker: User) -> None:
    done, checks = Event(), []
    with ThreadPoolExecutor(max_workers=2) as pool:
        writer = pool.submit(closing_connections, enter_now_and_then, teams, worker)
        counter = pool.submit(closing_connections, refresh_until, done)
        while not writer.done():
            checks.append(check_tallies(None))
        done.set()
        writer.result(), counter.result()
    assert [check.mismatches for check in checks if check.mismatches] == []
    assert sum(check.months for check in checks) > 20


@pytest.mark.usefixtures("counted")
def test_the_command_says_that_all_is_well() -> None:
    out = StringIO()
    call_command("check_tallies", "--all", stdout=out)
    assert out.getvalue() == "The tallies of 1 months are what the measurements say.\n"


@pytest.mark.usefixtures("counted")
def test_the_command_fails_on_a_difference_and_lists_it() -> None:
    as_owner("UPDATE benchmark_monthtally SET valid = 0")
    with pytest.raises(CommandError, match=r"1 of 1 months differ .*\n  aa 2024-03: valid$"):
        call_command("check_tallies")
    assert StaleMonth.objects.using("owner").get().month == MARCH


@pytest.mark.usefixtures("counted")
def test_the_command_takes_all_months_only_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int | None] = []
    monkeypatch.setattr(
        "benchmark.management.commands.check_tallies.check_tallies",
        lambda sample: asked.append(sample) or checking.TallyCheck(0, ()),
    )
    call_command("check_tallies", stdout=StringIO())
    call_command("check_tallies", "--all", stdout=StringIO())
    assert asked == [checking.SAMPLE, None]


@pytest.mark.usefixtures("counted")
def test_the_task_of_the_night_checks() -> None:
    as_owner("UPDATE benchmark_monthtally SET valid = 0")
    tasks.check_tallies()
    counting.refresh_tallies()
    assert MonthTally.objects.using("owner").get().valid == 1
    planned = settings.CELERY_BEAT_SCHEDULE["check-tallies"]
    assert planned["task"] == tasks.check_tallies.name
    assert planned["schedule"] == crontab(hour=4, minute=15)
