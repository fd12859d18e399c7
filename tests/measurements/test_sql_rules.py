"""PostgreSQL and Python read the same rule table: they must agree on every measurement."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from institutions.models import Team, User
from measurements.domain.selection import RULES, Score, broken_rules, count_scores
from measurements.models import Measurement, State
from measurements.selectors.lines import Status, with_status
from measurements.sql import first_broken, is_valid, keeps
from tests.measurement_data import complete_measurement
from tests.oracles import OUTCOME, PROCESS, mean_share, reasons
from tests.strategies import any_scores

pytestmark = pytest.mark.django_db


def store_all(rows: list[dict[str, Score]], worker: User, team: Team) -> dict[int, dict[str, Score]]:
    Measurement.objects.update(state=State.WITHDRAWN)
    stored = Measurement.objects.bulk_create(
        complete_measurement(team=team, institution=team.institution, author=worker, **row) for row in rows
    )
    return {measurement.pk: row for measurement, row in zip(stored, rows, strict=True)}


def ids_where(condition: str) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM measurements_measurement WHERE state = 'submitted' AND {condition}")  # noqa: S608 - rule table
        return {row[0] for row in cursor.fetchall()}


def listed_as(status: Status) -> set[int]:
    return set(with_status(Measurement.objects.all(), status).values_list("pk", flat=True))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(any_scores, min_size=1, max_size=25))
def test_sql_and_python_select_the_same_measurements(worker: User, team: Team, rows: list[dict[str, Score]]) -> None:
    stored = store_all(rows, worker, team)
    broken = {pk: [rule.code for rule in broken_rules(count_scores(row))] for pk, row in stored.items()}
    valid = {pk for pk, codes in broken.items() if not codes}
    assert ids_where(is_valid()) == valid
    assert listed_as(Status.COUNTS) == valid
    assert listed_as(Status.COUNTS_NOT) == set(stored) - valid
    for rule in RULES:
        assert ids_where(f"NOT {keeps(rule)}") == {pk for pk, codes in broken.items() if rule.code in codes}
        assert ids_where(first_broken(rule)) == {pk for pk, codes in broken.items() if codes[:1] == [rule.code]}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(any_scores, min_size=1, max_size=25))
def test_the_database_counts_and_scores_exactly(worker: User, team: Team, rows: list[dict[str, Score]]) -> None:
    stored = store_all(rows, worker, team)
    for measurement in Measurement.objects.filter(state=State.SUBMITTED):
        row = stored[measurement.pk]
        assert measurement.counts == count_scores(row)
        for fields, units, per_one in (
            (PROCESS, measurement.fidelity_units, 27720),
            (OUTCOME, measurement.goal_attainment_units, 6),
        ):
            if all(row[field] is None for field in fields.values()):
                assert units is None
            else:
                assert mean_share([row], list(fields.values())) * per_one == units
        assert [rule.code for rule in broken_rules(measurement.counts)] == reasons(row)
