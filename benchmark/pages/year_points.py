"""One figure per year, as its chart draws it and its table writes it."""

from collections.abc import Mapping, Sequence
from datetime import date

from benchmark.charts.measure_years import MeasurePoint
from benchmark.domain.disclosure.figure import PublicFigure
from benchmark.domain.disclosure.refusals import SENTENCES
from benchmark.domain.intervals import exact_interval
from benchmark.domain.rounding import percent_text
from benchmark.domain.share import Proportion, Share
from benchmark.pages.nation import NO_MARK, nation_mark
from benchmark.pages.wording import is_enough
from measurements.domain.definitions import definition_of, years_of_change

NOTHING = Share(0, 0)


def year_points_of(
    by_year: Mapping[int, Proportion], nation: Mapping[int, PublicFigure], today: date
) -> tuple[MeasurePoint, ...]:
    """A point per year without gaps, from the first one up to this year; `nation` per year with a release."""
    years = range(min(by_year), max(*by_year, today.year) + 1) if by_year else range(0)
    changes = years_of_change(years)
    return tuple(
        _point(
            year,
            by_year.get(year, NOTHING),
            nation.get(year),
            is_running=year == today.year,
            new_definition=definition_of(date(year, 1, 1)).version if year in changes else "",
        )
        for year in years
    )


def _point(
    year: int, own: Proportion, figure: PublicFigure | None, *, is_running: bool, new_definition: str
) -> MeasurePoint:
    mark, enough = nation_mark(figure) if figure else NO_MARK, is_enough(own.n)
    return MeasurePoint(
        label=f"{year}",
        n=own.n,
        value=own.value if enough else None,
        interval=exact_interval(own) if enough else None,
        nation=mark.position,
        nation_text=mark.text,
        is_running=is_running,
        new_definition=new_definition,
    )


def years_caption(drawn: Sequence[MeasurePoint]) -> str:
    """What the line shows, without claiming a change: differences between years may be chance."""
    if not drawn:
        return "Er is nog geen jaar met 10 of meer gescoorde metingen. Daarom is er geen grafiek."
    values = [point.value for point in drawn if point.value is not None]
    low, high = percent_text(min(values)), percent_text(max(values))
    scores = low if low == high else f"{low} tot {high}"
    if len(drawn) == 1:
        return f"In {drawn[0].label} was de score {scores}."
    years = f"Van {drawn[0].label} tot en met {drawn[-1].label}"
    return f"{years} was de score {scores}. Verschillen tussen jaren kunnen toeval zijn."


def withheld_notes(points: Sequence[MeasurePoint], nation: Mapping[int, PublicFigure]) -> tuple[str, ...]:
    """Why a national score of one of these years is not told."""
    shown = [nation[int(point.label)] for point in points if int(point.label) in nation]
    sentences = [SENTENCES[reason] for reason in dict.fromkeys(figure.reason for figure in shown) if reason]
    return tuple(f"Landelijk {sentence[0].lower()}{sentence[1:]}." for sentence in sentences)
