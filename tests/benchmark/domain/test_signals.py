"""What stays remarkable among many tests."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from benchmark.domain.signals import signals

p_values = st.floats(0, 1)


def adjusted(values):
    return [signal.adjusted_p for signal in signals(values)]


def discovered(values):
    return [signal.is_discovered for signal in signals(values)]


def test_four_tests_by_hand():
    assert adjusted([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.02, 0.04, 0.04, 0.02])
    assert discovered([0.01, 0.2, 0.03, 0.005]) == [True, False, True, True]


@given(st.lists(p_values, min_size=1, max_size=20))
def test_it_is_the_correction_of_statsmodels_in_the_order_of_the_input(values):
    assert adjusted(values) == pytest.approx(list(multipletests(values, method="fdr_bh")[1]))


@given(st.lists(p_values, min_size=1, max_size=20))
def test_a_correction_never_makes_a_test_stronger(values):
    assert all(p <= after <= 1 for p, after in zip(values, adjusted(values), strict=True))


def test_no_test_stays_none_and_does_not_weaken_the_others():
    assert adjusted([None, 0.01, None, 0.03]) == [None, 0.02, None, 0.03]
    assert discovered([None, 0.01]) == [False, True]


def test_without_tests_there_is_nothing():
    assert signals([]) == ()
    assert adjusted([None, None]) == [None, None]


def test_whole_numbers_are_taken_too():
    assert adjusted([0, 1]) == [0, 1]


def test_exactly_5_percent_counts_as_discovered():
    assert discovered([0.0125, 0.025, 0.0375, 0.05]) == [True] * 4
    assert discovered([0.05]) == [True]
    assert discovered([0.034] * 17 + [1.0] * 8) == [True] * 17 + [False] * 8, "0.034 * 25 / 17 is 0.05 and a hair more"
    assert discovered([0.0500001]) == [False]
