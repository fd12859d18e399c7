"""What goes with success, also within institutions (docs/methode/cijfers.md 19).

Institutions that record better or see easier families would make a relation by themselves; so every relation is
computed both over all trajectories and within institutions, and told only if both point the same way.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from benchmark.domain.dose_response import DoseResponse, DoseTable, dose_response, trend_points
from benchmark.domain.share import Share
from benchmark.domain.trend_tests import TrendTest, mantel_trend

GOES_WITH: Final = "hangt samen met"
"""The only verb for a relation: the same worker scores both sides, so it is never "leidt tot"."""

MINIMUM_TRAJECTORIES: Final = 100
MINIMUM_WITHOUT_RESULT: Final = 20


@dataclass(frozen=True, slots=True)
class FactorCount:
    """Of one institution: of the trajectories at a level of a factor (`scored`) how many have the result (`met`).

    A factor is a run of RUNS, with the number of process criteria not met as its level, or the form number of one
    criterion, with level 1 for met and 0 for not met.
    """

    institution: int
    factor: str
    level: int
    share: Share


@dataclass(frozen=True, slots=True)
class Run:
    """One way of counting the criteria not met."""

    factor: str
    label: str


RUNS: Final = (
    Run("not_met", "alle trajecten"),
    Run("not_met_complete", "alleen trajecten waarin alle 11 uitvoeringscriteria zijn gescoord"),
    Run("not_met_without_report", "zonder 5d en 4c, die samen met het resultaat worden opgeschreven"),
)
"""The main run, and the sensitivity runs that should say the same."""


@dataclass(frozen=True, slots=True)
class RunResult:
    """A run over all trajectories together, and its trend within institutions."""

    run: Run
    table: DoseTable
    pooled: DoseResponse
    within: TrendTest

    @property
    def agrees(self) -> bool:
        """Whether the trend over all and that within institutions point the same way; False when either has none."""
        if self.pooled.trend is None or self.pooled.trend.z is None or self.within.z is None:
            return False
        return self.pooled.trend.z * self.within.z > 0


class NotTold(StrEnum):
    """Why a relation is not told at this level."""

    ONE_TEAM = "one_team"
    TOO_FEW = "too_few"
    TOO_FEW_WITHOUT_RESULT = "too_few_without_result"
    NOT_THE_SAME_WAY = "not_the_same_way"


def run_results(counts: Sequence[FactorCount]) -> tuple[RunResult, ...]:
    """The main run and the sensitivity runs, as the rows of a table in the order of RUNS."""
    return tuple(_run_result(run, [count for count in counts if count.factor == run.factor]) for run in RUNS)


def why_not_told(result: RunResult, *, is_national: bool, is_team: bool) -> NotTold | None:
    """The first reason to keep a relation to oneself; None when it may be told.

    Never for one team; outside the nation from 100 trajectories of which 20 without the result.
    """
    scored = sum(share.scored for share in result.table.values())
    without_result = scored - sum(share.met for share in result.table.values())
    if is_team:
        return NotTold.ONE_TEAM
    if not is_national and scored < MINIMUM_TRAJECTORIES:
        return NotTold.TOO_FEW
    if not is_national and without_result < MINIMUM_WITHOUT_RESULT:
        return NotTold.TOO_FEW_WITHOUT_RESULT
    return None if result.agrees else NotTold.NOT_THE_SAME_WAY


def by_institution(counts: Iterable[FactorCount]) -> dict[int, dict[int, Share]]:
    """Per institution the share at each level of one factor; counts of the same level add up."""
    tables: dict[int, dict[int, Share]] = {}
    for count in counts:
        _add(tables.setdefault(count.institution, {}), count)
    return tables


def over_all(counts: Iterable[FactorCount]) -> dict[int, Share]:
    """The share at each level of one factor, all institutions together."""
    table: dict[int, Share] = {}
    for count in counts:
        _add(table, count)
    return table


def _add(table: dict[int, Share], count: FactorCount) -> None:
    known = table.get(count.level, Share(0, 0))
    table[count.level] = Share(known.met + count.share.met, known.scored + count.share.scored)


def _run_result(run: Run, counts: Sequence[FactorCount]) -> RunResult:
    table = over_all(counts)
    within = mantel_trend(trend_points(one) for one in by_institution(counts).values())
    return RunResult(run, table, dose_response(table), within)
