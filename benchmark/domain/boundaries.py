"""From how many met a verdict comes out, for a given number of scored trajectories (docs/methode/cijfers.md 6)."""

from fractions import Fraction
from functools import cache
from itertools import count
from math import ceil

from benchmark.domain.funnel import funnel_limits
from benchmark.domain.intervals import TAIL
from benchmark.domain.share import Share
from benchmark.domain.verdict import Verdict, judge
from measurements.domain.criteria import NORM


def fewest_that_show_the_norm(scored: int) -> int | None:
    """The smallest number met of `scored` that is judged "norm behaald"; None when not even all of them is."""
    return next((met for met in range(scored + 1) if judge(Share(met, scored)).verdict is Verdict.MET), None)


def most_that_disprove_the_norm(scored: int) -> int | None:
    """The largest number met of `scored` that is judged "norm niet behaald"; None when not even 0 of them is."""
    return next((met for met in range(scored, -1, -1) if judge(Share(met, scored)).verdict is Verdict.NOT_MET), None)


@cache
def first_n_that_can_show_the_norm() -> int:
    """The smallest number of scored trajectories with which all met proves the norm; with fewer nothing does."""
    return next(scored for scored in count(1) if judge(Share(scored, scored)).verdict is Verdict.MET)


def percent_that_shows_the_norm(size: float) -> int | None:
    """The smallest whole percent that is judged "norm behaald" with so many independent answers; None when none is.

    It is the upper limit of a funnel round the norm, in whole percents upwards: P(X >= x) is 2.5% there at a true score
    of 80%. `size` may be real, the effective size of a year figure.
    """
    high = funnel_limits(NORM, size, TAIL).high
    return None if high is None else ceil(Fraction(high) * 100)
