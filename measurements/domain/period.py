"""The months that a figure or a list is about: a month, a quarter or a year."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

_PATTERN: Final = re.compile(r"(?P<year>[0-9]{4})(-K(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?", re.ASCII)

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
    """Whole months of one year, from `first_month` (1 to 12) on."""

    year: int
    first_month: int = 1
    months: int = 12

    @property
    def first_day(self) -> date:
        """The first day of the first month, which is also how a tally names its month."""
        return date(self.year, self.first_month, 1)

    @property
    def last_month(self) -> date:
        """The first day of the last month."""
        return date(self.year, self.first_month + self.months - 1, 1)

    @property
    def day_after(self) -> date:
        """The first day that is no longer in the period."""
        last = self.last_month
        return date(last.year + last.month // 12, last.month % 12 + 1, 1)

    @property
    def code(self) -> str:
        """How the period stands in an address: 2022, 2022-K1 or 2022-03."""
        if self.months == 12:
            return f"{self.year}"
        if self.months == 3:
            return f"{self.year}-K{self.first_month // 3 + 1}"
        return f"{self.year}-{self.first_month:02}"

    @property
    def label(self) -> str:
        """How the period is called on screen."""
        if self.months == 12:
            return f"{self.year}"
        if self.months == 3:
            return f"{self.first_month // 3 + 1}e kwartaal {self.year}"
        return f"{MONTHS[self.first_month - 1]} {self.year}"


def parse_period(code: str) -> Period:
    """The period with this code; ValueError when it is not 2022, 2022-K1 or 2022-03, from 2000 up to 2099."""
    match = _PATTERN.fullmatch(code)
    if match is None or not 2000 <= int(match["year"]) < 2100:
        raise ValueError(code)
    year = int(match["year"])
    if match["quarter"]:
        return Period(year, 3 * int(match["quarter"]) - 2, 3)
    if match["month"]:
        return Period(year, int(match["month"]), 1)
    return Period(year)


def quarters_until(today: date) -> list[Period]:
    """The quarters of this year that have begun, the last one first."""
    return [Period(today.year, 3 * quarter - 2, 3) for quarter in range((today.month + 2) // 3, 0, -1)]


def months_until(today: date) -> list[Period]:
    """The months of this year that have begun, the last one first."""
    return [Period(today.year, month, 1) for month in range(today.month, 0, -1)]
