"""What named points tell, beside the national figures, of the institutions that have none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from benchmark.domain.disclosure.audit import Counts, Known, Rows, is_safe
from benchmark.domain.disclosure.percents import percent_outside, plain
from benchmark.domain.disclosure.tie import SLACK, Tie
from benchmark.domain.disclosure.tree import Told, is_safe_together
from benchmark.domain.disclosure.year import Composite, PublicComposite, told_by

Ranges = tuple[Counts, Counts]
"""The smallest and the largest number that each institution can have."""


@dataclass(frozen=True, slots=True)
class Rest:
    """A year figure of all institutions with its criteria, and what is told of the nation; a row per institution."""

    mean: Rows
    missed: Sequence[Rows]
    told_mean: Told
    told_missed: Sequence[Told]

    @classmethod
    def of(cls, parts: Sequence[Composite], figures: PublicComposite) -> Self:
        """The rows behind the figures that are told of these parts, which have trajectories."""
        mean = Rows.of([part.mean for part in parts])
        rows = [Rows.of(shares) for shares in zip(*(part.criteria for part in parts), strict=True)]
        told = [told_by(figure, leaf) for figure, leaf in zip(figures.criteria, rows, strict=True)]
        missed = [(leaf.total[1] - high, leaf.total[1] - low) for leaf, (low, high) in zip(rows, told, strict=True)]
        return cls(mean, [leaf.missed for leaf in rows], told_by(figures.mean, mean), missed)

    def is_safe(self, hidden: frozenset[int]) -> bool:
        """Whether nobody can work back an institution in `hidden`, when the others have a point with their name.

        Whoever looks knows the own numbers exactly, and of every other point its whole percent.
        """
        named = [place for place in range(len(self.mean.size)) if place not in hidden]
        if not hidden or not named:
            return True
        places = sorted(hidden)
        return all(self._is_safe_for(viewer, named, places) for viewer in (None, *named))

    def _is_safe_for(self, viewer: int | None, named: list[int], hidden: list[int]) -> bool:
        points = self._points(viewer)
        mean = _only(self.mean, hidden)
        left = _left(self._national_mean(), points, named, mean)
        if not is_safe(mean, *Known.of(mean).others(*left)):
            return False
        rows = [_only(leaf, hidden) for leaf in self.missed]
        told = [
            _left(whole, self._missed_by(points, place, viewer), named, leaf)
            for place, (whole, leaf) in enumerate(zip(self.told_missed, rows, strict=True))
        ]
        return is_safe_together(rows, told, Tie(mean, rows, told).limits_between(*left))

    def _points(self, viewer: int | None) -> Ranges:
        """The year figure of each institution as its point would tell it; that of the viewer exactly."""
        pairs = zip(self.mean.score.tolist(), self.mean.size.tolist(), strict=True)
        ends = np.array([plain(percent_outside(score, size)).counts(size) for score, size in pairs]).T
        if viewer is not None:
            ends[:, viewer] = self.mean.score[viewer]
        return ends[0], ends[1]

    def _missed_by(self, points: Ranges, criterion: int, viewer: int | None) -> Ranges:
        """How often each institution missed this criterion, as far as its point says; the viewer knows its own."""
        unit, criteria = self.mean.unit, len(self.missed)
        slack = SLACK[criteria]
        scored = np.sum([leaf.size for leaf in self.missed], axis=0)
        missing = self.mean.size // unit * criteria - scored
        least, most = self.mean.size - points[1], self.mean.size - points[0]
        less = np.minimum(-(-unit * missing * slack.each.numerator // slack.each.denominator), slack.most * least)
        rows = self.missed[criterion]
        low = np.maximum(0, -((less - criteria * least) // unit) - (scored - rows.size))
        high = np.minimum(rows.size, criteria * most // unit)
        if viewer is not None:
            low[viewer] = high[viewer] = rows.score[viewer]
        return low, high

    def _national_mean(self) -> Told:
        """The national year figure as it was told, and as the criteria tell it."""
        unit, criteria, total = self.mean.unit, len(self.missed), self.mean.total[1]
        slack = SLACK[criteria].each
        missing = total // unit * criteria - sum(leaf.total[1] for leaf in self.missed)
        least = sum(low for low, _ in self.told_missed) * unit // criteria
        most = (sum(high for _, high in self.told_missed) + slack * missing) * unit / criteria
        return max(self.told_mean[0], total - int(most) - 1), min(self.told_mean[1], total - least)


def _only(rows: Rows, places: list[int]) -> Rows:
    return Rows(rows.score[places], rows.size[places], rows.unit)


def _left(whole: Told, named: Ranges, places: list[int], hidden: Rows) -> Told:
    """What the whole leaves for the hidden rows together, when the rows at these places lie in their ranges."""
    low, high = (int(ends[places].sum()) for ends in named)
    return max(0, whole[0] - high), min(hidden.total[1], whole[1] - low)
