"""A score per quarter as a chart."""

import json
from fractions import Fraction

import plotly.graph_objects as go
import pytest

from benchmark.charts.quarters import QuarterPoint, quarters_chart
from benchmark.domain.intervals import Interval

SCORE = Fraction(9, 10)


def quarters(number: int, **about: object) -> list[QuarterPoint]:
    return [QuarterPoint(2018 + place // 4, place % 4 + 1, 20, SCORE, **about) for place in range(number)]  # type: ignore[arg-type]


def test_the_chart_is_a_valid_plotly_figure_that_json_can_carry() -> None:
    for points in (quarters(6, interval=Interval(0.7, 0.98)), quarters(6, limits=Interval(0.6, 1.0))):
        chart = quarters_chart(points)
        go.Figure(chart)
        assert json.loads(json.dumps(chart)) == chart


def test_36_quarters_have_a_tick_per_year_and_8_one_each() -> None:
    axis = quarters_chart(quarters(36))["layout"]["xaxis"]
    assert axis["tickvals"] == [f"{year}-K1" for year in range(2018, 2027)]
    assert len(axis["categoryarray"]) == 36
    narrow = quarters_chart(quarters(36))["layout"]["meta"]["narrow"]["xaxis"]["ticktext"]
    assert narrow[:2] == ["'18", "'19"]
    assert quarters_chart(quarters(8))["layout"]["xaxis"]["ticktext"][:2] == ["K1<br>2018", "K2<br>2018"]


def test_limits_take_the_place_of_intervals() -> None:
    with_both = quarters(12, interval=Interval(0.7, 0.98), limits=Interval(0.6, 1.0))
    low, high, score = quarters_chart(with_both)["data"]
    assert (low["y"][0], high["y"][0]) == (60.0, 100.0)
    assert "error_y" not in score
    (alone,) = quarters_chart(quarters(3, interval=Interval(0.75, 1.0)))["data"]
    assert alone["error_y"]["arrayminus"] == pytest.approx([15.0] * 3)


def test_a_quarter_without_a_value_is_a_gap_and_one_outside_is_an_open_diamond() -> None:
    points = [QuarterPoint(2024, 1, 20, SCORE), QuarterPoint(2024, 2, 9, None), QuarterPoint(2024, 3, 20, SCORE)]
    (line,) = quarters_chart([*points, QuarterPoint(2024, 4, 20, Fraction(4, 10), is_outside=True)])["data"]
    assert line["y"] == [90.0, None, 90.0, 40.0]
    assert line["connectgaps"] is False
    assert line["marker"]["symbol"] == ["circle", "circle", "circle", "diamond-open"]


def test_a_low_limit_brings_the_axis_to_0() -> None:
    assert quarters_chart(quarters(12, limits=Interval(0.4, 1.0)))["layout"]["yaxis"]["range"][0] == 0
    assert quarters_chart(quarters(12, limits=Interval(0.6, 1.0)))["layout"]["yaxis"]["range"][0] == 50
