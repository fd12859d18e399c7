"""The number of process criteria met against a result: over all trajectories, within institutions, and once more."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from benchmark.domain.dose_response import trend_points
from benchmark.domain.logistic_trend import LogisticTrend
from benchmark.domain.rounding import NO_DATA
from benchmark.domain.stratified_logistic import stratified_logistic
from benchmark.domain.success_factors import (
    GOES_WITH,
    FactorCount,
    NotTold,
    RunResult,
    by_institution,
    run_results,
    why_not_told,
)
from benchmark.pages.success.odds import p_text, ratio_text

SURE_BELOW: Final = 0.05

NOT_TOLD: Final = {
    NotTold.ONE_TEAM: "Dit is één team. Daarvoor is dit verband niet te geven.",
    NotTold.TOO_FEW: "Niet naar buiten brengen: één instelling met minder dan 100 trajecten.",
    NotTold.TOO_FEW_WITHOUT_RESULT: "Niet naar buiten brengen: één instelling met minder dan 20 trajecten zonder "
    "dit resultaat.",
    NotTold.NOT_THE_SAME_WAY: "Niet naar buiten brengen: over alle trajecten samen en binnen instellingen wijst het "
    "niet dezelfde kant op, of er valt binnen instellingen niets te vergelijken.",
}

NOTHING: Final = (
    "Er is niets te zeggen over een verband met {result}: het zijn te weinig trajecten, of ze verschillen te weinig."
)
KEPT: Final = "Of het aantal behaalde uitvoeringscriteria samenhangt met {result}, staat hieronder."


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run as text: odds ratio per extra criterion met over all and within institutions, and Mantel's p-value."""

    label: str
    n: int
    pooled: str
    within: str
    p: str
    same_way: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What the runs say: the rows of the table, and in words whether there is a relation and may be told of.

    `conclusion` is the sentence, or why it is not to be told.
    """

    rows: tuple[RunRow, ...]
    sentence: str
    conclusion: str
    may_be_told: bool
    why_not: str


def relation(counts: Sequence[FactorCount], result: str) -> Relation:
    """What the runs say about a result, `result` such as "een opgeheven crisis"."""
    runs = run_results(counts)
    main = runs[0]
    is_national = len({count.institution for count in counts}) > 1
    why_not = why_not_told(main, is_national=is_national, is_team=False)
    rows = tuple(_row(run, counts) for run in runs)
    sentence, reason = _sentence(main, result), NOT_TOLD[why_not] if why_not else ""
    is_kept = why_not is not None and main.pooled.logistic is not None
    conclusion = f"{KEPT.format(result=result)} {reason}" if is_kept else sentence
    return Relation(rows, sentence, conclusion, why_not is None, reason)


def _row(run: RunResult, counts: Sequence[FactorCount]) -> RunRow:
    strata = by_institution(count for count in counts if count.factor == run.run.factor)
    within = stratified_logistic(trend_points(table) for table in strata.values())
    return RunRow(
        label=run.run.label,
        n=sum(share.scored for share in run.table.values()),
        pooled=_odds(run.pooled.logistic),
        within=_odds(within),
        p=p_text(run.within.p),
        same_way="ja" if run.agrees else "nee",
    )


def _odds(trend: LogisticTrend | None) -> str:
    return NO_DATA if trend is None else ratio_text(trend.odds_ratio, trend.interval)


def _sentence(main: RunResult, result: str) -> str:
    if main.pooled.logistic is None:
        return NOTHING.format(result=result)
    criteria = "het aantal behaalde uitvoeringscriteria"
    if not _is_sure(main, main.pooled.logistic):
        return f"Er is in deze periode geen verband aan te tonen tussen {criteria} en {result}."
    how = "meer behaald, vaker" if main.pooled.logistic.slope > 0 else "meer behaald, minder vaak"
    ratio = ratio_text(main.pooled.logistic.odds_ratio, main.pooled.logistic.interval)
    return f"{criteria.capitalize()} {GOES_WITH} {result}: {how}. Odds ratio per extra behaald criterium: {ratio}."


def _is_sure(main: RunResult, pooled: LogisticTrend) -> bool:
    """Whether both ways of looking point the same way and neither may well be chance."""
    p = main.within.p
    holds_1 = pooled.interval.low <= 1 <= pooled.interval.high
    return main.agrees and p is not None and p < SURE_BELOW and not holds_1
