"""Counts straight from the measurements, under any definition: what tallies and releases are checked against."""

from collections import defaultdict
from typing import Any

from django.db import connections
from psycopg import sql

from benchmark.counters.columns import COUNTER_COLUMNS
from benchmark.counters.splits import SPLIT_COUNTER_COLUMNS
from benchmark.counters.statements import OF_EVERYBODY, count, count_splits
from benchmark.domain.releases.counts import KEPT_SPLITS, Counts, InstitutionCounts
from benchmark.domain.splits import Split, SplitCounts, split_counts_from, together
from institutions.models import Institution
from measurements.domain.definitions import Definition
from measurements.domain.period import Period


def fresh_counts_of(period: Period, definition: Definition, using: str) -> Counts:
    """The counts of a period per institution code, counted from the rows now; `using` has to see all of them."""
    counters: dict[int, dict[str, int]] = defaultdict(lambda: dict.fromkeys(COUNTER_COLUMNS, 0))
    for row in _rows(count(definition, OF_EVERYBODY), period, using):
        for column in COUNTER_COLUMNS:
            counters[row["institution_id"]][column] += int(row[column])
    splits = _splits(definition, period, using)
    codes = dict(Institution.objects.using(using).filter(pk__in=counters).values_list("pk", "code"))
    return {codes[pk]: InstitutionCounts(of_one, splits.get(pk, {})) for pk, of_one in counters.items()}


def _splits(definition: Definition, period: Period, using: str) -> dict[int, dict[Split, dict[str, SplitCounts]]]:
    found: dict[int, dict[Split, dict[str, SplitCounts]]] = defaultdict(lambda: defaultdict(dict))
    for row in _rows(count_splits(definition, OF_EVERYBODY), period, using):
        if row["split"] in KEPT_SPLITS:
            group = found[row["institution_id"]][Split(row["split"])]
            counted = split_counts_from({column: row[column] for column in SPLIT_COUNTER_COLUMNS})
            group[row["value"]] = together([group.get(row["value"], SplitCounts()), counted])
    return found


def _rows(statement: sql.Composed, period: Period, using: str) -> list[dict[str, Any]]:
    """The rows of a counting statement, each by the names of its columns."""
    with connections[using].cursor() as cursor:
        cursor.execute(statement, {"first_day": period.first_day, "day_after": period.day_after})
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
