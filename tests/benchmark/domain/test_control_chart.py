"""The p-chart, and how much points differ from one to the next."""

from fractions import Fraction
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmark.domain.control_chart import chart_around, p_chart, sigma_z
from benchmark.domain.intervals import Interval
from benchmark.domain.share import Share

shares = st.integers(0, 60).flatmap(lambda n: st.builds(Share, st.integers(0, n), st.just(n)))


def outside(chart):
    return [point.is_outside for point in chart.points]


def test_four_points_by_hand():
    chart = p_chart([Share(60, 70), Share(50, 70), Share(40, 70), Share(30, 70)])
    margin = 3 * sqrt(9 / 14 * 5 / 14 / 70)
    assert chart.centre == Fraction(9, 14)
    assert [point.limits for point in chart.points] == [
        Interval(pytest.approx(9 / 14 - margin), pytest.approx(9 / 14 + margin))
    ] * 4
    assert outside(chart) == [True, False, False, True]


@given(st.lists(shares, max_size=8))
def test_limits_stay_between_0_and_1_round_the_centre(found):
    chart = p_chart(found)
    assert (chart is None) == (sum(share.scored for share in found) == 0)
    for point in chart.points if chart else ():
        assert point.limits is None or 0 <= point.limits.low <= chart.centre <= point.limits.high <= 1


@given(st.lists(shares, min_size=1, max_size=8))
def test_a_point_is_outside_exactly_when_it_lies_beyond_its_limits(found):
    chart = p_chart(found)
    for point in chart.points if chart else ():
        if (
            point.limits
            and min(abs(point.share.value - limit) for limit in (point.limits.low, point.limits.high)) > 1e-9
        ):
            assert point.is_outside == (not point.limits.low <= point.share.value <= point.limits.high)


def test_a_point_on_its_limit_is_inside():
    """0.8 - 3 sqrt(0.8 * 0.2 / 16) is exactly 0.5."""
    chart = chart_around(Fraction(4, 5), [Share(8, 16), Share(7, 16)])
    assert outside(chart) == [False, True]


def test_a_point_without_scores_has_no_limits_and_is_not_judged():
    chart = p_chart([Share(8, 10), Share(0, 0)])
    assert chart.centre == Fraction(4, 5)
    assert (chart.points[1].share.value, chart.points[1].limits, chart.points[1].is_outside) == (None, None, None)


def test_when_everything_is_met_the_limits_meet_at_1():
    chart = p_chart([Share(10, 10), Share(20, 20)])
    assert [point.limits for point in chart.points] == [Interval(1, 1)] * 2
    assert outside(chart) == [False, False]


def test_widening_multiplies_the_distance_to_the_centre():
    one, two = (chart_around(Fraction(1, 2), [Share(9, 10)], widening).points[0] for widening in (1.0, 2.0))
    assert (one.is_outside, two.is_outside) == (False, False)
    assert one.limits.high == pytest.approx(0.5 + 3 * sqrt(0.025))
    narrow = chart_around(Fraction(1, 2), [Share(9, 10)], 0.5).points[0]
    assert narrow.is_outside
    assert narrow.limits.high == pytest.approx(0.5 + 1.5 * sqrt(0.025))


def test_sigma_z_by_hand():
    """Sigma of 25 at a half is 0.1: z = 0, 2, -1, so ranges 2 and 3."""
    found = sigma_z(Fraction(1, 2), [Share(50, 100), Share(60, 100), Share(45, 100)])
    assert found == pytest.approx((2 + 3) / 2 / 1.1283791670955126)


def test_sigma_z_is_about_1_when_there_is_only_chance_and_more_when_quarters_differ():
    random = np.random.default_rng(7)
    chance = [Share(int(met), 200) for met in random.binomial(200, 0.8, 400)]
    swinging = [Share(int(met), 200) for met in random.binomial(200, random.uniform(0.7, 0.9, 400))]
    assert sigma_z(Fraction(4, 5), chance) == pytest.approx(1, abs=0.12)
    assert sigma_z(Fraction(4, 5), swinging) > 1.6


@pytest.mark.parametrize(
    ("centre", "found"),
    [
        (Fraction(1), [Share(10, 10), Share(10, 10)]),
        (Fraction(0), [Share(0, 10), Share(0, 10)]),
        (Fraction(1, 2), [Share(5, 10)]),
        (Fraction(1, 2), [Share(5, 10), Share(0, 0)]),
    ],
)
def test_without_two_points_that_can_vary_there_is_no_sigma_z(centre, found):
    assert sigma_z(centre, found) is None
