"""The main counts split by one thing, read from the tallies; every level and period is a sum."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet, Sum

from benchmark.counters.splits import SPLIT_COUNTER_COLUMNS
from benchmark.domain.splits import Split, SplitCounts, split_counts_from
from benchmark.models import MonthSplit
from measurements.domain.period import Period

_TOTALS: Final = tuple((column, f"total_{column}") for column in SPLIT_COUNTER_COLUMNS)
_SUMS: Final = {total: Sum(column, default=0) for column, total in _TOTALS}

Groups = Mapping[str, SplitCounts]
"""Counts per value of a split: a code, a number of criteria not met, a number of days."""


def groups_of(tallies: QuerySet[MonthSplit], period: Period, split: Split) -> Groups:
    """The counts per value of this split over these tallies; a value that nothing has is absent."""
    rows = _in_period(tallies, period).filter(split=split).values("value").annotate(**_SUMS)
    return {row["value"]: _counts(row) for row in rows}


def groups_by_split(tallies: QuerySet[MonthSplit], period: Period) -> Mapping[Split, Groups]:
    """Per split the counts per value over these tallies, in one statement; a split that nothing is in is absent."""
    found: dict[Split, dict[str, SplitCounts]] = defaultdict(dict)
    for row in _in_period(tallies, period).values("split", "value").annotate(**_SUMS):
        found[Split(row["split"])][row["value"]] = _counts(row)
    return found


def groups_inside_and_of_all(
    tallies: QuerySet[MonthSplit], inside: Q, period: Period
) -> tuple[Mapping[Split, Groups], Mapping[Split, Groups]]:
    """What groups_by_split gives over those of the tallies that are `inside`, and over all, in one statement."""
    own, everywhere = _empty(), _empty()
    marked = _in_period(tallies, period).annotate(is_inside=ExpressionWrapper(inside, output_field=BooleanField()))
    for row in marked.values("split", "value", "is_inside").annotate(**_SUMS):
        for found in (own, everywhere) if row["is_inside"] else (everywhere,):
            found[Split(row["split"])][row["value"]] += _counts(row)
    return own, everywhere


def groups_by_institution(tallies: QuerySet[MonthSplit], period: Period) -> Mapping[int, Mapping[Split, Groups]]:
    """Per institution id and split the counts per value, in one statement."""
    found: dict[int, dict[Split, dict[str, SplitCounts]]] = defaultdict(lambda: defaultdict(dict))
    for row in _in_period(tallies, period).values("institution_id", "split", "value").annotate(**_SUMS):
        found[row["institution_id"]][Split(row["split"])][row["value"]] = _counts(row)
    return found


def _empty() -> dict[Split, dict[str, SplitCounts]]:
    return defaultdict(lambda: defaultdict(SplitCounts))


def _in_period(tallies: QuerySet[MonthSplit], period: Period) -> QuerySet[MonthSplit]:
    return tallies.filter(month__gte=period.first_day, month__lte=period.last_month)


def _counts(row: Mapping[str, int]) -> SplitCounts:
    return split_counts_from({column: row[total] for column, total in _TOTALS})
