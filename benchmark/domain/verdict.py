"""Whether a score reaches the norm: yes, no, or not to be said yet, and why (docs/methode/cijfers.md 6, 11)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from benchmark.domain.binomial import chance_at_least, chance_at_most
from benchmark.domain.intervals import TAIL
from benchmark.domain.share import Proportion, reaches_norm
from measurements.domain.criteria import NORM

MINIMUM_N: Final = 10
"""Under this many trajectories there is no percentage and no verdict, only counts (docs/methode/cijfers.md 7)."""


class Verdict(StrEnum):
    """The three words of the benchmark about a norm."""

    MET = "norm behaald"
    NOT_MET = "norm niet behaald"
    OPEN = "nog niet te zeggen"


class Reason(StrEnum):
    """Why the verdict is what it is."""

    NO_DATA = "no_data"
    TOO_FEW = "too_few"
    INTERVAL_ABOVE = "interval_above"
    INTERVAL_BELOW = "interval_below"
    NORM_IN_INTERVAL = "norm_in_interval"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its reason; `at_norm` is the measured side of the norm, which needs no certainty.

    `chance_high` is P(X >= met) and `chance_low` P(X <= met) at a true score of exactly 80%; all None without data.
    """

    verdict: Verdict | None
    reason: Reason
    at_norm: bool | None = None
    chance_high: float | None = None
    chance_low: float | None = None


def judge(share: Proportion) -> Judgement:
    """The judgement on a criterion or a year figure, by the exact binomial test at 2.5% per side.

    It is the interval of `exact_interval` in other words: MET is an interval wholly above the norm. A year figure is
    tested on its effective size; how many are too few is told by its trajectories.
    """
    if not share.scored:
        return Judgement(None, Reason.NO_DATA)
    high = chance_at_least(share.met, share.scored, float(NORM))
    low = chance_at_most(share.met, share.scored, float(NORM))
    verdict, reason = _verdict(share.n, high, low)
    return Judgement(verdict, reason, reaches_norm(share), high, low)


def _verdict(n: int, high: float, low: float) -> tuple[Verdict, Reason]:
    if n < MINIMUM_N:
        return Verdict.OPEN, Reason.TOO_FEW
    if high <= TAIL:
        return Verdict.MET, Reason.INTERVAL_ABOVE
    if low <= TAIL:
        return Verdict.NOT_MET, Reason.INTERVAL_BELOW
    return Verdict.OPEN, Reason.NORM_IN_INTERVAL
