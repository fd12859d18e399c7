"""How sure a score is: the exact 95% interval, drawn on screen and behind the verdict (docs/methode/cijfers.md 6)."""

from dataclasses import dataclass
from typing import Final

from scipy.special import betaincinv

from benchmark.domain.share import Share

TAIL: Final = 0.025
"""The chance left out on each side of a 95% interval; also the largest chance of a wrong verdict, per side."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the true score may well lie, as fractions of 1."""

    low: float
    high: float


def exact_interval(share: Share) -> Interval | None:
    """The 95% interval of Clopper and Pearson; None when nothing was scored.

    betaincinv is the quantile of the beta distribution; scipy.stats.beta.ppf calls it too, at 40 times the price.
    """
    if share.scored == 0:
        return None
    missed = share.scored - share.met
    low = float(betaincinv(share.met, missed + 1, TAIL)) if share.met else 0.0
    high = float(betaincinv(share.met + 1, missed, 1 - TAIL)) if missed else 1.0
    return Interval(low, high)
