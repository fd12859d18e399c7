"""The choices above a page: which period, which team. The whole choice stands in the address."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from measurements.domain.period import QUARTER, YEAR, Period, three_years_until, twelve_months_until


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a select."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """Choices under one heading of a select."""

    label: str
    options: tuple[Option, ...]


def period_options(years: Iterable[int], chosen: Period, today: date) -> tuple[OptionGroup, ...]:
    """The years with data, newest first, longer periods, and the quarters and months of the chosen year."""
    last = chosen.last_month.year
    year_periods = [Period(year) for year in sorted({*years, last}, reverse=True)]
    quarters = [Period(last, month, QUARTER) for month in (1, 4, 7, 10)]
    months = [Period(last, month, 1) for month in range(1, 13)]
    return (
        OptionGroup("Jaar", tuple(_option(period, chosen, today) for period in year_periods)),
        OptionGroup("Langer", tuple(_option(period, chosen, today) for period in _longer(chosen, today))),
        OptionGroup(f"Kwartaal van {last}", _started(quarters, chosen, today)),
        OptionGroup(f"Maand van {last}", _started(months, chosen, today)),
    )


def _longer(chosen: Period, today: date) -> list[Period]:
    """The last twelve whole months, the three years up to the chosen one, and what was chosen when it is neither."""
    twelve_months = twelve_months_until(today.replace(day=1) - timedelta(days=1))
    found = [twelve_months, three_years_until(chosen.last_month.year), chosen]
    return [one for one in dict.fromkeys(found) if one.months >= YEAR and not one.is_year]


def _started(periods: list[Period], chosen: Period, today: date) -> tuple[Option, ...]:
    return tuple(_option(period, chosen, today) for period in periods if period.first_day <= today or period == chosen)


def _option(period: Period, chosen: Period, today: date) -> Option:
    return Option(period.code, period_label(period, today), period == chosen)


def period_label(period: Period, today: date) -> str:
    """The name of the period; one that is not over yet says so."""
    is_running = period.first_day <= today < period.day_after
    return f"{period.label} (tot nu toe)" if is_running else period.label


def period_in_sentence(period: Period, today: date) -> str:
    """The period after the word "over", such as "2022 (tot nu toe)" and "het 2e kwartaal van 2022"."""
    label = period_label(period, today)
    if period.months == QUARTER:
        return f"het {label.replace(' kwartaal ', ' kwartaal van ')}"
    return f"de {label}" if period.months == YEAR and not period.is_year else label
