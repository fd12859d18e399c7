"""The funnel as a chart."""

import json
from fractions import Fraction
from typing import Any

import plotly.graph_objects as go
import pytest

from benchmark.charts import theme
from benchmark.charts.funnel import LIMITS_95, LIMITS_998, FunnelCurve, FunnelPoint, funnel
from benchmark.domain.funnel import FunnelClass

SIZES = (10.0, 50.0, 120.0)
USUAL = FunnelCurve(LIMITS_95, SIZES, (0.60, 0.77, 0.81), (None, 0.97, 0.94))
WIDE = FunnelCurve(LIMITS_998, SIZES, (0.48, 0.70, 0.76), (None, 0.99, 0.97))
WIDENED = FunnelCurve(LIMITS_95, SIZES, (0.55, 0.72, 0.75), (1.0, 1.0, 1.0), is_widened=True)
POINTS = (
    FunnelPoint("Aa & <b>Bee</b>", 40, Fraction(95, 100), FunnelClass.WITHIN),
    FunnelPoint("Cee", 60, Fraction(70, 100), FunnelClass.ALERT_LOW),
    FunnelPoint("Dee", 90, Fraction(60, 100), FunnelClass.SIGNAL_LOW),
    FunnelPoint("Eef", 6, Fraction(1), FunnelClass.NOT_ASSESSED),
)
OWN = FunnelPoint("Eigen", 100, Fraction(88, 100), FunnelClass.WITHIN, is_own=True)


def drawn(points: tuple[FunnelPoint, ...] = POINTS, curves: tuple[FunnelCurve, ...] = (USUAL, WIDE)) -> theme.Chart:
    return funnel(points, curves, centre=Fraction(88, 100), measure="Doelbereiking")


def marks(chart: theme.Chart) -> dict[str, dict[str, Any]]:
    return {trace["name"]: trace for trace in chart["data"] if trace["mode"] == "markers"}


def labels(chart: theme.Chart, name: str) -> list[dict[str, Any]]:
    return [one for one in chart["layout"]["annotations"] if one["name"] == name]


def is_bold(label: dict[str, Any]) -> bool:
    return bool(label["font"].get("weight") == "bold")


@pytest.mark.parametrize("points", [POINTS, (), (OWN, *POINTS)])
def test_the_chart_is_a_valid_plotly_figure_that_json_can_carry(points: tuple[FunnelPoint, ...]) -> None:
    go.Figure(drawn(points, (USUAL, WIDE, WIDENED)))
    assert json.loads(json.dumps(drawn(points))) == drawn(points)


def test_points_stand_at_their_number_of_trajectories_and_their_exact_score() -> None:
    point = marks(drawn())["let op"]
    assert (point["x"], point["y"]) == ([60], [70.0])


def test_each_class_has_its_own_symbol_so_that_colour_says_nothing_alone() -> None:
    symbols = {name: trace["marker"]["symbol"] for name, trace in marks(drawn()).items()}
    assert symbols == {"binnen de bandbreedte": "circle", "let op": "diamond-open", "signaal": "diamond"}


def test_high_and_low_of_a_class_have_the_same_symbol() -> None:
    high = FunnelPoint("Gee", 80, Fraction(99, 100), FunnelClass.SIGNAL_HIGH)
    assert marks(drawn((*POINTS, high)))["signaal"]["x"] == [90, 80]


def test_who_was_not_assessed_is_not_drawn_but_keeps_its_number() -> None:
    later = FunnelPoint("Zet", 70, Fraction(85, 100), FunnelClass.WITHIN)
    chart = drawn((*POINTS, later))
    assert 6 not in [n for trace in marks(chart).values() for n in trace["x"]]
    assert [one["text"] for one in chart["layout"]["meta"]["narrow"]["annotations"]] == ["1", "2", "3", "5"]


def test_the_limits_of_95_are_dashed_those_of_998_solid_and_widened_ones_dotted() -> None:
    lines = [trace for trace in drawn(curves=(USUAL, WIDE, WIDENED))["data"] if trace["mode"] == "lines"]
    assert [line["line"]["dash"] for line in lines] == ["dash"] * 2 + ["solid"] * 2 + ["dot"] * 2
    assert [line["showlegend"] for line in lines] == [True, False] * 3


def test_where_there_is_no_limit_the_line_has_a_gap() -> None:
    low, high, *_ = drawn()["data"]
    assert low["y"] == [60.0, 77.0, 81.0]
    assert high["y"] == [None, 97.0, 94.0]
    assert not high["connectgaps"]


def test_the_national_mean_and_the_norm_are_two_lines_of_different_dash() -> None:
    mean, norm = drawn()["layout"]["shapes"]
    assert (mean["y0"], mean["line"]["dash"]) == (88.0, "solid")
    assert (norm["y0"], norm["line"]["dash"]) == (80.0, "dash")


def test_lines_are_labelled_where_they_end() -> None:
    texts = {one["text"] for one in labels(drawn(), theme.DIRECT_LABEL) if one.get("xref") == "paper"}
    assert texts == {"landelijk 88%", "norm 80%", "95%", "99,8%"}
    widened = {one["text"] for one in labels(drawn(curves=(USUAL, WIDENED)), theme.DIRECT_LABEL)}
    assert "95%, verbreed" in widened


def test_a_line_that_ends_below_the_plot_has_no_label() -> None:
    low = FunnelCurve(LIMITS_998, SIZES, (0.1, 0.2, 0.3), (None, None, None))
    assert "99,8%" not in {one["text"] for one in drawn(curves=(USUAL, low))["layout"]["annotations"]}


def test_names_are_text_and_the_own_one_is_bold() -> None:
    texts = [one["text"] for one in labels(drawn((OWN, *POINTS)), theme.DIRECT_LABEL)]
    assert "Aa &amp; &lt;b&gt;Bee&lt;/b&gt;" in texts
    assert [one["text"] for one in labels(drawn((OWN, *POINTS)), theme.DIRECT_LABEL) if is_bold(one)] == ["Eigen"]


def test_the_own_point_has_another_colour_and_size_than_the_others() -> None:
    marker = marks(drawn((OWN, *POINTS)))["binnen de bandbreedte"]["marker"]
    assert marker["color"] == [theme.OWN, theme.SECOND]
    assert marker["size"] == [15, 11]
    assert set(marks(drawn())["let op"]["marker"]["color"]) == {theme.OWN}


def test_the_axes_say_what_they_are_and_hold_every_point_and_line() -> None:
    layout = drawn((OWN,))["layout"]
    assert layout["xaxis"]["title"]["text"] == "aantal trajecten (n)"
    assert layout["xaxis"]["range"][1] > 120
    assert layout["yaxis"]["title"]["text"] == "Doelbereiking"
    assert layout["yaxis"]["range"][0] == 50
    assert drawn((OWN,), (WIDENED,))["layout"]["yaxis"]["range"][0] == 70
    assert (
        drawn((FunnelPoint("Laag", 40, Fraction(2, 10), FunnelClass.SIGNAL_LOW),))["layout"]["yaxis"]["range"][0] == 0
    )
