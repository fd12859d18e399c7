"""The score of every institution with its interval."""

import json
from fractions import Fraction

import plotly.graph_objects as go
import pytest

from benchmark.charts.institution_intervals import IntervalRow, institution_intervals
from benchmark.charts.theme import Chart
from benchmark.domain.intervals import Interval
from tests.benchmark.nation_to_show import LONG

ROWS = (
    IntervalRow("b", "Aa & <b>Bee</b>", 12, Fraction(95, 100), Interval(0.7, 0.99)),
    IntervalRow("s", "Klein", 4, why_not="te weinig metingen"),
    IntervalRow("a", "Zee", 80, Fraction(9, 10), Interval(0.85, 0.94)),
    IntervalRow("c", LONG, 1040, Fraction(93, 100), Interval(0.9, 0.95)),
)


def drawn(nation: Fraction = Fraction(83, 100), rows: tuple[IntervalRow, ...] = ROWS) -> Chart:
    return institution_intervals(rows, nation=nation, measure="Doelbereiking")


def test_the_chart_is_a_valid_plotly_figure_that_json_can_carry() -> None:
    go.Figure(drawn())
    assert json.loads(json.dumps(drawn())) == drawn()


def test_institutions_stand_in_the_order_given_from_top_to_bottom() -> None:
    axis = drawn()["layout"]["yaxis"]
    assert axis["categoryarray"] == ["b", "s", "a", "c"]
    assert axis["range"] == [3.5, -0.5]


def test_a_mark_stands_at_the_score_and_its_line_runs_from_limit_to_limit() -> None:
    trace = drawn()["data"][0]
    assert (trace["y"], trace["x"]) == (["b", "a", "c"], [95.0, 90.0, 93.0])
    ends = [
        (value - less, value + more)
        for value, less, more in zip(trace["x"], trace["error_x"]["arrayminus"], trace["error_x"]["array"], strict=True)
    ]
    assert ends == [pytest.approx((70, 99)), pytest.approx((85, 94)), pytest.approx((90, 95))]


def test_an_institution_with_too_few_keeps_its_row_with_words_and_no_mark() -> None:
    words = [one for one in drawn()["layout"]["annotations"] if one["text"] == "te weinig metingen"]
    assert [(one["y"], one["x"]) for one in words] == [("s", 50)]
    assert "s" not in drawn()["data"][0]["y"]


def test_the_axis_begins_at_0_as_soon_as_a_limit_lies_under_52() -> None:
    low = IntervalRow("l", "Laag", 12, Fraction(7, 10), Interval(0.4, 0.9))
    assert drawn()["layout"]["xaxis"]["range"][0] == 50
    assert drawn(rows=(*ROWS, low))["layout"]["xaxis"]["range"][0] == 0


@pytest.mark.parametrize(("nation", "sides"), [(83, ("right", "left")), (77, ("left", "right"))])
def test_norm_and_nation_are_lines_with_labels_away_from_each_other(nation: int, sides: tuple[str, str]) -> None:
    layout = drawn(Fraction(nation, 100))["layout"]
    assert [line["x0"] for line in layout["shapes"]] == [80.0, float(nation)]
    assert tuple(label["xanchor"] for label in layout["annotations"][:2]) == sides


def test_names_are_mark_up_of_nobody_and_long_ones_are_cut_but_never_n() -> None:
    names = drawn()["layout"]["yaxis"]["ticktext"]
    assert names[0] == "Aa &amp; &lt;b&gt;Bee&lt;/b&gt; (n=12)"
    assert names[-1].endswith("... (n=1.040)")
    assert names[-1].count("<br>") == 1
