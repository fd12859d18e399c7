"""The strip of one difference: the difference and its interval on a line of points, with 0 in the middle."""

from collections.abc import Iterable
from math import ceil
from typing import Final

from benchmark.charts.strip import Strip, position
from benchmark.domain.differences import Difference

STEP: Final = 10
WIDEST: Final = 100
"""Points: the line ends at a whole ten, and no difference is larger than 100."""


def reach_of(differences: Iterable[Difference]) -> int:
    """Up to how many points from 0 the line runs to both sides, so that every interval fits."""
    furthest = max((100 * max(abs(one.low), abs(one.high)) for one in differences), default=0.0)
    return min(WIDEST, max(STEP, STEP * ceil(furthest / STEP)))


def difference_strip(difference: Difference, reach: int) -> Strip:
    """The strip on a line from -`reach` to +`reach` points."""
    low, own, high = (_percent(value, reach) for value in (difference.low, difference.value, difference.high))
    return {"zero": position(50.0), "own": position(own), "low": position(low), "width": position(high - low)}


def _percent(value: float, reach: int) -> float:
    return min(100.0, max(0.0, 50 + 5000 * value / reach))
