"""The choices above a page: which period, which team. The whole choice stands in the address."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from measurements.domain.period import Period


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
    """The years with data, newest first, and the quarters and months of the chosen year."""
    year_periods = [Period(year) for year in sorted({*years, chosen.year}, reverse=True)]
    quarters = [Period(chosen.year, month, 3) for month in (1, 4, 7, 10)]
    months = [Period(chosen.year, month, 1) for month in range(1, 13)]
    return (
        OptionGroup("Jaar", tuple(_option(period, chosen, today) for period in year_periods)),
        OptionGroup(f"Kwartaal van {chosen.year}", _started(quarters, chosen, today)),
        OptionGroup(f"Maand van {chosen.year}", _started(months, chosen, today)),
    )


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
    return f"het {label.replace(' kwartaal ', ' kwartaal van ')}" if period.months == 3 else label
