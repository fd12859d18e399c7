"""The odds ratio per unit of a score. No deadlines: the first fit of a process imports statsmodels, which takes 2 s."""

from math import exp, log, sqrt

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from benchmark.domain.logistic_trend import logistic_trend
from benchmark.domain.share import Share
from benchmark.domain.trend_tests import TrendPoint

shares = st.integers(1, 60).flatmap(lambda n: st.builds(Share, st.integers(0, n), st.just(n)))


def points(*rows):
    return [TrendPoint(score, Share(met, scored)) for score, met, scored in rows]


def newton(trend):
    """Slope and standard error by solving the score equations, two unknowns at a time."""
    score, met, n = (np.array(column, dtype=float) for column in zip(*trend, strict=True))
    score = score - score.mean()
    start, slope = 0.0, 0.0
    for _ in range(100):
        chance = 1 / (1 + np.exp(-start - slope * score))
        weight = n * chance * (1 - chance)
        information = np.array(
            [[weight.sum(), (weight * score).sum()], [(weight * score).sum(), (weight * score**2).sum()]]
        )
        step = np.linalg.solve(information, [(met - n * chance).sum(), (score * (met - n * chance)).sum()])
        start, slope = start + step[0], slope + step[1]
    return slope, sqrt(np.linalg.inv(information)[1, 1])


def test_two_years_by_hand():
    """With two scores the fit is exact: the odds ratio of the table, and Woolf's standard error."""
    trend = logistic_trend(points((0, 5, 10), (1, 9, 10)))
    error = sqrt(1 / 5 + 1 / 5 + 1 / 9 + 1 / 1)
    assert trend.odds_ratio == pytest.approx(9)
    assert trend.standard_error == pytest.approx(error, abs=1e-9)
    assert trend.interval.low == pytest.approx(exp(log(9) - 1.959963984540054 * error))
    assert trend.interval.high == pytest.approx(exp(log(9) + 1.959963984540054 * error), abs=1e-6)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(st.integers(5, 55), st.just(60)), min_size=3, max_size=6))
def test_the_fit_solves_the_score_equations(rows):
    years = [(2018 + i, met, n) for i, (met, n) in enumerate(rows)]
    trend = logistic_trend(points(*years))
    slope, error = newton(years)
    assert trend.slope == pytest.approx(slope, abs=1e-8)
    assert trend.standard_error == pytest.approx(error, abs=1e-8)


@pytest.mark.parametrize(("met", "scored"), [(1, 2), (30, 60), (40, 50)])
def test_a_flat_line_has_slope_0_and_the_full_standard_error(met, scored):
    trend = logistic_trend(points((0, met, scored), (1, met, scored), (2, met, scored)))
    share = met / scored
    assert trend.slope == pytest.approx(0, abs=1e-9)
    assert trend.standard_error == pytest.approx(1 / sqrt(2 * scored * share * (1 - share)), abs=1e-8)


@settings(deadline=None, max_examples=50)
@given(st.lists(shares, min_size=2, max_size=5))
def test_met_and_not_met_change_places_and_the_slope_turns(found):
    trend = logistic_trend([TrendPoint(i, share) for i, share in enumerate(found)])
    mirrored = logistic_trend([TrendPoint(i, Share(one.scored - one.met, one.scored)) for i, one in enumerate(found)])
    assert (trend is None) == (mirrored is None)
    assume(trend is not None)
    assert mirrored.slope == pytest.approx(-trend.slope, abs=1e-8)
    assert mirrored.standard_error == pytest.approx(trend.standard_error, abs=1e-7)


def test_the_fit_does_not_depend_on_where_the_score_begins():
    near, far = (logistic_trend(points((at, 12, 20), (at + 1, 15, 20), (at + 2, 15, 20))) for at in (0, 10**8))
    assert far.slope == pytest.approx(near.slope, abs=1e-8)
    assert far.standard_error == pytest.approx(near.standard_error, abs=1e-8)


def test_a_year_without_answers_is_passed_over():
    assert logistic_trend(points((2020, 0, 0), (2021, 5, 10), (2022, 9, 10))).odds_ratio == pytest.approx(9)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [(0, 0, 0)],
        [(0, 5, 10)],
        [(3, 5, 10), (3, 2, 10)],
        [(0, 10, 10), (1, 10, 10)],
        [(0, 0, 10), (1, 0, 10)],
        [(0, 0, 5), (1, 5, 5)],
        [(0, 5, 5), (1, 0, 5)],
        [(0, 0, 5), (1, 3, 5)],
        [(0, 3, 5), (1, 5, 5)],
        [(0, 0, 5), (1, 0, 5), (2, 3, 5)],
        [(0, 0, 5), (1, 2, 5), (2, 5, 5)],
    ],
)
def test_without_a_finite_fit_there_is_no_odds_ratio(rows):
    assert logistic_trend(points(*rows)) is None


def test_one_answer_that_overlaps_is_enough_for_a_fit():
    assert logistic_trend(points((0, 1, 5), (1, 2, 5), (2, 5, 5))) is not None
