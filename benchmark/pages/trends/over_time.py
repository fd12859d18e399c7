"""What both pages have: the years or the quarters of one figure, the differences between years, and the choices."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from benchmark.charts.theme import Chart
from benchmark.domain.disclosure.year import PublicFigures
from benchmark.domain.share import Share
from benchmark.files.dataset import Dataset
from benchmark.page_data.nation import Deff
from benchmark.page_data.trends import OverTime
from benchmark.pages.filters import Option
from benchmark.pages.measures import Measure
from benchmark.pages.points import points_cell
from benchmark.pages.trends.differences import DifferenceRow, difference_rows
from benchmark.pages.trends.quarter_files import chart_of_quarters, quarters_dataset
from benchmark.pages.trends.quarters import Quarters, mean_quarters_view, quarters_view
from benchmark.pages.trends.years import YearsView, years_dataset, years_view
from benchmark.pages.wording import axis_text

YEAR_CODE: Final = "jaar"
QUARTER_CODE: Final = "kwartaal"
PER: Final = {YEAR_CODE: "jaar", QUARTER_CODE: "kwartaal"}
UNKNOWN_PER: Final = "De indeling in de link bestaat niet. U ziet nu het verloop per jaar."


@dataclass(frozen=True, slots=True)
class QuartersShown:
    """The quarters with their chart; `chart` is None when no quarter has 10 trajectories."""

    view: Quarters
    chart: Chart | None

    @property
    def axis(self) -> str:
        """Where the axis of the chart begins."""
        return axis_text(self.chart["layout"]["yaxis"]) if self.chart else ""

    @property
    def has_limits(self) -> bool:
        """Whether any quarter has limits, which then stand in the place of the intervals in the chart."""
        return any(row.limits for row in self.view.rows)


@dataclass(frozen=True, slots=True)
class Shown:
    """One figure over time; `quarters` is None for the years, which are there in both cases."""

    measure: Measure
    years: YearsView
    differences: tuple[DifferenceRow, ...]
    quarters: QuartersShown | None

    @property
    def chart(self) -> Chart | None:
        """The chart that the page draws."""
        return self.quarters.chart if self.quarters else self.years.chart

    def tables(self, whose: str) -> dict[str, Dataset]:
        """The tables of the page as files."""
        title = f"{self.measure.title}: {whose}"
        over_time = (
            quarters_dataset(self.quarters.view, f"Score per kwartaal van {title}")
            if self.quarters
            else years_dataset(self.years, f"Score per jaar van {title}")
        )
        rows = tuple((row.years, *map(points_cell, (row.points, *row.limits)), row.change) for row in self.differences)
        columns = ("Jaren", "Verschil in punten", "Van (95%-interval)", "Tot (95%-interval)", "Uitspraak")
        return {"verloop": over_time, "verschillen": Dataset(f"Verschil per jaar van {title}", columns, rows)}


def shown_of(measure: Measure, over_time: OverTime, nation: Mapping[int, PublicFigures]) -> Shown:
    """This figure over time; `nation` per year with a release, none where the figures are those of the nation."""
    by_year = {
        year: measure.of(figures, over_time.deffs.get(year, Deff())) for year, figures in over_time.by_year.items()
    }
    beside = {year: measure.of_nation(figures) for year, figures in nation.items()}
    return Shown(
        measure=measure,
        years=years_view(measure, by_year, beside, over_time.today),
        differences=difference_rows(by_year, over_time.today),
        quarters=_quarters(measure, over_time),
    )


def per_options(*, is_per_quarter: bool) -> tuple[Option, ...]:
    """Years or quarters."""
    chosen = QUARTER_CODE if is_per_quarter else YEAR_CODE
    return tuple(Option(code, label, code == chosen) for code, label in PER.items())


def _quarters(measure: Measure, over_time: OverTime) -> QuartersShown | None:
    if over_time.by_quarter is None:
        return None
    by_quarter = {
        period: measure.of(figures, over_time.deffs.get(period.year, Deff()))
        for period, figures in over_time.by_quarter.items()
    }
    shares = {period: one for period, one in by_quarter.items() if isinstance(one, Share)}
    view = (
        quarters_view(shares, over_time.today) if measure.criterion else mean_quarters_view(by_quarter, over_time.today)
    )
    return QuartersShown(view, chart_of_quarters(view.rows))
