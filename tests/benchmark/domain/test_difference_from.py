"""The difference from a fixed point, and that it says the same as the funnel round that point."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import binomtest

from benchmark.domain.differences import Change, difference_from
from benchmark.domain.funnel import ALERT_TAIL, FunnelClass, funnel_limits, funnel_position
from benchmark.domain.intervals import exact_interval
from benchmark.domain.share import EffectiveMean, Proportion, Share, TrajectoryMean

shares = st.integers(10, 300).flatmap(lambda n: st.builds(Share, st.integers(0, n), st.just(n)))
means = st.builds(
    lambda part, size: EffectiveMean(TrajectoryMean(part * 20, 20, 1000), size),
    st.integers(0, 1000),
    st.floats(1, 3000),
)
percents = st.integers(1, 99).map(lambda percent: Fraction(percent, 100))

WORDS = {
    FunnelClass.SIGNAL_LOW: Change.LOWER,
    FunnelClass.ALERT_LOW: Change.LOWER,
    FunnelClass.WITHIN: Change.NOT_SHOWN,
    FunnelClass.ALERT_HIGH: Change.HIGHER,
    FunnelClass.SIGNAL_HIGH: Change.HIGHER,
}


@given(st.one_of(shares, means), percents)
def test_higher_and_lower_are_what_lies_outside_the_limits_of_the_funnel(own: Proportion, fixed: Fraction) -> None:
    found = difference_from(fixed, own)
    assert found is not None
    assume(min(abs(found.low), abs(found.high)) > 1e-9)
    assert found.change is WORDS[funnel_position(own, fixed).funnel_class]


@given(shares, percents)
def test_the_drawn_limits_say_the_same(own: Share, fixed: Fraction) -> None:
    found, limits = difference_from(fixed, own), funnel_limits(fixed, own.scored, ALERT_TAIL)
    assert found is not None
    assert own.value is not None
    assume(min(abs(found.low), abs(found.high)) > 1e-9)
    assert (found.change is Change.LOWER) == (limits.low is not None and float(own.value) <= limits.low + 1e-12)
    assert (found.change is Change.HIGHER) == (limits.high is not None and float(own.value) >= limits.high - 1e-12)


@given(shares, percents)
def test_the_limits_are_those_of_scipy_minus_the_point(own: Share, fixed: Fraction) -> None:
    found = difference_from(fixed, own)
    assert found is not None
    exact = binomtest(own.met, own.scored).proportion_ci(method="exact")
    expected = (exact.low - float(fixed), exact.high - float(fixed))
    assert (found.low, found.high) == pytest.approx(expected, abs=1e-9)


def test_by_hand_97_with_85_met_beside_80_percent() -> None:
    found = difference_from(Fraction(80, 100), Share(85, 97))
    assert found is not None
    interval = exact_interval(Share(85, 97))
    assert interval is not None
    assert found.value == pytest.approx(85 / 97 - 0.8)
    assert (found.low, found.high) == (interval.low - 0.8, interval.high - 0.8)
    assert found.change is Change.NOT_SHOWN
    assert difference_from(Fraction(79, 100), Share(87, 97)).change is Change.HIGHER  # type: ignore[union-attr]


def test_on_nine_trajectories_there_is_no_word_and_on_none_no_difference() -> None:
    nine = difference_from(Fraction(10, 100), Share(9, 9))
    assert nine is not None
    assert nine.change is None
    assert difference_from(Fraction(10, 100), Share(0, 0)) is None


def test_what_is_exactly_the_point_is_no_difference() -> None:
    found = difference_from(Fraction(8, 10), Share(80, 100))
    assert found is not None
    assert (found.value, found.change) == (0, Change.NOT_SHOWN)
