"""The nation beside figures of one's own: a short text and a mark, from nothing but publishable figures."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from benchmark.domain.disclosure.figure import PublicFigure, UnsealedFigureError
from benchmark.domain.disclosure.refusals import SENTENCES
from benchmark.domain.disclosure.year import PublicFigures
from benchmark.domain.rounding import NO_DATA
from benchmark.models import Release
from benchmark.page_data.nation import Nation


@dataclass(frozen=True, slots=True)
class NationMark:
    """The text of a national figure and where its mark stands, 0 to 1; no mark for a band and for what is withheld."""

    text: str
    position: Fraction | None


NO_MARK: Final = NationMark(NO_DATA, None)
WITHHELD: Final = "niet getoond"
"""In a narrow column; the sentence with the reason stands below the table."""


def nation_mark(figure: PublicFigure) -> NationMark:
    """How a national figure stands beside another; raises UnsealedFigureError for anything that is not publishable."""
    if not isinstance(figure, PublicFigure):
        raise UnsealedFigureError(f"{type(figure).__name__} has not passed disclosure control.")
    if figure.band is None:
        return NationMark(WITHHELD, None)
    is_plain = figure.band.low == figure.band.high
    return NationMark(figure.text, Fraction(figure.band.low, 100) if is_plain else None)


def nation_notes(nation: Nation) -> tuple[str, ...]:
    """Where the national figures come from, and why one or all of them are not there."""
    if nation.figures is None:
        return (nation.reason,)
    return tuple(filter(None, (nation_source(nation.release), _withheld(nation.figures))))


def nation_source(release: Release | None) -> str:
    """Where national figures come from: a release, or for SEJN without one how things stand now."""
    if release is None:
        return "Landelijk: de stand van nu, alleen voor SEJN."
    kind = release.get_kind_display()
    return f"Landelijk: uitgave {release.version} ({kind}), in hele procenten. Die verandert niet vanzelf mee."


def _withheld(figures: PublicFigures) -> str:
    reasons = [figure.reason for figure in (figures.fidelity, figures.goal_attainment, *figures.criteria.values())]
    return ". ".join(dict.fromkeys(SENTENCES[reason] for reason in reasons if reason))
