"""How long a file takes from bytes to measurements, beside a bare COPY and a form per row; `make speed-import`.

The bare COPY is the least that PostgreSQL needs for the same rows in the same table, with its triggers, checks and
indexes; only an administrator of the server may do it, for row-level security refuses it to all others.
"""

import io
import os
import random
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta

import psycopg
import pytest
from django.db import connection, transaction
from django.forms import modelform_factory
from django.utils import timezone

from exchange.domain.layout import HEADER
from exchange.domain.rows import FILLED_FIELDS
from exchange.models import FileState
from exchange.selectors.outcomes import totals_of
from exchange.services import checking, files, reading, taking_over
from exchange.services.progress import unseen
from institutions.models import Institution, Team
from institutions.spreadsheets import write_csv
from measurements.domain.criteria import CRITERION_FIELDS
from measurements.models import Measurement

pytestmark = [pytest.mark.speed, pytest.mark.django_db(transaction=True, databases="__all__")]

ROWS = int(os.environ.get("ROWS", "300"))
IS_MEASURING = "ROWS" in os.environ
RUNS = 3 if IS_MEASURING else 1
FORMS = 300 if IS_MEASURING else 5
MOST_COPIES, LEAST_FORMS = 3, 100
"""What the checked and reported file may take beside the bare COPY, and a form per row beside the file."""


def rows() -> Iterator[list[str]]:
    """The cells of ROWS trajectories over five years, as a file has them."""
    source = random.Random(1)
    for number in range(ROWS):
        day = date(2018, 1, 1) + timedelta(days=source.randrange(1800))
        days = [f"{day + timedelta(days=after):%d-%m-%Y}" for after in (0, 1, 29, 31)]
        scores = [source.choice(("1", "1", "1", "0", "")) for _ in CRITERION_FIELDS]
        choices = [f"TG0{source.randrange(1, 6)}", "PJ01|PO02", "WD01|WD02", "VH01"]
        yield [f"BO-{number:06}", "aa", "Hoofdlocatie", "noord", "", "", f"F{number // 2:06}", *days, *choices, *scores]


def seconds(work: object, *arguments: object) -> float:
    started = time.perf_counter()
    work(*arguments)  # type: ignore[operator]
    return time.perf_counter() - started


STEPS = ("read", "check", "report", "take over")


class Undone(Exception):
    """Ends a transaction of which nothing is to stay."""


@contextmanager
def undone() -> Iterator[None]:
    """A transaction of which nothing stays."""
    with suppress(Undone), transaction.atomic():
        yield
        raise Undone


COPIED = (
    *("institution_id", "team_id", *FILLED_FIELDS, "import_number", "state", "answered"),
    *("instrument_version", "version", "created_at", "changed_at"),
)


def whole_import(content: bytes, institution: Institution) -> tuple[dict[str, float], bytes]:
    """Seconds of each step, and the measurements as COPY writes them; nothing stays."""
    took, lines = {}, io.BytesIO()
    with undone():
        file = files.kept(content=content, name="metingen.csv", by=None, institution=institution)
        took["read"] = seconds(reading.read, file, unseen)
        file.state = FileState.CHECKING
        took["check"] = seconds(checking.check, file, unseen)
        assert file.errors == 0, list(file.problems.all()[:3])
        batch = file.batches.get()
        took["report"] = seconds(totals_of, batch)
        took["take over"] = seconds(taking_over.take_over, batch, None, unseen)
        assert batch.imported == ROWS
        stored = f"COPY (SELECT {', '.join(COPIED)} FROM measurements_measurement) TO STDOUT"  # noqa: S608
        with connection.cursor() as cursor, cursor.copy(stored) as copy:
            lines.writelines(copy)
    return took, lines.getvalue()


def bare_copy(lines: bytes) -> float:
    """The same measurements, copied into the table by an administrator, and rolled back."""
    with psycopg.connect(os.environ["ASH_TEST_ADMIN_URL"], dbname=connection.settings_dict["NAME"]) as administrator:
        cursor = administrator.cursor()
        started = time.perf_counter()
        with cursor.copy(f"COPY measurements_measurement ({', '.join(COPIED)}) FROM STDIN") as copy:
            copy.write(lines)
        took = time.perf_counter() - started
        assert cursor.rowcount == ROWS
        administrator.rollback()
    return took


def a_form_per_row(team: Team) -> float:
    """Seconds for one row through a ModelForm: checked and saved."""
    placed = {"institution": team.institution_id, "team": team.pk, "import_number": 1, "state": "submitted"}
    form_class = modelform_factory(Measurement, fields=[*FILLED_FIELDS, *placed])
    typed = {"family_type": "TG01", "problems": "PJ01,PO02", "work_goals": "WD01", "follow_up_advice": "VH01"}
    typed |= {"referred_on": "2024-02-01", "started_on": "2024-02-02", "ended_on": "2024-02-28"}
    typed |= {"completed_on": "2024-03-05", **dict.fromkeys(CRITERION_FIELDS, "true")}
    with undone():
        started = time.perf_counter()
        for number in range(FORMS):
            form = form_class(typed | placed | {"code": f"F-{number}", "family_reference": f"G{number}"})
            assert form.is_valid(), form.errors
            form.save()
        took = time.perf_counter() - started
    return took / FORMS


def test_an_import_speed(world: None, institution: Institution, team: Team, capsys: pytest.CaptureFixture[str]) -> None:
    content = write_csv([HEADER, *rows()])
    runs = []
    for _ in range(RUNS):
        took, lines = whole_import(content, institution)
        runs.append(took | {"copy": bare_copy(lines), "form": a_form_per_row(team)})
    checked = statistics.median((one["read"] + one["check"] + one["report"]) / one["copy"] for one in runs)
    whole = statistics.median(sum(one[step] for step in STEPS) / one["copy"] for one in runs)
    forms = statistics.median(one["form"] * ROWS / (one["read"] + one["check"] + one["report"]) for one in runs)
    forms_whole = statistics.median(one["form"] * ROWS / sum(one[step] for step in STEPS) for one in runs)
    if not IS_MEASURING:
        return
    steps = [f"  {step:<10} {statistics.median(one[step] for one in runs):8.2f} s" for step in (*STEPS, "copy")]
    told = [
        f"\n{ROWS:,} rows, {len(content):,} bytes, {os.cpu_count()} cores, {timezone.localdate()}; medians of {RUNS}",
        *steps,
        f"  read, checked and reported: {checked:.2f} times the bare COPY of the same rows",
        f"  with taking over:           {whole:.2f} times",
        f"  a ModelForm per row ({FORMS} of them timed) takes {forms:.0f} times as long as read, check and report,",
        f"  and {forms_whole:.0f} times as long as the whole import",
    ]
    with capsys.disabled():
        print("\n".join(told))  # noqa: T201 - the figures are what this is run for
    assert checked <= MOST_COPIES
    assert forms >= LEAST_FORMS
