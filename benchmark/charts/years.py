"""What every chart over years has: ticks, the norm line, and breaks where another definition begins."""

from collections.abc import Collection, Sequence
from fractions import Fraction
from typing import Any, Protocol, TypeVar

from benchmark.charts import theme
from benchmark.domain.intervals import Interval


class OfYear(Protocol):
    """A point on a chart over years."""

    @property
    def new_definition(self) -> str:
        """The version that holds from this year on, where it differs from that of the year before; else empty."""


Point = TypeVar("Point", bound=OfYear)


def segments(points: Sequence[Point]) -> list[list[Point]]:
    """The points in runs under one definition each; a line joins no two of them."""
    runs: list[list[Point]] = [[]]
    for point in points:
        if point.new_definition and runs[-1]:
            runs.append([])
        runs[-1].append(point)
    return runs


def tick(year: str, running: Collection[str]) -> str:
    """What stands under a year; `running` are those that are not over."""
    return f"{year}<br>tot nu toe" if year in running else year


def short_tick(year: str, running: Collection[str]) -> str:
    """A tick for a phone: '18, '26 above * for the year that is not over, and '13- above '19."""
    short = "-<br>".join(f"'{part[2:]}" for part in year.split("-"))
    return f"{short}<br>*" if year in running else short


def norm_line() -> dict[str, Any]:
    """The norm from left to right."""
    ends = {"x0": 0, "x1": 1, "y0": theme.NORM_PERCENT, "y1": theme.NORM_PERCENT}
    look = {"color": theme.INK, "width": 1.5, "dash": "dash"}
    return {"type": "line", "xref": "paper", **ends, "line": look}


def break_before(place: int) -> dict[str, Any]:
    """A line between two years; on an axis of categories the places are whole numbers."""
    ends = {"x0": place - 0.5, "x1": place - 0.5, "y0": 0, "y1": 1}
    return {"type": "line", "yref": "paper", **ends, "line": {"color": theme.INK, "width": 1.5, "dash": "dot"}}


def interval_bars(drawn: Sequence[tuple[Fraction | None, Interval | None]], colour: str) -> dict[str, Any]:
    """The intervals as Plotly wants them: how far each end lies from its value, 0 where one of them is not there."""
    ends = [
        (0.0, 0.0)
        if value is None or interval is None
        else (100 * (interval.high - float(value)), 100 * (float(value) - interval.low))
        for value, interval in drawn
    ]
    return {
        "type": "data",
        "symmetric": False,
        "array": [above for above, _ in ends],
        "arrayminus": [below for _, below in ends],
        "color": colour,
        "thickness": 1.5,
        "width": 5,
    }
