"""The design effect of the nation, from sums per institution."""

from dataclasses import astuple
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmark.domain.effective_size import (
    DeffSource,
    DesignEffect,
    TrajectorySums,
    design_effect,
    effective_mean,
    expected_size,
)
from benchmark.domain.share import TrajectoryMean
from tests import oracles

outcome = st.sampled_from((2, 3))
process = st.integers(8, 11)


def trajectories(numbers):
    one = numbers.flatmap(lambda scored: st.tuples(st.integers(0, scored), st.just(scored)))
    return st.lists(st.lists(one, min_size=1, max_size=12), min_size=1, max_size=5)


def sums(group, per_one=27720 * 6):
    units = [met * per_one // scored for met, scored in group]
    squares = sum(unit**2 for unit in units)
    return TrajectorySums(len(group), sum(units), squares, sum(scored for _, scored in group), per_one)


def national(*groups):
    return design_effect(sums(group) for group in groups)


@given(st.one_of(trajectories(outcome), trajectories(process)))
def test_it_is_what_the_raw_trajectories_give(groups):
    found, expected = national(*groups), oracles.design_effect(groups)
    assert found.deff == pytest.approx(expected["deff"])
    assert found.within == (None if expected["within"] is None else pytest.approx(expected["within"]))


def test_by_hand_for_two_institutions():
    """f = 1, 0 and 1, 1/2: s2_w = (1/2 + 1/8) / 2, C = 5/8, kbar = 2; so 5/16 * 2 / (15/64) = 8/3, kept to 2."""
    assert national([(2, 2), (0, 2)], [(2, 2), (1, 2)]) == DesignEffect(
        2.0, Fraction(5, 16), Fraction(2), Fraction(5, 8), DeffSource.NATIONAL, is_provisional=True
    )


def test_by_hand_between_the_bounds():
    """f = 1, 1/2, 1 with k = 2, 2, 3: s2_w = 1/12, C = 5/6, kbar = 7/3; so 1/12 * 7/3 / (5/36) = 7/5."""
    assert national([(2, 2), (1, 2), (3, 3)]).deff == pytest.approx(7 / 5)


def test_trajectories_that_are_all_alike_are_never_worth_more_than_their_answers():
    found = national([(10, 11)] * 5, [(10, 11)] * 4)
    assert (found.deff, found.within, found.source) == (1.0, 0, DeffSource.NATIONAL)


@pytest.mark.parametrize("groups", [[[(3, 3)], [(1, 3)]], [[(1, 3)]]])
def test_with_one_trajectory_an_institution_the_effective_size_is_the_number_of_trajectories(groups):
    found = national(*groups)
    assert (found.deff, found.within, found.source) == (3.0, None, DeffSource.FALLBACK)
    assert expected_size(10, found.scored_per_trajectory, found.deff) == 10


@pytest.mark.parametrize("met", [0, 3])
def test_with_all_or_none_met_the_effective_size_is_the_number_of_trajectories(met):
    found = national([(met, 3)] * 4, [(met, 3)] * 2)
    assert (found.deff, found.within, found.source) == (3.0, 0, DeffSource.FALLBACK)


def test_a_difference_between_institutions_is_not_in_it():
    """All alike within, far apart between: the answers are as good as independent of each other."""
    assert national([(11, 11)] * 50, [(5, 11)] * 50).deff == 1.0


def test_institutions_without_trajectories_change_nothing():
    empty = TrajectorySums(0, 0, 0, 0, 6)
    groups = [sums([(3, 3), (2, 3), (1, 2)])]
    assert design_effect([*groups, empty]) == design_effect(groups)
    assert empty.deviations == 0


@pytest.mark.parametrize("groups", [[], [TrajectorySums(0, 0, 0, 0, 6)]])
def test_a_year_without_trajectories_has_no_design_effect(groups):
    assert design_effect(groups) is None


@pytest.mark.parametrize(("n", "is_provisional"), [(101, True), (102, False)])
def test_under_100_trajectories_beyond_one_an_institution_it_is_provisional(n, is_provisional):
    assert national([(2, 3)] * (n - 51), [(3, 3)] * 51).is_provisional is is_provisional


@given(trajectories(process))
def test_the_sums_of_teams_add_up_to_those_of_their_institution(teams):
    together = sums([trajectory for team in teams for trajectory in team])
    added = [sum(numbers) for numbers in zip(*(astuple(sums(team))[:4] for team in teams), strict=True)]
    assert TrajectorySums(*added, together.units_per_one) == together


@given(trajectories(process))
def test_the_national_mean_weighs_institutions_by_their_trajectories(groups):
    means = [sum(Fraction(met, scored) for met, scored in group) / len(group) for group in groups]
    weighed = sum(mean * len(group) for mean, group in zip(means, groups, strict=True))
    assert national(*groups).mean == weighed / sum(len(group) for group in groups)


@given(st.one_of(trajectories(outcome), trajectories(process)))
def test_a_mean_is_worth_at_least_its_trajectories_and_at_most_its_answers(groups):
    found = national(*groups)
    n, scored = sum(len(group) for group in groups), sum(scored for group in groups for _, scored in group)
    assert n - 1e-9 <= effective_mean(TrajectoryMean(0, n, 6), scored, found.deff).size <= scored


def test_an_effective_mean_keeps_its_exact_value_beside_its_real_size():
    figure = effective_mean(TrajectoryMean(94 * 73, 73, 100), 790, 2.9)
    assert (figure.value, figure.n) == (Fraction(94, 100), 73)
    assert (figure.met, figure.scored) == pytest.approx((0.94 * 790 / 2.9, 790 / 2.9))
