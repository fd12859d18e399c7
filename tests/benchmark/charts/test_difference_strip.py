"""The strip of a difference."""

import pytest

from benchmark.charts.difference_strip import difference_strip, reach_of
from benchmark.domain.differences import Difference


def test_zero_stands_in_the_middle_and_the_difference_at_its_points() -> None:
    strip = difference_strip(Difference(0.08, 0.01, 0.14, 50), 20)
    assert strip == {"zero": "50.00%", "own": "70.00%", "low": "52.50%", "width": "32.50%"}


@pytest.mark.parametrize(
    ("low", "high", "reach"), [(-0.01, 0.02, 10), (-0.21, 0.1, 30), (0.1, 0.3, 30), (-1.0, 1.0, 100)]
)
def test_the_line_ends_at_the_ten_that_holds_every_interval(low: float, high: float, reach: int) -> None:
    assert reach_of([Difference(0.0, -0.02, 0.02, 10), Difference((low + high) / 2, low, high, 10)]) == reach


def test_without_differences_the_line_is_short() -> None:
    assert reach_of([]) == 10


def test_nothing_runs_off_the_line() -> None:
    strip = difference_strip(Difference(-0.99, -1.2, -0.9, 10), 100)
    assert strip["low"] == "0.00%"
