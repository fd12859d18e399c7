"""The points of the chart and the same numbers as a table."""

from collections.abc import Iterable
from dataclasses import dataclass

from benchmark.charts.dose_response import DosePoint, dose_chart
from benchmark.charts.theme import Chart
from benchmark.domain.dose_response import chart_bins, chart_label
from benchmark.domain.rounding import percent_text
from benchmark.domain.success_factors import RUNS, FactorCount, over_all
from benchmark.pages.wording import counts_text, interval_text


@dataclass(frozen=True, slots=True)
class BinRow:
    """The trajectories with this many criteria not met, and in which part of them there is the result."""

    label: str
    n: int
    score: str
    counts: str
    interval: str


@dataclass(frozen=True, slots=True)
class BinsView:
    """The chart and its table; without 10 trajectories there is neither."""

    chart: Chart | None
    rows: tuple[BinRow, ...]


def bins_view(counts: Iterable[FactorCount], result: str) -> BinsView:
    """The bins of the main run; `result` is the name on the chart."""
    table = over_all(count for count in counts if count.factor == RUNS[0].factor)
    points = [
        DosePoint(chart_label(one), one.share, interval) for one in chart_bins(table) if (interval := one.interval)
    ]
    rows = tuple(_row(point) for point in points)
    return BinsView(dose_chart(points, result) if points else None, rows)


def _row(point: DosePoint) -> BinRow:
    share = point.share
    return BinRow(
        point.label, share.scored, percent_text(share.value), counts_text(share), interval_text(point.interval)
    )
