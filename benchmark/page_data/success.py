"""What the page about success asks, of all institutions together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from benchmark.domain.success_factors import FactorCount
from benchmark.models import MonthSplit, MonthTally
from benchmark.page_data.periods import figures_in_period
from benchmark.selectors.releases import is_lagging
from benchmark.selectors.success import Result, factor_counts
from institutions.models import User
from measurements.domain.period import Period


@dataclass(frozen=True, slots=True)
class SuccessData:
    """Per result the counts of each institution, of a period."""

    period: Period
    years: tuple[int, ...]
    counts: Mapping[Result, tuple[FactorCount, ...]]
    messages: tuple[str, ...]
    is_lagging: bool
    today: date


def success_data(user: User, *, period_code: str, today: date) -> SuccessData:
    """The counts over all institutions, for who may read the national figures."""
    found = figures_in_period(MonthTally.objects.of_the_nation(user), period_code, today)
    counts = factor_counts(MonthSplit.objects.of_the_nation(user), found.period)
    return SuccessData(found.period, tuple(found.by_year), counts, found.messages, is_lagging(found.period), today)
