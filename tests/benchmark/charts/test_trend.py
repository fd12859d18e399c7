"""Fidelity and goal attainment over the years."""

import json
from fractions import Fraction
from typing import Any

import plotly.graph_objects as go

from benchmark.charts.trend import YearPoint, trend
from benchmark.domain.published import PUBLISHED

POINTS = (
    YearPoint("2021", 45, Fraction(9, 10), Fraction(7, 10)),
    YearPoint("2022", 4, None, None),
    YearPoint("2023", 50, Fraction(95, 100), Fraction(796, 1000), is_running=True),
)


def trace(chart: dict[str, Any], name: str) -> dict[str, Any]:
    return next(trace for trace in chart["data"] if trace["name"] == name)


def test_the_chart_is_a_valid_plotly_figure_that_json_can_carry() -> None:
    chart = trend(POINTS, PUBLISHED)
    go.Figure(chart)
    assert json.loads(json.dumps(chart)) == chart


def test_a_year_with_too_few_measurements_is_a_gap_in_the_line() -> None:
    line = trace(trend(POINTS, ()), "Behandelgetrouwheid")
    assert line["x"] == ["2021", "2022", "2023"]
    assert line["y"] == [90.0, None, 95.0]
    assert line["connectgaps"] is False


def test_values_are_drawn_where_they_are_and_written_as_in_the_table() -> None:
    line = trace(trend(POINTS, ()), "Doelbereiking")
    assert line["y"][2] == 79.6
    assert line["hovertext"][2] == "Doelbereiking 2023: 79,6% (n = 50)"


def test_published_figures_are_marks_of_their_own_with_their_source() -> None:
    marks = trace(trend(POINTS, PUBLISHED), "Doelbereiking, landelijk gepubliceerd")
    assert marks["mode"] == "markers"
    assert (marks["x"], marks["y"]) == (["2013-2019", "2022"], [86.0, 83.0])
    assert "SEJN, jaarrapport 2022" in marks["hovertext"][1]


def test_no_value_is_ever_shown_for_the_nation_in_the_years_without_published_numbers() -> None:
    assert {figure.period for figure in PUBLISHED} == {"2013-2019", "2022"}


def test_years_are_categories_with_published_periods_at_the_left() -> None:
    axis = trend(POINTS, PUBLISHED)["layout"]["xaxis"]
    assert axis["type"] == "category"
    assert axis["categoryarray"] == ["2013-2019", "2021", "2022", "2023"]


def test_the_running_year_says_that_it_is_not_over() -> None:
    assert trend(POINTS, PUBLISHED)["layout"]["xaxis"]["ticktext"][-1] == "2023<br>tot nu toe"


def test_on_a_phone_years_are_short_and_a_star_marks_the_running_one() -> None:
    ticks = trend(POINTS, PUBLISHED)["layout"]["meta"]["narrow"]["xaxis"]
    assert ticks["ticktext"] == ["'13-<br>'19", "'21", "'22", "'23<br>*"]
    assert ticks["tickangle"] == 0


def test_numbers_have_dutch_thousands() -> None:
    (line, _) = trend([YearPoint("2022", 1347, Fraction(9, 10), Fraction(9, 10))], ())["data"]
    assert line["hovertext"] == ["Behandelgetrouwheid 2022: 90% (n = 1.347)"]
    assert PUBLISHED[0].source == "De Meyer e.a. 2020, 6.261 gezinnen in 2013-2019"


def test_the_norm_is_a_line_at_exactly_80() -> None:
    (line,) = trend(POINTS, PUBLISHED)["layout"]["shapes"]
    assert line["y0"] == line["y1"] == 80.0


def test_each_line_is_named_at_its_end_with_its_last_value() -> None:
    texts = [label["text"] for label in trend(POINTS, PUBLISHED)["layout"]["annotations"]]
    assert texts == ["Behandel-<br>getrouwheid 95%", "norm 80%", "Doelbereiking<br>79,6%"]


def test_the_axis_shows_a_low_published_or_own_value() -> None:
    low = (YearPoint("2021", 12, Fraction(4, 10), Fraction(5, 10)),)
    assert trend(low, ())["layout"]["yaxis"]["range"][0] == 0
