"""Numbers that carry their denominator: a share of trajectories, and a mean over trajectories."""

from dataclasses import dataclass
from fractions import Fraction

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


def reaches_norm(figure: Share | TrajectoryMean) -> bool | None:
    """Whether the figure is 80% or more, on the exact value and never on a rounded one; None without data.

    Source: docs/methode/cijfers.md 4.
    """
    return None if figure.value is None else figure.value >= NORM
