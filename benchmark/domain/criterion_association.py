"""Whether the result goes with one criterion, within institutions (docs/methode/cijfers.md 19)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmark.domain.intervals import Interval
from benchmark.domain.share import Share
from benchmark.domain.success_factors import FactorCount, by_institution, over_all
from benchmark.domain.trend_tests import TrendPoint, TrendTest, mantel_trend

NOT_MET, MET = 0, 1
NOBODY = Share(0, 0)


@dataclass(frozen=True, slots=True)
class OddsRatio:
    """How many times the odds of the result are multiplied; 1 is no difference. With its 95% interval."""

    value: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class CriterionAssociation:
    """The share with the result where a criterion was met and where it was not, and what holds within institutions.

    `within` is Mantel's test on two levels, which is that of Mantel and Haenszel without continuity correction.
    """

    criterion: str
    met: Share
    not_met: Share
    within: TrendTest
    odds_ratio: OddsRatio | None


def criterion_associations(counts: Sequence[FactorCount], criteria: Iterable[str]) -> tuple[CriterionAssociation, ...]:
    """One association per criterion (form number), in the order given."""
    return tuple(
        _association(criterion, [count for count in counts if count.factor == criterion]) for criterion in criteria
    )


def common_odds_ratio(strata: Iterable[tuple[Share, Share]]) -> OddsRatio | None:
    """The odds ratio of Mantel and Haenszel over strata of (criterion met, criterion not met).

    With a, b the met with and without the result, c, d the not met, n their sum: (sum ad/n) / (sum bc/n), with the
    interval of Robins, Breslow and Greenland. None when either sum is 0.
    Source: Mantel & Haenszel, JNCI 1959; 22: 719. Robins e.a., Biometrics 1986; 42: 311.
    """
    tables = [np.array([_cells(met), _cells(not_met)]) for met, not_met in strata if met.scored + not_met.scored]
    if not any(table[0, 0] * table[1, 1] for table in tables) or not any(table[0, 1] * table[1, 0] for table in tables):
        return None
    # Importing statsmodels takes 2 s and 90 MB, which only the runs that ask for a relation should pay.
    from statsmodels.stats.contingency_tables import StratifiedTable  # noqa: PLC0415

    stratified = StratifiedTable(tables)
    low, high = stratified.oddsratio_pooled_confint()
    return OddsRatio(float(stratified.oddsratio_pooled), Interval(float(low), float(high)))


def _association(criterion: str, counts: Sequence[FactorCount]) -> CriterionAssociation:
    table, strata = over_all(counts), list(by_institution(counts).values())
    return CriterionAssociation(
        criterion=criterion,
        met=table.get(MET, NOBODY),
        not_met=table.get(NOT_MET, NOBODY),
        within=mantel_trend([TrendPoint(level, share) for level, share in stratum.items()] for stratum in strata),
        odds_ratio=common_odds_ratio((one.get(MET, NOBODY), one.get(NOT_MET, NOBODY)) for one in strata),
    )


def _cells(share: Share) -> tuple[float, float]:
    return float(share.met), float(share.scored - share.met)
