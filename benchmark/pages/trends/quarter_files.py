"""The quarters as a chart and as a table."""

from collections.abc import Sequence

from benchmark.charts.quarters import QuarterPoint, quarters_chart
from benchmark.charts.theme import Chart
from benchmark.files.dataset import Dataset
from benchmark.pages.trends.quarters import QuarterRow, Quarters
from measurements.domain.period import QUARTER


def chart_of_quarters(rows: Sequence[QuarterRow]) -> Chart | None:
    """The chart; None when no quarter has 10 trajectories."""
    points = [_point(row) for row in rows]
    return quarters_chart(points) if any(point.value is not None for point in points) else None


def quarters_dataset(quarters: Quarters, title: str) -> Dataset:
    """The quarters as a file."""
    columns = ("Kwartaal", "n", "Score", "95%-interval", "Grenzen", "Binnen de grenzen")
    rows = tuple((row.period.label, row.n, row.score, row.interval, row.limits_text, row.word) for row in quarters.rows)
    return Dataset(title, columns, rows, (quarters.sentence,))


def _point(row: QuarterRow) -> QuarterPoint:
    quarter = (row.period.first_day.month + QUARTER - 1) // QUARTER
    return QuarterPoint(
        row.period.year, quarter, row.n, row.value, row.drawn, row.limits, is_outside=row.is_outside is True
    )
