"""What the tallies say about a day: they count whole months, so the month of the day itself can only be named."""

from collections.abc import Mapping
from datetime import date, timedelta

ByMonth = Mapping[date, int]
"""The number of entered measurements by the first day of their month."""


def by_year_after(entered: ByMonth, day: date) -> dict[int, int]:
    """Per year the measurements of the months that begin after this day."""
    years: dict[int, int] = {}
    for month, number in sorted(entered.items()):
        if number and month > day:
            years[month.year] = years.get(month.year, 0) + number
    return years


def in_split_month(entered: ByMonth, day: date) -> int:
    """The measurements of the month of this day; 0 when it is the last of the month, so that no month is split."""
    if (day + timedelta(days=1)).day == 1:
        return 0
    return entered.get(day.replace(day=1), 0)


def first_month(entered: ByMonth) -> date | None:
    """The first month in which something was entered."""
    return min((month for month, number in entered.items() if number), default=None)
