"""The chart of one criterion by class of family types."""

import json
from fractions import Fraction

import plotly.graph_objects as go
import pytest

from benchmark.charts.criterion_classes import ClassBar, criterion_classes
from benchmark.domain.intervals import Interval

BARS = (
    ClassBar("one_parent", "Alleenstaande ouder met kind(eren)", 40, Fraction(9, 10), Interval(0.76, 0.97)),
    ClassBar("other", "Andere gezinstypen en onbekend", 1012, Fraction(1, 2), Interval(0.47, 0.53)),
)


def test_the_classes_are_a_valid_plotly_figure_that_json_can_carry() -> None:
    chart = criterion_classes(BARS)
    go.Figure(chart)
    assert json.loads(json.dumps(chart)) == chart
    assert [trace["type"] for trace in chart["data"]] == ["bar"]


def test_bars_begin_at_0_and_keep_the_order_given_from_the_top() -> None:
    layout = criterion_classes(BARS)["layout"]
    assert layout["xaxis"]["range"][0] == 0
    assert layout["yaxis"]["categoryarray"] == ["one_parent", "other"]
    assert layout["yaxis"]["range"] == [1.5, -0.5]


def test_every_label_says_the_score_and_n_also_on_a_phone() -> None:
    layout = criterion_classes(BARS)["layout"]
    for ticks in (layout["yaxis"]["ticktext"], layout["meta"]["narrow"]["yaxis"]["ticktext"]):
        assert [tick.split("<br>")[-1] for tick in ticks] == ["90% (n=40)", "50% (n=1.012)"]


def test_the_interval_of_a_class_stands_as_an_error_bar() -> None:
    errors = criterion_classes(BARS)["data"][0]["error_x"]
    assert errors["array"][0] == pytest.approx(7)
    assert errors["arrayminus"][0] == pytest.approx(14)


def test_the_norm_is_drawn_and_named() -> None:
    layout = criterion_classes(BARS)["layout"]
    assert layout["shapes"][0]["x0"] == 80
    assert layout["annotations"][0]["text"] == "norm 80%"
