"""What the quarters of a criterion say: limits from 12 quarters on, and before that how many are still needed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final

from benchmark.domain.control_chart import ControlChart
from benchmark.domain.intervals import Interval, exact_interval
from benchmark.domain.quarter_chart import NoChart, quarter_chart, quarters_needed
from benchmark.domain.share import Proportion, Share
from benchmark.pages.wording import among, counted, figure_text, interval_text, is_enough
from measurements.domain.definitions import years_of_change
from measurements.domain.period import QUARTER, Period

NOT_SCORED = Share(0, 0)
NO_LIMITS_FOR_MEANS: Final = (
    "Er zijn geen grenzen: die bestaan alleen voor een criterium, waar elk traject Ja of Nee is. Een jaarcijfer is een "
    "gemiddelde over criteria."
)


@dataclass(frozen=True, slots=True)
class QuarterRow:
    """A quarter: its score, under 10 in counts or words and without value and interval; limits where it is judged."""

    period: Period
    n: int
    value: Fraction | None
    score: str
    interval: str
    drawn: Interval | None
    limits: Interval | None = None
    is_outside: bool | None = None

    @property
    def limits_text(self) -> str:
        """The limits in whole percents; empty where it is not judged."""
        return interval_text(self.limits) if self.limits else ""

    @property
    def word(self) -> str:
        """Whether it lies within its limits; empty where it is not judged."""
        return {None: "", True: "erbuiten", False: "erbinnen"}[self.is_outside]


@dataclass(frozen=True, slots=True)
class Quarters:
    """The quarters without gaps, and in words what the limits say or why there are none."""

    rows: tuple[QuarterRow, ...]
    sentence: str


def quarters_view(by_quarter: Mapping[Period, Share], today: date) -> Quarters:
    """From the first quarter with data up to this one, which has no limits until it is over.

    The chart begins anew where another definition begins: quarters on both sides of that are not to be compared.
    """
    periods = _periods(by_quarter, today)
    judged = _one_definition([period for period in periods if period.day_after <= today])
    chart = quarter_chart([by_quarter.get(period, NOT_SCORED) for period in judged])
    limits = dict(zip(judged, chart.points, strict=True)) if isinstance(chart, ControlChart) else {}
    rows = tuple(_row(period, by_quarter.get(period, NOT_SCORED)) for period in periods)
    shown = tuple(
        replace(row, limits=point.limits, is_outside=point.is_outside) if (point := limits.get(row.period)) else row
        for row in rows
    )
    return Quarters(shown, _sentence(chart, shown, [by_quarter.get(period, NOT_SCORED) for period in judged]))


def mean_quarters_view(by_quarter: Mapping[Period, Proportion], today: date) -> Quarters:
    """The quarters of a year figure, which have no limits."""
    rows = tuple(_row(period, by_quarter.get(period, NOT_SCORED)) for period in _periods(by_quarter, today))
    return Quarters(rows, NO_LIMITS_FOR_MEANS)


def _periods(by_quarter: Mapping[Period, Proportion], today: date) -> list[Period]:
    if not by_quarter:
        return []
    first, last = min(one.first_day for one in by_quarter), max(today, *(one.first_day for one in by_quarter))
    quarters = [Period(year, month, QUARTER) for year in range(first.year, last.year + 1) for month in (1, 4, 7, 10)]
    return [one for one in quarters if first <= one.first_day <= last]


def _one_definition(periods: list[Period]) -> list[Period]:
    """The quarters under the definition of the last of them."""
    newest = max(years_of_change(period.year for period in periods), default=0)
    return [period for period in periods if period.year >= newest]


def _row(period: Period, own: Proportion) -> QuarterRow:
    enough = is_enough(own.n)
    interval = exact_interval(own) if enough else None
    value = own.value if enough else None
    return QuarterRow(period, own.n, value, figure_text(own), interval_text(interval) if interval else "", interval)


def _sentence(chart: ControlChart | NoChart, rows: tuple[QuarterRow, ...], judged: list[Share]) -> str:
    if chart is NoChart.TOO_FEW_QUARTERS:
        number = quarters_needed(judged)
        needed = counted(number, "afgelopen kwartaal", "afgelopen kwartalen")
        still = f"{'is' if number == 1 else 'zijn'} nog {needed}"
        return f"Er zijn nog geen grenzen: daarvoor {still} met minstens 10 gescoorde trajecten nodig."
    if chart is NoChart.NOTHING_VARIES:
        return "Er zijn geen grenzen: in de eerste 12 kwartalen is alles of niets behaald."
    outside = [row.period.label for row in rows if row.is_outside]
    if not outside:
        return "Alle kwartalen liggen binnen de grenzen."
    verb = "ligt" if len(outside) == 1 else "liggen"
    return f"Het {among(outside)} {verb} buiten de grenzen: zoek de oorzaak."
