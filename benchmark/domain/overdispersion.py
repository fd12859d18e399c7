"""Whether institutions differ more than chance alone would make them, and by how much (docs/methode/cijfers.md 15)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import sqrt
from statistics import median
from typing import Final

from scipy.special import chdtrc, ndtri

from benchmark.domain.intervals import Interval
from benchmark.domain.share import Proportion

SIGNIFICANT_BELOW: Final = 0.05
"""Limits are widened only when the chance of Q is under this."""


class Rankability(StrEnum):
    """How much of what is seen between institutions is real (Hofstede e.a., BMJ QS 2019; 28: 94). Never a ranking."""

    LOW = "laag"
    MODERATE = "matig"
    HIGH = "hoog"


@dataclass(frozen=True, slots=True)
class Overdispersion:
    """What the institutions together show round their mean `centre` (0 to 1).

    `z`: how far each lies from the centre in its own standard error, in the order given, None where nothing was scored.
    `q` is the sum of z^2 and `chance` its p-value on `freedom` = institutions - 1. `tau2` is the variance between
    institutions beyond chance, on the scale of the scores; `rankable` is tau2 / (tau2 + median s2), 0 to 1.
    """

    centre: float
    z: tuple[float | None, ...]
    q: float
    freedom: int
    chance: float
    tau2: float
    rankable: float

    @property
    def widens(self) -> bool:
        """Whether the widened limits are shown, beside the plain ones; look for the cause first."""
        return self.chance < SIGNIFICANT_BELOW

    @property
    def rankability(self) -> Rankability:
        """The word for `rankable`: low under 50%, high above 75%."""
        if self.rankable < 0.5:
            return Rankability.LOW
        return Rankability.HIGH if self.rankable > 0.75 else Rankability.MODERATE

    def limits_to_show(self, centre: Fraction | float, n: float, tail: float) -> Interval | None:
        """The widened limits at `n` answers round the funnel's own centre; None when no more than chance is shown."""
        return widened_limits(centre, n, self.tau2, tail) if self.widens else None


def overdispersion(figures: Sequence[Proportion]) -> Overdispersion | None:
    """The spread of the institutions' shares, or of their means on their effective sizes.

    With theta0 = sum met / sum scored and s2_i = theta0 (1 - theta0) / n_i: z_i = (p_i - theta0) / s_i, Q = sum z_i^2,
    and tau2 = max(0, (Q - (I - 1)) / (sum w - sum w^2 / sum w)) with w_i = 1 / s2_i (DerSimonian and Laird).
    Not winsorised: with so few institutions that cuts away the evidence. Source: Spiegelhalter, QSHC 2005; 14: 347.
    None with fewer than two institutions that have scores, or when all or none was met: then nothing can spread.
    """
    scored = [figure for figure in figures if figure.scored]
    total = sum(figure.scored for figure in scored)
    centre = sum(figure.met for figure in scored) / total if total else 0.0
    spread = centre * (1 - centre)
    if len(scored) < 2 or spread <= 0:
        return None
    z = tuple(_z(figure, centre, spread) for figure in figures)
    q = sum(value**2 for value in z if value is not None)
    tau2 = _between_variance(q, [figure.scored / spread for figure in scored])
    chance_part = median(spread / figure.scored for figure in scored)
    freedom = len(scored) - 1
    return Overdispersion(centre, z, q, freedom, float(chdtrc(freedom, q)), tau2, tau2 / (tau2 + chance_part))


def _z(figure: Proportion, centre: float, spread: float) -> float | None:
    if not figure.scored:
        return None
    return (figure.met / figure.scored - centre) / sqrt(spread / figure.scored)


def _between_variance(q: float, weights: Sequence[float]) -> float:
    total = sum(weights)
    excess = q - (len(weights) - 1)
    return max(0.0, excess / (total - sum(weight**2 for weight in weights) / total))


def widened_limits(centre: Fraction | float, n: float, tau2: float, tail: float) -> Interval | None:
    """centre +- z sqrt(centre (1 - centre) / n + tau2), cut off at 0 and 1; `tail` per side; None for n = 0."""
    if n <= 0:
        return None
    centre = float(centre)
    half = float(ndtri(1 - tail)) * sqrt(centre * (1 - centre) / n + tau2)
    return Interval(max(0.0, centre - half), min(1.0, centre + half))
