"""Shares and means that carry their denominator."""

from fractions import Fraction

import pytest

from benchmark.domain.share import Share, TrajectoryMean, reaches_norm


def test_a_share_reaches_the_norm_on_the_exact_value_not_the_rounded_one() -> None:
    assert reaches_norm(Share(4, 5)) is True
    assert reaches_norm(Share(796, 1000)) is False
    assert reaches_norm(Share(799_999, 1_000_000)) is False


def test_no_data_none_met_and_nobody_scored_are_three_different_things() -> None:
    assert Share(0, 0).value is None
    assert Share(0, 4).value == 0
    assert reaches_norm(Share(0, 0)) is None
    assert reaches_norm(Share(0, 4)) is False


def test_a_mean_over_trajectories_is_exact() -> None:
    third = TrajectoryMean(units=27720 // 3 + 27720 // 7, n=2, units_per_one=27720)
    assert third.value == (Fraction(1, 3) + Fraction(1, 7)) / 2


def test_a_mean_over_no_trajectories_has_no_value() -> None:
    assert TrajectoryMean(units=0, n=0, units_per_one=6).value is None


@pytest.mark.parametrize(("units", "reached"), [(24, True), (23, False)])
def test_a_mean_reaches_the_norm_at_exactly_four_fifths(units: int, reached: bool) -> None:
    assert reaches_norm(TrajectoryMean(units=units, n=5, units_per_one=6)) is reached
