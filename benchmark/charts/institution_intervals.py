"""The score of every institution with its interval, in the order given: by score it would be a league table."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from textwrap import wrap
from typing import Any, Final

from benchmark.charts import theme
from benchmark.domain.intervals import Interval
from benchmark.domain.rounding import percent_text

ROW_HEIGHT: Final = 36
NAME_WIDTH, NARROW_NAME_WIDTH = 40, 19
"""Letters on one line of a name, on a wide and on a narrow screen."""


@dataclass(frozen=True, slots=True)
class IntervalRow:
    """One institution; without a value and an interval its row stays, with `why_not` in the place of a mark."""

    code: str
    name: str
    n: int
    value: Fraction | None = None
    interval: Interval | None = None
    why_not: str = ""


def institution_intervals(rows: Sequence[IntervalRow], *, nation: Fraction, measure: str) -> theme.Chart:
    """A row per institution with a mark and a line; `nation` is the mean of all trajectories on this `measure`."""
    start = theme.axis_start([float(nation * 100), *(100 * row.interval.low for row in rows if row.interval)])
    codes = [row.code for row in rows]
    layout = theme.layout(
        height=ROW_HEIGHT * len(rows) + 100,
        right=16,
        narrow={
            "xaxis": {"tick0": 60, "dtick": 20} if start else {"dtick": 40},
            "yaxis": {"ticktext": [_label(row, NARROW_NAME_WIDTH) for row in rows]},
        },
        xaxis=theme.percent_axis(start),
        yaxis=theme.category_axis(
            codes,
            [_label(row, NAME_WIDTH) for row in rows],
            range=[len(codes) - 0.5, -0.5],
            gridcolor=theme.GRID,
        ),
        shapes=[_line(theme.NORM_PERCENT, theme.INK, "dash"), _line(float(nation * 100), theme.SECOND, "dot")],
        annotations=[*_line_labels(nation), *(_in_words(row, start) for row in rows if row.value is None)],
    )
    return {"data": [_trace(rows, measure)], "layout": layout | {"margin": {"l": 8, "r": 16, "t": 40, "b": 8}}}


def _trace(rows: Sequence[IntervalRow], measure: str) -> dict[str, Any]:
    shown = [row for row in rows if row.value is not None and row.interval is not None]
    values = [float(row.value * 100) for row in shown]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": measure,
        "showlegend": False,
        "x": values,
        "y": [row.code for row in shown],
        "marker": {"color": theme.OWN, "symbol": "circle", "size": 11},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [100 * row.interval.high - value for row, value in zip(shown, values, strict=True)],
            "arrayminus": [value - 100 * row.interval.low for row, value in zip(shown, values, strict=True)],
            "color": theme.OWN,
            "thickness": 2.5,
            "width": 4,
        },
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [
            f"{theme.plain(row.name)}<br>{percent_text(row.value)} (n = {theme.whole(row.n)})" for row in shown
        ],
    }


def _line(percent: float, colour: str, dash: str) -> dict[str, Any]:
    ends = {"x0": percent, "x1": percent, "y0": 0, "y1": 1}
    return {"type": "line", "yref": "paper", **ends, "line": {"color": colour, "width": 1.5, "dash": dash}}


def _line_labels(nation: Fraction) -> list[dict[str, Any]]:
    """What the lines are, each on the side away from the other."""
    is_above = nation * 100 >= theme.NORM_PERCENT
    return [
        _line_label("norm 80%", theme.NORM_PERCENT, theme.INK, "right" if is_above else "left"),
        _line_label(
            f"landelijk {percent_text(nation)}", float(nation * 100), theme.SECOND, "left" if is_above else "right"
        ),
    ]


def _line_label(text: str, percent: float, colour: str, side: str) -> dict[str, Any]:
    return {
        "name": theme.DIRECT_LABEL,
        "x": percent,
        "xanchor": side,
        "xshift": -3 if side == "right" else 3,
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "text": text,
        "showarrow": False,
        "font": {"color": colour},
    }


def _in_words(row: IntervalRow, start: int) -> dict[str, Any]:
    """What stands in a row without a mark."""
    place = {"x": start, "y": row.code, "xanchor": "left", "yanchor": "middle", "xshift": 6}
    return {**place, "text": row.why_not, "showarrow": False, "font": {"color": theme.NATION}}


def _label(row: IntervalRow, width: int) -> str:
    """The name and n on at most two lines; the name may be cut, n never, and the whole name stands in the table."""
    n = f" (n={theme.whole(row.n)})"
    lines = wrap(row.name + n, width, max_lines=2, placeholder=f"...{n}")
    return "<br>".join(theme.plain(line) for line in lines)
