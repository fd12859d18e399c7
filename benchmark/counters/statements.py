"""The SQL that counts the measurements of months, under the definition that holds in each."""

from collections.abc import Sequence
from typing import Final

from psycopg import sql

from benchmark.counters.columns import Counter, counters_under
from benchmark.counters.splits import split_counters_under, split_rows
from measurements.domain.definitions import Definition

MEASUREMENTS: Final = "measurements_measurement"

_COUNT: Final = """
    SELECT institution_id, team_id, date_trunc('month', completed_on)::date AS month, {aggregates}
    FROM {rows}
    WHERE {scope} AND state = 'submitted'
    GROUP BY institution_id, team_id, date_trunc('month', completed_on)
"""

_COUNT_SPLITS: Final = """
    SELECT institution_id, team_id, date_trunc('month', completed_on)::date AS month, split, value, {aggregates}
    FROM (
        SELECT *, count(*) OVER (PARTITION BY team_id, completed_on) AS sent_that_day
        FROM measurements_measurement
        WHERE {scope} AND state = 'submitted'
    ) AS measured
    CROSS JOIN LATERAL ({splits}) AS split_value (split, value)
    WHERE value IS NOT NULL
    GROUP BY institution_id, team_id, date_trunc('month', completed_on), split, value
"""

OF_MONTHS: Final = """
    institution_id = %(institution)s AND completed_on >= %(first_day)s::date AND completed_on < %(day_after)s::date
"""
"""The scope of one institution's months; the bounds let PostgreSQL use the index on institution and day."""

OF_EVERYBODY: Final = "completed_on >= %(first_day)s::date AND completed_on < %(day_after)s::date"


def count(definition: Definition, scope: str, rows: str = MEASUREMENTS) -> sql.Composed:
    """The statement that gives the counters per institution, team and month; `rows` for others than the measurements.

    Those have the columns of a measurement, such as what an import would bring.
    """
    return _filled(_COUNT, counters_under(definition), scope, rows)


def count_splits(definition: Definition, scope: str) -> sql.Composed:
    """The statement that gives the main counts per institution, team, month, split and value."""
    return _filled(_COUNT_SPLITS, split_counters_under(definition), scope)


def _filled(template: str, counters: Sequence[Counter], scope: str, rows: str = MEASUREMENTS) -> sql.Composed:
    aggregates = [
        sql.SQL("{} AS {}").format(sql.SQL(counter.aggregate), sql.Identifier(counter.column)) for counter in counters
    ]
    return sql.SQL(template).format(
        aggregates=sql.SQL(", ").join(aggregates),
        scope=sql.SQL(scope),
        splits=sql.SQL(split_rows()),
        rows=sql.SQL(rows),
    )
