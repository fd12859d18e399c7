"""The strip of one criterion."""

from fractions import Fraction

from benchmark.charts.strip import position, strip
from benchmark.domain.intervals import Interval


def test_positions_are_percentages_of_the_width_with_a_point() -> None:
    assert position(83.561) == "83.56%"


def test_a_strip_of_a_year_figure_has_only_the_norm_and_the_own_mark() -> None:
    assert strip(Fraction(83, 100)) == {"norm": "80.00%", "own": "83.00%"}


def test_the_interval_is_drawn_from_its_low_end_as_wide_as_it_is() -> None:
    drawn = strip(Fraction(3, 4), interval=Interval(0.25, 1.0), nation=Fraction(9, 10))
    assert drawn["low"] == "25.00%"
    assert drawn["width"] == "75.00%"
    assert drawn["nation"] == "90.00%"
