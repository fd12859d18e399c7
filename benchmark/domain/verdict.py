"""Whether a criterion reaches the norm: yes, no, or not to be said yet, and why (docs/methode/cijfers.md 6)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from scipy.special import bdtr, bdtrc

from benchmark.domain.intervals import TAIL
from benchmark.domain.share import Share, reaches_norm
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


def judge(share: Share) -> Judgement:
    """The judgement on one criterion, by the exact binomial test at 2.5% per side.

    It is the interval of `exact_interval` in other words: MET is an interval wholly above the norm.
    """
    if share.scored == 0:
        return Judgement(None, Reason.NO_DATA)
    high, low = _chances_at_norm(share)
    verdict, reason = _verdict(share, high, low)
    return Judgement(verdict, reason, reaches_norm(share), high, low)


def _verdict(share: Share, high: float, low: float) -> tuple[Verdict, Reason]:
    if share.scored < MINIMUM_N:
        return Verdict.OPEN, Reason.TOO_FEW
    if high <= TAIL:
        return Verdict.MET, Reason.INTERVAL_ABOVE
    if low <= TAIL:
        return Verdict.NOT_MET, Reason.INTERVAL_BELOW
    return Verdict.OPEN, Reason.NORM_IN_INTERVAL


def _chances_at_norm(share: Share) -> tuple[float, float]:
    norm = float(NORM)
    high = float(bdtrc(share.met - 1, share.scored, norm)) if share.met else 1.0
    return high, float(bdtr(share.met, share.scored, norm))
