"""Whether one score is higher than another, such as last year's, or than a fixed point (docs/methode/cijfers.md 13)."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import hypot

from benchmark.domain.intervals import exact_interval, wilson_interval
from benchmark.domain.share import Proportion
from benchmark.domain.verdict import MINIMUM_N


class Change(StrEnum):
    """The three words of the benchmark about a difference."""

    HIGHER = "hoger"
    LOWER = "lager"
    NOT_SHOWN = "geen aantoonbare verandering"


@dataclass(frozen=True, slots=True)
class Difference:
    """The first score minus the second, as a fraction of 1, with its 95% interval; `n` is the smaller one's size.

    In points on screen: multiply by 100 and round only then.
    """

    value: float
    low: float
    high: float
    n: int

    @property
    def change(self) -> Change | None:
        """Higher or lower only when 0 is outside the interval; None when either rests on fewer than 10 trajectories."""
        if self.n < MINIMUM_N:
            return None
        if self.low > 0:
            return Change.HIGHER
        return Change.LOWER if self.high < 0 else Change.NOT_SHOWN


def difference(one: Proportion, other: Proportion) -> Difference | None:
    """One score minus the other; None when either has no scores.

    With d = p1 - p2 and Wilson intervals (l, u): d - sqrt((p1-l1)^2 + (u2-p2)^2) to d + sqrt((u1-p1)^2 + (p2-l2)^2).
    For shares it is method 10 of Newcombe (Stat Med 1998; 17: 873); for means, on their effective size, the same step
    is MOVER (Zou and Donner, Stat Med 2008; 27: 1693). The two must be independent: no trajectory in both.
    """
    first, second = wilson_interval(one), wilson_interval(other)
    p1, p2 = one.value, other.value
    if first is None or second is None or p1 is None or p2 is None:
        return None
    exact = float(p1 - p2)
    down = hypot(float(p1) - first.low, second.high - float(p2))
    up = hypot(first.high - float(p1), float(p2) - second.low)
    return Difference(exact, exact - down, exact + up, min(one.n, other.n))


def difference_from(fixed: Fraction, own: Proportion) -> Difference | None:
    """One score minus a fixed point, 0 to 1, such as a national percent that was published; None without scores.

    The interval is that of `own` by Clopper and Pearson, minus the point. So it is higher or lower exactly where the
    score lies beyond the limits of 95% of a funnel round that point: an exact interval leaves a value out when the tail
    chance at that value is under 2.5%, and there the limit runs (benchmark.domain.funnel). The uncertainty of the point
    itself is left out, and the own trajectories may be in it: that makes a difference smaller, never larger.
    """
    interval = exact_interval(own)
    if interval is None or own.value is None:
        return None
    point = float(fixed)
    return Difference(float(own.value - fixed), interval.low - point, interval.high - point, own.n)
