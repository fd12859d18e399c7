"""Binomial chances, also for real numbers of answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from benchmark.domain.binomial import chance_at_least, chance_at_most

sizes = st.floats(1, 2000)
parts = st.floats(0, 1)
true_scores = st.floats(0.01, 0.99)


@given(st.integers(1, 300), st.data(), true_scores)
def test_for_whole_numbers_they_are_the_binomial_chances(n, data, p):
    met = data.draw(st.integers(0, n))
    assert chance_at_most(met, n, p) == pytest.approx(binom.cdf(met, n, p), abs=1e-9)
    assert chance_at_least(met, n, p) == pytest.approx(binom.sf(met - 1, n, p), abs=1e-9)


def test_nothing_met_and_everything_met_are_certain_on_their_own_side():
    assert (chance_at_least(0, 4.5, 0.8), chance_at_most(4.5, 4.5, 0.8)) == (1, 1)
    assert chance_at_least(4.5, 4.5, 0.8) == pytest.approx(0.8**4.5)
    assert chance_at_most(0, 4.5, 0.8) == pytest.approx(0.2**4.5)


def test_at_a_true_score_of_0_or_1_only_one_outcome_can_be():
    assert (chance_at_most(9, 10, 1), chance_at_least(10, 10, 1)) == (0, 1)
    assert (chance_at_least(1, 10, 0), chance_at_most(0, 10, 0)) == (0, 1)
    assert (chance_at_least(0, 10, 0), chance_at_most(10, 10, 1)) == (1, 1)


@given(sizes, parts, true_scores)
def test_met_and_missed_mirror_each_other(n, part, p):
    assert chance_at_least(part * n, n, p) == pytest.approx(chance_at_most(n - part * n, n, 1 - p), abs=1e-9)


@given(sizes, parts, parts, true_scores)
def test_more_met_is_never_less_likely_to_be_reached_from_below(n, one, other, p):
    fewer, more = sorted((one * n, other * n))
    assert chance_at_most(fewer, n, p) <= chance_at_most(more, n, p) + 1e-12
    assert chance_at_least(fewer, n, p) >= chance_at_least(more, n, p) - 1e-12
