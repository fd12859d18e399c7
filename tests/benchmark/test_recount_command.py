"""manage.py recount: says how far it is, ends without broker and workers, and fails when a month does."""

import re
from collections.abc import Callable
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from kombu.exceptions import OperationalError

from benchmark import tasks
from benchmark.management.commands import recount as command
from benchmark.models import MonthTally
from benchmark.services import recounting, working_off
from institutions.models import Institution
from measurements.models import Measurement
from tests.benchmark.recount_helpers import long_ago, state_of, tally, uncountable

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

Store = Callable[..., Measurement]


@pytest.fixture(autouse=True)
def rung(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What workers are rung for; nobody comes."""
    rings: list[tuple[Any, ...]] = []
    monkeypatch.setattr(tasks.work_off_recount, "apply_async", lambda what, **options: rings.append(what))
    return rings


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("recount", *arguments, stdout=out)
    return out.getvalue()


def test_it_rings_workers_counts_and_says_how_far_it_is(submitted: Store, rung: list[tuple[Any, ...]]) -> None:
    submitted(), submitted(completed_on=date(2024, 4, 1))
    assert run() == "1 of 2 months (50%)\nRecounted 2 months.\n"
    assert MonthTally.objects.using("owner").count() == 2
    assert len(rung) == command.HELPERS
    assert len(set(rung)) == 1


def test_it_counts_alone_without_a_broker(submitted: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_broker(*arguments: Any, **options: Any) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(tasks.work_off_recount, "apply_async", no_broker)
    submitted()
    err, out = StringIO(), StringIO()
    call_command("recount", stdout=out, stderr=err)
    assert err.getvalue() == "BROKER_URL cannot be reached: counting without the workers.\n"
    assert out.getvalue().endswith("Recounted 1 months.\n")


def test_a_year_that_is_no_year_is_refused() -> None:
    with pytest.raises(CommandError, match="invalid choice: 20222"):
        run("--year", "20222")


def test_only_the_year_that_is_asked_for_is_recounted(submitted: Store, institution: Institution) -> None:
    tally(institution.teams.all()[0], date(2023, 1, 1), entered=1)
    submitted()
    assert run("--year", "2024").endswith("Recounted 1 months.\n")
    assert MonthTally.objects.using("owner").count() == 2


def test_a_year_without_data_is_said_to_have_none(world: None) -> None:
    assert run("--year", "2031") == "There is nothing to recount.\n"


def test_a_recount_that_runs_is_helped_along(submitted: Store) -> None:
    submitted()
    begun, _ = recounting.start()
    said = run()
    assert re.match(r"A recount of this runs since \d{4}-\d\d-\d\d \d\d:\d\d UTC: helping it along\.\n", said)
    assert state_of(begun) == "done"


def test_it_waits_for_months_that_other_workers_are_busy_with(
    submitted: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    submitted()
    begun, _ = recounting.start()
    working_off._take(begun.pk)
    monkeypatch.setattr(command, "sleep", lambda seconds: long_ago())
    assert run().endswith("Recounted 1 months.\n")


def test_it_fails_and_names_the_months_that_could_not_be_recounted(submitted: Store, institution: Institution) -> None:
    submitted(), submitted(completed_on=date(2024, 4, 1))
    with (
        uncountable(institution.pk),
        pytest.raises(CommandError, match=r"^2 of 2 months could not be recounted: aa 2024-03, aa 2024-04\.$"),
    ):
        run()


def test_progress_is_told_once_a_second_at_most_and_only_when_it_changed(
    submitted: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for month in range(1, 11):
        submitted(completed_on=date(2024, month, 28), referred_on=None, started_on=None, ended_on=None)
    clock = iter(range(1000))
    monkeypatch.setattr(command, "monotonic", lambda: next(clock) * 0.4)
    lines = run().splitlines()
    assert 2 < len(lines) < 8
    assert len(set(lines)) == len(lines)


def test_a_task_rings_again_after_its_stint(
    submitted: Store, monkeypatch: pytest.MonkeyPatch, rung: list[tuple[Any, ...]]
) -> None:
    submitted()
    begun, _ = recounting.start()
    monkeypatch.setattr(working_off, "STINT", 0.0)
    tasks.work_off_recount(begun.pk)
    assert rung == [(begun.pk,)]
    tasks.work_off_recount(begun.pk)
    assert rung == [(begun.pk,)]
    assert state_of(begun) == "done"


def test_the_sweeper_rings_every_minute_for_a_recount_that_nobody_works_at(
    submitted: Store, rung: list[tuple[Any, ...]]
) -> None:
    submitted()
    begun, _ = recounting.start()
    tasks.sweep_recounts()
    assert rung == [(begun.pk,)]
    working_off._take(begun.pk)
    tasks.sweep_recounts()
    assert rung == [(begun.pk,)]
    planned = settings.CELERY_BEAT_SCHEDULE["sweep-recounts"]
    assert (planned["task"], planned["schedule"]) == (tasks.sweep_recounts.name, 60.0)
