"""The trend of a share along a score, pooled and within institutions."""

from itertools import combinations
from math import sqrt

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import StratifiedTable

from benchmark.domain.share import Share
from benchmark.domain.trend_tests import TrendPoint, cochran_armitage, mantel_trend

shares = st.integers(0, 40).flatmap(lambda n: st.builds(Share, st.integers(0, n), st.just(n)))
trends = st.lists(shares, min_size=2, max_size=6).map(
    lambda found: [TrendPoint(year, share) for year, share in enumerate(found, start=2018)]
)


def points(*rows):
    return [TrendPoint(score, Share(met, scored)) for score, met, scored in rows]


def moved(trend, *, factor=1.0, offset=0.0):
    return [TrendPoint(factor * point.score + offset, point.share) for point in trend]


def answers(trend):
    """Every trajectory apart: its score, and 1 for met."""
    scores = [point.score for point in trend for _ in range(point.share.scored)]
    met = [int(i < point.share.met) for point in trend for i in range(point.share.scored)]
    return scores, met


def test_two_years_of_ten_by_hand():
    test = cochran_armitage(points((0, 5, 10), (1, 9, 10)))
    assert test.statistic == pytest.approx(9 - 10 * 0.7)
    assert test.variance == pytest.approx(0.7 * 0.3 * (10 - 100 / 20))
    assert test.z == pytest.approx(2 / sqrt(1.05))
    assert test.chi2 == pytest.approx(4 / 1.05)


@given(trends)
def test_z_squared_is_n_times_the_squared_correlation(trend):
    test = cochran_armitage(trend)
    assume(test is not None and test.z is not None)
    scores, met = answers(trend)
    assert test.chi2 == pytest.approx(len(met) * np.corrcoef(scores, met)[0, 1] ** 2, abs=1e-9)


@given(trends)
def test_another_first_year_changes_nothing_and_reading_backwards_turns_the_sign(trend):
    test = cochran_armitage(trend)
    assume(test is not None and test.z is not None)
    assert cochran_armitage(moved(trend, offset=-2018)).z == pytest.approx(test.z)
    assert cochran_armitage(moved(trend, factor=-1)).z == pytest.approx(-test.z)


def test_scores_may_be_real_numbers():
    quarters = points((0.0, 10, 20), (0.25, 12, 20), (0.5, 15, 20))
    assert cochran_armitage(quarters).z == pytest.approx(cochran_armitage(moved(quarters, factor=4)).z)


def test_p_is_two_sided():
    assert cochran_armitage(points((0, 9, 10), (1, 5, 10))).p == pytest.approx(0.050962, abs=1e-6)
    assert cochran_armitage(points((0, 5, 10), (1, 9, 10))).p == pytest.approx(0.050962, abs=1e-6)


@pytest.mark.parametrize(
    "trend",
    [
        points((2021, 10, 10), (2022, 20, 20)),
        points((2021, 0, 10), (2022, 0, 20)),
        points((2022.1, 5, 10)),
        points((2022.1, 5, 10), (2022.1, 1, 7)),
        points((2021, 5, 10), (2022, 0, 0)),
    ],
    ids=["all met", "none met", "one year", "one score twice", "one year with data"],
)
def test_without_anything_that_varies_there_is_no_z(trend):
    test = cochran_armitage(trend)
    assert (test.statistic, test.variance) == (0, 0)
    assert (test.z, test.p, test.chi2) == (None, None, None)


def test_without_any_answer_there_is_no_test():
    assert cochran_armitage([]) is None
    assert cochran_armitage(points((2021, 0, 0), (2022, 0, 0))) is None


def test_the_stratified_variance_is_that_of_all_ways_to_deal_out_the_met_ones():
    stratum = points((0, 1, 2), (1, 2, 3), (3, 1, 2))
    scores, met = answers(stratum)
    sums = [sum(scores[i] for i in chosen) for chosen in combinations(range(len(met)), sum(met))]
    test = mantel_trend([stratum])
    assert test.variance == pytest.approx(np.var(sums))
    assert test.statistic == pytest.approx(np.dot(scores, met) - np.mean(sums))


@given(st.lists(st.tuples(shares, shares), min_size=1, max_size=5))
def test_on_two_levels_it_is_the_test_of_mantel_and_haenszel(strata):
    test = mantel_trend([TrendPoint(0, low), TrendPoint(1, high)] for low, high in strata)
    assume(test.z is not None)
    tables = [
        np.array([[share.met, share.scored - share.met] for share in pair], dtype=float)
        for pair in strata
        if sum(share.scored for share in pair) > 1
    ]
    expected = StratifiedTable(tables).test_null_odds(correction=False)
    assert test.chi2 == pytest.approx(expected.statistic)
    assert test.p == pytest.approx(expected.pvalue)


@given(trends)
def test_one_stratum_is_the_pooled_test_with_the_variance_of_dealing_out(trend):
    pooled, within = cochran_armitage(trend), mantel_trend([trend])
    n = sum(point.share.scored for point in trend)
    assume(n > 1)
    assert within.statistic == pytest.approx(pooled.statistic)
    assert within.variance == pytest.approx(pooled.variance * n / (n - 1))


def test_strata_of_fewer_than_two_contribute_nothing():
    stratum = points((9, 8, 10), (10, 9, 10), (11, 10, 11))
    lonely = [points((9, 1, 1)), points((9, 0, 0), (10, 0, 0)), []]
    assert mantel_trend([stratum, *lonely]) == mantel_trend([stratum])


def test_without_strata_that_vary_there_is_no_z():
    for strata in ([], [points((9, 4, 4), (10, 6, 6))], [points((9, 1, 1)), points((10, 0, 1))]):
        test = mantel_trend(strata)
        assert (test.statistic, test.variance, test.z, test.p) == (0, 0, None, None)


def test_a_difference_between_institutions_makes_no_trend_within_them():
    """One institution meets more criteria and has more results; within each of the two there is no relation."""
    one, other = points((0, 10, 40), (1, 5, 20)), points((0, 18, 20), (1, 36, 40))
    both = points((0, 28, 60), (1, 41, 60))
    assert cochran_armitage(both).z > 2
    assert mantel_trend([one, other]).z == pytest.approx(0)
