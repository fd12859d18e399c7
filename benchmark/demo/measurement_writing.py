"""The demo's measurements as rows of the database, through the same checks as what people enter."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Final

from django.db import connections
from django.utils import timezone
from psycopg import sql

from benchmark.demo.records import DemoMeasurement
from institutions.models import Team, User
from measurements.domain.validation import draft_problems, submission_problems
from measurements.models import Measurement, State
from measurements.selectors.answers import active_codes
from measurements.services.entering import values_of

OWNER: Final = "owner"
"""The connection that writes: the web role may not make institutions."""

_STAGE: Final = "CREATE TEMPORARY TABLE staged ON COMMIT DROP AS SELECT {columns} FROM {table} WITH NO DATA"

Teams = Mapping[tuple[str, str], Team]
Users = Mapping[str, User]


class InvalidDemoData(Exception):
    """The generator made a measurement that a person could not have entered; a mistake in this package."""


def write_measurements(rows: Iterable[DemoMeasurement], teams: Teams, users: Users, today: date) -> None:
    """Store the measurements, each through the validation that people meet; raises InvalidDemoData."""
    measurements = [_measurement(row, teams[row.institution, row.team], users[row.author], today) for row in rows]
    codes = active_codes()
    for measurement in measurements:
        _refuse_problems(measurement, codes, today)
    _copy(measurements)


def _copy(measurements: Iterable[Measurement]) -> None:
    """Store the measurements by COPY into a staging table: a table with row-level security takes no COPY itself."""
    fields = [field for field in Measurement._meta.concrete_fields if not (field.generated or field.primary_key)]
    names = {
        "table": sql.Identifier(Measurement._meta.db_table),
        "columns": sql.SQL(", ").join(sql.Identifier(field.column) for field in fields),
    }
    with connections[OWNER].cursor() as cursor:
        cursor.execute(sql.SQL(_STAGE).format(**names))
        with cursor.copy(sql.SQL("COPY staged ({columns}) FROM STDIN").format(**names)) as copy:
            for measurement in measurements:
                copy.write_row([getattr(measurement, field.attname) for field in fields])
        cursor.execute(sql.SQL("INSERT INTO {table} ({columns}) SELECT {columns} FROM staged").format(**names))


def _measurement(row: DemoMeasurement, team: Team, author: User, today: date) -> Measurement:
    midnight = datetime.combine(row.completed_on or row.changed_on or today, time.min, timezone.get_default_timezone())
    return Measurement(
        institution_id=team.institution_id,
        team=team,
        author=author,
        code=row.code,
        trajectory_reference=row.trajectory_reference,
        family_reference=row.family_reference,
        referred_on=row.dates.referred_on,
        started_on=row.dates.started_on,
        ended_on=row.dates.ended_on,
        completed_on=row.completed_on,
        state=row.state,
        answered=list(row.answered),
        family_type=row.target_group.family_type,
        problems=list(row.target_group.problems),
        work_goals=list(row.target_group.work_goals),
        follow_up_advice=list(row.target_group.follow_up_advice),
        created_at=midnight,
        changed_at=midnight,
        **row.scores,
    )


def _refuse_problems(measurement: Measurement, codes: Mapping[str, frozenset[str]], today: date) -> None:
    find_problems = draft_problems if measurement.state == State.DRAFT else submission_problems
    problems = find_problems(values_of(measurement), active_codes=codes, completed_on=measurement.completed_on or today)
    if problems:
        raise InvalidDemoData(f"{measurement.institution_id} {measurement.code}: {problems}")
