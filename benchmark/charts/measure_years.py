"""One figure over the years: the score with its interval, the nation of each release, and what was published."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from benchmark.charts import theme
from benchmark.charts.labels import EndLabel, end_labels
from benchmark.charts.years import break_before, interval_bars, norm_line, segments, short_tick, tick
from benchmark.domain.intervals import Interval
from benchmark.domain.rounding import percent_text

HEIGHT: Final = 380
OWN_NAME: Final = "Score met 95%-interval"
NATION_NAME: Final = "Landelijk, uit de uitgave van het jaar"
PUBLISHED_NAME: Final = "Gepubliceerd, landelijk"


@dataclass(frozen=True, slots=True)
class MeasurePoint:
    """A year; `n` scored it. Without enough of them value and interval are None and nothing is drawn.

    `nation` is the national score where a whole percent was told; `nation_text` says it in words in every case.
    """

    label: str
    n: int
    value: Fraction | None
    interval: Interval | None
    nation: Fraction | None = None
    nation_text: str = ""
    is_running: bool = False
    new_definition: str = ""


@dataclass(frozen=True, slots=True)
class PublishedMark:
    """A national figure that was published, of a year or years."""

    period: str
    value: Fraction
    source: str


def measure_years(points: Sequence[MeasurePoint], published: Sequence[PublishedMark] = ()) -> theme.Chart:
    """A line with error bars that breaks where the definition changes, and an open square per released year.

    Published figures are open diamonds that nothing joins; a period that is no year here has a place at the left.
    """
    own_years = [point.label for point in points]
    years = [*(mark.period for mark in published if mark.period not in own_years), *own_years]
    running = {point.label for point in points if point.is_running}
    own = [_own_trace(run, is_first=place == 0) for place, run in enumerate(segments(points))]
    nation = [_nation_trace(points)] if any(point.nation is not None for point in points) else []
    printed = [_published_trace(published)] if published else []
    start = theme.axis_start([*_percents(points), *(float(mark.value * 100) for mark in published)])
    layout = theme.layout(
        height=HEIGHT,
        right=110,
        narrow={"xaxis": {"ticktext": [short_tick(year, running) for year in years], "tickangle": 0}},
        xaxis=theme.category_axis(years, [tick(year, running) for year in years], showgrid=False),
        yaxis=theme.percent_axis(start),
        shapes=[norm_line(), *(break_before(years.index(point.label)) for point in points if point.new_definition)],
        annotations=end_labels(_labels(points), gap=(100 - start) * 0.08),
    )
    return {"data": [*printed, *nation, *own], "layout": layout}


def _own_trace(points: Sequence[MeasurePoint], *, is_first: bool) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": OWN_NAME,
        **({} if is_first else {"showlegend": False}),
        "x": [point.label for point in points],
        "y": [None if point.value is None else float(point.value * 100) for point in points],
        "connectgaps": False,
        "error_y": interval_bars([(point.value, point.interval) for point in points], theme.OWN),
        "line": {"color": theme.OWN, "width": 3},
        "marker": {"color": theme.OWN, "symbol": "circle", "size": 9},
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [f"{point.label}: {percent_text(point.value)} (n = {theme.whole(point.n)})" for point in points],
    }


def _nation_trace(points: Sequence[MeasurePoint]) -> dict[str, Any]:
    drawn = [point for point in points if point.nation is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": NATION_NAME,
        "x": [point.label for point in drawn],
        "y": [float(point.nation * 100) for point in drawn if point.nation is not None],
        "marker": {
            "color": theme.PAPER,
            "symbol": "square",
            "size": 13,
            "line": {"color": theme.SECOND, "width": 2.5},
        },
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [f"{point.label}: landelijk {point.nation_text}" for point in drawn],
    }


def _published_trace(published: Sequence[PublishedMark]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": PUBLISHED_NAME,
        "x": [mark.period for mark in published],
        "y": [float(mark.value * 100) for mark in published],
        "marker": {"color": theme.PAPER, "symbol": "diamond", "size": 14, "line": {"color": theme.INK, "width": 2}},
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [f"{one.period}: {percent_text(one.value)} (gepubliceerd: {one.source})" for one in published],
    }


def _percents(points: Sequence[MeasurePoint]) -> list[float | None]:
    """Every height that is drawn: the low ends of the intervals and the nation."""
    lows = [None if point.interval is None else 100 * point.interval.low for point in points]
    return [*lows, *(None if point.nation is None else float(point.nation * 100) for point in points)]


def _labels(points: Sequence[MeasurePoint]) -> list[EndLabel]:
    """The norm, and the last values of both where they lie at the right end or near it."""
    labels = [EndLabel("norm 80%", theme.NORM_PERCENT, theme.INK)]
    own = [point.value for point in points if point.value is not None]
    nation = [(point.nation, point.nation_text) for point in points if point.nation is not None]
    if own:
        labels.append(EndLabel(f"score {percent_text(own[-1])}", float(own[-1] * 100), theme.OWN))
    if nation:
        value, text = nation[-1]
        labels.append(EndLabel(f"landelijk {text}", float(value * 100), theme.SECOND))
    return labels
