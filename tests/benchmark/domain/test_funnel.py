"""The funnel round the national mean: its lines, and where an institution lies."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from benchmark.domain.binomial import chance_at_least, chance_at_most
from benchmark.domain.funnel import (
    ALERT_TAIL,
    SIGNAL_TAIL,
    FunnelClass,
    FunnelLimits,
    funnel_limits,
    funnel_position,
)
from benchmark.domain.intervals import exact_interval
from benchmark.domain.share import EffectiveMean, Share, TrajectoryMean
from tests.stat_adapters.comparison_values import interpolated_limits

tails = st.sampled_from((ALERT_TAIL, SIGNAL_TAIL))
centres = st.floats(0.02, 0.98)
sizes = st.floats(1, 3000)
FROM_LOW_TO_HIGH = list(FunnelClass)[:5]


def mean_of(part, size, n=20):
    return EffectiveMean(TrajectoryMean(part * n, n, 1000), size)


@given(centres, sizes, tails)
def test_on_a_line_the_tail_chance_is_exactly_that_of_the_line(centre, n, tail):
    limits = funnel_limits(centre, n, tail)
    if limits.low is not None:
        assert chance_at_most(limits.low * n, n, centre) == pytest.approx(tail, rel=1e-5)
    if limits.high is not None:
        assert chance_at_least(limits.high * n, n, centre) == pytest.approx(tail, rel=1e-5)


@given(centres, sizes, tails)
def test_there_is_no_line_where_not_even_0_or_100_percent_would_cross_it(centre, n, tail):
    limits = funnel_limits(centre, n, tail)
    assert (limits.low is None) == ((1 - centre) ** n > tail)
    assert (limits.high is None) == ((1 - (1 - centre)) ** n > tail)


def place(score, alert, signal):
    """Where a dot lies on the picture."""
    if signal.low is not None and score < signal.low:
        return FunnelClass.SIGNAL_LOW
    if alert.low is not None and score < alert.low:
        return FunnelClass.ALERT_LOW
    if signal.high is not None and score > signal.high:
        return FunnelClass.SIGNAL_HIGH
    return FunnelClass.ALERT_HIGH if alert.high is not None and score > alert.high else FunnelClass.WITHIN


@pytest.mark.parametrize("centre", [0.5, 0.83, 0.94, 0.995])
@pytest.mark.parametrize("n", [10, 17, 25, 45, 73, 197, 1347])
def test_the_class_of_every_possible_score_is_the_place_of_its_dot(centre, n):
    alert, signal = (funnel_limits(centre, n, tail) for tail in (ALERT_TAIL, SIGNAL_TAIL))
    for met in range(n + 1):
        assert funnel_position(Share(met, n), centre).funnel_class == place(met / n, alert, signal)


@given(st.integers(0, 1000), sizes, centres)
def test_the_class_of_a_year_figure_is_the_place_of_its_dot(part, size, centre):
    alert, signal = (funnel_limits(centre, size, tail) for tail in (ALERT_TAIL, SIGNAL_TAIL))
    assert funnel_position(mean_of(part, size), centre).funnel_class == place(part / 1000, alert, signal)


@given(st.integers(0, 999), sizes, centres)
def test_a_higher_score_never_lies_lower_in_the_funnel(part, size, centre):
    one, more = (funnel_position(mean_of(p, size), centre).funnel_class for p in (part, part + 1))
    assert FROM_LOW_TO_HIGH.index(one) <= FROM_LOW_TO_HIGH.index(more)


@given(st.integers(10, 300).flatmap(lambda n: st.builds(Share, st.integers(0, n), st.just(n))), centres)
def test_beyond_the_95_percent_line_is_where_the_exact_interval_leaves_the_mean_out(share, centre):
    interval, position = exact_interval(share), funnel_position(share, centre)
    outside = position.funnel_class != FunnelClass.WITHIN
    assert outside == (interval.low >= centre or interval.high <= centre)


@given(st.integers(10, 100), centres)
@settings(deadline=None, max_examples=40)
def test_without_real_differences_each_line_is_crossed_as_seldom_as_it_says(n, centre):
    chances = dict.fromkeys(FunnelClass, 0.0)
    for met, chance in enumerate(binom.pmf(range(n + 1), n, centre)):
        chances[funnel_position(Share(met, n), centre).funnel_class] += chance
    for low_or_high in ("LOW", "HIGH"):
        signal, alert = (chances[FunnelClass[f"{word}_{low_or_high}"]] for word in ("SIGNAL", "ALERT"))
        assert signal <= SIGNAL_TAIL + 1e-12
        assert signal + alert <= ALERT_TAIL + 1e-12


@pytest.mark.parametrize(("n", "percent"), [(4, 78), (10, 54), (25, 21)])
def test_interpolated_limits_would_call_all_met_high_and_ours_do_not(n, percent):
    assert interpolated_limits(0.94, n, ALERT_TAIL)[1] < 1
    assert round(0.94**n * 100) == percent
    assert funnel_limits(0.94, n, ALERT_TAIL).high is None


@pytest.mark.parametrize("met", [0, 9])
def test_under_ten_trajectories_an_institution_is_not_assessed(met):
    assert funnel_position(Share(met, 9), 0.5).funnel_class == FunnelClass.NOT_ASSESSED
    assert funnel_position(mean_of(met, 99, n=9), 0.5).funnel_class == FunnelClass.NOT_ASSESSED
    assert funnel_position(Share(0, 10), 0.5).funnel_class == FunnelClass.SIGNAL_LOW


@pytest.mark.parametrize("met", [20, 33, 40, 47, 50])
def test_the_two_sided_chance_is_twice_the_smaller_one_and_at_most_1(met):
    position = funnel_position(Share(met, 50), Fraction(4, 5))
    expected = 2 * min(binom.cdf(met, 50, 0.8), binom.sf(met - 1, 50, 0.8))
    assert position.two_sided == pytest.approx(min(1.0, expected))


def test_under_10_trajectories_there_is_no_two_sided_chance():
    assert funnel_position(Share(0, 9), Fraction(4, 5)).two_sided is None
    assert funnel_position(Share(0, 10), Fraction(4, 5)).two_sided is not None


@pytest.mark.parametrize("nothing", [Share(0, 0), EffectiveMean(TrajectoryMean(0, 0, 6), 0.0)])
def test_an_institution_without_scores_is_not_assessed_and_has_no_chances(nothing):
    position = funnel_position(nothing, 0.83)
    assert (position.funnel_class, position.chance_low, position.chance_high) == (FunnelClass.NOT_ASSESSED, None, None)


def test_at_no_size_there_are_no_lines():
    assert funnel_limits(0.83, 0, ALERT_TAIL) == FunnelLimits(None, None)


def test_where_the_nation_met_everything_only_that_is_ordinary():
    assert funnel_limits(1, 50, ALERT_TAIL) == FunnelLimits(1.0, None)
    assert funnel_position(Share(50, 50), 1).funnel_class == FunnelClass.WITHIN
    assert funnel_position(Share(49, 50), 1).funnel_class == FunnelClass.SIGNAL_LOW


def test_where_the_nation_met_nothing_only_that_is_ordinary():
    assert funnel_limits(0, 50, ALERT_TAIL) == FunnelLimits(None, 0.0)
    assert funnel_position(Share(0, 50), 0).funnel_class == FunnelClass.WITHIN
    assert funnel_position(Share(1, 50), 0).funnel_class == FunnelClass.SIGNAL_HIGH


def test_an_exact_mean_of_the_nation_will_do_as_centre():
    assert funnel_limits(Fraction(83, 100), 73, ALERT_TAIL) == funnel_limits(0.83, 73, ALERT_TAIL)
    assert funnel_position(Share(53, 73), Fraction(83, 100)) == funnel_position(Share(53, 73), 0.83)
