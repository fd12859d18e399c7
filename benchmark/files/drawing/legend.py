"""The legend: in rows above or below the plot, in the order of the traces."""

from dataclasses import dataclass
from typing import Any

from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.transforms import Affine2D, Transform

from benchmark.files.drawing.look import colour
from benchmark.files.drawing.plot import WORDS, Plot
from benchmark.files.drawing.scatter import line_look, mark_look, parts_of
from benchmark.files.drawing.texts import PER_INCH, Anchor, size_of, write
from benchmark.files.drawing.vocabulary import UnknownPart

SAMPLE, GAP, BETWEEN, ROW, EDGE = 30, 8, 24, 24, 8
"""Pixels: a sample of a trace, from there to its name, from there to the next, a row, and from the edge."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A trace and where its sample begins: pixels from the left, and the number of its row."""

    trace: dict[str, Any]
    left: float
    row: int


def is_below(layout: dict[str, Any]) -> bool:
    """Whether the legend stands below the plot; one beside or inside it is refused."""
    legend = layout.get("legend", {})
    if legend.get("orientation") != "h" or 0 <= legend.get("y", 1) < 1:
        raise UnknownPart(f"Pictures have a legend in rows above or below the plot only, not {legend!r}.")
    return bool(legend.get("y", 1) < 0)


def entries(chart: dict[str, Any], plot: Plot, width: float) -> list[Entry]:
    """The traces that are named, in rows that fit."""
    layout, found, left, row = chart["layout"], [], float(EDGE), 0
    if not layout.get("showlegend", len(chart["data"]) > 1):
        return []
    for trace in chart["data"]:
        if not trace.get("showlegend", True):
            continue
        room = SAMPLE + GAP + size_of(trace["name"], plot.font)[0]
        if left > EDGE and left + room > width - EDGE:
            left, row = float(EDGE), row + 1
        found.append(Entry(trace, left, row))
        left += room + BETWEEN
    return found


def height_of(found: list[Entry]) -> float:
    """Pixels that the legend takes."""
    return (found[-1].row + 1) * ROW + EDGE if found else 0


def draw_legend(plot: Plot, found: list[Entry], top: float) -> None:
    """The entries, the first row at `top` pixels above the lower edge of the picture."""
    figure = plot.axes.get_figure(root=True)
    pixels = Affine2D().scale(1 / PER_INCH) + figure.dpi_scale_trans
    for entry in found:
        middle = top - EDGE - (entry.row + 0.5) * ROW
        _draw_sample(plot, entry, middle, pixels)
        name = Anchor(entry.left + SAMPLE + GAP, middle, pixels, "left")
        write(plot.axes, entry.trace["name"], name, plot.font, zorder=WORDS)


def _draw_sample(plot: Plot, entry: Entry, middle: float, pixels: Transform) -> None:
    trace, place = entry.trace, {"transform": pixels, "clip_on": False, "zorder": WORDS}
    if trace["type"] == "bar":
        colours = trace.get("marker", {}).get("color", "#444444")
        fill = colour(colours if isinstance(colours, str) else colours[0])
        plot.axes.add_patch(Rectangle((entry.left + 8, middle - 7), 14, 14, linewidth=0, facecolor=fill, **place))
        return
    parts = parts_of(trace)
    if trace.get("fillcolor"):
        band = Rectangle(
            (entry.left, middle - 7), SAMPLE, 14, linewidth=0, facecolor=colour(trace["fillcolor"]), **place
        )
        plot.axes.add_patch(band)
    if "lines" in parts:
        ends = [entry.left, entry.left + SAMPLE]
        plot.axes.add_line(Line2D(ends, [middle, middle], **line_look(trace), **place))
    if "markers" in parts:
        look = mark_look(trace, 0)
        plot.axes.add_line(Line2D([entry.left + SAMPLE / 2], [middle], linestyle="none", **look, **place))
