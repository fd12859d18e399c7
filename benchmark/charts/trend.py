"""Fidelity and goal attainment over the years, with the norm and the figures that SEJN published."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from benchmark.charts import theme
from benchmark.charts.labels import EndLabel, end_labels
from benchmark.charts.years import break_before, interval_bars, norm_line, segments, short_tick, tick
from benchmark.domain.intervals import Interval
from benchmark.domain.published import PublishedFigure
from benchmark.domain.rounding import percent_text

HEIGHT = 380


@dataclass(frozen=True, slots=True)
class YearPoint:
    """The figures of a year; `n` is the number of valid trajectories, a value of None is not drawn.

    `new_definition` is the version that holds from this year on, where it differs from that of the year before.
    `intervals` are those of the values, by their names; a value without one has no bar.
    """

    label: str
    n: int
    fidelity: Fraction | None
    goal_attainment: Fraction | None
    is_running: bool = False
    new_definition: str = ""
    intervals: Mapping[str, Interval] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the chart: where its values are, and its look."""

    field: str
    name: str
    label: str
    colour: str
    symbol: str


MEASURES = (
    Measure("fidelity", "Behandelgetrouwheid", "Behandel-<br>getrouwheid ", theme.OWN, "circle"),
    Measure("goal_attainment", "Doelbereiking", "Doelbereiking<br>", theme.SECOND, "diamond"),
)


def trend(points: Sequence[YearPoint], published: Sequence[PublishedFigure]) -> theme.Chart:
    """A line per measure over the years in `points`; published figures are open marks, never joined by a line.

    A published year that is not among the points gets a place of its own at the left, such as "2013-2019". Where the
    definition changes the lines break, with a dotted line between the years.
    """
    own = [point.label for point in points]
    years = [*(figure.period for figure in published if figure.period not in own), *own]
    traces = [trace for measure in MEASURES for trace in _traces(measure, points, published)]
    running = {point.label for point in points if point.is_running}
    lows = [100 * interval.low for point in points for interval in point.intervals.values()]
    start = theme.axis_start([*lows, *(value for trace in traces for value in trace["y"])])
    layout = theme.layout(
        height=HEIGHT,
        right=150,
        narrow={"xaxis": {"ticktext": [short_tick(year, running) for year in years], "tickangle": 0}},
        xaxis=theme.category_axis(years, [tick(year, running) for year in years], showgrid=False),
        yaxis=theme.percent_axis(start),
        shapes=[norm_line(), *(break_before(years.index(point.label)) for point in points if point.new_definition)],
        annotations=end_labels(_labels(points), gap=(100 - start) * 0.13),
    )
    return {"data": traces, "layout": layout}


def _traces(
    measure: Measure, points: Sequence[YearPoint], published: Sequence[PublishedFigure]
) -> Iterable[dict[str, Any]]:
    if published:
        yield _published_trace(measure, published)
    for number, segment in enumerate(segments(points)):
        yield _line_trace(measure, segment, is_first=number == 0)


def _line_trace(measure: Measure, points: Sequence[YearPoint], *, is_first: bool) -> dict[str, Any]:
    values = [getattr(point, measure.field) for point in points]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": measure.name,
        **({} if is_first else {"showlegend": False}),
        "x": [point.label for point in points],
        "y": [_percent(value) for value in values],
        "connectgaps": False,
        **_bars(measure, points, values),
        "line": {"color": measure.colour, "width": 3},
        "marker": {"color": measure.colour, "symbol": measure.symbol, "size": 9},
        "hoverinfo": "text",
        "hovertext": [
            f"{measure.name} {point.label}: {percent_text(value)} (n = {theme.whole(point.n)})"
            for point, value in zip(points, values, strict=True)
        ],
    }


def _bars(measure: Measure, points: Sequence[YearPoint], values: Sequence[Fraction | None]) -> dict[str, Any]:
    intervals = [point.intervals.get(measure.field) for point in points]
    if not any(intervals):
        return {}
    return {"error_y": interval_bars(list(zip(values, intervals, strict=True)), measure.colour)}


def _published_trace(measure: Measure, published: Sequence[PublishedFigure]) -> dict[str, Any]:
    values = [getattr(figure, measure.field) for figure in published]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": f"{measure.name}, landelijk gepubliceerd",
        "showlegend": False,
        "x": [figure.period for figure in published],
        "y": [_percent(value) for value in values],
        "marker": {
            "color": theme.PAPER,
            "symbol": "square",
            "size": 15,
            "line": {"color": measure.colour, "width": 2.5},
        },
        "hoverinfo": "text",
        "hovertext": [
            f"{measure.name} {figure.period}: {percent_text(value)} (gepubliceerd: {figure.source})"
            for figure, value in zip(published, values, strict=True)
        ],
    }


def _labels(points: Sequence[YearPoint]) -> list[EndLabel]:
    labels = [EndLabel("norm 80%", theme.NORM_PERCENT, theme.INK)]
    for measure in MEASURES:
        drawn = [value for point in points if (value := getattr(point, measure.field)) is not None]
        if drawn:
            text = measure.label + percent_text(drawn[-1])
            labels.append(EndLabel(text, float(drawn[-1] * 100), measure.colour))
    return labels


def _percent(value: Fraction | None) -> float | None:
    return None if value is None else float(value * 100)
