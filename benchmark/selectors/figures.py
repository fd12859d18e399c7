"""The figures, read from the tallies; every level and period is a sum over months and teams."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from benchmark.counters.columns import COUNTER_COLUMNS
from benchmark.domain.figures import Figures, figures_from
from benchmark.models import MonthTally, StaleMonth
from benchmark.selectors.counter_sums import COUNTER_SUMS, counters_from
from institutions.models import Institution
from measurements.domain.period import Period


def figures_of(tallies: QuerySet[MonthTally], period: Period) -> Figures:
    """The figures of a period over these tallies; without any tally everything is 0 and no share has a value."""
    return _figures(_in_period(tallies, period).aggregate(sums=COUNTER_SUMS))


def figures_by_year(tallies: QuerySet[MonthTally]) -> Mapping[int, Figures]:
    """The figures of each calendar year in which something was entered, in the order of the years."""
    return _grouped(tallies, "month__year")


def figures_by_institution(tallies: QuerySet[MonthTally], period: Period) -> Mapping[int, Figures]:
    """The figures of a period per institution id; an institution without entered measurements is absent."""
    return _grouped(_in_period(tallies, period), "institution_id")


def figures_by_year_and_in(tallies: QuerySet[MonthTally], period: Period) -> tuple[Mapping[int, Figures], Figures]:
    """What figures_by_year gives, and the figures of any period, in one statement."""
    inside = ExpressionWrapper(
        Q(month__gte=period.first_day, month__lte=period.last_month), output_field=BooleanField()
    )
    rows = list(
        tallies.filter(entered__gt=0)
        .annotate(is_inside=inside)
        .values("month__year", "is_inside")
        .annotate(sums=COUNTER_SUMS)
        .order_by("month__year")
    )
    years = dict.fromkeys(row["month__year"] for row in rows)
    by_year = {year: _figures_of_all(row for row in rows if row["month__year"] == year) for year in years}
    return by_year, _figures_of_all(row for row in rows if row["is_inside"])


def counters_by_institution(tallies: QuerySet[MonthTally], period: Period) -> Mapping[int, Mapping[str, int]]:
    """The summed counters of a period per institution id; an institution without entered measurements is absent."""
    rows = _in_period(tallies, period).filter(entered__gt=0).values("institution_id").annotate(sums=COUNTER_SUMS)
    return {row["institution_id"]: counters_from(row["sums"]) for row in rows.order_by("institution_id")}


def figures_together(counters: Iterable[Mapping[str, int]]) -> Figures:
    """The figures behind several sets of counters as one; without any everything is 0."""
    total = Counter(dict.fromkeys(COUNTER_COLUMNS, 0))
    for one in counters:
        total.update(one)
    return figures_from(total)


def institutions_in(
    period: Period, with_data: Iterable[int], among: QuerySet[Institution] | None = None
) -> tuple[Institution, ...]:
    """The institutions that took part in the period or have data in it, by name and never by score.

    `among` are those to choose from, with what is annotated to them; all of them without it.
    """
    took_part = Q(active_from__lt=period.day_after) & (
        Q(active_until__isnull=True) | Q(active_until__gte=period.first_day)
    )
    found = (Institution.objects.all() if among is None else among).filter(took_part | Q(pk__in=list(with_data)))
    return tuple(sorted(found, key=lambda institution: institution.name.casefold()))


def with_lag(institutions: QuerySet[Institution]) -> QuerySet[Institution]:
    """The institutions, each with `is_lagging`: whether changes there wait to be counted."""
    return institutions.annotate(is_lagging=Exists(StaleMonth.objects.filter(institution=OuterRef("pk"))))


def nation_is_lagging() -> bool:
    """Whether changes wait to be counted at any institution."""
    return StaleMonth.objects.exists()


def _in_period(tallies: QuerySet[MonthTally], period: Period) -> QuerySet[MonthTally]:
    return tallies.filter(month__gte=period.first_day, month__lte=period.last_month)


def _grouped(tallies: QuerySet[MonthTally], key: str) -> dict[int, Figures]:
    rows = tallies.filter(entered__gt=0).values(key).annotate(sums=COUNTER_SUMS).order_by(key)
    return {row[key]: _figures(row) for row in rows}


def _figures(row: Mapping[str, Any]) -> Figures:
    return figures_from(counters_from(row["sums"]))


def _figures_of_all(rows: Iterable[Mapping[str, Any]]) -> Figures:
    return figures_together(counters_from(row["sums"]) for row in rows)
