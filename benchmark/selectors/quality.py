"""How the measurements were recorded, read from the tallies: never a row, and never by person."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet

from benchmark.counters.columns import COUNTER_COLUMNS
from benchmark.domain.recording import Recording
from benchmark.domain.splits import MANY, RECORDING_SPLITS, UNKNOWN_DAYS, Split, SplitCounts, together
from benchmark.models import MonthSplit, MonthTally
from benchmark.selectors.counter_sums import COUNTER_SUMS, counters_from
from benchmark.selectors.splits import Groups, groups_by_institution
from measurements.domain.period import Period

Counters = Mapping[str, int]
"""Summed counters, named as in benchmark.counters.columns."""


def recording_by_institution(tallies: QuerySet[MonthSplit], period: Period) -> Mapping[int, Recording]:
    """Per institution id how its measurements were recorded; absent without entered measurements. One statement."""
    found = groups_by_institution(tallies.filter(split__in=RECORDING_SPLITS), period)
    return {
        institution: Recording(_by_days(groups.get(Split.DAYS_TO_FILL_IN, {})), *_batches(groups))
        for institution, groups in found.items()
    }


def counters_by_month(tallies: QuerySet[MonthTally], period: Period) -> Mapping[int, Mapping[date, Counters]]:
    """Per institution id and month the counters, all teams together; absent without entered measurements."""
    found: dict[int, dict[date, Counters]] = defaultdict(dict)
    in_period = tallies.filter(month__gte=period.first_day, month__lte=period.last_month, entered__gt=0)
    for row in in_period.order_by().values("institution_id", "month").annotate(sums=COUNTER_SUMS):
        found[row["institution_id"]][row["month"]] = counters_from(row["sums"])
    return found


def summed(months: Iterable[Counters]) -> Counters:
    """The counters of several months together."""
    known = list(months)
    return {column: sum(one[column] for one in known) for column in COUNTER_COLUMNS}


def _by_days(groups: Groups) -> Mapping[int | None, int]:
    return {None if value == UNKNOWN_DAYS else int(value): counts.entered for value, counts in groups.items()}


def _batches(groups: Mapping[Split, Groups]) -> tuple[SplitCounts, SplitCounts]:
    by_size = groups.get(Split.SENT_THAT_DAY, {})
    return by_size.get(MANY, SplitCounts()), together(counts for size, counts in by_size.items() if size != MANY)
