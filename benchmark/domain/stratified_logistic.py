"""How much the odds change per unit of a score within strata, such as institutions (docs/methode/cijfers.md 19)."""

from collections.abc import Iterable, Sequence

import numpy as np

from benchmark.domain.logistic_trend import LogisticTrend, logistic_trend
from benchmark.domain.trend_tests import TrendPoint


def stratified_logistic(strata: Iterable[Sequence[TrendPoint]]) -> LogisticTrend | None:
    """The maximum likelihood fit of log odds = a(stratum) + slope * score; None when there is no finite fit.

    Each stratum has a level of its own, so that a difference between institutions makes no slope. One in which all or
    none have the result, or with one score only, says nothing of the slope and is left out. There is no finite slope
    when the scores with and without the result separate in the same direction in every stratum that is left.
    Source: Breslow & Day, Statistical Methods in Cancer Research I, 1980, chapter 6.
    """
    telling = [points for points in map(_scored, strata) if _tells(points)]
    if not telling or all(_separates(points, 1) for points in telling) or all(_separates(p, -1) for p in telling):
        return None
    return logistic_trend(telling[0]) if len(telling) == 1 else _fit(telling)


def _scored(points: Sequence[TrendPoint]) -> list[TrendPoint]:
    return [point for point in points if point.share.scored]


def _tells(points: Sequence[TrendPoint]) -> bool:
    met, scored = sum(point.share.met for point in points), sum(point.share.scored for point in points)
    return 0 < met < scored and len({point.score for point in points}) > 1


def _separates(points: Sequence[TrendPoint], direction: int) -> bool:
    """Whether no score without the result lies beyond one with it, seen in this direction."""
    met = [direction * point.score for point in points if point.share.met]
    missed = [direction * point.score for point in points if point.share.met < point.share.scored]
    return min(met) >= max(missed)


def _fit(strata: Sequence[Sequence[TrendPoint]]) -> LogisticTrend:
    """Fit as in logistic_trend, with a column per stratum; scores are centred within their stratum."""
    # Importing statsmodels takes 2 s and 90 MB, which only the runs that ask for a relation should pay.
    from statsmodels.genmod.families import Binomial  # noqa: PLC0415
    from statsmodels.genmod.generalized_linear_model import GLM  # noqa: PLC0415

    answers, counts, design = [], [], []
    for number, points in enumerate(strata):
        middle = sum(point.score * point.share.scored for point in points) / sum(p.share.scored for p in points)
        level = np.eye(len(strata))[number]
        for point in points:
            row = [*level, point.score - middle]
            answers += [1.0, 0.0]
            counts += [point.share.met, point.share.scored - point.share.met]
            design += [row, row]
    model = GLM(np.array(answers), np.array(design), family=Binomial(), freq_weights=np.array(counts))
    result = model.fit(start_params=np.zeros(len(strata) + 1), maxiter=100, tol=1e-10, tol_criterion="params")
    return LogisticTrend(float(result.params[-1]), float(result.bse[-1]))
