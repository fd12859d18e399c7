"""The trend over the years: the chart, its conclusion, and the table with the same numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

from benchmark.charts.theme import Chart
from benchmark.charts.trend import YearPoint, trend
from benchmark.domain.figures import Figures
from benchmark.domain.intervals import Interval, exact_interval
from benchmark.domain.published import PUBLISHED, PublishedFigure
from benchmark.domain.rounding import percent_text
from benchmark.files.dataset import Dataset
from benchmark.page_data.nation import Deff
from benchmark.pages.wording import axis_text, interval_text, is_enough, year_text
from measurements.domain.definitions import definition_of, years_of_change

MEASURE_NAMES = (("fidelity", "de behandelgetrouwheid"), ("goal_attainment", "de doelbereiking"))
COLUMNS = (
    "Jaar",
    "Landelijk gepubliceerd in",
    "n",
    "Behandelgetrouwheid",
    "95%-interval behandelgetrouwheid",
    "Doelbereiking",
    "95%-interval doelbereiking",
)
WITHOUT_INTERVALS: Final[Mapping[int, Deff]] = {}


@dataclass(frozen=True, slots=True)
class TrendRow:
    """A year of the table with the 95% intervals of both figures, such as "91-95%"; empty where there are none."""

    point: YearPoint
    fidelity_interval: str
    goal_attainment_interval: str


@dataclass(frozen=True, slots=True)
class TrendView:
    """What a page shows about the years; `chart` is None when no year has 10 valid measurements."""

    chart: Chart | None
    caption: str
    axis: str
    breaks: tuple[str, ...]
    points: tuple[YearPoint, ...]
    published: tuple[PublishedFigure, ...]

    @property
    def rows(self) -> tuple[TrendRow, ...]:
        """The years as they stand in the table."""
        return tuple(TrendRow(point, *(_interval(point, field) for field, _ in MEASURE_NAMES)) for point in self.points)

    @property
    def has_intervals(self) -> bool:
        """Whether the years have intervals; without them the page says where they stand."""
        return any(point.intervals for point in self.points)


def trend_view(by_year: Mapping[int, Figures], today: date, deffs: Mapping[int, Deff] = WITHOUT_INTERVALS) -> TrendView:
    """The trend from the first year with entered measurements up to this year.

    `deffs` are the design effects that the intervals of each year take; a year without one has no intervals.
    """
    points = year_points(by_year, today, deffs)
    drawn = [point for point in points if point.fidelity is not None]
    chart = trend_chart(points)
    axis = axis_text(chart["layout"]["yaxis"]) if chart else ""
    return TrendView(chart, caption(drawn), axis, break_notes(points), points, PUBLISHED)


def trend_dataset(view: TrendView, title: str) -> Dataset:
    """The years and the published figures as a file."""
    own = [
        (
            year_text(row.point.label, is_running=row.point.is_running),
            "",
            row.point.n,
            _score(row.point.fidelity),
            row.fidelity_interval,
            _score(row.point.goal_attainment),
            row.goal_attainment_interval,
        )
        for row in view.rows
    ]
    published = [
        (one.period, one.source, one.n, percent_text(one.fidelity), "", percent_text(one.goal_attainment), "")
        for one in view.published
    ]
    return Dataset(title, COLUMNS, (*own, *published), view.breaks)


def _score(value: Fraction | None) -> str:
    return "te weinig metingen" if value is None else percent_text(value)


def trend_chart(points: Sequence[YearPoint]) -> Chart | None:
    """The chart of these years beside the published figures; None when there is no year of our own to draw."""
    return trend(points, PUBLISHED) if any(point.fidelity is not None for point in points) else None


def year_points(
    by_year: Mapping[int, Figures], today: date, deffs: Mapping[int, Deff] = WITHOUT_INTERVALS
) -> tuple[YearPoint, ...]:
    """A point per year without gaps; values of None in years with fewer than 10 valid measurements."""
    if not by_year:
        return ()
    years = range(min(by_year), max(*by_year, today.year) + 1)
    changes = years_of_change(years)
    return tuple(
        YearPoint(
            f"{year}",
            **_values(by_year.get(year), deffs.get(year)),
            is_running=year == today.year,
            new_definition=definition_of(date(year, 1, 1)).version if year in changes else "",
        )
        for year in years
    )


def _values(figures: Figures | None, deff: Deff | None) -> dict[str, Any]:
    """The size of a year, and with enough of it both figures and their intervals."""
    if figures is None or not is_enough(figures.valid):
        return {"n": figures.valid if figures else 0, "fidelity": None, "goal_attainment": None}
    return {
        "n": figures.valid,
        "fidelity": figures.fidelity.value,
        "goal_attainment": figures.goal_attainment.value,
        "intervals": _intervals(figures, deff) if deff else {},
    }


def _intervals(figures: Figures, deff: Deff) -> dict[str, Interval]:
    means = {
        "fidelity": deff.effective(figures.process, deff.process),
        "goal_attainment": deff.effective(figures.outcome, deff.outcome),
    }
    return {field: interval for field, mean in means.items() if (interval := exact_interval(mean))}


def _interval(point: YearPoint, field: str) -> str:
    interval = point.intervals.get(field)
    return interval_text(interval) if interval else ""


def break_notes(points: Sequence[YearPoint]) -> tuple[str, ...]:
    """A sentence for every year from which other definitions hold: years on both sides are not to be compared."""
    return tuple(
        f"Vanaf {point.label} geldt definitie {point.new_definition}: de lijn begint daar opnieuw. "
        f"Vergelijk jaren ervoor en erna niet met elkaar."
        for point in points
        if point.new_definition
    )


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
