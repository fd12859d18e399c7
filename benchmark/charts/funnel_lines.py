"""The lines of a funnel: the limits, and what they are called where they end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from benchmark.charts import theme
from benchmark.charts.labels import EndLabel
from benchmark.domain.rounding import percent_text

LIMITS_95, LIMITS_998 = "95%", "99,8%"
"""The names of the usual curves."""


@dataclass(frozen=True, slots=True)
class FunnelCurve:
    """The limits of one width, called by it ("95%"): at each number of trajectories, as fractions of 1.

    None where there is no limit. `is_widened`: with room for more difference than chance.
    """

    name: str
    sizes: tuple[float, ...]
    low: tuple[float | None, ...]
    high: tuple[float | None, ...]
    is_widened: bool = False


def curve_traces(curve: FunnelCurve) -> Iterator[dict[str, Any]]:
    name = f"{'verbrede ' if curve.is_widened else ''}grens {curve.name}"
    for is_first, side in ((True, curve.low), (False, curve.high)):
        yield {
            "type": "scatter",
            "mode": "lines",
            "name": name,
            "legendgroup": name,
            "showlegend": is_first,
            "x": list(curve.sizes),
            "y": [None if limit is None else 100 * limit for limit in side],
            "connectgaps": False,
            "line": {"color": theme.NATION, "width": 1.25, "dash": _dash(curve)},
            "hoverinfo": "skip",
        }


def _dash(curve: FunnelCurve) -> str:
    if curve.is_widened:
        return "dot"
    return "dash" if curve.name == LIMITS_95 else "solid"


def line_labels(curves: Sequence[FunnelCurve], centre: Fraction, start: int) -> list[EndLabel]:
    """What the lines are; a curve is labelled at the end of its lower line, where that is in the plot."""
    labels = [
        EndLabel(f"landelijk {percent_text(centre)}", float(centre * 100), theme.NATION),
        EndLabel("norm 80%", theme.NORM_PERCENT, theme.INK),
    ]
    for curve in curves:
        last = curve.low[-1]
        if last is not None and 100 * last >= start:
            text = f"{curve.name}, verbreed" if curve.is_widened else curve.name
            labels.append(EndLabel(text, 100 * last, theme.NATION))
    return labels
