"""The page that lays the institutions beside each other, for SEJN."""

from dataclasses import dataclass
from typing import Final

from benchmark.charts.theme import Chart
from benchmark.domain.rounding import percent_text
from benchmark.page_data.national import NationalData
from benchmark.pages.files import PageFiles, stem_of
from benchmark.pages.filters import OptionGroup, period_in_sentence, period_label, period_options
from benchmark.pages.funnel import FunnelView, NamedFigure, funnel_view
from benchmark.pages.institutions.funnel_measure import funnel_measure
from benchmark.pages.institutions.intervals import MeasuredRow, intervals_chart, measured_dataset, measured_rows
from benchmark.pages.institutions.matrix import Matrix, matrix, matrix_dataset
from benchmark.pages.institutions.placing import Placing, placing
from benchmark.pages.institutions.signal_list import SignalList, signal_list, signals_dataset
from benchmark.pages.institutions.spread import SpreadView, spread_view
from benchmark.pages.measures import MEASURES, Measure, measure_asked, measure_options
from benchmark.pages.wording import axis_text
from benchmark.pages.year_figures import certainty_note

NO_RANKING: Final = "Op volgorde van naam. Dit is geen ranglijst: verschillen kunnen toeval zijn."
ONLY_TALK: Final = "Een signaal is een reden om erover te praten, geen oordeel."


@dataclass(frozen=True, slots=True)
class InstitutionsPage:
    """Everything on the page; without entered measurements there are no rows."""

    data: NationalData
    measure: Measure
    when: str
    messages: tuple[str, ...]
    periods: tuple[OptionGroup, ...]
    measures: tuple[OptionGroup, ...]
    spread: SpreadView
    national: str
    rows: tuple[MeasuredRow, ...]
    intervals: Chart | None
    intervals_axis: str
    funnel: FunnelView | None
    matrix: Matrix
    signals: SignalList
    certainty: str

    @property
    def too_small(self) -> tuple[MeasuredRow, ...]:
        """The institutions that have measurements, and too few for a point."""
        return tuple(row for row in self.rows if row.why_not and row.n)

    @property
    def chosen(self) -> dict[str, str]:
        """The choice that this page shows, as it stands in an address."""
        return {"periode": self.data.period.code, "maat": self.measure.code}

    @property
    def files(self) -> PageFiles:
        """The table and both charts of the measure, the matrix and the signals."""
        about, signals = f"Instellingen: {self.measure.title}, {self.when}", self.signals
        return PageFiles(
            stem_of("instellingen", *self.chosen.values()),
            {
                "instellingen": measured_dataset(self.rows, about, (self.spread.conclusion, NO_RANKING)),
                "matrix": matrix_dataset(self.matrix, f"Instellingen en maten, {self.when}", (NO_RANKING,)),
                "signalen": signals_dataset(signals, f"Signalen, {self.when}", (ONLY_TALK, signals.by_chance)),
            },
            {"instellingen": self.intervals, "trechter": self.funnel.chart if self.funnel else None},
        )


def institutions_page(data: NationalData, measure_code: str) -> InstitutionsPage:
    """The page for the figures of all institutions; `measure_code` is what the address asks for."""
    measure, no_measure = measure_asked(measure_code)
    placings = tuple(placing(one, data) for one in MEASURES)
    chosen = placings[MEASURES.index(measure)]
    intervals = intervals_chart(chosen)
    return InstitutionsPage(
        data=data,
        measure=measure,
        when=period_label(data.period, data.today),
        messages=(*data.messages, *no_measure),
        periods=period_options(data.by_year, data.period, data.today),
        measures=measure_options(measure),
        spread=spread_view(chosen, period_in_sentence(data.period, data.today)),
        national=_national(chosen),
        rows=measured_rows(chosen) if data.figures.entered else (),
        intervals=intervals,
        intervals_axis=axis_text(intervals["layout"]["xaxis"]) if intervals else "",
        funnel=_funnel(chosen, data),
        matrix=matrix(placings),
        signals=signal_list(placings),
        certainty="" if measure.criterion else certainty_note(data.figures, data.deff, data.period),
    )


def _national(chosen: Placing) -> str:
    return percent_text(chosen.centre) if chosen.assessed else ""


def _funnel(chosen: Placing, data: NationalData) -> FunnelView | None:
    """The funnel of the institutions with enough trajectories; None when there are none."""
    if chosen.centre is None or not chosen.assessed:
        return None
    about = funnel_measure(chosen.measure, data.figures, data.deff, chosen.centre)
    points = [NamedFigure(place.institution.name, place.figure) for place in chosen.assessed]
    return funnel_view(about, points, chosen.spread)
