"""From how many met a verdict comes out, for a given number of scored trajectories (docs/methode/cijfers.md 6)."""

from functools import cache
from itertools import count

from benchmark.domain.share import Share
from benchmark.domain.verdict import Verdict, judge


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
