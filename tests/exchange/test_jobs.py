"""Work on files by workers: that are killed, cancelled, overtaken, or come too late."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connections, transaction

from exchange.models import FileState, ImportBatch, ImportFile, ImportJob, JobState, Work
from exchange.services import batches, checking, files, jobs, taking_over
from exchange.tasks import sweep_jobs
from institutions.models import Institution, User
from measurements.models import Measurement
from tests.exchange.files_to_import import checked_file, csv_of, row
from tests.measurement_data import complete_measurement
from tests.running import celery_worker, environment_of_the_test, wait_until

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

WORK = """
import sys, django
django.setup()
from exchange.services import jobs
jobs.run(int(sys.argv[1]))
"""


def uploaded(institution: Institution, lead: User, content: bytes = b"") -> ImportJob:
    return files.upload(content=content or csv_of(row(), row()), name="m.csv", by=lead, institution=institution)


def previewed(institution: Institution, *rows: dict[str, str]) -> ImportBatch:
    batch: ImportBatch = checked_file(csv_of(*rows), institution).batches.select_related("file").get()
    return batch


def state_of(job: ImportJob) -> tuple[str, int]:
    job.refresh_from_db()
    return job.state, job.attempts


def codes() -> set[str]:
    return set(Measurement.objects.values_list("code", flat=True))


WAITS = """
    SELECT count(*) FROM pg_locks JOIN pg_stat_activity AS session USING (pid)
    WHERE NOT granted AND datname = current_database()
"""


def waiting() -> int:
    """How many sessions of this test wait for another."""
    with connections["counter"].cursor() as cursor:
        cursor.execute(WAITS)
        return int(cursor.fetchone()[0])


@contextmanager
def waiting_at(code: str, institution: Institution, author: User) -> Iterator[None]:
    """Inside the block whoever inserts this code at the institution waits, half way through an import."""
    with transaction.atomic(using="owner"):
        team = institution.teams.using("owner").first()
        complete_measurement(code=code, institution=institution, team=team, author=author).save(using="owner")
        yield
        transaction.set_rollback(True, using="owner")


def test_a_file_goes_from_upload_to_measurements(institution: Institution, lead: User) -> None:
    read = uploaded(institution, lead)
    jobs.run(read.pk)
    file = ImportFile.objects.get()
    check = files.settle(file=file, mapping=jobs_mapping(file), by=lead)
    assert check is not None
    jobs.run(check.pk)
    take_over = batches.confirm(batch=ImportBatch.objects.get(), by=lead)
    jobs.run(take_over.pk)
    assert [state_of(job) for job in (read, check, take_over)] == [("done", 1)] * 3
    assert Measurement.objects.count() == 2
    undo = batches.ask_to_undo(batch=ImportBatch.objects.get(), by=lead)
    jobs.run(undo.pk)
    assert (state_of(undo), Measurement.objects.count()) == (("done", 1), 0)


def jobs_mapping(file: ImportFile) -> Any:
    return checking.mapping_from(file.mapping)


def test_a_job_that_ended_is_not_done_again(institution: Institution, lead: User) -> None:
    job = uploaded(institution, lead)
    jobs.run(job.pk)
    jobs.run(job.pk)
    assert state_of(job) == ("done", 1)


def test_a_worker_that_is_killed_half_way_leaves_nothing_and_another_does_everything(
    institution: Institution, lead: User
) -> None:
    batch = previewed(institution, row(meting_id="A1"), row(meting_id="A2"), row(meting_id="A3"))
    job = batches.confirm(batch=batch, by=lead)
    with waiting_at("A2", institution, lead):
        killed = subprocess.Popen([sys.executable, "-c", WORK, str(job.pk)], env=environment_of_the_test())
        try:
            wait_until(lambda: waiting() == 1, seconds=60)
        finally:
            killed.kill()
            killed.wait()
        assert (codes(), state_of(job)) == (set(), ("busy", 1))
    wait_until(lambda: waiting() == 0, seconds=10)
    assert jobs.unended() == [job.pk]
    jobs.run(job.pk)
    assert (codes(), state_of(job)) == ({"A1", "A2", "A3"}, ("done", 2))


def test_two_workers_at_one_job_are_one_too_many(institution: Institution, lead: User) -> None:
    batch = previewed(institution, row(meting_id="A1"))
    job = batches.confirm(batch=batch, by=lead)
    with waiting_at("A1", institution, lead):
        first = subprocess.Popen([sys.executable, "-c", WORK, str(job.pk)], env=environment_of_the_test())
        wait_until(lambda: waiting() == 1, seconds=60)
        jobs.run(job.pk)
        assert state_of(job) == ("busy", 1)
    assert first.wait(60) == 0
    assert (codes(), state_of(job)) == ({"A1"}, ("done", 1))


def test_work_that_three_workers_died_of_is_given_up(institution: Institution, lead: User) -> None:
    job = uploaded(institution, lead)
    ImportJob.objects.using("owner").update(state=JobState.BUSY, attempts=3)
    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.message) == ("failed", jobs.GAVE_UP)
    file = ImportFile.objects.get()
    assert (file.state, file.content, file.message) == (FileState.REFUSED, None, jobs.GAVE_UP)


def test_an_error_of_the_database_is_tried_again(
    institution: Institution, lead: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = uploaded(institution, lead)

    def fail(*arguments: Any) -> None:
        raise DatabaseError("no room")

    with monkeypatch.context() as patch:
        patch.setattr(jobs.reading, "read", fail)
        jobs.run(job.pk)
        assert state_of(job) == ("waiting", 1)
    jobs.run(job.pk)
    assert state_of(job) == ("done", 2)


@pytest.mark.parametrize(("work", "state"), [(Work.READ, FileState.REFUSED), (Work.CHECK, FileState.MAPPING)])
def test_somebody_can_stop_the_work_on_a_file(
    work: Work, state: FileState, institution: Institution, lead: User
) -> None:
    job = uploaded(institution, lead)
    if work is Work.CHECK:
        jobs.run(job.pk)
        file = ImportFile.objects.get()
        found = files.settle(file=file, mapping=jobs_mapping(file), by=lead)
        assert found is not None
        job = found
    jobs.cancel(job)
    jobs.run(job.pk)
    assert state_of(job)[0] == "cancelled"
    assert ImportFile.objects.get().state == state


def test_somebody_can_stop_taking_over_half_way(
    institution: Institution, lead: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_over, "LINES_AT_ONCE", 1)
    monkeypatch.setattr("exchange.services.progress.INTERVAL", 0)
    batch = previewed(institution, *(row() for _ in range(4)))
    job = batches.confirm(batch=batch, by=lead)
    insert = taking_over._insert

    def stopped_by_somebody(batch: ImportBatch, progress: Any) -> int:
        def stop(done: int, total: int = 0) -> None:
            if done == 2:
                ImportJob.objects.using("owner").update(is_cancelled=True)
            progress(done, total)

        return insert(batch, stop)

    monkeypatch.setattr(taking_over, "_insert", stopped_by_somebody)
    jobs.run(job.pk)
    assert (codes(), state_of(job)[0]) == (set(), "cancelled")
    batch.refresh_from_db()
    assert (batch.state, batch.lines.count()) == ("preview", 4)
    job.refresh_from_db()
    assert (job.done, job.total) == (2, 4)


def test_two_people_who_import_at_once_bring_each_measurement_once(institution: Institution, lead: User) -> None:
    rows = [row(meting_id="A1"), row(meting_id="A2")]
    first, second = previewed(institution, *rows), previewed(institution, *rows)
    asked = [batches.confirm(batch=batch, by=lead) for batch in (first, second)]
    with waiting_at("A1", institution, lead):
        workers = [
            subprocess.Popen([sys.executable, "-c", WORK, str(job.pk)], env=environment_of_the_test()) for job in asked
        ]
        wait_until(lambda: waiting() == 2, seconds=60)
    assert [one.wait(60) for one in workers] == [0, 0]
    assert codes() == {"A1", "A2"}
    assert sorted(state_of(job)[0] for job in asked) == ["done", "failed"]
    (failed,) = ImportJob.objects.filter(state="failed")
    assert failed.message == "Intussen zijn er metingen bijgekomen of veranderd. Bekijk de controle opnieuw."
    assert failed.batch is not None
    assert set(failed.batch.lines.values_list("outcome", flat=True)) == {"duplicate"}


def test_who_decides_while_a_worker_is_at_it_is_told_so_and_need_not_wait(institution: Institution, lead: User) -> None:
    batch = previewed(institution, row(meting_id="A1"))
    job = batches.confirm(batch=batch, by=lead)
    with waiting_at("A1", institution, lead):
        worker = subprocess.Popen([sys.executable, "-c", WORK, str(job.pk)], env=environment_of_the_test())
        wait_until(lambda: waiting() == 1, seconds=60)
        assert batches.confirm(batch=batch, by=lead) == job
        with pytest.raises(ValidationError, match="Er wordt nog aan dit bestand gewerkt"):
            batches.decline(batch=batch, by=lead)
        with pytest.raises(ValidationError, match="Er wordt nog aan dit bestand gewerkt"):
            files.remove(file=batch.file, by=lead)
    assert worker.wait(60) == 0
    with pytest.raises(ValidationError, match="Deze metingen zijn al toegevoegd"):
        batches.decline(batch=batch, by=lead)


def test_a_second_click_gives_the_job_that_is_under_way(institution: Institution, lead: User) -> None:
    batch = previewed(institution, row())
    assert batches.confirm(batch=batch, by=lead) == batches.confirm(batch=batch, by=lead)


def test_the_sweeper_rings_for_what_nobody_works_at(institution: Institution, lead: User) -> None:
    job = uploaded(institution, lead)
    with celery_worker():
        sweep_jobs()
        wait_until(lambda: state_of(job)[0] == "done", seconds=90)
