"""Many measurements of 17 institutions, made by SQL: what the measurements of speed and separation run on.

`ROWS=1000000 make speed` and `make separation` set how many; among all tests a few rows keep these in order.
"""

import os

import pytest
from django.db import connections

from measurements.domain.criteria import CRITERION_FIELDS

ROWS = int(os.environ.get("ROWS", "1000"))

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
