"""The funnel: scores against the number of trajectories, with the limits round the national mean and the norm."""

from collections.abc import Sequence
from fractions import Fraction
from math import floor
from typing import Any, Final

from benchmark.charts import theme
from benchmark.charts.funnel_lines import LIMITS_95, LIMITS_998, FunnelCurve, curve_traces, line_labels
from benchmark.charts.funnel_points import FunnelPoint, colour_of, point_traces
from benchmark.charts.labels import end_labels
from benchmark.charts.point_labels import Box, LabelledPoint, point_labels, point_numbers
from measurements.domain.criteria import NORM

__all__ = ["LIMITS_95", "LIMITS_998", "FunnelCurve", "FunnelPoint", "funnel"]

HEIGHT: Final = 440
PLOT: Final = Box(0, 0, 500, 350)
"""Pixels of the plot itself on the narrowest screen that has names at the points, and on paper."""

TOP: Final = 101.5
"""Where the axis of percents ends."""

RIGHT: Final = 150
LOWEST_START: Final = 30
AIR: Final = 1.06
"""How far the axis runs on after the largest number of trajectories."""


def funnel(
    points: Sequence[FunnelPoint], curves: Sequence[FunnelCurve], *, centre: Fraction, measure: str
) -> theme.Chart:
    """The funnel of one measure; `centre` is the national mean and `measure` what the score is of.

    Points that were not assessed are left out. The points are numbered from 1 in the order given, those left out too,
    as in the table beside the chart.
    """
    start = _start(points, curves, centre)
    end = AIR * max([1.0, *(size for curve in curves for size in curve.sizes), *(point.n for point in points)])
    placed = _placed(points, start, end)
    layout = theme.layout(
        height=HEIGHT,
        right=RIGHT,
        narrow={"annotations": point_numbers(placed)},
        xaxis=_size_axis(end),
        yaxis=theme.percent_axis(start, title={"text": measure}),
        shapes=[_level(centre, theme.NATION, "solid", 2.0), _level(NORM, theme.INK, "dash", 1.5)],
        annotations=[
            *end_labels(line_labels(curves, centre, start), gap=(100 - start) * 0.06),
            *point_labels(placed, PLOT, [_top(float(level * 100), start) for level in (centre, NORM)]),
        ],
    )
    traces = [trace for curve in curves for trace in curve_traces(curve)]
    return {"data": [*traces, *point_traces(points)], "layout": layout}


def _start(points: Sequence[FunnelPoint], curves: Sequence[FunnelCurve], centre: Fraction) -> int:
    """The whole ten under every point, the usual limits, the mean and the norm; 0 when that is under 30."""
    usual = [curve.low for curve in curves if curve.name == LIMITS_95 and not curve.is_widened]
    limits = [limit for low in usual for limit in low if limit is not None]
    values = [float(value) for value in (centre, NORM, *(point.value for point in points if point.is_drawn))]
    ten = floor(10 * min(limits + values) - 0.1) * 10
    return ten if ten >= LOWEST_START else 0


def _size_axis(end: float) -> dict[str, Any]:
    return {
        "range": [0, end],
        "title": {"text": "aantal trajecten (n)"},
        "tickformat": ",d",
        "nticks": 6,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
    }


def _level(value: Fraction, colour: str, dash: str, width: float) -> dict[str, Any]:
    height = float(value * 100)
    ends = {"x0": 0, "x1": 1, "y0": height, "y1": height}
    return {"type": "line", "xref": "paper", **ends, "line": {"color": colour, "width": width, "dash": dash}}


def _placed(points: Sequence[FunnelPoint], start: int, end: float) -> list[LabelledPoint]:
    has_own = any(point.is_own for point in points)
    return [
        LabelledPoint(
            number=number,
            name=point.name,
            left=PLOT.right * point.n / end,
            top=_top(float(point.value * 100), start),
            x=point.n,
            y=float(point.value * 100),
            colour=colour_of(point, has_own=has_own),
            is_own=point.is_own,
        )
        for number, point in enumerate(points, start=1)
        if point.is_drawn
    ]


def _top(percent: float, start: int) -> float:
    return PLOT.bottom * (TOP - percent) / (TOP - start)
