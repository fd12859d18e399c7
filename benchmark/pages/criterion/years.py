"""One criterion over the years: the chart, its caption, and the table with the same numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from benchmark.charts.measure_years import MeasurePoint, measure_years
from benchmark.charts.theme import Chart
from benchmark.domain.criterion_counts import CriterionCounts
from benchmark.domain.disclosure.figure import PublicFigure
from benchmark.domain.rounding import NO_DATA
from benchmark.files.dataset import Dataset
from benchmark.pages.criterion.scores import ScoreRow, score_row
from benchmark.pages.trend import break_notes
from benchmark.pages.wording import axis_text, counts_text, year_text
from benchmark.pages.year_points import withheld_notes, year_points_of, years_caption


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year: how often met of scored, the score, and the nation in words."""

    label: str
    is_running: bool
    counts: str
    score: ScoreRow
    nation: str


@dataclass(frozen=True, slots=True)
class CriterionYears:
    """What the page shows about the years; `chart` is None when no year has 10 scored measurements."""

    chart: Chart | None
    caption: str
    axis: str
    notes: tuple[str, ...]
    rows: tuple[YearRow, ...]
    shows_nation: bool


def criterion_years_view(
    by_year: Mapping[int, CriterionCounts], published: Mapping[int, PublicFigure], today: date
) -> CriterionYears:
    """From the first year with entered measurements up to this year; `published` per year with a release."""
    points = year_points_of({year: counts.share for year, counts in by_year.items()}, published, today)
    drawn = [point for point in points if point.value is not None]
    chart = measure_years(points) if drawn else None
    return CriterionYears(
        chart=chart,
        caption=years_caption(drawn),
        axis=axis_text(chart["layout"]["yaxis"]) if chart else "",
        notes=(*break_notes(points), *withheld_notes(points, published)),
        rows=tuple(_row(point, by_year.get(int(point.label), CriterionCounts())) for point in points),
        shows_nation=any(int(point.label) in published for point in points),
    )


def years_dataset(view: CriterionYears, title: str) -> Dataset:
    """The years as a file; without the national column where the page has none."""
    columns = ("Jaar", "Behaald van gescoord", "Gescoord (n)", "Score", "95%-interval", "Oordeel")
    rows = tuple(
        (
            year_text(row.label, is_running=row.is_running),
            row.counts,
            row.score.n,
            row.score.score,
            row.score.interval,
            row.score.verdict,
            row.nation,
        )
        for row in view.rows
    )
    if view.shows_nation:
        return Dataset(title, (*columns, "Landelijk"), rows, view.notes)
    return Dataset(title, columns, tuple(row[:-1] for row in rows), view.notes)


def _row(point: MeasurePoint, counts: CriterionCounts) -> YearRow:
    written = counts_text(counts.share) if counts.scored else NO_DATA
    score = score_row(point.label, counts.share, with_counts=False)
    return YearRow(point.label, point.is_running, written, score, point.nation_text)
