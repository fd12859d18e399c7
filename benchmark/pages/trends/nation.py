"""The page about the nation over time, for SEJN."""

from dataclasses import dataclass

from benchmark.page_data.trends import NationalTrends
from benchmark.pages.files import PageFiles, stem_of
from benchmark.pages.filters import Option, OptionGroup
from benchmark.pages.measures import Measure, measure_options
from benchmark.pages.trends.national_list import TrendRow, trend_rows, trends_dataset
from benchmark.pages.trends.over_time import Shown, per_options, shown_of
from benchmark.pages.trends.words import TOO_FEW_YEARS, difference_sentence, trends_sentence


@dataclass(frozen=True, slots=True)
class NationalTrendPage:
    """Everything on the page; `rows` are the trends of the 14 criteria."""

    data: NationalTrends
    measure: Measure
    conclusion: str
    trend: str
    shown: Shown
    measures: tuple[OptionGroup, ...]
    per: tuple[Option, ...]
    rows: tuple[TrendRow, ...]

    @property
    def files(self) -> PageFiles:
        """The years or the quarters as table and chart, the differences between years, and the list of trends."""
        per = next(option.value for option in self.per if option.is_chosen)
        tables = {**self.shown.tables("landelijk"), "trends": trends_dataset(self.rows)}
        return PageFiles(stem_of("landelijk", self.measure.code, per), tables, {"verloop": self.shown.chart})


def national_trend_page(data: NationalTrends, measure: Measure) -> NationalTrendPage:
    """The page for these figures over time."""
    over_time = data.over_time
    shown = shown_of(measure, over_time, {})
    rows = trend_rows(over_time.by_year, list(data.by_institution.values()), over_time.today.year)
    return NationalTrendPage(
        data=data,
        measure=measure,
        conclusion=difference_sentence(shown.differences),
        trend=_trend(measure, rows),
        shown=shown,
        measures=measure_options(measure),
        per=per_options(is_per_quarter=over_time.by_quarter is not None),
        rows=rows,
    )


def _trend(measure: Measure, rows: tuple[TrendRow, ...]) -> str:
    if measure.criterion is None:
        return trends_sentence({row.criterion.form_number: row.within.direction for row in rows})
    row = next(row for row in rows if row.criterion == measure.criterion)
    if row.together.direction is None:
        return TOO_FEW_YEARS
    first, last = row.years.split("-")
    years = f"Over {first} tot en met {last}"
    return f"{years}, alle metingen samen: {row.together.word}; binnen instellingen: {row.within.word}."
