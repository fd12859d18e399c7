"""Grid, zero line, ticks and titles of both axes."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

from benchmark.files.drawing.look import colour
from benchmark.files.drawing.plot import ABOVE, GRID, WORDS, ZERO_LINE, Plot
from benchmark.files.drawing.scales import Scale, Tick
from benchmark.files.drawing.texts import PER_INCH, Anchor, Font, size_of, write

GAP: Final = 7
"""Pixels between the plot and the ticks, and between those and the title of the axis."""

SLOPE: Final = 45
"""Degrees by which ticks below the plot are turned when they do not fit beside each other."""


def draw_axes(plot: Plot, layout: dict[str, Any]) -> None:
    """Both axes of the layout."""
    for letter, scale in (("x", plot.x), ("y", plot.y)):
        axis = layout.get(f"{letter}axis", {})
        _draw_grid(plot, letter, axis, scale)
        if axis.get("showticklabels", True):
            _draw_ticks(plot, letter, axis, scale.ticks)


def draw_axis_titles(plot: Plot, layout: dict[str, Any]) -> None:
    """The titles, outside the ticks; to be drawn when the plot has its place."""
    for letter, scale in (("x", plot.x), ("y", plot.y)):
        axis = layout.get(f"{letter}axis", {})
        title = axis.get("title", "")
        title = {"text": title} if isinstance(title, str) else title
        if title.get("text"):
            font = plot.font.changed(title.get("font"))
            _draw_title(plot, letter, title["text"], font, _depth(plot, letter, axis, scale.ticks))


def _draw_grid(plot: Plot, letter: str, axis: dict[str, Any], scale: Scale) -> None:
    if axis.get("showgrid", True):
        look = {"color": colour(axis.get("gridcolor", "#eeeeee")), "linewidth": axis.get("gridwidth", 1)}
        for tick in scale.ticks:
            _draw_line(plot, letter, tick.place, zorder=GRID, **look)
    crosses = min(scale.start, scale.end) <= 0 <= max(scale.start, scale.end)
    if scale.categories is None and crosses and axis.get("zeroline", True):
        look = {"color": colour(axis.get("zerolinecolor", "#444444")), "linewidth": axis.get("zerolinewidth", 1)}
        _draw_line(plot, letter, 0, zorder=ZERO_LINE, **look)
    if axis.get("showline"):
        other = plot.y if letter == "x" else plot.x
        look = {"color": colour(axis.get("linecolor", "#444444")), "linewidth": axis.get("linewidth", 1)}
        _draw_line(plot, "y" if letter == "x" else "x", other.start, zorder=ABOVE, **look)


def _draw_line(plot: Plot, letter: str, place: float, **look: Any) -> None:
    draw = plot.axes.axvline if letter == "x" else plot.axes.axhline
    draw(place, clip_on=False, solid_capstyle="butt", **look)


def _draw_ticks(plot: Plot, letter: str, axis: dict[str, Any], ticks: Sequence[Tick]) -> None:
    font = plot.font.changed(axis.get("tickfont"))
    slope = _slope(plot, axis, ticks) if letter == "x" else 0
    for tick in ticks:
        if letter == "y":
            anchor = Anchor(0, tick.place, plot.axes.get_yaxis_transform(), "right", right=-GAP)
        elif slope:
            place = (tick.place, 0, plot.axes.get_xaxis_transform())
            anchor = Anchor(*place, "right", right=font.size / 2, higher=-GAP - font.size / 2, angle=slope)
        else:
            anchor = Anchor(tick.place, 0, plot.axes.get_xaxis_transform(), up="top", higher=-GAP)
        write(plot.axes, tick.text, anchor, font, zorder=WORDS)


def _slope(plot: Plot, axis: dict[str, Any], ticks: Sequence[Tick]) -> float:
    """As the axis says, with the clock as Plotly counts; else level where the texts fit beside each other."""
    if axis.get("tickangle", "auto") != "auto":
        return -float(axis["tickangle"])
    font = plot.font.changed(axis.get("tickfont"))
    width = plot.axes.get_window_extent().width * PER_INCH / plot.axes.figure.dpi
    pixels = width / abs(plot.x.end - plot.x.start)
    placed = sorted((tick.place * pixels, size_of(tick.text, font)[0]) for tick in ticks if tick.text)
    fits = all(right - left > (one + other) / 2 + GAP for (left, one), (right, other) in pairwise(placed))
    return 0 if fits else SLOPE


def _depth(plot: Plot, letter: str, axis: dict[str, Any], ticks: Sequence[Tick]) -> float:
    """How far the ticks reach from the plot, in pixels."""
    font = plot.font.changed(axis.get("tickfont"))
    sizes = [size_of(tick.text, font) for tick in ticks] if axis.get("showticklabels", True) else []
    if not sizes:
        return 0
    if letter == "x" and _slope(plot, axis, ticks):
        return GAP + font.size + 0.71 * max(width for width, _ in sizes)
    return GAP + max(height if letter == "x" else width for width, height in sizes)


def _draw_title(plot: Plot, letter: str, text: str, font: Font, depth: float) -> None:
    if letter == "x":
        anchor = Anchor(0.5, 0, plot.axes.transAxes, up="top", higher=-depth - GAP)
    else:
        anchor = Anchor(0, 0.5, plot.axes.transAxes, up="bottom", right=-depth - GAP, angle=90)
    write(plot.axes, text, anchor, font, zorder=WORDS)
