"""The score of one criterion for each class of family types, as bars from 0 with their intervals."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from textwrap import wrap
from typing import Any, Final

from benchmark.charts import theme
from benchmark.domain.intervals import Interval
from benchmark.domain.rounding import percent_text

ROW_HEIGHT: Final = 76
NAME_WIDTH: Final = 30
NARROW_NAME_WIDTH: Final = 14


@dataclass(frozen=True, slots=True)
class ClassBar:
    """A class with enough scored trajectories to be drawn."""

    key: str
    label: str
    n: int
    value: Fraction
    interval: Interval


def criterion_classes(bars: Sequence[ClassBar]) -> theme.Chart:
    """A bar per class in the order given, on an axis of 0 to 100%, with the norm; value and n stand in the label."""
    keys = [bar.key for bar in bars]
    layout = theme.layout(
        height=ROW_HEIGHT * len(bars) + 70,
        right=16,
        narrow={"yaxis": {"ticktext": [_label(bar, NARROW_NAME_WIDTH) for bar in bars]}, "xaxis": {"dtick": 40}},
        xaxis=theme.percent_axis(0),
        yaxis=theme.category_axis(
            keys, [_label(bar, NAME_WIDTH) for bar in bars], range=[len(bars) - 0.5, -0.5], showgrid=False
        ),
        shapes=[_norm_line()],
        annotations=[_norm_label()],
        bargap=0.5,
    )
    return {"data": [_trace(bars)], "layout": layout | {"showlegend": False}}


def _trace(bars: Sequence[ClassBar]) -> dict[str, Any]:
    values = [float(bar.value * 100) for bar in bars]
    return {
        "type": "bar",
        "orientation": "h",
        "name": "Score",
        "showlegend": False,
        "x": values,
        "y": [bar.key for bar in bars],
        "marker": {"color": theme.OWN},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [100 * bar.interval.high - value for bar, value in zip(bars, values, strict=True)],
            "arrayminus": [value - 100 * bar.interval.low for bar, value in zip(bars, values, strict=True)],
            "color": theme.INK,
            "thickness": 1.5,
            "width": 6,
        },
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [f"{bar.label}: {percent_text(bar.value)} (n = {theme.whole(bar.n)})" for bar in bars],
    }


def _label(bar: ClassBar, width: int) -> str:
    return "<br>".join([*wrap(bar.label, width), f"{percent_text(bar.value)} (n={theme.whole(bar.n)})"])


def _norm_line() -> dict[str, Any]:
    ends = {"x0": theme.NORM_PERCENT, "x1": theme.NORM_PERCENT, "y0": 0, "y1": 1}
    return {"type": "line", "yref": "paper", **ends, "line": {"color": theme.INK, "width": 1.5, "dash": "dash"}}


def _norm_label() -> dict[str, Any]:
    return {
        "x": theme.NORM_PERCENT,
        "xanchor": "right",
        "xshift": -3,
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "text": "norm 80%",
        "showarrow": False,
        "font": {"color": theme.INK},
    }
