"""The points of a funnel: a symbol for each class, and what is needed to write the names beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from benchmark.charts import theme
from benchmark.domain.funnel import FunnelClass
from benchmark.domain.rounding import percent_text

ALERT = ("let op", "diamond-open")
SIGNAL = ("signaal", "diamond")
LOOKS: Final = {
    FunnelClass.WITHIN: ("binnen de bandbreedte", "circle"),
    FunnelClass.ALERT_LOW: ALERT,
    FunnelClass.ALERT_HIGH: ALERT,
    FunnelClass.SIGNAL_LOW: SIGNAL,
    FunnelClass.SIGNAL_HIGH: SIGNAL,
}
"""What the legend says of a class, and its symbol; without a look a point is not drawn."""


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """An institution (or team) with `n` trajectories and its score, 0 to 1; the class is that of benchmark.domain."""

    name: str
    n: int
    value: Fraction
    funnel_class: FunnelClass
    is_own: bool = False

    @property
    def is_drawn(self) -> bool:
        """Whether it stands in the chart: with too few trajectories it was not assessed, and there is no percentage."""
        return self.funnel_class in LOOKS


def point_traces(points: Sequence[FunnelPoint]) -> Iterator[dict[str, Any]]:
    """A trace for each look, so that the legend has each symbol once."""
    drawn = [point for point in points if point.is_drawn]
    for look in dict.fromkeys(LOOKS.values()):
        alike = [point for point in drawn if LOOKS[point.funnel_class] == look]
        if alike:
            yield _point_trace(look, alike, has_own=any(point.is_own for point in points))


def _point_trace(look: tuple[str, str], points: Sequence[FunnelPoint], *, has_own: bool) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": look[0],
        "x": [point.n for point in points],
        "y": [float(point.value * 100) for point in points],
        "marker": {
            "symbol": look[1],
            "opacity": 1,
            "size": [15 if point.is_own else 11 for point in points],
            "color": [colour_of(point, has_own=has_own) for point in points],
            "line": {"width": 2, "color": [colour_of(point, has_own=has_own) for point in points]},
        },
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [
            f"{theme.plain(point.name)}: {percent_text(point.value)} (n = {theme.whole(point.n)})" for point in points
        ],
    }


def colour_of(point: FunnelPoint, *, has_own: bool) -> str:
    """The own colour for the own point; for all of them where none is of one's own."""
    return theme.OWN if point.is_own or not has_own else theme.SECOND
