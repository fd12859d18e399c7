"""The funnel on the page that compares with the nation: the own point, and those of who agreed to be shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from benchmark.domain.share import EffectiveMean, Proportion
from benchmark.page_data.side_by_side import SideBySide
from benchmark.pages.filters import OptionGroup
from benchmark.pages.funnel import FunnelView, NamedFigure, funnel_view
from benchmark.pages.funnel_curves import FunnelMeasure
from benchmark.pages.measures import Measure, measure_asked, measure_options
from benchmark.pages.nation import nation_mark
from benchmark.pages.side_by_side.rows import BAND, WITHHELD

MEANING: Final = (
    "Tussen de lijnen van 95% ligt wat bij dit aantal trajecten gewoon is voor wie gelijk is aan het landelijke "
    'gemiddelde. Daarbuiten staat "let op": dat komt bij 1 op de 20 door toeval. Buiten de lijnen van 99,8% staat '
    '"signaal": zoek dan uit wat er aan de hand is. De norm van 80% is een andere vraag.'
)


@dataclass(frozen=True, slots=True)
class FunnelSection:
    """The funnel of the chosen figure; `view` is None and `reason` says why where there is no national percent."""

    measure: Measure
    measures: tuple[OptionGroup, ...]
    conclusion: str
    view: FunnelView | None
    messages: tuple[str, ...]
    meaning: str = MEANING


def funnel_section(data: SideBySide, subject: str, others: Sequence[NamedFigure] = ()) -> FunnelSection | None:
    """The funnel beside the nation; None without national figures. `others` are the points of who agreed to it."""
    nation = data.own.nation.figures
    if nation is None:
        return None
    measure, messages = measure_asked(data.measure)
    figure = nation_mark(measure.of_nation(nation))
    if figure.position is None:
        reason = f"Er is geen trechter van {measure.title}: {_why_not(data, measure)}."
        return FunnelSection(measure, measure_options(measure), reason, None, messages)
    own = measure.of(data.own.figures, data.own.deff)
    about = FunnelMeasure(measure.title, figure.position, *worth_of(own))
    view = funnel_view(about, [NamedFigure(subject, own, is_own=True), *others])
    return FunnelSection(measure, measure_options(measure), _sentence(view, subject), view, messages)


def _why_not(data: SideBySide, measure: Measure) -> str:
    nation = data.own.nation.figures
    is_band = nation is not None and measure.of_nation(nation).band is not None
    return (BAND if is_band else WITHHELD).removeprefix("geen uitspraak: ")


def worth_of(own: Proportion) -> tuple[float, float]:
    """How many answers a trajectory has, and by what that is divided; both 1 for a criterion.

    The lines are drawn for as many answers per trajectory as the own ones have, because the national number is not
    published; so the own point lies on the side of each line that its class says.
    """
    if isinstance(own, EffectiveMean) and own.n:
        return own.size / own.n, 1.0
    return 1.0, 1.0


def _sentence(view: FunnelView, subject: str) -> str:
    own = view.rows[0]
    if not own.score:
        return f"{view.measure}: {subject} is {own.place}."
    return f"{view.measure}: {subject} ({own.score}, n = {own.n}) ligt {own.place}; landelijk is {view.national}."
