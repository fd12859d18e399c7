"""How many independent answers a trajectory mean is worth: the design effect (docs/methode/cijfers.md 11).

The answers within one trajectory resemble each other, so K answers say less than K separate ones would.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from benchmark.domain.share import EffectiveMean, TrajectoryMean

PROVISIONAL_BELOW: Final = 100
"""With fewer trajectories than this beyond one per institution, deff itself is uncertain."""


class DeffSource(StrEnum):
    """Where a design effect comes from."""

    NATIONAL = "landelijk"
    FALLBACK = "terugval: n_eff is n"


@dataclass(frozen=True, slots=True)
class TrajectorySums:
    """What deff needs of one institution; each number adds up over teams and months.

    `n` valid trajectories with fractions f = met / scored; `units` is the sum of f * units_per_one, `squares` the sum
    of (f * units_per_one)^2, both exact whole numbers; `scored` is K, the sum of the numbers of criteria scored.
    """

    n: int
    units: int
    squares: int
    scored: int
    units_per_one: int

    @property
    def total(self) -> Fraction:
        """The exact sum of f."""
        return Fraction(self.units, self.units_per_one)

    @property
    def deviations(self) -> Fraction:
        """The exact sum of (f - mean f)^2: sum f^2 - (sum f)^2 / n; 0 without trajectories."""
        if not self.n:
            return Fraction(0)
        return Fraction(self.squares * self.n - self.units**2, self.units_per_one**2 * self.n)


@dataclass(frozen=True, slots=True)
class DesignEffect:
    """The national design effect of one year, for the process or the outcome criteria, and what it was made of.

    `within` is s2_w, the variance of f within institutions (None without a second trajectory anywhere);
    `scored_per_trajectory` is kbar = K/N, `mean` the national mean C. `is_provisional`: N - J < 100, say so on screen.
    """

    deff: float
    within: Fraction | None
    scored_per_trajectory: Fraction
    mean: Fraction
    source: DeffSource
    is_provisional: bool


def design_effect(institutions: Iterable[TrajectorySums]) -> DesignEffect | None:
    """The design effect from the sums of all institutions together; None without a valid trajectory.

    deff = s2_w * kbar / (C (1 - C)), kept between 1 and kbar, with s2_w = sum of squared deviations from the own
    institution's mean / (N - J), J institutions with data. When N = J, or C is 0 or 1, deff = kbar: n_eff is then n,
    which is never too bold, because Var(f) <= C (1 - C). Exact until the last step.
    Source: Korn and Graubard, Surv Methodol 1998; 24: 193; Franco e.a. 2019 (PMC6690503) for one deff for all.
    """
    groups = [sums for sums in institutions if sums.n]
    if not groups:
        return None
    n = sum(sums.n for sums in groups)
    scored_per_trajectory = Fraction(sum(sums.scored for sums in groups), n)
    mean = sum((sums.total for sums in groups), Fraction(0)) / n
    freedom = n - len(groups)
    within = sum((sums.deviations for sums in groups), Fraction(0)) / freedom if freedom else None
    deff, source = _deff(within, scored_per_trajectory, mean * (1 - mean))
    return DesignEffect(float(deff), within, scored_per_trajectory, mean, source, freedom < PROVISIONAL_BELOW)


def _deff(within: Fraction | None, scored_per_trajectory: Fraction, largest: Fraction) -> tuple[Fraction, DeffSource]:
    """`largest` is C (1 - C), the largest variance that fractions with mean C can have."""
    if within is None or not largest:
        return scored_per_trajectory, DeffSource.FALLBACK
    raw = within * scored_per_trajectory / largest
    return min(max(raw, Fraction(1)), scored_per_trajectory), DeffSource.NATIONAL


def effective_mean(mean: TrajectoryMean, scored: int, deff: float) -> EffectiveMean:
    """The mean with its effective size n_eff = K / deff; `scored` is K, the answers behind the mean."""
    return EffectiveMean(mean, scored / deff)


def expected_size(n: float, scored_per_trajectory: float, deff: float) -> float:
    """The effective size of n trajectories with the usual number of answers, n * kbar / deff: for funnel limits."""
    return n * scored_per_trajectory / deff
