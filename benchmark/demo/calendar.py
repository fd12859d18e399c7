"""When things happen: the days on which measurements are filled in, and the help before them."""

from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from random import Random
from typing import Final

from benchmark.demo.records import Dates

DAY_WEIGHTS: Final = (1.0, 1.1, 1.0, 1.05, 0.8, 0.06, 0.04)
"""How busy Monday to Sunday are: hardly anybody fills in a measurement in the weekend."""

MONTH_WEIGHTS: Final = (1.0, 1.0, 1.1, 1.0, 1.0, 1.05, 0.8, 0.6, 1.0, 1.05, 1.1, 0.9)
QUIET_DAYS: Final = frozenset({(1, 1), (4, 27), (12, 25), (12, 26), (12, 31)})

LATE_SHARE: Final = 0.08
USUAL_DELAY: Final = (2, 30)
LATE_DELAY: Final = (31, 90)
"""Days between the end of the help and the filling in."""

DURATION: Final = (27.0, 4.5)
SHORTEST_AND_LONGEST: Final = (4, 35)
"""Days of help: ASH takes about four weeks."""


def draw_days(rng: Random, year: int, count: int) -> list[date]:
    """So many days of filling in in this year, in order of time."""
    days, weights = _days_of(year)
    return sorted(rng.choices(days, cum_weights=weights, k=count))


def draw_dates(rng: Random, completed_on: date, *, started_within_24h: bool) -> Dates:
    """The dates of a trajectory that fit the day of filling in and the answer to criterion 1."""
    span = LATE_DELAY if rng.random() < LATE_SHARE else USUAL_DELAY
    ended_on = completed_on - timedelta(days=round(rng.triangular(*span, span[0])))
    shortest, longest = SHORTEST_AND_LONGEST
    duration = min(max(round(rng.gauss(*DURATION)), shortest), longest)
    started_on = ended_on - timedelta(days=duration)
    wait = rng.randint(0, 1) if started_within_24h else rng.randint(2, 6)
    return Dates(started_on - timedelta(days=wait), started_on, ended_on)


@cache
def _days_of(year: int) -> tuple[list[date], list[float]]:
    first = date(year, 1, 1)
    days = [first + timedelta(days=number) for number in range((date(year + 1, 1, 1) - first).days)]
    return days, list(accumulate(_weight(day) for day in days))


def _weight(day: date) -> float:
    if (day.month, day.day) in QUIET_DAYS:
        return 0.0
    return DAY_WEIGHTS[day.weekday()] * MONTH_WEIGHTS[day.month - 1]
