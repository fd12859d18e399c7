"""Lines, marks and texts of a scatter trace."""

from collections.abc import Sequence
from itertools import groupby
from math import isnan, nan
from typing import Any, Final

from matplotlib.patches import Polygon

from benchmark.files.drawing.look import STEPS, colour, line_style, mark_style
from benchmark.files.drawing.plot import WORDS, Plot
from benchmark.files.drawing.texts import Anchor, write
from benchmark.files.drawing.vocabulary import UnknownPart, known

Points = list[tuple[float, float]]

SIDES: Final = {"left": ("right", -1), "center": ("center", 0), "right": ("left", 1)}
HEIGHTS: Final = {"top": ("bottom", 1), "middle": ("middle", 0), "bottom": ("top", -1)}
"""Beside its point: which part of the text is there, and to which side it is moved."""

PARTS: Final = frozenset({"lines", "markers", "text", "none"})


def parts_of(trace: dict[str, Any]) -> set[str]:
    """Which of lines, markers and text a trace has; Plotly's choice for a trace that does not say is not followed."""
    parts = set(trace.get("mode", "?").split("+"))
    if not parts <= PARTS:
        raise UnknownPart(f"Pictures have no mode {trace.get('mode')!r}.")
    return parts


def draw_scatter(plot: Plot, trace: dict[str, Any], points: Points, before: Points, zorder: float) -> None:
    """The trace at these places; `before` are those of the trace that a filling may reach to."""
    parts = parts_of(trace)
    if trace.get("fill", "none") != "none":
        _draw_filling(plot, trace, points, before, zorder)
    if "lines" in parts:
        _draw_line(plot, trace, points, zorder + 0.2)
    if "markers" in parts:
        _draw_marks(plot, trace, points, zorder + 0.6)
    if "text" in parts:
        _draw_texts(plot, trace, points)


def line_look(trace: dict[str, Any]) -> dict[str, Any]:
    """The line of a trace, in the colour of its marks where it has none of its own."""
    line = trace.get("line", {})
    marks = trace.get("marker", {}).get("color", "#444444")
    shown = line.get("color", marks if isinstance(marks, str) else marks[0])
    return {"color": colour(shown, trace.get("opacity", 1)), **line_style(line)}


def mark_look(trace: dict[str, Any], number: int) -> dict[str, Any]:
    """The mark of one of the points of a trace."""
    marker = trace.get("marker", {})
    outline = marker.get("line", {})
    opacity = _one(marker.get("opacity", 1), number) * trace.get("opacity", 1)
    fill = _one(marker.get("color", "#444444"), number)
    edge = _one(outline.get("color", fill), number)
    symbol, size = _one(marker.get("symbol", "circle"), number), _one(marker.get("size", 6), number)
    return mark_style(symbol, size, colour(fill, opacity), colour(edge, opacity), _one(outline.get("width", 0), number))


def _one(value: Any, number: int) -> Any:
    return value[number] if isinstance(value, list | tuple) else value


def _draw_filling(plot: Plot, trace: dict[str, Any], points: Points, before: Points, zorder: float) -> None:
    fill = trace["fill"]
    known(fill, {"toself": True, "tonexty": True, "tozeroy": True}, "fill")
    floor = [(x, 0.0) for x, _ in points]
    corners = points + {"toself": [], "tonexty": before[::-1], "tozeroy": floor[::-1]}[fill]
    whole = [corner for corner in corners if not isnan(sum(corner))]
    patch = Polygon(whole, closed=True, linewidth=0, zorder=zorder, clip_on=trace.get("cliponaxis", True))
    patch.set_facecolor(colour(trace.get("fillcolor") or trace.get("line", {})["color"]))
    plot.axes.add_patch(patch)


def _draw_line(plot: Plot, trace: dict[str, Any], points: Points, zorder: float) -> None:
    drawn = [point for point in points if not isnan(sum(point))] if trace.get("connectgaps") else points
    steps = known(trace.get("line", {}).get("shape", "linear"), STEPS, "shape of line")
    _plot(plot, trace, drawn, zorder=zorder, drawstyle=steps, solid_joinstyle="round", **line_look(trace))


def _draw_marks(plot: Plot, trace: dict[str, Any], points: Points, zorder: float) -> None:
    """Marks in their order, those that look alike and follow each other at once."""
    looks = [mark_look(trace, number) for number in range(len(points))]
    for _, numbers in groupby(range(len(points)), key=lambda number: repr(looks[number])):
        alike = list(numbers)
        _plot(plot, trace, [points[one] for one in alike], zorder=zorder, linestyle="none", **looks[alike[0]])


def _plot(plot: Plot, trace: dict[str, Any], points: Sequence[tuple[float, float]], **look: Any) -> None:
    across, up = [x for x, _ in points], [y for _, y in points]
    clip = trace.get("cliponaxis", True)
    plot.axes.plot(across or [nan], up or [nan], label=trace.get("name", ""), clip_on=clip, **look)


def _draw_texts(plot: Plot, trace: dict[str, Any], points: Points) -> None:
    font = plot.font.changed(trace.get("textfont"))
    for number, (x, y) in enumerate(points):
        text = _one(trace.get("text", ""), number)
        if not text or isnan(x + y):
            continue
        height, _, side = _one(trace.get("textposition", "middle center"), number).partition(" ")
        (across, right), (up, higher) = known(side, SIDES, "textposition"), known(height, HEIGHTS, "textposition")
        away = _one(trace.get("marker", {}).get("size", 0), number) / 2 + 3
        write(
            plot.axes,
            text,
            Anchor(x, y, plot.axes.transData, across, up, right * away, higher * away),
            font,
            zorder=WORDS,
        )
