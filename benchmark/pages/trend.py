"""The trend over the years: the chart, its conclusion, and the table with the same numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from benchmark.charts.theme import Chart
from benchmark.charts.trend import YearPoint, trend
from benchmark.domain.figures import Figures
from benchmark.domain.published import PUBLISHED, PublishedFigure
from benchmark.domain.rounding import percent_text
from benchmark.pages.wording import axis_text, is_enough

MEASURE_NAMES = (("fidelity", "de behandelgetrouwheid"), ("goal_attainment", "de doelbereiking"))


@dataclass(frozen=True, slots=True)
class TrendView:
    """What a page shows about the years; `chart` is None when no year has 10 valid measurements."""

    chart: Chart | None
    caption: str
    axis: str
    points: tuple[YearPoint, ...]
    published: tuple[PublishedFigure, ...]


def trend_view(by_year: Mapping[int, Figures], today: date) -> TrendView:
    """The trend from the first year with entered measurements up to this year."""
    points = year_points(by_year, today)
    drawn = [point for point in points if point.fidelity is not None]
    chart = trend_chart(points)
    axis = axis_text(chart["layout"]["yaxis"]) if chart else ""
    return TrendView(chart, caption(drawn), axis, points, PUBLISHED)


def trend_chart(points: Sequence[YearPoint]) -> Chart | None:
    """The chart of these years beside the published figures; None when there is no year of our own to draw."""
    return trend(points, PUBLISHED) if any(point.fidelity is not None for point in points) else None


def year_points(by_year: Mapping[int, Figures], today: date) -> tuple[YearPoint, ...]:
    """A point per year without gaps; values of None in years with fewer than 10 valid measurements."""
    if not by_year:
        return ()
    return tuple(_point(year, by_year.get(year), today) for year in range(min(by_year), max(*by_year, today.year) + 1))


def _point(year: int, figures: Figures | None, today: date) -> YearPoint:
    is_running = year == today.year
    if figures is None or not is_enough(figures.valid):
        return YearPoint(f"{year}", figures.valid if figures else 0, None, None, is_running)
    return YearPoint(f"{year}", figures.valid, figures.fidelity.value, figures.goal_attainment.value, is_running)


def caption(drawn: Sequence[YearPoint]) -> str:
    """What the lines show, without claiming a change: differences between years may be chance."""
    if not drawn:
        return "Er is nog geen jaar met 10 of meer geldige metingen. Daarom is er geen grafiek."
    ranges = [f"{name} {_range([getattr(point, field) for point in drawn])}" for field, name in MEASURE_NAMES]
    if len(drawn) == 1:
        return f"In {drawn[0].label} was {' en '.join(ranges)}."
    years = f"Van {drawn[0].label} tot en met {drawn[-1].label}"
    return f"{years} was {' en '.join(ranges)}. Verschillen tussen jaren kunnen toeval zijn."


def _range(values: Sequence[Fraction]) -> str:
    low, high = percent_text(min(values)), percent_text(max(values))
    return low if low == high else f"{low} tot {high}"
