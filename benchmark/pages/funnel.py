"""The funnel of one measure: where each institution lies round the national mean, as a chart and as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from benchmark.charts.funnel import FunnelPoint, funnel
from benchmark.charts.theme import Chart
from benchmark.domain.funnel import FunnelClass, FunnelLimits, funnel_limits, funnel_position
from benchmark.domain.overdispersion import Overdispersion
from benchmark.domain.rounding import percent_text
from benchmark.domain.share import Proportion
from benchmark.files.dataset import Dataset
from benchmark.pages.funnel_curves import TAILS, FunnelMeasure, funnel_curves
from benchmark.pages.wording import axis_text, is_enough

WORDS: Final = {
    FunnelClass.WITHIN: "binnen de bandbreedte",
    FunnelClass.ALERT_HIGH: "buiten de bandbreedte, aan de hoge kant (let op, geen conclusie)",
    FunnelClass.ALERT_LOW: "buiten de bandbreedte, aan de lage kant (let op, geen conclusie)",
    FunnelClass.SIGNAL_HIGH: "signaal, aan de hoge kant",
    FunnelClass.SIGNAL_LOW: "signaal, aan de lage kant",
    FunnelClass.NOT_ASSESSED: "niet beoordeeld: te weinig metingen (minder dan 10)",
}


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """The score of an institution or team, which its own place in the funnel comes from."""

    name: str
    figure: Proportion
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """One point in words; `score` and the limits at its own number of trajectories are empty under 10."""

    number: int
    name: str
    n: int
    score: str
    usual: str
    wide: str
    place: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class FunnelView:
    """The funnel of a measure; `chart` is None when no point has 10 trajectories."""

    measure: str
    national: str
    rows: tuple[FunnelRow, ...]
    chart: Chart | None
    axis: str
    is_widened: bool


def funnel_view(
    measure: FunnelMeasure, figures: Sequence[NamedFigure], spread: Overdispersion | None = None
) -> FunnelView:
    """The figures in the order given, never by score; with a `spread` beyond chance the widened lines are drawn too."""
    points = [_point(one, measure.centre) for one in figures]
    is_widened = spread is not None and spread.widens
    chart = None
    if any(point.is_drawn for point in points):
        curves = funnel_curves(measure, largest=max(point.n for point in points), spread=spread)
        chart = funnel(points, curves, centre=measure.centre, measure=measure.name)
    return FunnelView(
        measure=measure.name,
        national=percent_text(measure.centre),
        rows=tuple(_row(number, one, measure.centre) for number, one in enumerate(figures, start=1)),
        chart=chart,
        axis=axis_text(chart["layout"]["yaxis"]) if chart else "",
        is_widened=is_widened,
    )


def _point(one: NamedFigure, centre: Fraction) -> FunnelPoint:
    position = funnel_position(one.figure, centre)
    return FunnelPoint(one.name, one.figure.n, one.figure.value or Fraction(0), position.funnel_class, one.is_own)


def _row(number: int, one: NamedFigure, centre: Fraction) -> FunnelRow:
    place = WORDS[funnel_position(one.figure, centre).funnel_class]
    if not is_enough(one.figure.n):
        return FunnelRow(number, one.name, one.figure.n, "", "", "", place, one.is_own)
    usual, wide = (limits_text(funnel_limits(centre, one.figure.scored, tail)) for _, tail in TAILS)
    score = percent_text(one.figure.value)
    return FunnelRow(number, one.name, one.figure.n, score, usual, wide, place, one.is_own)


def limits_text(limits: FunnelLimits) -> str:
    """From where to where a score is not unusual, such as "81% tot 94%"."""
    low = "0%" if limits.low is None else percent_text(Fraction(limits.low))
    high = "100%" if limits.high is None else percent_text(Fraction(limits.high))
    return f"{low} tot {high}"


def funnel_dataset(view: FunnelView, title: str, notes: tuple[str, ...]) -> Dataset:
    """The table of the funnel as a file."""
    columns = ("Nummer", "Naam", "n", "Score", "Landelijk", "95%-grenzen", "99,8%-grenzen", "Plaats")
    rows = tuple(
        (row.number, row.name, row.n, row.score, view.national, row.usual, row.wide, row.place) for row in view.rows
    )
    return Dataset(title, columns, rows, notes)
