"""Drafts that nobody changes for 90 days are removed at night, with everything that is kept about them."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from celery.schedules import crontab
from django.conf import settings
from django.db import ProgrammingError, connections, transaction
from django.utils import timezone

from institutions.access import context_of
from institutions.models import User
from institutions.row_context import row_context
from measurements.models import FillingIn, Measurement, MeasurementEvent, State
from measurements.services import entering
from measurements.services.expiring import remove_expired_drafts
from measurements.tasks import remove_expired_drafts as task
from tests.measurements.browsing import Submitted
from tests.running import wait_until

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

Draft = Callable[..., Measurement]


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def draft(submitted: Submitted, today: date) -> Draft:
    """A function that stores a draft (or what is asked) that was last changed so many days ago, at this hour."""

    def store(days: int, hour: time = time(12), **changes: Any) -> Measurement:
        stored = submitted(**({"state": State.DRAFT, "completed_on": None} | changes))
        moment = timezone.make_aware(datetime.combine(today - timedelta(days=days), hour))
        Measurement.objects.filter(pk=stored.pk).update(changed_at=moment)
        FillingIn.objects.create(measurement=stored, institution=stored.institution, seconds=90)
        return stored

    return store


def codes() -> set[str]:
    return set(Measurement.objects.values_list("code", flat=True))


@pytest.mark.parametrize(
    ("days", "hour", "stays"),
    [(89, time(0), True), (90, time(23, 59), False), (90, time(0), False), (300, time(12), False)],
)
def test_a_draft_goes_on_the_ninetieth_day_after_its_last_change(
    days: int, hour: time, stays: bool, draft: Draft, today: date
) -> None:
    draft(days, hour)
    assert remove_expired_drafts(today) == (not stays)
    assert bool(codes()) is stays


def test_nothing_about_the_family_stays(draft: Draft, today: date) -> None:
    gone, kept = draft(90, trajectory_reference="T-0012"), draft(10)
    assert MeasurementEvent.objects.filter(pgh_obj_id=gone.pk).exists()
    remove_expired_drafts(today)
    assert not MeasurementEvent.objects.filter(pgh_obj_id=gone.pk).exists()
    assert not FillingIn.objects.filter(measurement_id=gone.pk).exists()
    assert codes() == {kept.code}
    assert MeasurementEvent.objects.filter(pgh_obj_id=kept.pk).exists()
    assert FillingIn.objects.filter(measurement_id=kept.pk).exists()


def test_what_was_submitted_or_withdrawn_stays_however_old(draft: Draft, today: date) -> None:
    for state in (State.SUBMITTED, State.WITHDRAWN):
        draft(400, state=state, completed_on=today - timedelta(days=400), started_on=None, ended_on=None)
    assert remove_expired_drafts(today) == 0
    assert len(codes()) == 2


def test_removing_again_changes_nothing_and_says_how_much_was_removed(
    draft: Draft, today: date, caplog: pytest.LogCaptureFixture
) -> None:
    draft(90), draft(91), draft(10)
    with caplog.at_level(logging.INFO):
        assert [remove_expired_drafts(today) for _ in range(2)] == [2, 0]
    # made, made old, and removed: three lines of history each
    assert "removed 2 drafts unchanged for 90 days and 6 lines of history" in caplog.text
    assert "removed 0 drafts unchanged for 90 days and 0 lines of history" in caplog.text


def test_the_task_works_for_today(draft: Draft) -> None:
    draft(90), draft(89)
    task()
    assert len(codes()) == 1


def test_it_runs_every_night() -> None:
    planned = settings.CELERY_BEAT_SCHEDULE["remove-expired-drafts"]
    assert planned["task"] == task.name
    assert planned["schedule"] == crontab(hour=3, minute=45)


def test_what_somebody_is_saving_right_now_stays(draft: Draft, today: date, worker: User) -> None:
    stored, context = draft(90), context_of(worker)
    is_saved, may_commit = threading.Event(), threading.Event()

    def save() -> None:
        with row_context(context):
            found = Measurement.objects.get(pk=stored.pk)
            entering.save_draft(measurement=found, values={"crisis_resolved": False}, by=worker)
            is_saved.set()
            may_commit.wait(30)

    def closing(work: Callable[[], Any]) -> Any:
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=2) as pool:
        saving = pool.submit(closing, save)
        wait_until(lambda: is_saved.is_set() or saving.done(), seconds=30)
        removing = pool.submit(closing, lambda: remove_expired_drafts(today))
        wait_until(somebody_waits_for_a_row, seconds=30)
        may_commit.set()
        saving.result(30)
        assert removing.result(30) == 0
    assert Measurement.objects.get(pk=stored.pk).crisis_resolved is False


def somebody_waits_for_a_row() -> bool:
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(cursor.fetchone()[0])


def run(alias: str, statement: str, *values: Any) -> int:
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def test_postgresql_lets_the_worker_remove_nothing_but_expired_drafts(draft: Draft) -> None:
    """In raw SQL without any condition: what the task forgets to check, the policies hold."""
    draft(80), draft(0), draft(400, state=State.SUBMITTED, completed_on=date(2024, 3, 5))
    assert run("counter", "DELETE FROM measurements_measurement") == 0
    assert run("counter", "DELETE FROM measurements_measurementevent") == 0
    assert len(codes()) == 3


def test_the_web_role_removes_no_draft(draft: Draft) -> None:
    draft(400)
    for table in ("measurements_measurement", "measurements_measurementevent", "measurements_fillingin"):
        with pytest.raises(ProgrammingError, match="permission denied"):
            run("default", f"DELETE FROM {table}")  # noqa: S608
