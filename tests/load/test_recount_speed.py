"""How long a recount takes; judged by people, not by a limit.

`make speed` runs it on 100,000 rows and prints what it found; among all tests it runs on a few rows, to stay in order.

With 17 institutions of two teams each and random scores over nine years.
"""

import os
import statistics
import time
from collections.abc import Callable
from contextlib import nullcontext

import pytest
from django.db import connections
from django.db.models import Sum
from django.utils import timezone

from benchmark import services
from benchmark.models import MonthTally
from measurements.domain.criteria import CRITERION_FIELDS
from measurements.models import Measurement

pytestmark = [pytest.mark.speed, pytest.mark.django_db(transaction=True, databases="__all__")]

ROWS = int(os.environ.get("ROWS", "1000"))
RUNS = 5

PEOPLE = """
    INSERT INTO institutions_institution (code, name, active_from, agrees_to_open_comparison)
    SELECT 'i' || n, 'Instelling ' || n, '2018-01-01', false FROM generate_series(1, 17) AS n;
    INSERT INTO institutions_team (institution_id, code, name, active_from)
    SELECT id, team, team, '2018-01-01' FROM institutions_institution, unnest(ARRAY['noord', 'zuid']) AS team;
    INSERT INTO institutions_user (email, name, password, is_active) VALUES ('a@a.example', 'A', '!', true);
"""

MEASUREMENTS = """
    INSERT INTO measurements_measurement
        (institution_id, team_id, author_id, code, trajectory_reference, family_reference, completed_on,
         instrument_version, state, answered, family_type, problems, work_goals, follow_up_advice,
         version, created_at, changed_at, {criteria})
    SELECT team.institution_id, team.id, (SELECT id FROM institutions_user), 'M-' || n, '', '',
           date '2018-01-01' + (random() * 3200)::int, 'ASH 2.0', 'submitted', '{{}}', 'TG01', '{{}}', '{{}}', '{{}}',
           1, now(), now(), {scores}
    FROM generate_series(1, {rows}) AS n
    JOIN (SELECT *, row_number() OVER (ORDER BY id) AS number FROM institutions_team) AS team
      ON team.number = n % 34 + 1
"""

RANDOM_SCORE = "CASE WHEN random() < 0.02 THEN NULL ELSE random() < 0.9 END"


@pytest.fixture
def many_measurements(transactional_db: None) -> None:
    """ROWS measurements that nobody counted yet."""
    scores = ", ".join([RANDOM_SCORE] * len(CRITERION_FIELDS))
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT setseed(0.5)")
        cursor.execute(PEOPLE)
        cursor.execute(MEASUREMENTS.format(criteria=", ".join(CRITERION_FIELDS), scores=scores, rows=ROWS))
        cursor.execute("ANALYZE")


def median_seconds(work: Callable[[], object]) -> float:
    durations = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        durations.append(time.perf_counter() - start)
    return statistics.median(durations)


def change_one_and_refresh() -> None:
    first = Measurement.objects.using("owner").order_by("pk").values("pk")[:1]
    Measurement.objects.using("owner").filter(pk__in=first).update(family_type="TG02")
    services.refresh_tallies()


def test_recount_speed(many_measurements: None, capsys: pytest.CaptureFixture[str]) -> None:
    whole, one = median_seconds(services.recount), median_seconds(change_one_and_refresh)
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    with capsys.disabled() if "ROWS" in os.environ else nullcontext():
        print(f"\n{timezone.localdate()}, {os.cpu_count()} cores, {gib:.0f} GiB")  # noqa: T201
        print(f"recount of {ROWS:,} rows: {whole:.2f} s (median of {RUNS})")  # noqa: T201
        print(f"one change and its refresh: {1000 * one:.1f} ms (median of {RUNS})")  # noqa: T201
    entered = MonthTally.objects.using("counter").aggregate(total=Sum("entered"))["total"]
    assert entered == ROWS
