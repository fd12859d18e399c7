"""One figure over the years: the chart, its caption, and the table with the same numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from benchmark.charts.measure_years import MeasurePoint, PublishedMark, measure_years
from benchmark.charts.theme import Chart
from benchmark.domain.disclosure.figure import PublicFigure
from benchmark.domain.published import PUBLISHED, PublishedFigure
from benchmark.domain.rounding import percent_text
from benchmark.domain.share import Proportion
from benchmark.domain.verdict import judge
from benchmark.files.dataset import Dataset
from benchmark.pages.measures import FIDELITY, Measure
from benchmark.pages.trend import break_notes
from benchmark.pages.wording import axis_text, figure_text, interval_text, year_text
from benchmark.pages.year_points import NOTHING, withheld_notes, year_points_of, years_caption

UNKNOWN_YEARS: Final = "Landelijke cijfers van 2018 tot en met 2021 zijn niet als getal gepubliceerd."


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year: the score, under 10 as counts and then without interval and verdict, and the nation in words."""

    label: str
    is_running: bool
    n: int
    score: str
    interval: str
    nation: str
    verdict: str


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """A national figure that was published."""

    period: str
    n: int
    score: str
    source: str


@dataclass(frozen=True, slots=True)
class YearsView:
    """What the page shows about the years; `chart` is None when no year has 10 trajectories."""

    chart: Chart | None
    caption: str
    axis: str
    notes: tuple[str, ...]
    rows: tuple[YearRow, ...]
    published: tuple[PublishedRow, ...]
    shows_nation: bool


def years_view(
    measure: Measure, by_year: Mapping[int, Proportion], nation: Mapping[int, PublicFigure], today: date
) -> YearsView:
    """From the first year with entered measurements up to this one; published figures beside the two year figures."""
    points = year_points_of(by_year, nation, today)
    drawn = [point for point in points if point.value is not None]
    published = () if measure.criterion else tuple(_published(measure, one) for one in PUBLISHED)
    marks = [PublishedMark(one.period, _printed(measure, one), one.source) for one in PUBLISHED] if published else []
    chart = measure_years(points, marks) if drawn else None
    return YearsView(
        chart=chart,
        caption=years_caption(drawn),
        axis=axis_text(chart["layout"]["yaxis"]) if chart else "",
        notes=(*break_notes(points), *withheld_notes(points, nation), *([UNKNOWN_YEARS] if published else [])),
        rows=tuple(_row(point, by_year.get(int(point.label), NOTHING)) for point in points),
        published=published,
        shows_nation=any(int(point.label) in nation for point in points),
    )


def years_dataset(view: YearsView, title: str) -> Dataset:
    """The years and what was published as a file, as the page has them."""
    own = [
        (year_text(one.label, is_running=one.is_running), one.n, one.score, one.interval, one.nation, one.verdict)
        for one in view.rows
    ]
    printed = [
        (f"{one.period}, landelijk gepubliceerd ({one.source})", one.n, one.score, "", "", "") for one in view.published
    ]
    columns = ("Jaar", "n", "Score", "95%-interval", "Landelijk", "Oordeel")
    return Dataset(title, columns, (*own, *printed), view.notes)


def _printed(measure: Measure, figure: PublishedFigure) -> Fraction:
    return figure.fidelity if measure == FIDELITY else figure.goal_attainment


def _published(measure: Measure, figure: PublishedFigure) -> PublishedRow:
    return PublishedRow(figure.period, figure.n, percent_text(_printed(measure, figure)), figure.source)


def _row(point: MeasurePoint, own: Proportion) -> YearRow:
    verdict = judge(own).verdict if point.value is not None else None
    return YearRow(
        label=point.label,
        is_running=point.is_running,
        n=point.n,
        score=figure_text(own),
        interval=interval_text(point.interval) if point.interval else "",
        nation=point.nation_text,
        verdict=verdict.value if verdict else "",
    )
