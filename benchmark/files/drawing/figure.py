"""A chart as a figure of matplotlib: scales, traces and words, and margins in which all words fit."""

from collections.abc import Sequence
from typing import Any, Final

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from benchmark.charts.theme import INK, PAPER, Chart
from benchmark.files.drawing.axes import draw_axes, draw_axis_titles
from benchmark.files.drawing.bars import draw_bars, end_of
from benchmark.files.drawing.error_bars import draw_error_bars
from benchmark.files.drawing.groups import Slot, along, slot
from benchmark.files.drawing.legend import draw_legend, entries, height_of, is_below
from benchmark.files.drawing.marks_on_top import draw_annotation, draw_shape
from benchmark.files.drawing.plot import TRACES, WORDS, Plot
from benchmark.files.drawing.scales import Value, scale_of
from benchmark.files.drawing.scatter import Points, draw_scatter
from benchmark.files.drawing.texts import PER_INCH, Anchor, Font, size_of, write
from benchmark.files.drawing.vocabulary import check

WIDTH: Final = 1000
HEIGHT: Final = 450
EDGE: Final = 8
"""Pixels that stay free around all words."""
PLOTLY_MARGINS: Final = {"l": 80, "r": 80, "t": 100, "b": 80}


def figure_of(chart: Chart) -> Figure:
    """The chart, 1000 pixels wide at 72 dots to the inch; UnknownPart for what it would lose."""
    check(chart)
    layout, height = chart["layout"], chart["layout"].get("height", HEIGHT)
    figure = Figure(figsize=(WIDTH / PER_INCH, height / PER_INCH), dpi=PER_INCH, facecolor=PAPER)
    FigureCanvasAgg(figure)
    plot = _plot(figure, chart)
    below, above = _reserve(plot, chart)
    margins = dict(PLOTLY_MARGINS | layout.get("margin", {}))
    margins["t"] += above if layout.get("legend", {}).get("yref") != "container" else 0
    margins["b"] += below
    _place(plot, margins, height)
    _draw(plot, chart)
    _fit(plot, margins, height, below=below, above=above)
    found = entries(chart, plot, WIDTH)
    draw_legend(plot, found, height_of(found) if below else height - (above - height_of(found)))
    return figure


def _plot(figure: Figure, chart: Chart) -> Plot:
    layout = chart["layout"]
    x, y = (scale_of(layout.get(f"{letter}axis", {}), _values(chart, letter)) for letter in "xy")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set(xlim=(x.start, x.end), ylim=(y.start, y.end), autoscale_on=False)
    return Plot(axes, x, y, Font(12, INK).changed(layout.get("font")))


def _values(chart: Chart, letter: str) -> list[Value]:
    """Everything of the traces that stands on an axis; bars stand on zero."""
    values: list[Value] = [value for trace in chart["data"] for value in trace.get(letter, ())]
    grow = any(trace["type"] == "bar" and along(trace) != letter for trace in chart["data"])
    return [0, *values] if grow else values


def _reserve(plot: Plot, chart: Chart) -> tuple[float, float]:
    """Pixels at the lower and at the upper edge that the legend and the title take."""
    found, title = entries(chart, plot, WIDTH), _title(chart)
    legend = height_of(found)
    above = size_of(title, _title_font(plot, chart))[1] + EDGE if title else 0
    return (legend, above) if found and is_below(chart["layout"]) else (0, above + legend)


def _title(chart: Chart) -> str:
    title = chart["layout"].get("title", "")
    text: str = title if isinstance(title, str) else title.get("text", "")
    return text


def _title_font(plot: Plot, chart: Chart) -> Font:
    title = chart["layout"]["title"]
    larger = plot.font.changed({"size": 1.25 * plot.font.size, "weight": "bold"})
    return larger if isinstance(title, str) else larger.changed(title.get("font"))


def _place(plot: Plot, margins: dict[str, float], height: float) -> None:
    left, low = margins["l"] / WIDTH, margins["b"] / height
    plot.axes.set_position(Bbox([[left, low], [1 - margins["r"] / WIDTH, 1 - margins["t"] / height]]))


def _draw(plot: Plot, chart: Chart) -> None:
    layout = chart["layout"]
    for shape in layout.get("shapes", ()):
        draw_shape(plot, shape)
    _draw_traces(plot, chart["data"], layout)
    draw_axes(plot, layout)
    draw_axis_titles(plot, layout)
    for annotation in layout.get("annotations", ()):
        draw_annotation(plot, annotation)
    if title := _title(chart):
        anchor = Anchor(0, 1, plot.axes.figure.transFigure, "left", "top", EDGE, -EDGE)
        write(plot.axes, title, anchor, _title_font(plot, chart), zorder=WORDS)


def _draw_traces(plot: Plot, traces: Sequence[dict[str, Any]], layout: dict[str, Any]) -> None:
    before: Points = []
    for number, trace in enumerate(traces):
        its = slot(trace, traces, layout)
        points = _points(plot, trace, its)
        if trace["type"] == "bar":
            draw_bars(plot, trace, points, its, TRACES + number)
        else:
            draw_scatter(plot, trace, points, before, TRACES + number)
            before = points
        draw_error_bars(plot, trace, points, TRACES + number + 0.4)


def _points(plot: Plot, trace: dict[str, Any], its: Slot) -> Points:
    across = [plot.x.place(value) for value in trace["x"]]
    up = [plot.y.place(value) for value in trace["y"]]
    lies = along(trace) == "y"
    if trace["type"] == "bar":
        ends = [end_of(trace, value, number) for number, value in enumerate(across if lies else up)]
        across, up = (ends, up) if lies else (across, ends)
    if lies:
        return [(x, y + its.offset) for x, y in zip(across, up, strict=True)]
    return [(x + its.offset, y) for x, y in zip(across, up, strict=True)]


def _fit(plot: Plot, margins: dict[str, float], height: float, *, below: float, above: float) -> None:
    """Widen the margins until no word reaches over the edge of the picture or into the legend."""
    for _ in range(3):
        boxes = [text.get_window_extent() for text in plot.axes.texts if text.get_text()]
        if not boxes:
            return
        box = Bbox.union(boxes)
        margins["l"] += max(0, EDGE - box.x0)
        margins["r"] += max(0, box.x1 - (WIDTH - EDGE))
        margins["b"] += max(0, EDGE + below - box.y0)
        margins["t"] += max(0, box.y1 - (height - max(above, EDGE)))
        _place(plot, margins, height)
