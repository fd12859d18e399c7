"""The months that a figure or a list is about: a month, a quarter, a year, twelve months or three years."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

_PATTERN: Final = re.compile(
    r"(?P<year>[0-9]{4})(-K(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2])(?P<twelve>-12m)?|-(?P<last_year>[0-9]{4}))?",
    re.ASCII,
)

YEAR: Final = 12
QUARTER: Final = 3
THREE_YEARS: Final = 36
"""Lengths in months."""

MONTHS: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


@dataclass(frozen=True, slots=True)
class Period:
    """Whole months, `months` of them, from `first_month` (1 to 12) of `year` on."""

    year: int
    first_month: int = 1
    months: int = YEAR

    @property
    def first_day(self) -> date:
        """The first day of the first month, which is also how a tally names its month."""
        return date(self.year, self.first_month, 1)

    @property
    def last_month(self) -> date:
        """The first day of the last month."""
        return _month(self.year, self.first_month + self.months - 1)

    @property
    def day_after(self) -> date:
        """The first day that is no longer in the period."""
        return _month(self.year, self.first_month + self.months)

    @property
    def month_starts(self) -> tuple[date, ...]:
        """The first day of each of its months, in order."""
        return tuple(_month(self.year, self.first_month + later) for later in range(self.months))

    @property
    def is_year(self) -> bool:
        """Whether this is one calendar year, which is what releases are about."""
        return self.months == YEAR and self.first_month == 1

    @property
    def code(self) -> str:
        """How the period stands in an address: 2022, 2022-K1, 2022-03, 2022-03-12m (up to March) or 2020-2022."""
        if self.is_year:
            return f"{self.year}"
        if self.months == QUARTER:
            return f"{self.year}-K{self.first_month // QUARTER + 1}"
        if self.months == THREE_YEARS:
            return f"{self.year}-{self.last_month.year}"
        last = f"{self.last_month.year}-{self.last_month.month:02}"
        return f"{last}-12m" if self.months == YEAR else last

    @property
    def label(self) -> str:
        """How the period is called on screen."""
        if self.is_year:
            return f"{self.year}"
        if self.months == QUARTER:
            return f"{self.first_month // QUARTER + 1}e kwartaal {self.year}"
        if self.months == THREE_YEARS:
            return f"{self.year} tot en met {self.last_month.year}"
        last = f"{MONTHS[self.last_month.month - 1]} {self.last_month.year}"
        return f"twaalf maanden tot en met {last}" if self.months == YEAR else last


def parse_period(code: str) -> Period:
    """The period with this code; ValueError when there is none such or it is not wholly in 2000 up to 2099."""
    match = _PATTERN.fullmatch(code)
    if match is None or not 2000 <= int(match["year"]) < 2100:
        raise ValueError(code)
    year = int(match["year"])
    if match["quarter"]:
        return Period(year, QUARTER * int(match["quarter"]) - 2, QUARTER)
    if match["last_year"]:
        return _three_years(code, year, int(match["last_year"]))
    if match["month"]:
        return _month_or_twelve(code, year, int(match["month"]), is_twelve=bool(match["twelve"]))
    return Period(year)


def _three_years(code: str, first: int, last: int) -> Period:
    if last != first + 2 or last >= 2100:
        raise ValueError(code)
    return Period(first, 1, THREE_YEARS)


def _month_or_twelve(code: str, year: int, month: int, *, is_twelve: bool) -> Period:
    if not is_twelve:
        return Period(year, month, 1)
    found = twelve_months_until(date(year, month, 1))
    if found.year < 2000 or found.is_year:  # a calendar year has one code only
        raise ValueError(code)
    return found


def twelve_months_until(day: date) -> Period:
    """The twelve months of which the month of this day is the last; in December that is the calendar year."""
    first = _month(day.year, day.month - YEAR + 1)
    return Period(first.year, first.month, YEAR)


def three_years_until(year: int) -> Period:
    """The three years of which this is the last."""
    return Period(year - 2, 1, THREE_YEARS)


def quarters_until(today: date) -> list[Period]:
    """The quarters of this year that have begun, the last one first."""
    return [Period(today.year, 3 * quarter - 2, QUARTER) for quarter in range((today.month + 2) // 3, 0, -1)]


def months_until(today: date) -> list[Period]:
    """The months of this year that have begun, the last one first."""
    return [Period(today.year, month, 1) for month in range(today.month, 0, -1)]


def _month(year: int, month: int) -> date:
    """The first day of a month counted from January of a year; 13 is January of the next, 0 December before."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
