"""The bars of an interval around the points of a trace."""

from collections.abc import Sequence
from math import isnan
from typing import Any

from benchmark.files.drawing.look import colour
from benchmark.files.drawing.plot import Plot
from benchmark.files.drawing.vocabulary import known


def draw_error_bars(plot: Plot, trace: dict[str, Any], points: Sequence[tuple[float, float]], zorder: float) -> None:
    """Bars across and upright, as far as the trace has them."""
    for letter in "xy":
        error = trace.get(f"error_{letter}")
        if error is not None and error.get("visible", True):
            _draw(plot, trace, letter, error, points, zorder)


def _draw(
    plot: Plot,
    trace: dict[str, Any],
    letter: str,
    error: dict[str, Any],
    points: Sequence[tuple[float, float]],
    zorder: float,
) -> None:
    lengths = [_lengths(error, number) for number in range(len(points))]
    drawn = [
        (x, y, low, high)
        for (x, y), (low, high) in zip(points, lengths, strict=True)
        if low is not None and high is not None and not isnan(x + y)
    ]
    if not drawn:
        return
    across, up, lows, highs = zip(*drawn, strict=True)
    colours = trace.get("marker", {}).get("color", "#444444")
    shown = error.get("color") or (colours if isinstance(colours, str) else colours[0])
    width = error.get("thickness", 2)
    plot.axes.errorbar(
        across,
        up,
        **{f"{letter}err": [lows, highs]},
        fmt="none",
        ecolor=colour(shown, trace.get("opacity", 1)),
        elinewidth=width,
        capthick=width,
        capsize=error.get("width", 4),
        clip_on=trace.get("cliponaxis", True),
        zorder=zorder,
    )


def _lengths(error: dict[str, Any], number: int) -> tuple[float | None, float | None]:
    """How far the bar of a point reaches down and up."""
    plain, minus = known(
        error.get("type", "data"),
        {"data": ("array", "arrayminus"), "constant": ("value", "valueminus")},
        "type of error bar",
    )
    is_symmetric = error.get("symmetric", minus not in error)
    high, low = error[plain], error[plain if is_symmetric else minus]
    return (low[number], high[number]) if plain == "array" else (low, high)
