"""Do the tallies still say what the measurements say? What differs is told loudly and repairs itself."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.db import connections, transaction
from django.utils import timezone
from psycopg import sql

from benchmark.counters.columns import COUNTER_COLUMNS
from benchmark.counters.months import MONTHS_WITH_ANYTHING, between
from benchmark.counters.splits import SPLIT_COUNTER_COLUMNS
from benchmark.counters.statements import OF_MONTHS, count, count_splits
from benchmark.models import MonthSplit, MonthTally, StaleMonth
from benchmark.services.counting import COUNTER_CONNECTION
from institutions.models import Institution
from measurements.domain.definitions import definition_of
from measurements.domain.period import Period

SAMPLE: Final = 50
"""How many months of institutions are drawn at random, beside all those that changed since yesterday."""

NAMED: Final = 8
"""How many of the columns that differ a line of the log names."""

_SNAPSHOT: Final = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"

# A month with a mark is left out: it is about to be counted anew, so its tallies may lag behind.
_DRAW: Final = f"""
    WITH settled AS MATERIALIZED (
        SELECT institution_id, month FROM ({MONTHS_WITH_ANYTHING}) AS found
        EXCEPT SELECT institution_id, month FROM benchmark_stalemonth
    )
    (SELECT institution_id, month FROM settled ORDER BY random() LIMIT %(sample)s)
    UNION
    SELECT institution_id, month FROM settled WHERE (institution_id, month) IN (
        SELECT institution_id, date_trunc('month', completed_on)::date
        FROM measurements_measurement WHERE changed_at >= %(since)s
    )
    ORDER BY institution_id, month
"""  # noqa: S608 - constants of our own

_STORED: Final = """
    SELECT institution_id, team_id, month, {columns} FROM {table}
    WHERE institution_id = %(institution)s AND month >= %(first_day)s::date AND month < %(day_after)s::date
"""

logger = logging.getLogger(__name__)

Month = tuple[int, date]
"""The key of an institution, and the first day of a month."""

Rows = dict[tuple[Any, ...], tuple[Any, ...]]
"""Counters, by what the row is about: institution, team, month, and perhaps a split and its value."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """An institution's month whose tallies are not what its measurements say, and in which columns."""

    institution: str
    month: date
    columns: tuple[str, ...]

    def __str__(self) -> str:
        more = len(self.columns) - NAMED
        named = ", ".join(self.columns[:NAMED]) + (f" and {more} more columns" if more > 0 else "")
        return f"{self.institution} {self.month:%Y-%m}: {named}"


@dataclass(frozen=True, slots=True)
class TallyCheck:
    """How many months of institutions were compared, and where they differ."""

    months: int
    mismatches: tuple[Mismatch, ...]


def check_tallies(sample: int | None = SAMPLE) -> TallyCheck:
    """Compare the tallies of so many months (None: of all) with a count of the rows; what differs is marked as stale.

    In one snapshot, so that it finds nothing wrong while people enter: in every committed state a month without a mark
    has the tallies of its rows.
    """
    with transaction.atomic(using=COUNTER_CONNECTION), connections[COUNTER_CONNECTION].cursor() as cursor:
        cursor.execute(_SNAPSHOT)
        months = _draw(cursor, sample)
        differing = {month: columns for month in months if (columns := _differing_columns(cursor, *month))}
    StaleMonth.objects.using(COUNTER_CONNECTION).bulk_create(
        StaleMonth(institution_id=institution_id, month=month) for institution_id, month in differing
    )
    return TallyCheck(len(months), tuple(_told(differing)))


def _draw(cursor: Any, sample: int | None) -> list[Month]:
    yesterday = timezone.localdate() - timedelta(days=1)
    since = timezone.make_aware(datetime.combine(yesterday, time.min))
    cursor.execute(_DRAW, {"sample": sample, "since": since} | between(None))
    return list(cursor.fetchall())


def _differing_columns(cursor: Any, institution_id: int, month: date) -> list[str]:
    """The columns in which stored and counted differ, those of a split with its name before them; empty when equal."""
    period = Period(month.year, month.month, 1)
    values = {"institution": institution_id} | between(period)
    definition = definition_of(period.first_day)
    columns: set[str] = set()
    for model, key, counters, statement in (
        (MonthTally, (), COUNTER_COLUMNS, count(definition, OF_MONTHS)),
        (MonthSplit, ("split", "value"), SPLIT_COUNTER_COLUMNS, count_splits(definition, OF_MONTHS)),
    ):
        stored = _rows(cursor, _stored(model._meta.db_table, (*key, *counters)), values, counters)
        counted = _rows(cursor, statement, values, counters)
        columns.update(_differing(stored, counted, counters))
    return sorted(columns)


def _stored(table: str, columns: Sequence[str]) -> sql.Composed:
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    return sql.SQL(_STORED).format(table=sql.Identifier(table), columns=names)


def _rows(cursor: Any, statement: sql.Composed, values: dict[str, Any], counters: Sequence[str]) -> Rows:
    cursor.execute(statement, values)
    return {row[: -len(counters)]: row[-len(counters) :] for row in cursor.fetchall()}


def _differing(stored: Rows, counted: Rows, counters: Sequence[str]) -> Iterator[str]:
    """Which counters differ; "rows" where one side has a row that the other has not."""
    for key in stored.keys() | counted.keys():
        of_split = key[3:4]
        if key not in stored or key not in counted:
            yield " ".join((*of_split, "rows"))
            continue
        for column, kept, found in zip(counters, stored[key], counted[key], strict=True):
            if kept != found:
                yield " ".join((*of_split, column))


def _told(differing: dict[Month, list[str]]) -> Iterator[Mismatch]:
    """The mismatches with the code of the institution, each of them an error in the log."""
    codes = dict(Institution.objects.using(COUNTER_CONNECTION).values_list("pk", "code"))
    for (institution_id, month), columns in differing.items():
        mismatch = Mismatch(codes.get(institution_id, str(institution_id)), month, tuple(columns))
        logger.error("tallies were not what the measurements say, and are counted anew: %s", mismatch)
        yield mismatch
