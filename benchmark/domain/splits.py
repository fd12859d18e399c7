"""The main counts of the measurements that share one thing: a family type, a number of criteria not met."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from benchmark.domain.share import Share, TrajectoryMean
from measurements.domain.criteria import FIDELITY_UNITS_PER_ONE, GOAL_ATTAINMENT_UNITS_PER_ONE


@dataclass(frozen=True, slots=True)
class SplitCounts:
    """Counts over the entered measurements of one group; all but `entered` are about the valid ones.

    `resolved`: crisis resolved (5a), of the `resolved_scored` in which that was scored; `positive`: at least 2 of the
    3 outcome criteria met. The units are exact sums of fractions, as in TrajectoryMean.
    """

    entered: int = 0
    valid: int = 0
    everything_met: int = 0
    fidelity_units: int = 0
    goal_attainment_units: int = 0
    resolved_scored: int = 0
    resolved: int = 0
    positive: int = 0

    @property
    def fidelity(self) -> TrajectoryMean:
        """Behandelgetrouwheid of the group."""
        return TrajectoryMean(self.fidelity_units, self.valid, FIDELITY_UNITS_PER_ONE)

    @property
    def goal_attainment(self) -> TrajectoryMean:
        """Doelbereiking of the group."""
        return TrajectoryMean(self.goal_attainment_units, self.valid, GOAL_ATTAINMENT_UNITS_PER_ONE)

    @property
    def resolved_share(self) -> Share:
        """In which part the crisis was resolved, of those in which that was scored."""
        return Share(self.resolved, self.resolved_scored)

    @property
    def positive_share(self) -> Share:
        """In which part the outcome was positive."""
        return Share(self.positive, self.valid)

    def __add__(self, other: "SplitCounts") -> "SplitCounts":
        return SplitCounts(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


NONE_COUNTED = SplitCounts()


def together(groups: Iterable[SplitCounts]) -> SplitCounts:
    """The counts of several groups as one; zeros without any."""
    return sum(groups, NONE_COUNTED)


def split_counts_from(row: Mapping[str, Any]) -> SplitCounts:
    """The counts in a row with the columns of benchmark.counters.splits; a missing one raises KeyError."""
    return SplitCounts(**{one.name: int(row[one.name]) for one in fields(SplitCounts)})
