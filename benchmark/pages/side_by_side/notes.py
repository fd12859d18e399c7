"""What to know about a comparison: how it was made, and what may spoil it."""

from typing import Final

from benchmark.page_data.side_by_side import Other, SideBySide
from benchmark.pages.year_figures import certainty_note
from measurements.domain.definitions import definition_of
from measurements.domain.period import Period

FIXED: Final = (
    "Het landelijke cijfer geldt als een vast getal, in hele procenten. De eigen metingen tellen daarin ook mee; dat "
    "maakt een verschil kleiner en nooit groter."
)
APART: Final = (
    "Beide kanten hebben geen traject gemeen. Wij trekken de precieze waarden van elkaar af en ronden pas daarna."
)
DEFINITION: Final = "Tussen deze perioden is de definitie veranderd. Een verschil kan daardoor komen."


def notes_of(data: SideBySide, other: Other) -> tuple[str, ...]:
    """How the differences were made, and what to know about the intervals and the definitions."""
    own = data.own
    made = FIXED if other.is_nation else APART
    changed = DEFINITION if other.period and _definitions(own.period) != _definitions(other.period) else ""
    return tuple(filter(None, (made, changed, certainty_note(own.figures, own.deff, own.period))))


def _definitions(period: Period) -> set[str]:
    return {definition_of(month).version for month in period.month_starts}
