"""Whether a share goes up or down along a score, such as the years: pooled, or within institutions.

Definitions: docs/methode/cijfers.md 16.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import Final

from scipy.special import ndtr

from benchmark.domain.share import Share


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """The share at one value of what may go with it: a year, or a number of criteria. Scores may be real numbers."""

    score: float
    share: Share


@dataclass(frozen=True, slots=True)
class TrendTest:
    """The sum T of score times (seen - expected without a trend), and its variance V; z > 0 is upwards."""

    statistic: float
    variance: float

    @property
    def z(self) -> float | None:
        """T / sqrt(V), about standard normal without a trend; None when there is nothing to vary."""
        return self.statistic / sqrt(self.variance) if self.variance > 0 else None

    @property
    def p(self) -> float | None:
        """The two-sided chance of such a z without a trend; None like z. Never shown to a team."""
        return None if self.z is None else float(2 * ndtr(-abs(self.z)))

    @property
    def chi2(self) -> float | None:
        """z squared, on 1 degree of freedom; None like z."""
        return None if self.z is None else self.z**2


NOTHING: Final = (Fraction(0), Fraction(0))


def cochran_armitage(points: Sequence[TrendPoint]) -> TrendTest | None:
    """The trend test for shares; None when nothing was scored at all.

    With p the overall share and N all scored: T = sum s (met - n p), V = p (1 - p) (sum n s^2 - (sum n s)^2 / N), the
    variance of the score test of logistic regression. V is exactly 0, and z None, when all or none are met and when
    there is one score only. Source: Cochran, Biometrics 1954; 10: 417. Armitage, Biometrics 1955; 11: 375.
    """
    total = _total(points)
    share = total.value
    if share is None:
        return None
    statistic, spread = _statistic_and_spread(points, total)
    return TrendTest(float(statistic), float(share * (1 - share) * spread))


def mantel_trend(strata: Iterable[Sequence[TrendPoint]]) -> TrendTest:
    """The trend within strata (institutions), added up: a difference between institutions cannot make a trend.

    Per stratum T is that of Cochran and Armitage, and V the hypergeometric variance, N / (N - 1) times theirs. A
    stratum of fewer than 2 scored contributes nothing. Source: Mantel, JASA 1963; 58: 690 (extended Mantel-Haenszel).
    """
    sums = [_stratum(points) for points in strata]
    return TrendTest(
        float(sum((statistic for statistic, _ in sums), Fraction(0))),
        float(sum((variance for _, variance in sums), Fraction(0))),
    )


def _stratum(points: Sequence[TrendPoint]) -> tuple[Fraction, Fraction]:
    total = _total(points)
    if total.scored < 2:
        return NOTHING
    statistic, spread = _statistic_and_spread(points, total)
    return statistic, Fraction(total.met * (total.scored - total.met), total.scored * (total.scored - 1)) * spread


def _total(points: Sequence[TrendPoint]) -> Share:
    return Share(sum(point.share.met for point in points), sum(point.share.scored for point in points))


def _statistic_and_spread(points: Sequence[TrendPoint], total: Share) -> tuple[Fraction, Fraction]:
    """T, and the spread of the scores; in fractions, so that no rounding makes a small variance out of none."""
    rows = [(_exact(point.score), point.share.met, point.share.scored) for point in points]
    met_at, scored_at, squares = (
        sum(score * met for score, met, _ in rows),
        sum(score * n for score, _, n in rows),
        sum(score**2 * n for score, _, n in rows),
    )
    n = total.scored
    return Fraction(met_at * n - scored_at * total.met, n), Fraction(squares * n - scored_at**2, n)


def _exact(score: float) -> int | Fraction:
    """Whole scores stay whole numbers, which are added many times faster than fractions."""
    return int(score) if score == int(score) else Fraction(score)
