"""The trends of the 14 criteria in the nation: over all measurements together, and within institutions. SEJN only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from benchmark.domain.figures import Figures
from benchmark.domain.logistic_trend import LogisticTrend, logistic_trend
from benchmark.domain.rounding import NO_DATA
from benchmark.domain.share import Share
from benchmark.domain.signals import signals
from benchmark.domain.stratified_logistic import stratified_logistic
from benchmark.domain.trend_tests import TrendPoint, TrendTest
from benchmark.domain.year_trends import Direction, directions, trend_over, trend_within, whole_years, years_to_test
from benchmark.files.dataset import Dataset
from benchmark.pages.success.odds import p_text, ratio_text
from benchmark.pages.trends.words import shares_by_year
from measurements.domain.criteria import CRITERIA, Criterion

Points: TypeAlias = tuple[TrendPoint, ...]


@dataclass(frozen=True, slots=True)
class Tested:
    """A trend in words: direction, odds ratio per year with its 95% interval, and p after Benjamini and Hochberg."""

    direction: Direction | None
    odds_ratio: str
    p: str

    @property
    def word(self) -> str:
        """The word; "-" where there are too few years."""
        return self.direction or NO_DATA


@dataclass(frozen=True, slots=True)
class TrendRow:
    """A criterion with the years that were tested, such as "2017-2025"."""

    criterion: Criterion
    years: str
    together: Tested
    within: Tested


@dataclass(frozen=True, slots=True)
class _Criterion:
    """What is tested of one criterion."""

    criterion: Criterion
    years: tuple[int, ...]
    together: Mapping[int, Share]
    by_institution: Sequence[Mapping[int, Share]]


def trend_rows(
    by_year: Mapping[int, Figures], by_institution: Sequence[Mapping[int, Figures]], running: int
) -> tuple[TrendRow, ...]:
    """A row per criterion, in the order of the report; both lists of 14 were corrected on their own."""
    asked = [_asked(one, by_year, by_institution, running) for one in CRITERIA]
    together = _tested(
        [trend_over(one.together, one.years) for one in asked],
        [_fitted(_points(one.together, one.years)) if one.years else None for one in asked],
    )
    within = _tested(
        [trend_within(one.by_institution, one.years) for one in asked],
        [
            _fitted_within(tuple(_points(years, one.years) for years in one.by_institution)) if one.years else None
            for one in asked
        ],
    )
    return tuple(
        TrendRow(one.criterion, f"{one.years[0]}-{one.years[-1]}" if one.years else NO_DATA, first, second)
        for one, first, second in zip(asked, together, within, strict=True)
    )


def trends_dataset(rows: Sequence[TrendRow]) -> Dataset:
    """The list as a file."""
    columns = ("Criterium", "Omschrijving", "Jaren", *(f"{what}, {how}" for how in _HOW for what in _WHAT))
    cells = tuple(
        (row.criterion.form_number, row.criterion.label, row.years, *_cells(row.together), *_cells(row.within))
        for row in rows
    )
    return Dataset("Trend per criterium: landelijk", columns, cells, ("Gecorrigeerd voor 14 toetsen.",))


_HOW = ("samen", "binnen instellingen")
_WHAT = ("Trend", "Odds ratio per jaar", "p")


def _cells(tested: Tested) -> tuple[str, str, str]:
    return tested.word, tested.odds_ratio, tested.p


def _asked(
    criterion: Criterion, by_year: Mapping[int, Figures], by_institution: Sequence[Mapping[int, Figures]], running: int
) -> _Criterion:
    together = shares_by_year(by_year, criterion)
    years = years_to_test(together, whole_years(by_year, running))
    return _Criterion(criterion, years, together, [shares_by_year(one, criterion) for one in by_institution])


def _points(by_year: Mapping[int, Share], years: Sequence[int]) -> Points:
    return tuple(TrendPoint(year, by_year[year]) for year in years if year in by_year)


@lru_cache(maxsize=512)
def _fitted(points: Points) -> LogisticTrend | None:
    """Kept for the next visit with the same counts: the 28 models of the list take 0.1 s."""
    return logistic_trend(points)


@lru_cache(maxsize=512)
def _fitted_within(institutions: tuple[Points, ...]) -> LogisticTrend | None:
    """Kept likewise."""
    return stratified_logistic(institutions)


def _tested(tests: Sequence[TrendTest | None], fits: Sequence[LogisticTrend | None]) -> list[Tested]:
    p_values = [test.p if test else None for test in tests]
    corrected = signals(p_values) if any(p is not None for p in p_values) else ()
    texts = [p_text(one.adjusted_p) for one in corrected] or [NO_DATA for _ in tests]
    return [
        Tested(word, ratio_text(fit.odds_ratio, fit.interval) if fit else NO_DATA, p)
        for word, fit, p in zip(directions(tests), fits, texts, strict=True)
    ]
