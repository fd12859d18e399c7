"""The institutions on one measure: score, interval, verdict and place, as a table and as a chart."""

from dataclasses import dataclass

from benchmark.charts.institution_intervals import IntervalRow, institution_intervals
from benchmark.charts.theme import Chart
from benchmark.domain.intervals import exact_interval
from benchmark.domain.rounding import percent_text
from benchmark.domain.share import Proportion, Share
from benchmark.domain.verdict import Judgement, judge
from benchmark.files.dataset import Cell, Dataset
from benchmark.pages.institutions.placing import Placed, Placing
from benchmark.pages.institutions.words import MARKS, ClassMark, why_not
from benchmark.pages.wording import counts_text, interval_text
from institutions.models import Institution


@dataclass(frozen=True, slots=True)
class MeasuredRow:
    """One institution; `number` is that of its point in the funnel. Under 10 trajectories only `why_not` and n."""

    institution: Institution
    n: int
    why_not: str = ""
    number: int | None = None
    score: str = ""
    interval: str = ""
    judgement: Judgement | None = None
    place: ClassMark | None = None


def measured_rows(placing: Placing) -> tuple[MeasuredRow, ...]:
    """The institutions in the order of the data, those that were assessed numbered from 1."""
    numbers = {id(place): number for number, place in enumerate(placing.assessed, start=1)}
    return tuple(_row(place, numbers.get(id(place))) for place in placing.places)


def _row(place: Placed, number: int | None) -> MeasuredRow:
    figure, interval = place.figure, exact_interval(place.figure)
    if not place.is_assessed or interval is None:
        return MeasuredRow(place.institution, figure.n, _counted(figure))
    return MeasuredRow(
        place.institution,
        figure.n,
        number=number,
        score=percent_text(figure.value),
        interval=interval_text(interval),
        judgement=judge(figure),
        place=MARKS[place.position.funnel_class],
    )


def _counted(figure: Proportion) -> str:
    """What stands in the place of the score: a share has counts, which SEJN may read whatever their size."""
    too_few = why_not(figure.n)
    return f"{counts_text(figure)}, {too_few}" if isinstance(figure, Share) and figure.scored else too_few


def intervals_chart(placing: Placing) -> Chart | None:
    """The chart of the same institutions; None when none has enough trajectories."""
    if placing.centre is None or not placing.assessed:
        return None
    rows = [_interval_row(place) for place in placing.places]
    return institution_intervals(rows, nation=placing.centre, measure=placing.measure.title)


def _interval_row(place: Placed) -> IntervalRow:
    one, figure = place.institution, place.figure
    if not place.is_assessed:
        return IntervalRow(one.code, one.name, figure.n, why_not=why_not(figure.n))
    return IntervalRow(one.code, one.name, figure.n, figure.value, exact_interval(figure))


def measured_dataset(rows: tuple[MeasuredRow, ...], title: str, notes: tuple[str, ...]) -> Dataset:
    """The table as a file."""
    columns = ("Nummer", "Instelling", "n", "Score", "95%-interval", "Oordeel", "In de trechter")
    return Dataset(title, columns, tuple(_cells(row) for row in rows), notes)


def _cells(row: MeasuredRow) -> tuple[Cell, ...]:
    if row.place is None or row.judgement is None or row.judgement.verdict is None:
        return ("", row.institution.name, row.n, row.why_not, "", "", "")
    known = (row.score, row.interval, row.judgement.verdict.value, row.place.words)
    return (row.number or "", row.institution.name, row.n, *known)
