"""Keeping the tallies equal to the measurements."""

import logging
from typing import Final

from django.db import DatabaseError, connections, transaction
from psycopg import sql

from benchmark.counters import COUNTERS
from benchmark.models import MonthTally, StaleMonth
from institutions.models import Institution
from measurements.models import Measurement, State

COUNTER_CONNECTION: Final = "counter"

logger = logging.getLogger(__name__)

LOCK_INSTITUTION: Final = "SELECT pg_advisory_xact_lock(hashtext('benchmark_monthtally'), %(institution)s::integer)"
"""One recount per institution at a time; two at once would each insert the same cells."""

_TAKE_MARKS: Final = "DELETE FROM {marks} WHERE institution_id = %(institution)s RETURNING month"

_CLEAR_MONTHS: Final = (
    "DELETE FROM {tallies} WHERE institution_id = %(institution)s AND month = ANY(%(months)s::date[])"
)

_CLEAR_ALL: Final = "DELETE FROM {tallies} WHERE institution_id = %(institution)s"

_COUNT: Final = """
    INSERT INTO {tallies} (institution_id, team_id, month, {columns})
    SELECT institution_id, team_id, date_trunc('month', completed_on)::date, {aggregates}
    FROM {measurements}
    WHERE institution_id = %(institution)s AND state = {entered}
    GROUP BY institution_id, team_id, date_trunc('month', completed_on)
"""

_COUNT_MONTHS: Final = """
    INSERT INTO {tallies} (institution_id, team_id, month, {columns})
    SELECT institution_id, team_id, stale.month, {aggregates}
    FROM unnest(%(months)s::date[]) AS stale (month)
    JOIN {measurements} ON completed_on >= stale.month AND completed_on < stale.month + interval '1 month'
    WHERE institution_id = %(institution)s AND state = {entered}
    GROUP BY institution_id, team_id, stale.month
"""


def refresh_tallies() -> int:
    """Recount the institutions and months that are marked as stale; the number of months recounted.

    Safe to run at any moment, twice at once and while others write: see `_recount_institution`.
    """
    marked = StaleMonth.objects.using(COUNTER_CONNECTION).values_list("institution_id", flat=True).distinct()
    return sum(_refresh_institution(institution_id) for institution_id in sorted(marked))


def _refresh_institution(institution_id: int) -> int:
    """Recount one institution; a failure is logged and leaves its marks, and does not hold up the others."""
    try:
        return _recount_institution(institution_id)
    except DatabaseError:
        logger.exception("institution %s could not be counted; its marks stay", institution_id)
        return 0


def recount() -> int:
    """Rebuild all tallies from the rows, whatever the marks say; the number of institutions recounted."""
    institutions = sorted(Institution.objects.using(COUNTER_CONNECTION).values_list("pk", flat=True))
    for institution_id in institutions:
        _recount_institution(institution_id, everything=True)
    return len(institutions)


def _recount_institution(institution_id: int, *, everything: bool = False) -> int:
    """Recount the stale months of one institution, or all its months; the number of months that were marked.

    In one transaction at READ COMMITTED: lock, remove the marks that are visible, then count in a statement that
    starts after that. Whoever commits later than the count brings a mark that this transaction did not remove.
    """
    with transaction.atomic(using=COUNTER_CONNECTION), connections[COUNTER_CONNECTION].cursor() as cursor:
        cursor.execute(LOCK_INSTITUTION, {"institution": institution_id})
        cursor.execute(_statement(_TAKE_MARKS), {"institution": institution_id})
        months = sorted({month for (month,) in cursor.fetchall()})
        statements = (_CLEAR_ALL, _COUNT) if everything else (_CLEAR_MONTHS, _COUNT_MONTHS)
        for statement in statements:
            cursor.execute(_statement(statement), {"institution": institution_id, "months": months})
    return len(months)


def _statement(template: str) -> sql.Composed:
    return sql.SQL(template).format(
        marks=sql.Identifier(StaleMonth._meta.db_table),
        tallies=sql.Identifier(MonthTally._meta.db_table),
        measurements=sql.Identifier(Measurement._meta.db_table),
        columns=sql.SQL(", ").join(sql.Identifier(counter.column) for counter in COUNTERS),
        aggregates=sql.SQL(", ").join(sql.SQL(counter.aggregate) for counter in COUNTERS),
        entered=sql.Literal(State.SUBMITTED.value),
    )
