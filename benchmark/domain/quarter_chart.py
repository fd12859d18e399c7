"""When quarters may be judged on a control chart, and against what (docs/methode/cijfers.md 17)."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from benchmark.domain.control_chart import ChartPoint, ControlChart, chart_around, pooled, sigma_z
from benchmark.domain.share import Share
from benchmark.domain.verdict import MINIMUM_N

BASE_QUARTERS: Final = 12
"""On fewer points the width of the limits is too uncertain, and an unchanged process falls outside too often."""

WIDEN_ABOVE: Final = 1.2
"""Above this sigma_z the quarters differ more than chance, and Laney's p' is honest where the p-chart is not."""


class NoChart(StrEnum):
    """Why there are no limits to judge quarters by."""

    TOO_FEW_QUARTERS = "too_few_quarters"
    NOTHING_VARIES = "nothing_varies"


def quarter_chart(quarters: Sequence[Share]) -> ControlChart | NoChart:
    """The quarters, oldest first, on a chart whose centre line and width are frozen on the first 12 that count.

    A quarter counts with 10 scored trajectories or more; another keeps its place without limits. The limits are Laney's
    (wider by sigma_z) if sigma_z of those 12 is above 1.2, else those of the p-chart.
    """
    base = [quarter for quarter in quarters if quarter.scored >= MINIMUM_N][:BASE_QUARTERS]
    if len(base) < BASE_QUARTERS:
        return NoChart.TOO_FEW_QUARTERS
    centre = pooled(base)
    spread = None if centre is None else sigma_z(centre, base)
    if centre is None or spread is None:
        return NoChart.NOTHING_VARIES
    chart = chart_around(centre, quarters, spread if spread > WIDEN_ABOVE else 1.0)
    return ControlChart(centre, chart.widening, tuple(_shown(point) for point in chart.points))


def quarters_needed(quarters: Sequence[Share]) -> int:
    """How many more quarters with 10 scored trajectories it takes before there are limits; 0 when there are."""
    return max(0, BASE_QUARTERS - sum(quarter.scored >= MINIMUM_N for quarter in quarters))


def _shown(point: ChartPoint) -> ChartPoint:
    return point if point.share.scored >= MINIMUM_N else ChartPoint(point.share)
