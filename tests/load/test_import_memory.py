"""How much memory a worker takes for the largest file that is accepted; `make speed-import`."""

import subprocess
import sys
from contextlib import nullcontext

import pytest
from django.utils import timezone

from exchange.domain.layout import HEADER
from exchange.files.reading import MOST_BYTES
from exchange.models import FileState, ImportFile, ImportJob, Work
from exchange.services.files import kept
from exchange.services.jobs import ask_for
from institutions.models import Institution
from institutions.spreadsheets import write_csv, write_xlsx
from measurements.models import Measurement
from tests.load.test_import_speed import IS_MEASURING, ROWS, rows
from tests.running import environment_of_the_test

pytestmark = [pytest.mark.speed, pytest.mark.django_db(transaction=True, databases="__all__")]

MOST_MEGABYTES = 300

WORK = """
import sys
from config.celery import app
app.loader.import_default_modules()
from exchange.services import jobs
for job in sys.argv[1:]:
    jobs.run(int(job))
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def megabytes_of(job: ImportJob) -> int:
    """The most memory that a process with everything a worker loads had resident while it did the job."""
    done = subprocess.run(
        [sys.executable, "-c", WORK, str(job.pk)],
        env=environment_of_the_test(),
        check=True,
        capture_output=True,
        text=True,
    )
    job.refresh_from_db()
    assert job.state == "done", (job.message, done.stderr)
    return int(done.stdout) // 1024


def padded() -> list[list[str]]:
    """As many rows as are accepted, each with as much in it as keeps the file within what is accepted."""
    return [[*cells, "x" * 40] for cells in rows()]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_largest_file_fits_a_small_worker(
    kind: str, world: None, institution: Institution, capsys: pytest.CaptureFixture[str]
) -> None:
    if kind == "csv":
        content = write_csv([[*HEADER, "opmerking"], *padded()])
    else:
        content = write_xlsx({"metingen": [HEADER, *rows()]})
    assert len(content) <= MOST_BYTES
    file = kept(content=content, name=f"metingen.{kind}", by=None, institution=institution)
    used = {"read": megabytes_of(ask_for(Work.READ, file, by=None))}
    ImportFile.objects.update(state=FileState.CHECKING)
    used["check"] = megabytes_of(ask_for(Work.CHECK, file, by=None))
    batch = ImportFile.objects.get().batches.get()
    used["take over"] = megabytes_of(ask_for(Work.TAKE_OVER, file, by=None, batch=batch))
    assert Measurement.objects.count() == ROWS
    told = f"\n{ROWS:,} rows of {kind}, {len(content):,} bytes, {timezone.localdate()}: {used} MB resident at most"
    with capsys.disabled() if IS_MEASURING else nullcontext():
        print(told)  # noqa: T201 - the figure is what this is run for
    assert max(used.values()) < MOST_MEGABYTES


def test_the_largest_file_with_an_error_in_every_row_fits_too(
    world: None, institution: Institution, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = ([*cells[:3], f"Team {number}", *cells[4:-1], "9"] for number, cells in enumerate(rows()))
    file = kept(content=write_csv([HEADER, *wrong]), name="metingen.csv", by=None, institution=institution)
    used = {"read": megabytes_of(ask_for(Work.READ, file, by=None))}
    ImportFile.objects.update(state=FileState.CHECKING)
    used["check"] = megabytes_of(ask_for(Work.CHECK, file, by=None))
    file.refresh_from_db()
    assert (file.errors, file.problems.count()) == (ROWS, 2 * ROWS)
    told = f"\n{ROWS:,} rows of csv with two errors each, {timezone.localdate()}: {used} MB resident at most"
    with capsys.disabled() if IS_MEASURING else nullcontext():
        print(told)  # noqa: T201 - the figure is what this is run for
    assert max(used.values()) < MOST_MEGABYTES
