"""Keeping the tallies equal to the measurements."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import groupby
from typing import Any, Final

from django.db import DatabaseError, connections, transaction
from django.db.models import Max, Min, Model
from psycopg import sql

from benchmark.counters.columns import COUNTER_COLUMNS
from benchmark.counters.splits import SPLIT_COUNTER_COLUMNS
from benchmark.counters.statements import OF_MONTHS, count, count_splits
from benchmark.models import MonthSplit, MonthTally, StaleMonth
from institutions.models import Institution
from measurements.domain.definitions import Definition, definition_of
from measurements.domain.period import YEAR, Period
from measurements.models import Measurement, State

COUNTER_CONNECTION: Final = "counter"

logger = logging.getLogger(__name__)

LOCK_INSTITUTION: Final = "SELECT pg_advisory_xact_lock(hashtext('benchmark_monthtally'), %(institution)s::integer)"
"""One recount per institution at a time; two at once would each insert the same cells."""

_LET_RELEASES_WAIT: Final = "SELECT pg_advisory_xact_lock_shared(hashtext('benchmark_release'))"
KEEP_COUNTERS_WAITING: Final = "SELECT pg_advisory_xact_lock(hashtext('benchmark_release'))"
"""A release reads the tallies of all institutions as they are at one moment, in several statements."""

_ROOM_TO_GROUP: Final = "SET LOCAL work_mem = '64MB'"
"""An institution of 6,000 measurements has more groups than fit in 4 MB; with 64 the recount takes a third less."""

_TAKE_MARKS: Final = "DELETE FROM {marks} WHERE institution_id = %(institution)s RETURNING month"

_TAKE_MARKS_OF_MONTHS: Final = """
    DELETE FROM {marks}
    WHERE institution_id = %(institution)s AND month >= %(first_day)s::date AND month < %(day_after)s::date
"""

_CLEAR: Final = """
    DELETE FROM {table}
    WHERE institution_id = %(institution)s AND month >= %(first_day)s::date AND month < %(day_after)s::date
"""

_INSERT: Final = "INSERT INTO {table} (institution_id, team_id, month, {columns}) "


def refresh_tallies() -> int:
    """Recount the institutions and months that are marked as stale; the number of months recounted.

    Safe to run at any moment, twice at once and while others write: see `_counting`.
    """
    marked = StaleMonth.objects.using(COUNTER_CONNECTION).values_list("institution_id", flat=True).distinct()
    return sum(_refresh_institution(institution_id) for institution_id in sorted(marked))


def _refresh_institution(institution_id: int) -> int:
    """Recount one institution; a failure is logged and leaves its marks, and does not hold up the others."""
    try:
        with _counting(institution_id) as cursor:
            cursor.execute(_named(_TAKE_MARKS, marks=StaleMonth), {"institution": institution_id})
            months = sorted({month for (month,) in cursor.fetchall()})
            for month in months:
                _fill(cursor, institution_id, Period(month.year, month.month, 1))
            return len(months)
    except DatabaseError:
        logger.exception("institution %s could not be counted; its marks stay", institution_id)
        return 0


def recount() -> int:
    """Rebuild all tallies from the rows, whatever the marks say; the number of institutions recounted."""
    institutions = sorted(Institution.objects.using(COUNTER_CONNECTION).values_list("pk", flat=True))
    for institution_id in institutions:
        for period in spans_of(institution_id):
            recount_period(institution_id, period)
    return len(institutions)


def recount_period(institution_id: int, period: Period) -> None:
    """Rebuild the tallies of one institution's months from the rows; marks on them are done with then."""
    with _counting(institution_id) as cursor:
        cursor.execute(_named(_TAKE_MARKS_OF_MONTHS, marks=StaleMonth), _months(institution_id, period))
        _fill(cursor, institution_id, period)


def spans_of(institution_id: int) -> list[Period]:
    """The years in which this institution has measurements, or tallies that should perhaps not be there.

    As few spans as there are definitions that hold in them.
    """
    entered = Measurement.objects.using(COUNTER_CONNECTION).filter(institution=institution_id, state=State.SUBMITTED)
    tallied = MonthTally.objects.using(COUNTER_CONNECTION).filter(institution=institution_id)
    days = [
        *entered.aggregate(Min("completed_on"), Max("completed_on")).values(),
        *tallied.aggregate(Min("month"), Max("month")).values(),
    ]
    years = [day.year for day in days if day]
    return _under_one_definition(range(min(years), max(years) + 1)) if years else []


def _under_one_definition(years: Iterable[int]) -> list[Period]:
    """The years as spans, each with one definition."""
    spans = (list(span) for _, span in groupby(years, lambda year: definition_of(Period(year).first_day)))
    return [Period(span[0], 1, YEAR * len(span)) for span in spans]


@contextmanager
def _counting(institution_id: int) -> Iterator[Any]:
    """A transaction of the counter in which nobody else counts this institution; gives its cursor.

    At READ COMMITTED: lock, remove the marks that are visible, then count in a statement that starts after that.
    Whoever commits later than the count brings a mark that this transaction did not remove.
    """
    with transaction.atomic(using=COUNTER_CONNECTION), connections[COUNTER_CONNECTION].cursor() as cursor:
        cursor.execute(_ROOM_TO_GROUP)
        cursor.execute(_LET_RELEASES_WAIT)
        cursor.execute(LOCK_INSTITUTION, {"institution": institution_id})
        yield cursor


def _fill(cursor: Any, institution_id: int, period: Period) -> None:
    """Count the months anew, under the one definition that holds in them."""
    months = _months(institution_id, period)
    for statement in _filling(definition_of(period.first_day)):
        cursor.execute(statement, months)


@cache
def _filling(definition: Definition) -> tuple[str, ...]:
    """The statements that empty and fill the tables; as text, for composing them takes longer than a small month."""
    tables = (
        (MonthTally, COUNTER_COLUMNS, count(definition, OF_MONTHS)),
        (MonthSplit, ("split", "value", *SPLIT_COUNTER_COLUMNS), count_splits(definition, OF_MONTHS)),
    )
    return tuple(
        statement.as_string()
        for model, columns, rows in tables
        for statement in (_named(_CLEAR, table=model), _insert(model, columns) + rows)
    )


def _months(institution_id: int, period: Period) -> dict[str, Any]:
    return {"institution": institution_id, "first_day": period.first_day, "day_after": period.day_after}


def _insert(model: type[Model], columns: Sequence[str]) -> sql.Composed:
    return sql.SQL(_INSERT).format(
        table=sql.Identifier(model._meta.db_table), columns=sql.SQL(", ").join(map(sql.Identifier, columns))
    )


def _named(statement: str, **models: type[Model]) -> sql.Composed:
    return sql.SQL(statement).format(**{name: sql.Identifier(one._meta.db_table) for name, one in models.items()})
