"""The odds ratio per unit within strata, checked by hand, by property and by conditional likelihood."""

from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.discrete.conditional_models import ConditionalLogit

from benchmark.domain.logistic_trend import logistic_trend
from benchmark.domain.share import Share
from benchmark.domain.stratified_logistic import stratified_logistic
from benchmark.domain.trend_tests import TrendPoint


def points(*rows: tuple[float, int, int]) -> list[TrendPoint]:
    return [TrendPoint(score, Share(met, scored)) for score, met, scored in rows]


def test_one_stratum_is_the_plain_logistic_trend() -> None:
    only = points((-2, 10, 20), (-1, 30, 50), (0, 90, 100))
    assert stratified_logistic([only]) == logistic_trend(only)


def test_strata_with_the_same_odds_ratio_keep_it_whatever_their_levels() -> None:
    """By hand: the odds go from 1 to 4 in the one and from 1/4 to 1 in the other, so 4 times in both."""
    found = stratified_logistic([points((0, 50, 100), (1, 80, 100)), points((0, 40, 200), (1, 50, 100))])
    assert found is not None
    assert found.slope == pytest.approx(log(4), abs=1e-9)


def test_a_difference_between_institutions_makes_no_slope() -> None:
    """Pooled, more met goes with more results; within each institution nothing does."""
    careful, hasty = points((0, 90, 100), (-1, 9, 10)), points((0, 5, 10), (-1, 50, 100))
    assert stratified_logistic([careful, hasty]).slope == pytest.approx(0, abs=1e-9)  # type: ignore[union-attr]
    assert logistic_trend([*careful, *hasty]).slope > 1  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "strata",
    [
        [],
        [[]],
        [points((0, 0, 0))],
        [points((0, 10, 10), (1, 20, 20))],
        [points((0, 0, 10), (1, 0, 20))],
        [points((0, 5, 10))],
        [points((0, 0, 10), (1, 10, 10))],
        [points((0, 0, 10), (1, 5, 10)), points((0, 0, 4), (1, 4, 4))],
        [points((0, 5, 5), (1, 3, 5)), points((0, 4, 4), (1, 0, 4))],
    ],
)
def test_without_anything_to_compare_within_strata_there_is_no_fit(strata: list[list[TrendPoint]]) -> None:
    assert stratified_logistic(strata) is None


def test_strata_that_separate_in_opposite_directions_do_have_a_fit() -> None:
    assert stratified_logistic([points((0, 0, 9), (1, 5, 9)), points((0, 5, 9), (1, 0, 9))]) is not None


def test_a_stratum_without_information_changes_nothing() -> None:
    telling = [points((0, 50, 100), (1, 70, 100)), points((0, 20, 90), (1, 30, 60))]
    with_more = [*telling, points((0, 9, 9), (1, 8, 8)), points((1, 3, 8)), []]
    assert stratified_logistic(with_more).slope == pytest.approx(stratified_logistic(telling).slope)  # type: ignore[union-attr]


def test_it_is_close_to_conditional_likelihood() -> None:
    strata = [points((-2, 12, 20), (-1, 20, 30), (0, 44, 50)), points((-2, 5, 10), (-1, 12, 20), (0, 40, 50))]
    rows = [
        (answer, point.score, group)
        for group, stratum in enumerate(strata)
        for point in stratum
        for answer in [1] * point.share.met + [0] * (point.share.scored - point.share.met)
    ]
    answers, scores, groups = (np.array(column) for column in zip(*rows, strict=True))
    conditional = ConditionalLogit(answers, scores[:, None], groups=groups).fit(disp=False)
    found = stratified_logistic(strata)
    assert found is not None
    assert found.slope == pytest.approx(conditional.params[0], abs=0.02)
    assert found.standard_error == pytest.approx(conditional.bse[0], abs=0.01)


counts = st.integers(1, 30).flatmap(lambda scored: st.tuples(st.integers(0, scored), st.just(scored)))
stratum = st.lists(counts, min_size=2, max_size=4)


@given(st.lists(stratum, min_size=2, max_size=4))
def test_turning_the_scores_around_turns_the_slope_around(drawn: list[list[tuple[int, int]]]) -> None:
    up = [points(*((score, *count) for score, count in enumerate(one))) for one in drawn]
    down = [points(*((-score, *count) for score, count in enumerate(one))) for one in drawn]
    found, turned = stratified_logistic(up), stratified_logistic(down)
    assert (found is None) == (turned is None)
    if found and turned:
        assert found.slope == pytest.approx(-turned.slope, abs=1e-6)
