"""Days from the end of the help to filling in."""

from collections import Counter
from fractions import Fraction
from statistics import median, quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmark.domain.share import Share
from benchmark.domain.timeliness import timeliness


def test_ten_measurements_by_hand():
    found = timeliness(Counter(range(10)))
    assert (found.n, found.median, found.p90) == (10, 4.5, pytest.approx(8.1))


def test_negative_and_unknown_are_counted_apart_and_in_nothing_else():
    found = timeliness(Counter([None, None, 3, -2, 7, -1, -1]))
    assert (found.n, found.negative, found.unknown) == (2, 3, 2)
    assert found.median == 5
    assert found.timely == Share(2, 2)


def test_day_14_is_in_time_and_day_15_is_not():
    assert timeliness({14: 7, 15: 3}).timely.value == Fraction(7, 10)


def test_day_0_counts_as_known():
    assert timeliness({0: 4}).timely == Share(4, 4)


@given(st.lists(st.integers(0, 400), min_size=2, max_size=60))
def test_percentiles_are_of_type_7(days):
    found = timeliness(Counter(days))
    assert found.median == median(days)
    assert found.p90 == pytest.approx(quantiles(days, n=10, method="inclusive")[-1])


@given(st.lists(st.one_of(st.none(), st.integers(-50, 50)), max_size=60))
def test_every_measurement_is_counted_once(days):
    found = timeliness(Counter(days))
    assert found.n + found.negative + found.unknown == len(days)


@pytest.mark.parametrize("histogram", [{}, {None: 3}, {-1: 2}, {5: 0}])
def test_without_a_known_number_of_days_nothing_is_said(histogram):
    found = timeliness(histogram)
    assert (found.n, found.median, found.p90, found.timely.value) == (0, None, None, None)


def test_a_single_measurement_is_its_own_median():
    assert (timeliness({30: 1}).median, timeliness({30: 1}).p90) == (30, 30)
