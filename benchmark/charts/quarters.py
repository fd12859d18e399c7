"""A score per quarter, with the limits that quarters are judged by, or else with 95% intervals."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from benchmark.charts import theme
from benchmark.charts.years import norm_line
from benchmark.domain.intervals import Interval
from benchmark.domain.rounding import percent_text

HEIGHT: Final = 380
MOST_TICKS: Final = 8
"""With more quarters only the first one of a year has a tick, so that none covers another on a phone."""


@dataclass(frozen=True, slots=True)
class QuarterPoint:
    """A quarter (1 to 4) of a year; `n` scored it. Without enough of them value, interval and limits are None."""

    year: int
    quarter: int
    n: int
    value: Fraction | None
    interval: Interval | None = None
    limits: Interval | None = None
    is_outside: bool = False

    @property
    def label(self) -> str:
        """Its place on the axis, such as 2025-K3."""
        return f"{self.year}-K{self.quarter}"


def quarters_chart(points: Sequence[QuarterPoint]) -> theme.Chart:
    """A line over the quarters; where any has limits those are drawn and the intervals are not.

    A quarter outside the limits is an open diamond. A quarter without a value is a gap.
    """
    has_limits = any(point.limits for point in points)
    limits = [_limit_trace(points, side) for side in ("low", "high")] if has_limits else []
    traces = [*limits, _score_trace(points, with_intervals=not has_limits)]
    shown = [point for point in points if len(points) <= MOST_TICKS or point.quarter == 1]
    layout = theme.layout(
        height=HEIGHT,
        right=16,
        narrow={"xaxis": {"ticktext": [_tick(point, points, f"'{point.year % 100:02}") for point in shown]}},
        xaxis=theme.category_axis(
            [point.label for point in points],
            [],
            tickvals=[point.label for point in shown],
            ticktext=[_tick(point, points, f"{point.year}") for point in shown],
            tickangle=0,
            showgrid=False,
        ),
        yaxis=theme.percent_axis(theme.axis_start(_lowest(points, has_limits=has_limits))),
        shapes=[norm_line()],
    )
    return {"data": traces, "layout": layout}


def _tick(point: QuarterPoint, points: Sequence[QuarterPoint], year: str) -> str:
    return f"K{point.quarter}<br>{year}" if len(points) <= MOST_TICKS else year


def _score_trace(points: Sequence[QuarterPoint], *, with_intervals: bool) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": "Score met 95%-interval" if with_intervals else "Score",
        "x": [point.label for point in points],
        "y": [_percent(point.value) for point in points],
        "connectgaps": False,
        **({"error_y": _bars(points)} if with_intervals else {}),
        "line": {"color": theme.OWN, "width": 2},
        "marker": {
            "color": theme.OWN,
            "symbol": ["diamond-open" if point.is_outside else "circle" for point in points],
            "size": [13 if point.is_outside else 7 for point in points],
        },
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [f"{point.label}: {percent_text(point.value)} (n = {theme.whole(point.n)})" for point in points],
    }


def _bars(points: Sequence[QuarterPoint]) -> dict[str, Any]:
    """How far each end of an interval lies from the value; 0 where nothing is drawn."""
    ends = [
        (100 * (point.interval.high - float(point.value)), 100 * (float(point.value) - point.interval.low))
        if point.interval is not None and point.value is not None
        else (0.0, 0.0)
        for point in points
    ]
    look = {"color": theme.OWN, "thickness": 1, "width": 0}
    above, below = [end[0] for end in ends], [end[1] for end in ends]
    return {"type": "data", "symmetric": False, "array": above, "arrayminus": below, **look}


def _limit_trace(points: Sequence[QuarterPoint], side: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": "Grenzen",
        "showlegend": side == "low",
        "x": [point.label for point in points],
        "y": [None if point.limits is None else 100 * getattr(point.limits, side) for point in points],
        "connectgaps": False,
        "line": {"color": theme.NATION, "width": 1.5, "dash": "dot"},
        "hoverinfo": "skip",
    }


def _lowest(points: Sequence[QuarterPoint], *, has_limits: bool) -> list[float | None]:
    ends = [point.limits if has_limits else point.interval for point in points]
    return [*(None if end is None else 100 * end.low for end in ends), *(_percent(point.value) for point in points)]


def _percent(value: Fraction | None) -> float | None:
    return None if value is None else float(value * 100)
