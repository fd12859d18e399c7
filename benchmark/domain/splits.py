"""The main counts of the measurements that share one thing: a family type, a number of criteria not met."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Final

from benchmark.domain.share import Share, TrajectoryMean
from measurements.domain.criteria import FIDELITY_UNITS_PER_ONE, GOAL_ATTAINMENT_UNITS_PER_ONE


class Split(StrEnum):
    """What measurements are split by. Each gets a value of a split, several (a multiple choice) or none."""

    FAMILY_TYPE = "family_type"
    PROBLEM = "problem"
    WORK_GOAL = "work_goal"
    FOLLOW_UP_ADVICE = "follow_up_advice"
    NOT_MET = "not_met"
    NOT_MET_COMPLETE = "not_met_complete"
    NOT_MET_WITHOUT_REPORT = "not_met_without_report"
    CRITERION = "criterion"
    DAYS_TO_FILL_IN = "days_to_fill_in"
    SENT_THAT_DAY = "sent_that_day"


CODE_LISTS: Final = (Split.FAMILY_TYPE, Split.PROBLEM, Split.WORK_GOAL, Split.FOLLOW_UP_ADVICE)
"""By the codes of a list that has the name of the split."""

SUCCESS_SPLITS: Final = (Split.NOT_MET, Split.NOT_MET_COMPLETE, Split.NOT_MET_WITHOUT_REPORT, Split.CRITERION)
"""By how many process criteria were not met, or by one of them: its form number, a colon, and 1 (met) or 0 (not)."""

RECORDING_SPLITS: Final = (Split.DAYS_TO_FILL_IN, Split.SENT_THAT_DAY)
"""By how the measurement was recorded."""

UNKNOWN_DAYS: Final = "?"
"""The value of Split.DAYS_TO_FILL_IN for a measurement without a last day of help."""

MANY, FEW = "many", "few"
"""The values of Split.SENT_THAT_DAY."""

MANY_ON_ONE_DAY: Final = 5
"""From how many measurements of one team on one day they may have been filled in as a batch."""


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
_NAMES: Final = tuple(one.name for one in fields(SplitCounts))


def together(groups: Iterable[SplitCounts]) -> SplitCounts:
    """The counts of several groups as one; zeros without any."""
    return sum(groups, NONE_COUNTED)


def split_counts_from(row: Mapping[str, Any]) -> SplitCounts:
    """The counts in a row with the columns of benchmark.counters.splits; a missing one raises KeyError."""
    return SplitCounts(*(int(row[name]) for name in _NAMES))
