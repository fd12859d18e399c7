"""The share with a result by how many criteria were not met."""

import json

import plotly.graph_objects as go
import pytest

from benchmark.charts.dose_response import DosePoint, dose_chart
from benchmark.charts.theme import Chart
from benchmark.domain.dose_response import chart_bins, chart_label
from benchmark.domain.intervals import Interval
from benchmark.domain.share import Share

POINTS = (
    DosePoint("alles behaald", Share(1100, 1200), Interval(0.89, 0.94)),
    DosePoint("1 of meer niet", Share(6, 12), Interval(0.25, 0.75)),
)


def drawn() -> Chart:
    return dose_chart(POINTS, "Crisis opgeheven")


def test_the_chart_is_a_valid_plotly_figure_that_json_can_carry() -> None:
    go.Figure(drawn())
    assert json.loads(json.dumps(drawn())) == drawn()


def test_the_axis_runs_from_0_to_100_percent_whatever_the_values() -> None:
    axis = drawn()["layout"]["yaxis"]
    assert axis["range"] == [0, 101.5]
    assert axis["ticksuffix"] == "%"


def test_n_stands_under_each_point_in_dutch_thousands() -> None:
    assert drawn()["layout"]["xaxis"]["ticktext"] == ["alles behaald<br>n = 1.200", "1 of meer niet<br>n = 12"]


def test_on_a_phone_labels_are_broken_so_that_they_stand_beside_each_other() -> None:
    narrow = drawn()["layout"]["meta"]["narrow"]["xaxis"]["ticktext"]
    assert narrow == ["alles<br>behaald<br>n=1.200", "1 of meer<br>niet<br>n=12"]


def test_bars_reach_the_limits_of_the_interval() -> None:
    (trace,) = drawn()["data"]
    ends = zip(trace["y"], trace["error_y"]["arrayminus"], trace["error_y"]["array"], strict=True)
    assert [(value - low, value + high) for value, low, high in ends] == [
        pytest.approx((89, 94)),
        pytest.approx((25, 75)),
    ]


def test_points_are_not_joined_and_no_norm_is_drawn() -> None:
    assert drawn()["data"][0]["mode"] == "markers"
    assert "shapes" not in drawn()["layout"]


def test_the_points_are_the_bins_in_their_order() -> None:
    bins = chart_bins({0: Share(50, 60), 1: Share(8, 12), 4: Share(1, 3)})
    assert [chart_label(one) for one in bins] == ["alles behaald", "1 of meer niet"]
