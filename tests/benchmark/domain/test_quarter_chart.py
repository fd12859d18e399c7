"""When quarters may be judged, and against what."""

from fractions import Fraction

import pytest

from benchmark.domain.control_chart import ControlChart
from benchmark.domain.quarter_chart import NoChart, quarter_chart, quarters_needed
from benchmark.domain.share import Share

STEADY = [Share(80, 100), Share(82, 100), Share(78, 100)] * 4
SWINGING = [Share(70, 100), Share(90, 100)] * 6


def test_from_12_quarters_there_is_a_chart():
    assert quarter_chart(STEADY[:11]) is NoChart.TOO_FEW_QUARTERS
    assert isinstance(quarter_chart(STEADY), ControlChart)


def test_a_quarter_of_9_does_not_count_and_one_of_10_does():
    assert quarter_chart([*STEADY[:11], Share(8, 9)]) is NoChart.TOO_FEW_QUARTERS
    assert isinstance(quarter_chart([*STEADY[:11], Share(8, 10)]), ControlChart)


def test_it_says_how_many_quarters_are_needed_still():
    assert quarters_needed([]) == 12
    assert quarters_needed([*STEADY[:7], Share(8, 9)]) == 5
    assert quarters_needed(STEADY * 2) == 0


def test_the_centre_line_is_frozen_on_the_first_12():
    chart = quarter_chart([*STEADY, *[Share(95, 100)] * 8])
    assert chart.centre == Fraction(4, 5)
    assert [point.is_outside for point in chart.points] == [False] * 12 + [True] * 8


def test_a_small_quarter_keeps_its_place_without_limits_and_is_left_out_of_the_base():
    chart = quarter_chart([Share(0, 9), *STEADY])
    assert chart.centre == Fraction(4, 5)
    assert (chart.points[0].share, chart.points[0].limits, chart.points[0].is_outside) == (Share(0, 9), None, None)
    assert len(chart.points) == 13


def test_steady_quarters_have_the_limits_of_the_p_chart():
    chart = quarter_chart(STEADY)
    assert chart.widening == 1
    assert chart.points[0].limits.high == pytest.approx(0.8 + 3 * 0.04)


def test_quarters_that_differ_more_than_chance_get_the_wider_limits_of_laney():
    """z swings from -2.5 to 2.5, so sigma_z = 5 / 1.128 and nothing is out of the ordinary here."""
    chart = quarter_chart(SWINGING)
    assert chart.widening == pytest.approx(5 / 1.1283791670955126)
    assert chart.points[0].limits.high == 1
    assert chart.points[0].limits.low == pytest.approx(0.8 - 3 * 0.04 * chart.widening)
    assert not any(point.is_outside for point in chart.points)


def test_later_quarters_do_not_change_the_width():
    assert quarter_chart([*STEADY, *SWINGING]).widening == 1


@pytest.mark.parametrize("met", [0, 100])
def test_twelve_quarters_without_any_variation_are_no_measure_for_the_next(met):
    assert quarter_chart([*[Share(met, 100)] * 12, Share(99, 100)]) is NoChart.NOTHING_VARIES
