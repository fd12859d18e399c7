"""How much the odds change per unit of a score, such as per year (docs/methode/cijfers.md 16)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, fsum

import numpy as np

from benchmark.domain.intervals import Interval, Z
from benchmark.domain.trend_tests import TrendPoint


@dataclass(frozen=True, slots=True)
class LogisticTrend:
    """The change in log odds per unit of the score, with its standard error."""

    slope: float
    standard_error: float

    @property
    def odds_ratio(self) -> float:
        """By how much the odds of met are multiplied per unit of the score; 1 is no change."""
        return exp(self.slope)

    @property
    def interval(self) -> Interval:
        """Wald's 95% interval of the odds ratio: exp(slope +- 1.96 standard errors)."""
        margin = Z * self.standard_error
        return Interval(exp(self.slope - margin), exp(self.slope + margin))


def logistic_trend(points: Sequence[TrendPoint]) -> LogisticTrend | None:
    """The maximum likelihood fit of log odds = a + slope * score; None when there is no finite fit.

    There is none when all or none are met, with one score only, and when the scores of met and not met do not overlap
    (separation). Source: Albert & Anderson, Biometrika 1984; 71: 1, for when a finite fit exists.
    """
    return _fit(points) if _scores_overlap(points) else None


def _scores_overlap(points: Sequence[TrendPoint]) -> bool:
    met = [point.score for point in points if point.share.met]
    missed = [point.score for point in points if point.share.met < point.share.scored]
    return bool(met and missed) and min(met) < max(missed) and min(missed) < max(met)


def _fit(points: Sequence[TrendPoint]) -> LogisticTrend:
    """Fit by iteratively reweighted least squares; the score is centred, for far from 0 it would lose digits."""
    # Importing statsmodels takes 2 s and 90 MB, which only the runs that ask for a trend should pay.
    from statsmodels.genmod.families import Binomial  # noqa: PLC0415
    from statsmodels.genmod.generalized_linear_model import GLM  # noqa: PLC0415

    mean = fsum(point.score * point.share.scored for point in points) / sum(point.share.scored for point in points)
    rows = [row for point in points for row in _answers(point, mean)]
    answers, scores, counts = (np.array(column) for column in zip(*rows, strict=True))
    design = np.column_stack([np.ones_like(scores), scores])
    # The standard error is that of the step before the last: only steps that no longer move the slope give it 9 digits,
    # and only from a start of its own does the first step of a flat line not count as the last.
    result = GLM(answers, design, family=Binomial(), freq_weights=counts).fit(
        start_params=[0.0, 0.0], maxiter=100, tol=1e-10, tol_criterion="params"
    )
    return LogisticTrend(float(result.params[1]), float(result.bse[1]))


def _answers(point: TrendPoint, mean: float) -> tuple[tuple[float, float, int], tuple[float, float, int]]:
    """Met and not met as rows of their own: two groups would leave the fit without a degree of freedom."""
    score, share = point.score - mean, point.share
    return (1.0, score, share.met), (0.0, score, share.scored - share.met)
