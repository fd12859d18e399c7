"""The lines of a funnel: where a score begins to be unusual, at each number of trajectories."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from benchmark.charts.funnel import LIMITS_95, LIMITS_998, FunnelCurve
from benchmark.domain.effective_size import expected_size
from benchmark.domain.funnel import ALERT_TAIL, SIGNAL_TAIL, FunnelLimits, funnel_limits
from benchmark.domain.overdispersion import Overdispersion
from benchmark.domain.verdict import MINIMUM_N

SIZES: Final = 60
"""At how many numbers of trajectories the lines are computed: enough to look like curves."""

SMALLEST_END: Final = 50
ROOM: Final = 1.2
"""The lines run on to 1.2 times the largest number of trajectories, and to 50 at least."""

TAILS: Final = ((LIMITS_95, ALERT_TAIL), (LIMITS_998, SIGNAL_TAIL))
"""The name of each line and the chance beyond it, on each side."""


@dataclass(frozen=True, slots=True)
class FunnelMeasure:
    """What a funnel is about, and round which national mean.

    A trajectory is worth `scored_per_trajectory` / `deff` independent answers; that is 1 for a criterion.
    """

    name: str
    centre: Fraction
    scored_per_trajectory: float = 1.0
    deff: float = 1.0

    def size(self, n: float) -> float:
        """How many independent answers so many trajectories are worth."""
        return expected_size(n, self.scored_per_trajectory, self.deff)


def funnel_curves(
    measure: FunnelMeasure, *, largest: int, spread: Overdispersion | None = None
) -> tuple[FunnelCurve, ...]:
    """The lines of 95% and 99.8% from 10 trajectories on, and the widened ones where `spread` is beyond chance."""
    end = max(SMALLEST_END, ROOM * largest)
    sizes = tuple(MINIMUM_N * (end / MINIMUM_N) ** (step / (SIZES - 1)) for step in range(SIZES))
    worth = [measure.size(n) for n in sizes]
    plain = [_curve(name, sizes, [funnel_limits(measure.centre, n, tail) for n in worth]) for name, tail in TAILS]
    if spread is None or not spread.widens:
        return tuple(plain)
    wide = [_curve(name, sizes, [_widened(spread, measure, n, tail) for n in worth], True) for name, tail in TAILS]
    return (*plain, *wide)


def _curve(
    name: str, sizes: tuple[float, ...], limits: Sequence[FunnelLimits], is_widened: bool = False
) -> FunnelCurve:
    lows, highs = tuple(one.low for one in limits), tuple(one.high for one in limits)
    return FunnelCurve(name, sizes, lows, highs, is_widened)


def _widened(spread: Overdispersion, measure: FunnelMeasure, n: float, tail: float) -> FunnelLimits:
    found = spread.limits_to_show(measure.centre, n, tail)
    return FunnelLimits(found.low, found.high) if found else FunnelLimits(None, None)
