"""Consecutive years against each other, in points with an interval and a word."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from benchmark.domain.differences import difference
from benchmark.domain.rounding import NO_DATA
from benchmark.domain.share import Proportion
from benchmark.pages.points import points_text
from benchmark.pages.wording import is_enough
from measurements.domain.definitions import years_of_change

NOTHING: Final = ""


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A year against the year before, in points with the ends of its interval; `change` says why there are none."""

    years: str
    points: str
    limits: tuple[str, str]
    change: str

    @property
    def is_compared(self) -> bool:
        """Whether there is a difference."""
        return self.points != NOTHING

    @property
    def difference(self) -> str:
        """Such as "+3 (-2 tot +8)"; "-" without one."""
        return f"{self.points} ({' tot '.join(self.limits)})" if self.is_compared else NO_DATA

    @property
    def sentence(self) -> str:
        """Such as "2026 (tot nu toe) t.o.v. 2025: +3 (-2 tot +8), geen aantoonbare verandering"."""
        return f"{self.years}: {self.difference}, {self.change}"


def difference_rows(by_year: Mapping[int, Proportion], today: date) -> tuple[DifferenceRow, ...]:
    """A row per pair of consecutive years with data, oldest first; nothing is compared across a definition."""
    changes = years_of_change(by_year)
    pairs = [(before, year) for before, year in pairwise(sorted(by_year)) if year == before + 1]
    return tuple(_row(before, year, by_year, today, is_break=year in changes) for before, year in pairs)


def _row(before: int, year: int, by_year: Mapping[int, Proportion], today: date, *, is_break: bool) -> DifferenceRow:
    years = f"{year} (tot nu toe) t.o.v. {before}" if year == today.year else f"{year} t.o.v. {before}"
    if is_break:
        return _without(years, f"niet te vergelijken: vanaf {year} geldt een andere definitie")
    found = difference(by_year[year], by_year[before])
    if found is None or found.change is None:
        small = [f"{one}" for one in (before, year) if not is_enough(by_year[one].n)]
        return _without(years, f"minder dan 10 metingen in {' en '.join(small)}")
    value, low, high = (points_text(one, found.change) for one in (found.value, found.low, found.high))
    return DifferenceRow(years, value, (low, high), f"{found.change}")


def _without(years: str, why_not: str) -> DifferenceRow:
    return DifferenceRow(years, NOTHING, (NOTHING, NOTHING), why_not)
