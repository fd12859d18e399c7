"""The strip of one criterion: own score, its interval and the nation on a line from 0 to 100%, with the norm."""

from fractions import Fraction

from benchmark.charts.theme import NORM_PERCENT
from benchmark.domain.intervals import Interval

Strip = dict[str, str]
"""Positions as SVG percentages, such as "83.56%", by the name of what stands there; without a key it is not drawn."""


def strip(own: Fraction, *, interval: Interval | None = None, nation: Fraction | None = None) -> Strip:
    """The strip of a score or year figure; without interval or nation where those are not shown."""
    drawn = {"norm": position(NORM_PERCENT), "own": position(float(own * 100))}
    if interval is not None:
        drawn["low"] = position(100 * interval.low)
        drawn["width"] = position(100 * (interval.high - interval.low))
    if nation is not None:
        drawn["nation"] = position(float(nation * 100))
    return drawn


def position(percent: float) -> str:
    """A place on the strip as SVG wants it: with a point, whatever the language of the page."""
    return f"{percent:.2f}%"
