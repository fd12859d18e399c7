"""The period of a page, and the figures in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import QuerySet

from benchmark.counters.columns import COUNTER_COLUMNS
from benchmark.domain.figures import Figures, figures_from
from benchmark.models import MonthTally
from benchmark.selectors.figures import figures_by_year, figures_by_year_and_in
from measurements.domain.period import Period, parse_period

NO_FIGURES: Final = figures_from(dict.fromkeys(COUNTER_COLUMNS, 0))


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """The figures of the chosen period and those of each year with entered measurements; `messages` on the choice."""

    period: Period
    figures: Figures
    by_year: Mapping[int, Figures]
    messages: tuple[str, ...]


def figures_in_period(tallies: QuerySet[MonthTally], code: str, today: date) -> PeriodFigures:
    """The figures of the period with this code, in one statement.

    Without a code, or with a wrong one, those of the newest year with data; with a message when the code was wrong.
    """
    period = parsed_period(code)
    if period is not None and not period.is_year:
        by_year, figures = figures_by_year_and_in(tallies, period)
        return PeriodFigures(period, figures, by_year, ())
    by_year = figures_by_year(tallies)
    chosen = period or Period(max(by_year, default=today.year))
    return PeriodFigures(chosen, by_year.get(chosen.year, NO_FIGURES), by_year, period_messages(code, period, chosen))


def parsed_period(code: str) -> Period | None:
    """The period with this code; None when there is none such."""
    try:
        return parse_period(code) if code else None
    except ValueError:
        return None


def period_messages(code: str, asked: Period | None, shown: Period) -> tuple[str, ...]:
    """What to say when the address holds a code that is no period; nothing where it holds none."""
    return (f"De periode in de link bestaat niet. U ziet nu {shown.label}.",) if code and asked is None else ()
