"""The ways to make one figure of many answers, each with its letter (docs/methode/cijfers.md 3)."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from benchmark.domain.figures import CompositeFigure


@dataclass(frozen=True, slots=True)
class Variant:
    """One way: its letter, its name on screen, and the exact value (0 to 1) that it gives; None without data."""

    letter: str
    name: str
    value: Callable[[CompositeFigure], Fraction | None]


VARIANTS: Final = (
    Variant("A", "alle antwoorden samen", lambda figure: figure.pooled.value),
    Variant("B", "gemiddelde van de criteria", lambda figure: figure.criterion_mean),
    Variant("C", "gemiddelde van de trajecten: ons cijfer", lambda figure: figure.mean.value),
    Variant("D", "trajecten waarin alles wat gescoord is, is behaald", lambda figure: figure.all_met.value),
    Variant("E", "trajecten met minstens de norm", lambda figure: figure.at_norm.value),
    Variant("F", "niet gescoord telt als niet behaald", lambda figure: figure.missing_as_zero.value),
)

BESIDE_PUBLISHED: Final = tuple(one for letter in "CABD" for one in VARIANTS if one.letter == letter)
"""Those that the wording of the published reports leaves open; ours comes first."""
