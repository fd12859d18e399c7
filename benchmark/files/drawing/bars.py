"""Bars, upright or lying, with their texts."""

from math import isnan
from typing import Any, Final

from benchmark.files.drawing.groups import Slot, along
from benchmark.files.drawing.look import colour
from benchmark.files.drawing.plot import WORDS, Plot
from benchmark.files.drawing.texts import Anchor, write
from benchmark.files.drawing.vocabulary import UnknownPart, known

GAP: Final = 4
"""Pixels between the end of a bar and its text."""

PLACES: Final = {"outside": 1, "inside": -1, "none": 0}


def draw_bars(plot: Plot, trace: dict[str, Any], points: list[tuple[float, float]], slot: Slot, zorder: float) -> None:
    """The bars of a trace, whose points are their ends; a value that is missing has none."""
    lies = along(trace) == "y"
    for number, (x, y) in enumerate(points):
        if isnan(x + y):
            continue
        place, end = (y, x) if lies else (x, y)
        _draw_bar(plot, trace, number, place, end, slot.width, zorder)
        _draw_text(plot, trace, number, (x, y), lies)


def _draw_bar(
    plot: Plot, trace: dict[str, Any], number: int, place: float, end: float, room: float, zorder: float
) -> None:
    marker = trace.get("marker", {})
    outline = marker.get("line", {})
    opacity = _one(marker.get("opacity", 1), number) * trace.get("opacity", 1)
    fill = _one(marker.get("color", "#444444"), number)
    base = _one(trace.get("base", 0), number) or 0
    draw = plot.axes.barh if along(trace) == "y" else plot.axes.bar
    draw(
        place,
        end - base,
        _one(trace.get("width", room), number),
        base,
        color=colour(fill, opacity),
        edgecolor=colour(_one(outline.get("color", fill), number), opacity),
        linewidth=_one(outline.get("width", 0), number),
        label=trace.get("name", ""),
        clip_on=trace.get("cliponaxis", True),
        zorder=zorder,
    )


def _draw_text(plot: Plot, trace: dict[str, Any], number: int, end: tuple[float, float], lies: bool) -> None:
    text = _one(trace.get("text", ""), number)
    side = known(_one(trace.get("textposition", "none" if not text else "?"), number), PLACES, "textposition of bars")
    if not text or not side:
        return
    font = plot.font.changed(trace.get("textfont"))
    if lies:
        anchor = Anchor(*end, plot.axes.transData, "left" if side > 0 else "right", right=side * GAP)
    else:
        anchor = Anchor(*end, plot.axes.transData, up="bottom" if side > 0 else "top", higher=side * GAP)
    write(plot.axes, text, anchor, font, zorder=WORDS)


def _one(value: Any, number: int) -> Any:
    return value[number] if isinstance(value, list | tuple) else value


def end_of(trace: dict[str, Any], value: float, number: int) -> float:
    """Where a bar ends: its value from its base."""
    if "offset" in trace:
        raise UnknownPart("Pictures have no offset of bars; give an offsetgroup.")
    return value + (_one(trace.get("base", 0), number) or 0)
