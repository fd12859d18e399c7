"""The chart of one figure over the years."""

import json
from fractions import Fraction
from typing import Any

import plotly.graph_objects as go
import pytest

from benchmark.charts.measure_years import MeasurePoint, PublishedMark, measure_years
from benchmark.domain.intervals import Interval

POINTS = (
    MeasurePoint("2021", 45, Fraction(9, 10), Interval(0.78, 0.97), Fraction(83, 100), "83%"),
    MeasurePoint("2022", 4, None, None, None, "niet getoond"),
    MeasurePoint("2023", 49, Fraction(39, 49), Interval(0.66, 0.9), is_running=True),
)


def named(chart: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [trace for trace in chart["data"] if trace["name"].startswith(name)]


def test_the_years_are_a_valid_plotly_figure_that_json_can_carry() -> None:
    chart = measure_years(POINTS)
    go.Figure(chart)
    assert json.loads(json.dumps(chart)) == chart
    assert {trace["type"] for trace in chart["data"]} == {"scatter"}


def test_the_interval_stands_as_error_bars_round_the_score() -> None:
    (line,) = named(measure_years(POINTS), "Score")
    assert line["y"] == [90.0, None, pytest.approx(79.59, abs=0.01)]
    assert line["error_y"]["array"][0] == pytest.approx(7)
    assert line["error_y"]["arrayminus"][0] == pytest.approx(12)
    assert line["error_y"]["symmetric"] is False


def test_a_year_without_enough_measurements_is_a_gap_without_error_bars() -> None:
    (line,) = named(measure_years(POINTS), "Score")
    assert line["connectgaps"] is False
    assert (line["error_y"]["array"][1], line["error_y"]["arrayminus"][1]) == (0.0, 0.0)


def test_only_years_with_a_national_percent_have_a_mark_and_without_any_there_is_no_trace() -> None:
    (marks,) = named(measure_years(POINTS), "Landelijk")
    assert (marks["mode"], marks["x"], marks["y"]) == ("markers", ["2021"], [83.0])
    assert named(measure_years(POINTS[1:]), "Landelijk") == []


def test_another_definition_breaks_the_line_and_draws_where() -> None:
    changed = (POINTS[0], MeasurePoint("2022", 40, Fraction(1, 2), Interval(0.3, 0.7), new_definition="3.0"))
    chart = measure_years(changed)
    assert [line["x"] for line in named(chart, "Score")] == [["2021"], ["2022"]]
    assert [shape["line"]["dash"] for shape in chart["layout"]["shapes"]] == ["dash", "dot"]
    assert chart["layout"]["shapes"][1]["x0"] == 0.5


def test_the_axis_leaves_room_for_the_low_end_of_an_interval() -> None:
    assert measure_years(POINTS)["layout"]["yaxis"]["range"][0] == 50
    low = MeasurePoint("2023", 12, Fraction(3, 4), Interval(0.43, 0.95))
    assert measure_years([low])["layout"]["yaxis"]["range"][0] == 0


def test_the_ends_of_the_lines_say_what_they_are() -> None:
    texts = {note["text"] for note in measure_years(POINTS)["layout"]["annotations"]}
    assert texts == {"norm 80%", "score 79,5%", "landelijk 83%"}


PRINTED = (
    PublishedMark("2013-2019", Fraction(92, 100), "De Meyer e.a. 2020"),
    PublishedMark("2022", Fraction(94, 100), "SEJN, jaarrapport 2022"),
)


def test_published_figures_are_marks_that_no_line_joins_with_a_place_for_years_of_before() -> None:
    chart = measure_years(POINTS, PRINTED)
    go.Figure(chart)
    (marks,) = named(chart, "Gepubliceerd")
    assert (marks["mode"], marks["x"], marks["y"]) == ("markers", ["2013-2019", "2022"], [92.0, 94.0])
    assert chart["layout"]["xaxis"]["categoryarray"] == ["2013-2019", "2021", "2022", "2023"]
    assert named(measure_years(POINTS), "Gepubliceerd") == []


def test_a_break_stands_before_its_year_also_with_a_published_period_at_the_left() -> None:
    changed = (POINTS[0], MeasurePoint("2022", 40, Fraction(1, 2), Interval(0.3, 0.7), new_definition="3.0"))
    assert measure_years(changed, PRINTED)["layout"]["shapes"][1]["x0"] == 1.5
