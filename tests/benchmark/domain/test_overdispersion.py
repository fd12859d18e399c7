"""Whether institutions differ more than chance makes them."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import chi2_contingency
from statsmodels.stats.meta_analysis import combine_effects

from benchmark.domain.funnel import ALERT_TAIL, SIGNAL_TAIL
from benchmark.domain.intervals import Interval
from benchmark.domain.overdispersion import Overdispersion, Rankability, overdispersion, widened_limits
from benchmark.domain.share import EffectiveMean, Share, TrajectoryMean

shares = st.integers(1, 200).flatmap(lambda n: st.builds(Share, st.integers(0, n), st.just(n)))
some = st.lists(shares, min_size=2, max_size=12)
FAR_APART = [Share(met, 60) for met in (50, 40, 30, 20, 10)]
ALIKE = [Share(50, 60), Share(41, 50), Share(33, 40)]


def spreads(figures):
    assume(0 < sum(share.met for share in figures) < sum(share.scored for share in figures))


@given(some)
@settings(deadline=None)
def test_q_is_pearsons_chi_square_of_the_table_of_met_and_missed(figures):
    spreads(figures)
    table = [[share.met, share.scored - share.met] for share in figures]
    expected = chi2_contingency(table, correction=False)
    found = overdispersion(figures)
    assert (found.q, found.freedom) == pytest.approx((expected.statistic, expected.dof))
    assert found.chance == pytest.approx(expected.pvalue, abs=1e-9)


@given(some)
@settings(deadline=None)
def test_tau2_is_that_of_dersimonian_and_laird(figures):
    spreads(figures)
    found = overdispersion(figures)
    assume(found.q > found.freedom)
    scores = np.array([share.met / share.scored for share in figures])
    variances = np.array([found.centre * (1 - found.centre) / share.scored for share in figures])
    expected = combine_effects(scores, variances, method_re="dl").tau2
    assert found.tau2 == pytest.approx(expected)


@given(some)
@settings(deadline=None)
def test_there_is_variance_beyond_chance_just_where_q_is_more_than_its_freedom(figures):
    spreads(figures)
    found = overdispersion(figures)
    assert (found.tau2 > 0) == (found.q > found.freedom)
    assert 0 <= found.rankable < 1


def test_by_hand_for_five_institutions_of_60():
    """theta0 = 1/2, s2 = 1/240, z = +-sqrt(80/3), +-sqrt(20/3), 0; Q = 200/3; tau2 = (Q - 4) / (1200 - 240)."""
    found = overdispersion(FAR_APART)
    assert found.z == pytest.approx([(80 / 3) ** 0.5, (20 / 3) ** 0.5, 0, -((20 / 3) ** 0.5), -((80 / 3) ** 0.5)])
    assert (found.centre, found.q, found.freedom) == pytest.approx((0.5, 200 / 3, 4))
    assert (found.tau2, found.rankable) == pytest.approx(((200 / 3 - 4) / 960, 0.94))


def test_rankability_is_held_against_the_chance_of_the_middle_institution():
    figures = [Share(5, 10), Share(30, 40), Share(100, 400)]
    found = overdispersion(figures)
    middle = found.centre * (1 - found.centre) / 40
    assert found.rankable == pytest.approx(found.tau2 / (found.tau2 + middle))


@pytest.mark.parametrize(
    ("rankable", "word"),
    [
        (0.0, Rankability.LOW),
        (0.499, Rankability.LOW),
        (0.5, Rankability.MODERATE),
        (0.75, Rankability.MODERATE),
        (0.751, Rankability.HIGH),
    ],
)
def test_rankability_has_a_word_with_bounds_at_a_half_and_three_quarters(rankable, word):
    assert Overdispersion(0.8, (), 1.0, 1, 0.5, 0.0, rankable).rankability == word


def test_alike_institutions_show_nothing_beyond_chance_and_no_widened_limits():
    found = overdispersion(ALIKE)
    assert (found.tau2, found.rankable, found.rankability) == (0, 0, Rankability.LOW)
    assert found.widens is False
    assert found.limits_to_show(0.8, 80, ALERT_TAIL) is None


@pytest.mark.parametrize(("chance", "widens"), [(0.0499, True), (0.05, False)])
def test_limits_are_widened_only_under_5_percent(chance, widens):
    assert replace(overdispersion(FAR_APART), chance=chance).widens is widens


def test_the_widened_limits_are_wider_than_the_normal_ones_by_tau():
    found = overdispersion([Share(60, 80), Share(75, 80), Share(50, 80), Share(78, 80)])
    shown, plain = found.limits_to_show(found.centre, 80, ALERT_TAIL), widened_limits(found.centre, 80, 0, ALERT_TAIL)
    half = 1.959964 * (found.centre * (1 - found.centre) / 80 + found.tau2) ** 0.5
    assert shown.low == pytest.approx(found.centre - half, abs=1e-6)
    assert shown.low < plain.low


def test_the_widened_limits_lie_round_the_centre_of_the_funnel_they_are_drawn_in():
    found = overdispersion([Share(60, 80), Share(75, 80), Share(50, 80), Share(78, 80)])
    shown = found.limits_to_show(0.8, 80, ALERT_TAIL)
    assert shown == widened_limits(0.8, 80, found.tau2, ALERT_TAIL)


def test_widened_limits_end_at_0_and_1():
    assert overdispersion(FAR_APART).limits_to_show(Fraction(1, 2), 80, SIGNAL_TAIL) == Interval(0.0, 1.0)


def test_at_no_size_there_are_no_widened_limits():
    assert widened_limits(0.8, 0, 0.01, ALERT_TAIL) is None


@pytest.mark.parametrize(
    "figures",
    [[], [Share(0, 0)], [Share(8, 10)], [Share(8, 10), Share(0, 0)], [Share(10, 10)] * 3, [Share(0, 10)] * 3],
    ids=["no institution", "no scores", "one", "one with scores", "all met", "none met"],
)
def test_where_nothing_can_spread_nothing_is_said(figures):
    assert overdispersion(figures) is None


def test_an_institution_without_scores_keeps_its_place_and_changes_nothing():
    found, without = overdispersion([FAR_APART[0], Share(0, 0), *FAR_APART[1:]]), overdispersion(FAR_APART)
    assert found.z == (without.z[0], None, *without.z[1:])
    assert replace(found, z=without.z) == without


def test_year_figures_are_compared_on_their_effective_sizes():
    as_means = [EffectiveMean(TrajectoryMean(share.met, 1, 60), 60.0) for share in FAR_APART]
    assert overdispersion(as_means).q == pytest.approx(overdispersion(FAR_APART).q)
    halved = [EffectiveMean(figure.mean, 30.0) for figure in as_means]
    assert overdispersion(halved).q == pytest.approx(overdispersion(FAR_APART).q / 2)
