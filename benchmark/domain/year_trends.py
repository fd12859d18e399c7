"""Whether criteria go up or down over three years or more, as it is said in words (docs/methode/cijfers.md 16, 18)."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final

from benchmark.domain.share import Share
from benchmark.domain.signals import Signal, signals
from benchmark.domain.trend_tests import TrendPoint, TrendTest, cochran_armitage, mantel_trend
from benchmark.domain.verdict import MINIMUM_N
from measurements.domain.definitions import years_of_change

LEAST_YEARS: Final = 3
"""Two years are a difference, not a trend."""


class Direction(StrEnum):
    """The three words of the benchmark about a trend."""

    RISES = "stijgt"
    FALLS = "daalt"
    NOT_SHOWN = "geen aantoonbare trend"


def whole_years(years: Iterable[int], running: int) -> tuple[int, ...]:
    """The years before the running one under the newest definition among them, the first year first."""
    over = sorted(year for year in years if year < running)
    newest = max(years_of_change(over), default=0)
    return tuple(year for year in over if year >= newest)


def years_to_test(by_year: Mapping[int, Share], years: Sequence[int]) -> tuple[int, ...]:
    """Those of `years` with 10 scored trajectories or more; none when there are fewer than three.

    `years` are whole years under one definition: a change of definition is no trend, and a running year is not over.
    """
    found = tuple(year for year in sorted(years) if year in by_year and by_year[year].scored >= MINIMUM_N)
    return found if len(found) >= LEAST_YEARS else ()


def trend_over(by_year: Mapping[int, Share], years: Sequence[int]) -> TrendTest | None:
    """Cochran and Armitage's test over the years to test; None when there are too few of them."""
    return cochran_armitage(_points(by_year, years_to_test(by_year, years)))


def trend_within(by_institution: Sequence[Mapping[int, Share]], tested: Sequence[int]) -> TrendTest | None:
    """Mantel's test within institutions over the years that are tested nationally; None without those."""
    return mantel_trend(_points(by_year, tested) for by_year in by_institution) if tested else None


def directions(tests: Sequence[TrendTest | None]) -> tuple[Direction | None, ...]:
    """The word for each of the tests that were done together, after Benjamini and Hochberg; None without a test."""
    if all(test is None or test.p is None for test in tests):
        return tuple(None if test is None else Direction.NOT_SHOWN for test in tests)
    corrected = signals([None if test is None else test.p for test in tests])
    return tuple(_direction(test, signal) for test, signal in zip(tests, corrected, strict=True))


def _direction(test: TrendTest | None, signal: Signal) -> Direction | None:
    if test is None:
        return None
    if test.z is None or not signal.is_discovered:
        return Direction.NOT_SHOWN
    return Direction.RISES if test.z > 0 else Direction.FALLS


def _points(by_year: Mapping[int, Share], years: Sequence[int]) -> list[TrendPoint]:
    return [TrendPoint(year, by_year[year]) for year in years if year in by_year]
