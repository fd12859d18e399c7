"""Which institution delivered measurements in which month, read from the tallies."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Max, QuerySet, Sum

from benchmark.domain.participation import Delivered
from benchmark.models import MonthTally


def delivered_by_month(
    tallies: QuerySet[MonthTally], months: Collection[date]
) -> Mapping[int, Mapping[date, Delivered]]:
    """Per institution id and month what was entered in it, all teams together; absent where that is nothing."""
    found: dict[int, dict[date, Delivered]] = defaultdict(dict)
    rows = tallies.filter(month__in=list(months), entered__gt=0).order_by().values_list("institution_id", "month")
    for institution, month, entered, valid in rows.annotate(Sum("entered"), Sum("valid")):
        found[institution][month] = Delivered(int(entered), int(valid))
    return found


def last_delivered(tallies: QuerySet[MonthTally]) -> Mapping[int, date]:
    """Per institution id the last month in which it entered anything."""
    rows = tallies.filter(entered__gt=0).order_by().values_list("institution_id")
    return dict(rows.annotate(Max("month")))


def years_with_data(tallies: QuerySet[MonthTally]) -> tuple[int, ...]:
    """The calendar years in which anything was entered, in order."""
    return tuple(day.year for day in tallies.filter(entered__gt=0).dates("month", "year"))
