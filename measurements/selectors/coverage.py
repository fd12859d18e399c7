"""Per month how many trajectories were closed, and how many valid measurements there are of them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, QuerySet
from django.db.models.functions import JSONObject, TruncMonth

from institutions.models import Institution
from measurements.domain.coverage import Coverage, PeriodCoverage, over_months
from measurements.domain.period import Period
from measurements.models import ClosedTrajectories, Measurement, State
from measurements.sql import kept_rules

MONTH_AND_NUMBER: Final = {"month": "month", "number": "number"}


def closed_trajectories(institution: Institution, year: int) -> dict[int, int]:
    """The number of closed trajectories by month (1 to 12); without the months that nobody filled in."""
    found = ClosedTrajectories.objects.filter(institution=institution, month__year=year)
    return {month.month: number for month, number in found.values_list("month", "number")}


def valid_measurements(institution: Institution, year: int) -> dict[int, int]:
    """The number of valid measurements by the month in which the help ended; without the months with none."""
    ended = Measurement.objects.filter(institution=institution, state=State.SUBMITTED, ended_on__year=year)
    counted = ended.filter(kept_rules()).order_by().values_list("ended_on__month").annotate(Count("pk"))
    return dict(counted)


def coverage_by_month(institution: Institution, year: int, closed: Mapping[int, int]) -> dict[int, Coverage]:
    """The coverage of each month of the year (1 to 12), against these numbers of closed trajectories."""
    valid = valid_measurements(institution, year)
    return {month: Coverage(valid.get(month, 0), closed.get(month)) for month in range(1, 13)}


def with_closed_months(institutions: QuerySet[Institution]) -> QuerySet[Institution]:
    """The institutions, each with `closed_months`: its closed trajectories by month, where somebody filled them in."""
    closed = ClosedTrajectories.objects.filter(institution=OuterRef("pk")).order_by("month")
    return institutions.annotate(closed_months=ArraySubquery(closed.values(pair=JSONObject(**MONTH_AND_NUMBER))))


def with_valid_months(institutions: QuerySet[Institution]) -> QuerySet[Institution]:
    """The institutions, each with `valid_months`: its valid measurements by the month in which the help ended.

    Only for who may see the rows of these institutions; whoever may not finds none.
    """
    ended = Measurement.objects.filter(institution=OuterRef("pk"), state=State.SUBMITTED, ended_on__isnull=False)
    by_month = ended.filter(kept_rules()).order_by().annotate(month=TruncMonth("ended_on")).values("month")
    counted = by_month.annotate(number=Count("pk")).values(pair=JSONObject(**MONTH_AND_NUMBER))
    return institutions.annotate(valid_months=ArraySubquery(counted))


def coverage_against(
    institution: Institution, period: Period, today: date, valid: Mapping[date, int]
) -> PeriodCoverage:
    """The coverage over the months of a period that are over and in which the institution took part.

    `valid` holds the valid measurements by month; the institution comes from `with_closed_months`.
    """
    until = institution.active_until or date.max
    starts = (month for month in period.month_starts if institution.active_from.replace(day=1) <= month <= until)
    over = [month for month in starts if month < today.replace(day=1)]
    closed = numbers_by_month(institution.closed_months)
    return over_months([Coverage(valid.get(month, 0), closed.get(month)) for month in over])


def numbers_by_month(pairs: Iterable[Mapping[str, Any]]) -> dict[date, int]:
    """What is annotated to an institution, by the first day of the month."""
    return {date.fromisoformat(pair["month"][:10]): pair["number"] for pair in pairs}
