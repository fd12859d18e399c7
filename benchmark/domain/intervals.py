"""How sure a score is: 95% intervals for a criterion and for a year figure (docs/methode/cijfers.md 6, 11).

Both functions take real numbers too, the effective size of a mean; no library has these intervals for those.
"""

from dataclasses import dataclass
from math import sqrt
from typing import Final

from scipy.special import betaincinv, ndtri

from benchmark.domain.share import Proportion

TAIL: Final = 0.025
"""The chance left out on each side of a 95% interval; also the largest chance of a wrong verdict, per side."""

Z: Final = float(ndtri(1 - TAIL))
"""The standard normal quantile that leaves out TAIL, 1.959964."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the true score may well lie, as fractions of 1."""

    low: float
    high: float


def exact_interval(share: Proportion) -> Interval | None:
    """The 95% interval of Clopper and Pearson (Biometrika 1934; 26: 404); None when nothing was scored.

    With x met of n: low = B^-1(0.025; x, n - x + 1), high = B^-1(0.975; x + 1, n - x), B the beta distribution; 0 when
    nothing and 1 when everything was met. For a mean x and n are real (Korn and Graubard, Surv Methodol 1998; 24: 193).
    betaincinv is that quantile; scipy.stats.beta.ppf calls it too, at 40 times the price.
    """
    met, scored = share.met, share.scored
    if not scored:
        return None
    missed = scored - met
    low = float(betaincinv(met, missed + 1, TAIL)) if met else 0.0
    high = float(betaincinv(met + 1, missed, 1 - TAIL)) if missed else 1.0
    return Interval(low, high)


def wilson_interval(share: Proportion) -> Interval | None:
    """The 95% score interval of Wilson (JASA 1927; 22: 209), without continuity correction; None without scores.

    With p = x/n: (p + z2/2n +- z sqrt(p(1-p)/n + z2/4n2)) / (1 + z2/n). It is what differences are built from, never a
    verdict: 0 of 1 would be "norm niet behaald".
    """
    met, scored = share.met, share.scored
    if not scored:
        return None
    p, spread = met / scored, Z**2 / scored
    middle = p + spread / 2
    half = sqrt(spread * (p * (1 - p) + spread / 4))
    high = (middle + half) / (1 + spread) if met != scored else 1.0
    return Interval((middle - half) / (1 + spread), high)
