"""Process criteria not met against the result: bins, trend and odds ratio (docs/methode/cijfers.md 19).

A table gives, per number of scored process criteria not met (0 is everything met), the share of its trajectories with
the result: the crisis resolved, or a positive outcome (2 of 3 outcome criteria met).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from benchmark.domain.intervals import Interval, wilson_interval
from benchmark.domain.logistic_trend import LogisticTrend, logistic_trend
from benchmark.domain.share import Share
from benchmark.domain.trend_tests import TrendPoint, TrendTest, cochran_armitage
from benchmark.domain.verdict import MINIMUM_N

DoseTable = Mapping[int, Share]

MOST_IN_CHART: Final = 3
"""The chart shows 3 and more together: by then few trajectories are left."""


@dataclass(frozen=True, slots=True)
class DoseBin:
    """The trajectories with `first` to `last` criteria not met, and how many of them have the result."""

    first: int
    last: int
    share: Share

    @property
    def interval(self) -> Interval | None:
        """Wilson's 95% interval of the share with the result."""
        return wilson_interval(self.share)

    def joined(self, other: "DoseBin") -> "DoseBin":
        """Both bins as one."""
        share = Share(self.share.met + other.share.met, self.share.scored + other.share.scored)
        return DoseBin(min(self.first, other.first), max(self.last, other.last), share)


@dataclass(frozen=True, slots=True)
class DoseResponse:
    """The bins of a table, its trend test, and the odds ratio per extra criterion met; None where there is none."""

    bins: tuple[DoseBin, ...]
    trend: TrendTest | None
    logistic: LogisticTrend | None


def dose_response(table: DoseTable) -> DoseResponse:
    """The bins, and trend and odds ratio over the unbinned table; z > 0 and a ratio > 1 say: more met, more results."""
    points = trend_points(table)
    return DoseResponse(dose_bins(table), cochran_armitage(points), logistic_trend(points))


def trend_points(table: DoseTable) -> list[TrendPoint]:
    """The table with minus the number not met as the score, so that upwards is one more criterion met."""
    return [TrendPoint(-not_met, share) for not_met, share in sorted(table.items())]


def dose_bins(table: DoseTable) -> tuple[DoseBin, ...]:
    """Bins of at least 10 trajectories, best first; none when there are fewer than 10 in all.

    Levels are joined from the worse end until there are 10. What is left at the better end joins the bin next to it.
    """
    return _joined_from_the_worse_end(DoseBin(not_met, not_met, share) for not_met, share in table.items())


def chart_bins(table: DoseTable) -> tuple[DoseBin, ...]:
    """The bins of the chart: 0, 1, 2, and 3 or more not met, joined in the same way until each has 10 trajectories."""
    grouped: dict[int, DoseBin] = {}
    for not_met, share in table.items():
        level = min(not_met, MOST_IN_CHART)
        one = DoseBin(level, level, share)
        grouped[level] = grouped[level].joined(one) if level in grouped else one
    return _joined_from_the_worse_end(grouped.values())


def chart_label(dose_bin: DoseBin) -> str:
    """What stands under a point of the chart, of which the last level is 3 or more: "alles behaald", "1 niet"."""
    first, last = dose_bin.first, dose_bin.last
    if last == MOST_IN_CHART:
        return f"{first} of meer niet" if first else "alle trajecten"
    if first == last:
        return f"{first} niet" if first else "alles behaald"
    return f"{first} of {last} niet" if first else f"hoogstens {last} niet"


def _joined_from_the_worse_end(levels: Iterable[DoseBin]) -> tuple[DoseBin, ...]:
    bins: list[DoseBin] = []
    for level in sorted(levels, key=lambda one: one.first, reverse=True):
        if bins and bins[-1].share.scored < MINIMUM_N:
            bins[-1] = bins[-1].joined(level)
        else:
            bins.append(level)
    if len(bins) > 1 and bins[-1].share.scored < MINIMUM_N:
        bins[-2:] = [bins[-2].joined(bins[-1])]
    return tuple(reversed([one for one in bins if one.share.scored >= MINIMUM_N]))
