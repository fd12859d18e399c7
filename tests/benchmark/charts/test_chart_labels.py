"""Labels at the right end of lines."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmark.charts.labels import EndLabel, end_labels, spread


def test_labels_far_apart_stay_where_they_are() -> None:
    assert spread([94.0, 80.0], 6) == [94.0, 80.0]


def test_two_labels_that_are_too_close_give_way_by_half_each() -> None:
    assert spread([83.0, 80.0], 6) == [84.5, 78.5]


@given(st.lists(st.floats(0, 100), min_size=3, max_size=3))
def test_three_labels_never_cover_each_other(heights: list[float]) -> None:
    placed = spread(sorted(heights, reverse=True), 6)
    assert all(upper - lower >= 6 - 1e-9 for upper, lower in pairwise(placed))


def test_the_highest_value_comes_first_and_keeps_its_colour() -> None:
    labels = [EndLabel("norm", 80, "#111111"), EndLabel("eigen", 94, "#222222")]
    first = end_labels(labels, gap=6)[0]
    assert (first["text"], first["y"], first["font"]["color"]) == ("eigen", pytest.approx(94), "#222222")
