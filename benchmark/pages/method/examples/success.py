"""What goes with success: made-up trajectories of two institutions, by the number of criteria not met."""

from dataclasses import dataclass
from typing import Final

from benchmark.domain.dose_response import DoseBin, chart_bins, chart_label
from benchmark.domain.rounding import percent_text
from benchmark.domain.share import Share
from benchmark.domain.success_factors import (
    GOES_WITH,
    MINIMUM_TRAJECTORIES,
    MINIMUM_WITHOUT_RESULT,
    RUNS,
    FactorCount,
    run_results,
    why_not_told,
)
from benchmark.pages.method.examples.table import Table, table
from benchmark.pages.method.examples.writing import decimal, ratio_text
from benchmark.pages.wording import counts_text, interval_text

ONE: Final = {0: Share(61, 66), 1: Share(31, 36), 2: Share(15, 20), 3: Share(5, 9), 4: Share(2, 5)}
OTHER: Final = {0: Share(74, 78), 1: Share(40, 45), 2: Share(17, 22), 3: Share(6, 8)}


@dataclass(frozen=True, slots=True)
class SuccessExample:
    """The points of the chart, the trend over all and within institutions, and when it is told."""

    bins: Table
    goes_with: str
    z: str
    z_within: str
    is_told: bool
    odds_ratio: str
    odds_ratio_interval: str
    runs: tuple[str, ...]
    minimum_trajectories: int
    minimum_without_result: int


def success_example() -> SuccessExample:
    """Built anew at each call; the first time in a process it loads statsmodels, which takes two seconds."""
    main = run_results(_counts(1, ONE) + _counts(2, OTHER))[0]
    trend, slope = main.pooled.trend, main.pooled.logistic
    if trend is None or trend.z is None or main.within.z is None or slope is None:
        raise ValueError("The made-up trajectories vary.")
    return SuccessExample(
        bins=table(
            "Voorbeeld: verzonnen trajecten van twee instellingen samen",
            ("Uitvoeringscriteria", "Crisis opgeheven", "Deel", "Interval"),
            (_row(one) for one in chart_bins(main.table)),
        ),
        goes_with=GOES_WITH,
        z=decimal(trend.z, 2),
        z_within=decimal(main.within.z, 2),
        is_told=why_not_told(main, is_national=True, is_team=False) is None,
        odds_ratio=decimal(slope.odds_ratio, 2),
        odds_ratio_interval=ratio_text(slope.interval),
        runs=tuple(run.label for run in RUNS[1:]),
        minimum_trajectories=MINIMUM_TRAJECTORIES,
        minimum_without_result=MINIMUM_WITHOUT_RESULT,
    )


def _counts(institution: int, by_not_met: dict[int, Share]) -> list[FactorCount]:
    return [FactorCount(institution, RUNS[0].factor, not_met, share) for not_met, share in by_not_met.items()]


def _row(one: DoseBin) -> tuple[str, ...]:
    limits = interval_text(one.interval) if one.interval else ""
    return chart_label(one), counts_text(one.share), percent_text(one.share.value), limits
