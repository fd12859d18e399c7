"""The figures over time, read from the tallies: per quarter, and per institution and year."""

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import QuerySet

from benchmark.domain.figures import Figures, figures_from
from benchmark.models import MonthTally
from benchmark.selectors.counter_sums import COUNTER_SUMS, counters_from
from measurements.domain.period import QUARTER, Period


def figures_by_quarter(tallies: QuerySet[MonthTally]) -> Mapping[Period, Figures]:
    """The figures of each quarter in which something was entered, oldest first, in one statement."""
    rows = tallies.filter(entered__gt=0).order_by().values("month__year", "month__quarter").annotate(sums=COUNTER_SUMS)
    ordered = sorted(rows, key=lambda row: (row["month__year"], row["month__quarter"]))
    return {_quarter(row["month__year"], row["month__quarter"]): _figures(row) for row in ordered}


def figures_by_institution_and_year(tallies: QuerySet[MonthTally]) -> Mapping[int, Mapping[int, Figures]]:
    """Per institution id the figures of each year in which it entered something, in one statement."""
    found: dict[int, dict[int, Figures]] = defaultdict(dict)
    rows = tallies.filter(entered__gt=0).values("institution_id", "month__year").annotate(sums=COUNTER_SUMS)
    for row in rows.order_by("institution_id", "month__year"):
        found[row["institution_id"]][row["month__year"]] = _figures(row)
    return found


def _quarter(year: int, quarter: int) -> Period:
    return Period(year, QUARTER * quarter - 2, QUARTER)


def _figures(row: Mapping[str, int]) -> Figures:
    return figures_from(counters_from(row["sums"]))
