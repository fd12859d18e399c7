"""What SEJN and the team leads keep beside the measurements: closed years, and how many trajectories were closed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Final

from benchmark.demo.institutions import OUTLINES, Outline
from benchmark.demo.people import people
from benchmark.demo.randomness import stream
from benchmark.demo.records import DemoClosedTrajectories, DemoMeasurement, DemoMembership
from benchmark.demo.years import FIRST_YEAR, takes_part
from institutions.domain.roles import Role

CLOSING_DAY: Final = (3, 1)
"""Month and day on which SEJN closes the year before."""

WITHOUT_MEASUREMENT: Final = (0.02, 0.35)
"""From the most careful institution to the least: how many trajectories have no measurement for each one that has."""

NOT_FILLED_IN: Final = 0.12
MISTYPED: Final = 0.015
"""Which part of the months has no number, and which part one that cannot be right."""


def closed_years(today: date) -> tuple[date, ...]:
    """The day on which each year that is closed by now was closed."""
    days = (date(year + 1, *CLOSING_DAY) for year in range(FIRST_YEAR, today.year))
    return tuple(day for day in days if day <= today)


def closed_trajectories(
    measurements: Iterable[DemoMeasurement], today: date, seed: int
) -> Iterator[DemoClosedTrajectories]:
    """What the team leads filled in for the months that are over; drafts hold trajectories that have ended, too."""
    ended = Counter((one.institution, one.dates.ended_on.replace(day=1)) for one in measurements if one.dates.ended_on)
    leads = [membership for _, membership in people() if membership.role is Role.TEAM_LEAD]
    for outline in OUTLINES:
        share = stream(seed, "coverage", outline.code).uniform(*WITHOUT_MEASUREMENT)
        for month, last_day in _months(outline, today):
            rng = stream(seed, "coverage", outline.code, str(month))
            if rng.random() >= NOT_FILLED_IN:
                number = _number(rng, ended[outline.code, month], share)
                yield DemoClosedTrajectories(outline.code, month, number, _lead_on(last_day, outline, leads))


def _months(outline: Outline, today: date) -> Iterator[tuple[date, date]]:
    """The first and last day of each month that is over and in which the institution took part."""
    for year in (year for year in range(FIRST_YEAR, today.year + 1) if takes_part(outline, year)):
        for month in range(1, 13):
            following = date(year + month // 12, month % 12 + 1, 1)
            if following <= today:
                yield date(year, month, 1), following - timedelta(days=1)


def _number(rng: Random, ended: int, share: float) -> int:
    number = ended + sum(rng.random() < share for _ in range(ended))
    return number // 2 if rng.random() < MISTYPED else number


def _lead_on(day: date, outline: Outline, leads: Iterable[DemoMembership]) -> str:
    return next(lead.email for lead in leads if lead.institution == outline.code and lead.holds_on(day))
