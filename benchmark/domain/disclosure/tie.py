"""What ties the criteria of a period to its year figure.

When every criterion is scored, the criteria missed are together 11 times the missed part of the year figure (3 times
for the outcomes). Each missing answer can make that less, by at most 9/10 in a process, where 1 of the 10 or fewer
scored is met and at most 3 are missing, and by at most 1 in an outcome, where 1 may be missing
(measurements/domain/selection.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Self

import numpy as np

from benchmark.domain.disclosure.audit import Counts, Known, Rows, is_safe_band
from benchmark.domain.disclosure.percents import Band
from benchmark.domain.disclosure.tree import Limits, Told, is_safe_together
from measurements.domain.criteria import OUTCOME_CRITERIA, PROCESS_CRITERIA


@dataclass(frozen=True, slots=True)
class Slack:
    """What missing answers leave open: at most `each` per missing answer, and `most` answers per trajectory."""

    each: Fraction
    most: int


SLACK: Final = {
    len(PROCESS_CRITERIA): Slack(Fraction(9, 10), 3),
    len(OUTCOME_CRITERIA): Slack(Fraction(1), 1),
}
"""By the number of criteria."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A year figure, its criteria counted as missed, and what is told about each of those."""

    mean: Rows
    missed: Sequence[Rows]
    told: Sequence[Told]

    @classmethod
    def of(cls, mean: Rows, criteria: Sequence[Rows], told: Sequence[Told]) -> Self:
        """The tie of criteria that are counted as met."""
        missed = [rows.missed for rows in criteria]
        ends = [(rows.total[1] - high, rows.total[1] - low) for rows, (low, high) in zip(criteria, told, strict=True)]
        return cls(mean, missed, ends)

    def is_safe(self, band: Band) -> bool:
        """Whether the year figure may be told as this band, beside the criteria; also when it can never be told."""
        low, high = self.limits(band)
        if sum(most for _, most in self.told) < low[0] or high[0] < sum(least for least, _ in self.told):
            return True
        return is_safe_band(self.mean, band) and is_safe_together(self.missed, self.told, (low, high))

    def limits(self, band: Band) -> Limits:
        """How many criteria the others missed together, per viewer, when the year figure is in the band."""
        return self.limits_between(*band.counts(self.mean.total[1]))

    def limits_between(self, lowest: int, highest: int) -> Limits:
        """The same when the year figure is from lowest to highest, in units."""
        unit, criteria = self.mean.unit, len(self.missed)
        slack = SLACK[criteria]
        low, high = self._missed_units(lowest, highest)
        missing = unit * self._missing_answers()
        less = np.minimum(missing * slack.each.numerator // slack.each.denominator + 1, slack.most * low)
        return -((less - criteria * low) // unit), criteria * high // unit

    def _missed_units(self, lowest: int, highest: int) -> Limits:
        """The part of the year figure that the others missed, per viewer."""
        total = self.mean.total[1]
        return Known.of(self.mean.missed).others(total - highest, total - lowest)

    def _missing_answers(self) -> Counts:
        """How many answers the others did not score, per viewer."""
        scored = np.sum([rows.size for rows in self.missed], axis=0)
        missing = self.mean.size // self.mean.unit * len(self.missed) - scored
        return np.asarray(missing.sum() - np.concatenate([[0], missing]))
