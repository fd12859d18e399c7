"""The share with a result by how many process criteria were not met, with Wilson's interval and n under each point."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmark.charts import theme
from benchmark.domain.intervals import Interval
from benchmark.domain.rounding import percent_text
from benchmark.domain.share import Share

HEIGHT = 360


@dataclass(frozen=True, slots=True)
class DosePoint:
    """One point: what stands under it, the share with the result, and its 95% interval."""

    label: str
    share: Share
    interval: Interval


def dose_chart(points: Sequence[DosePoint], result: str) -> theme.Chart:
    """The points from left to right in the order given, on an axis of 0 to 100%; `result` names what is on it.

    No line joins them and no norm is drawn: the steps between them are not alike, and no norm is about this.
    """
    labels = [point.label for point in points]
    ticks = [f"{point.label}<br>n = {theme.whole(point.share.scored)}" for point in points]
    narrow = [f"{_broken(point.label)}<br>n={theme.whole(point.share.scored)}" for point in points]
    layout = theme.layout(
        height=HEIGHT,
        right=16,
        narrow={"xaxis": {"ticktext": narrow, "tickangle": 0}},
        xaxis=theme.category_axis(labels, ticks, showgrid=False),
        yaxis=theme.percent_axis(0),
    )
    return {"data": [_trace(points, result)], "layout": layout}


def _broken(label: str) -> str:
    return "<br>".join(label.rsplit(" ", 1))


def _trace(points: Sequence[DosePoint], result: str) -> dict[str, Any]:
    values = [100 * point.share.met / point.share.scored for point in points]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": result,
        "x": [point.label for point in points],
        "y": values,
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [100 * point.interval.high - value for point, value in zip(points, values, strict=True)],
            "arrayminus": [value - 100 * point.interval.low for point, value in zip(points, values, strict=True)],
            "color": theme.OWN,
            "thickness": 2,
            "width": 6,
        },
        "marker": {"color": theme.OWN, "symbol": "circle", "size": 11},
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [
            f"{point.label}: {percent_text(point.share.value)} (n = {theme.whole(point.share.scored)})"
            for point in points
        ],
    }
