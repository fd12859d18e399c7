"""Shares over time with limits of 3 standard deviations (docs/methode/cijfers.md 17)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import pi, sqrt
from typing import Final

from benchmark.domain.intervals import Interval
from benchmark.domain.share import Share

SIGMAS: Final = 3

MOVING_RANGE_PER_SIGMA: Final = 2 / sqrt(pi)
"""The mean distance of two standard normal numbers, 1.128: what a moving range is divided by."""


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One point in time: its share, the limits at its size, and whether it is outside; None when it is not judged."""

    share: Share
    limits: Interval | None = None
    is_outside: bool | None = None


@dataclass(frozen=True, slots=True)
class ControlChart:
    """The points round a centre line; `widening` multiplies the limits and is 1 on a plain p-chart."""

    centre: Fraction
    widening: float
    points: tuple[ChartPoint, ...]


def p_chart(shares: Sequence[Share]) -> ControlChart | None:
    """Shewhart's p-chart, its centre line the share of all points together; None when nothing was scored.

    Limits: centre +- 3 sqrt(centre (1 - centre) / n), cut off at 0 and 1; a point on a limit is inside.
    Source: Shewhart, Economic Control of Quality of Manufactured Product, 1931.
    """
    centre = pooled(shares)
    return None if centre is None else chart_around(centre, shares)


def chart_around(centre: Fraction, shares: Sequence[Share], widening: float = 1.0) -> ControlChart:
    """The points judged against a given centre line; a point where nothing was scored has no limits."""
    return ControlChart(centre, widening, tuple(_point(share, centre, widening) for share in shares))


def pooled(shares: Sequence[Share]) -> Fraction | None:
    """All shares together; None when nothing was scored."""
    return Share(sum(share.met for share in shares), sum(share.scored for share in shares)).value


def sigma_z(centre: Fraction, shares: Sequence[Share]) -> float | None:
    """How much the points differ from one to the next, where 1 is what chance alone gives: Laney's sigma.

    The mean moving range of z = (share - centre) / sqrt(centre (1 - centre) / n), divided by 1.128. None with fewer
    than 2 points or a centre of 0 or 1. Source: Laney, Quality Engineering 2002; 14: 531.
    """
    if len(shares) < 2 or centre in (0, 1):
        return None
    z = [float(share.value - centre) / _sigma(centre, share.scored) for share in shares if share.value is not None]
    ranges = [abs(later - earlier) for earlier, later in pairwise(z)]
    return sum(ranges) / len(ranges) / MOVING_RANGE_PER_SIGMA if ranges else None


def _point(share: Share, centre: Fraction, widening: float) -> ChartPoint:
    if share.value is None:
        return ChartPoint(share)
    margin = SIGMAS * widening * _sigma(centre, share.scored)
    limits = Interval(max(0.0, float(centre) - margin), min(1.0, float(centre) + margin))
    return ChartPoint(share, limits, _is_outside(share.value - centre, centre, share.scored, widening))


def _is_outside(distance: Fraction, centre: Fraction, n: int, widening: float) -> bool:
    """Squared and in fractions: 0.8 - 3 * 0.1 is not 0.5 in binary, and 8 of 16 would depend on it."""
    return distance**2 > (SIGMAS * Fraction(widening)) ** 2 * centre * (1 - centre) / n


def _sigma(centre: Fraction, n: int) -> float:
    return sqrt(centre * (1 - centre) / n)
