"""Numbers that carry their denominator: a share of trajectories, and a mean over trajectories."""

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from measurements.domain.criteria import NORM


@dataclass(frozen=True, slots=True)
class Share:
    """`met` of `scored`: the score of one criterion, or the part of the trajectories for which something holds.

    Missing answers are in neither number (docs/methode/cijfers.md 2).
    """

    met: int
    scored: int

    @property
    def value(self) -> Fraction | None:
        """The exact share, 0 to 1; None when nothing was scored, which is not 0."""
        return Fraction(self.met, self.scored) if self.scored else None

    @property
    def n(self) -> int:
        """The number of trajectories: each gives one answer."""
        return self.scored


@dataclass(frozen=True, slots=True)
class TrajectoryMean:
    """The mean over valid trajectories of criteria met / criteria scored (docs/methode/cijfers.md 3, definition C).

    `units` is the sum of those fractions times `units_per_one`, which divides by every possible number of scored
    criteria; so the sum is an exact integer, and tallies add up without drift.
    """

    units: int
    n: int
    units_per_one: int

    @property
    def value(self) -> Fraction | None:
        """The exact mean, 0 to 1; None without valid trajectories."""
        return Fraction(self.units, self.n * self.units_per_one) if self.n else None


@dataclass(frozen=True, slots=True)
class EffectiveMean:
    """A trajectory mean with the number of independent answers that it is worth: `size` = n_eff = K / deff, real.

    `met` of `scored` is what it comes to as a share: x = C * n_eff of n_eff. So one function makes the interval, the
    verdict, the difference and the place in the funnel of both. Made by benchmark.domain.effective_size
    (docs/methode/cijfers.md 11); `value` stays exact, `n` counts trajectories.
    """

    mean: TrajectoryMean
    size: float

    @property
    def value(self) -> Fraction | None:
        """The exact mean, 0 to 1; None without valid trajectories."""
        return self.mean.value

    @property
    def n(self) -> int:
        """The number of trajectories, which the rules for small numbers are about."""
        return self.mean.n

    @property
    def met(self) -> float:
        """How many of the `scored` independent answers were met; 0 without data."""
        return float(self.mean.value or 0) * self.size

    @property
    def scored(self) -> float:
        """The effective size."""
        return self.size


Proportion: TypeAlias = Share | EffectiveMean
"""What certainty is told about: whole numbers met of scored, or the real numbers of a mean."""


def reaches_norm(figure: Proportion | TrajectoryMean) -> bool | None:
    """Whether the figure is 80% or more, on the exact value and never on a rounded one; None without data.

    Source: docs/methode/cijfers.md 4.
    """
    return None if figure.value is None else figure.value >= NORM
