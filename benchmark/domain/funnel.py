"""Whether an institution differs from the national mean, by exact limits round it (docs/methode/cijfers.md 14).

The centre is the mean, not the norm: whether a score reaches the norm is the question of benchmark.domain.verdict.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import Final

from scipy.special import bdtrik

from benchmark.domain.binomial import chance_at_least, chance_at_most
from benchmark.domain.intervals import TAIL
from benchmark.domain.share import Proportion
from benchmark.domain.verdict import MINIMUM_N

ALERT_TAIL: Final = TAIL
"""Beyond the limits of 95%: "let op", no conclusion. With 17 institutions and 14 criteria some always lie there."""

SIGNAL_TAIL: Final = 0.001
"""Beyond the limits of 99.8%: "signaal"."""


class FunnelClass(StrEnum):
    """Where an institution lies in the funnel."""

    SIGNAL_LOW = "signaal laag"
    ALERT_LOW = "let op laag"
    WITHIN = "binnen de trechter"
    ALERT_HIGH = "let op hoog"
    SIGNAL_HIGH = "signaal hoog"
    NOT_ASSESSED = "niet beoordeeld"


@dataclass(frozen=True, slots=True)
class FunnelLimits:
    """The lines of the funnel at one size, as fractions of 1; None where not even 0% or 100% would be unusual."""

    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class FunnelPosition:
    """The class of an institution; `chance_low` is P(X <= met) and `chance_high` P(X >= met) at the national mean.

    The chances are None without data. They decide the class and are never shown to a team.
    """

    funnel_class: FunnelClass
    chance_low: float | None = None
    chance_high: float | None = None

    @property
    def two_sided(self) -> float | None:
        """The chance of a score at least so far to either side: twice the smaller, at most 1; None if not assessed."""
        if self.chance_low is None or self.chance_high is None or self.funnel_class is FunnelClass.NOT_ASSESSED:
            return None
        return min(1.0, 2 * min(self.chance_low, self.chance_high))


@lru_cache(maxsize=4096)
def funnel_limits(centre: Fraction | float, n: float, tail: float) -> FunnelLimits:
    """The limits at `n` answers round the `centre` (0 to 1): crossing one is an exact tail chance under `tail`.

    low = x/n with P(X <= x) = tail, high = x/n with P(X >= x) = tail, for real x; for a year figure n is the effective
    size (benchmark.domain.effective_size.expected_size). Dual to the interval of Clopper and Pearson. Not the
    interpolated limits of Spiegelhalter (Stat Med 2005; 24: 1185): at a mean of 94% these call an institution with all
    met "high" in 54% of the cases at n = 10. Kept in memory: a line has some eighty of them, at every visit the same.
    """
    centre = float(centre)
    low, mirrored = _low(centre, n, tail), _low(1 - centre, n, tail)
    return FunnelLimits(low, None if mirrored is None else 1 - mirrored)


def _low(centre: float, n: float, tail: float) -> float | None:
    """The lower limit; the upper one is that of the part not met, mirrored. bdtrik is the inverse for real x and n."""
    if (1 - centre) ** n > tail:
        return None
    return float(bdtrik(tail, n, centre)) / n if centre < 1 else 1.0


def funnel_position(figure: Proportion, centre: Fraction | float) -> FunnelPosition:
    """Where a share or a mean with its effective size lies; under 10 trajectories it is not assessed."""
    if not figure.scored:
        return FunnelPosition(FunnelClass.NOT_ASSESSED)
    low = chance_at_most(figure.met, figure.scored, float(centre))
    high = chance_at_least(figure.met, figure.scored, float(centre))
    return FunnelPosition(_class(figure.n, low, high), low, high)


def _class(n: int, low: float, high: float) -> FunnelClass:
    rules = (
        (n < MINIMUM_N, FunnelClass.NOT_ASSESSED),
        (low <= SIGNAL_TAIL, FunnelClass.SIGNAL_LOW),
        (low <= ALERT_TAIL, FunnelClass.ALERT_LOW),
        (high <= SIGNAL_TAIL, FunnelClass.SIGNAL_HIGH),
        (high <= ALERT_TAIL, FunnelClass.ALERT_HIGH),
    )
    return next((funnel_class for holds, funnel_class in rules if holds), FunnelClass.WITHIN)
