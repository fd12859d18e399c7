"""The audit: what a viewer who knows much can still not know about any other institution.

Every institution is a viewer who knows its own rows, and so is the public, who has none. Each knows how many
trajectories every institution scored (the annual report may print that) and what is told about the national sum. Then
of every other institution the number met must keep a width of 3 trajectories, or all its width when it has fewer.

With T the sum, told as A..B, own score o of size s, R the size of the others together: the others have from
l = max(0, A-o) to h = min(R, B-o), and institution j of size n has from max(0, l-(R-n)) to min(n, h). That a figure
was told says moreover that nobody holds all of it but 3, nor misses all but 3; so everybody is taken to hold and to
miss 3 at least.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from benchmark.domain.disclosure.percents import Band
from benchmark.domain.share import Share, TrajectoryMean

Counts = npt.NDArray[np.int64]

MINIMUM_WIDTH: Final = 3
"""Trajectories between the smallest and the largest number that must stay possible."""


@dataclass(frozen=True, slots=True)
class Rows:
    """One figure before it is summed: score and size of each institution, in `unit` parts of a trajectory."""

    score: Counts
    size: Counts
    unit: int

    @classmethod
    def of(cls, parts: Sequence[Share] | Sequence[TrajectoryMean]) -> Self:
        """The rows behind one part per institution. Raises ValueError for a score that is no part of its size."""
        units = {part.units_per_one for part in parts if isinstance(part, TrajectoryMean)} or {1}
        if len(units) > 1:
            raise ValueError("The parts of one figure have one unit.")
        unit = units.pop()
        pairs = [(part.met, part.scored) if isinstance(part, Share) else (part.units, part.n * unit) for part in parts]
        if any(not 0 <= score <= size for score, size in pairs):
            raise ValueError("A score is a part of its size.")
        table = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        return cls(table[:, 0], table[:, 1], unit)

    @property
    def trajectories(self) -> list[int]:
        """How many trajectories each institution has."""
        return [int(size) // self.unit for size in self.size]

    @property
    def missed(self) -> "Rows":
        """The same rows counted by what was not met."""
        return Rows(self.size - self.score, self.size, self.unit)

    @property
    def total(self) -> tuple[int, int]:
        """The national score and size."""
        return int(self.score.sum()), int(self.size.sum())


@dataclass(frozen=True, slots=True)
class Known:
    """What each viewer knows: a row per viewer, the public first. Rest is everybody but the viewer."""

    own: Counts
    own_missed: Counts
    rest: Counts

    @classmethod
    def of(cls, rows: Rows) -> Self:
        """The viewers of one figure."""
        own = np.concatenate([[0], rows.score])
        size = np.concatenate([[0], rows.size])
        return cls(own, size - own, rows.size.sum() - size)

    def others(self, lowest: int, highest: int) -> tuple[Counts, Counts]:
        """The score of the others, per viewer, when the national score is from lowest to highest."""
        return np.maximum(0, lowest - self.own), np.minimum(self.rest, highest - self.own)


def is_safe(rows: Rows, low: Counts, high: Counts, cap: int | None = None) -> bool:
    """Whether every viewer, who knows that the others score from low to high, leaves each other institution its width.

    With a `cap` everybody knows as well that nobody scores more than that. A viewer whose low exceeds the high can
    never meet this figure and is passed over.
    """
    known = Known.of(rows)
    width = MINIMUM_WIDTH * rows.unit
    possible = low <= high
    high = (high - np.maximum(0, width - known.own))[:, None]
    low = (low + np.maximum(0, width - known.own_missed))[:, None]
    most = rows.size if cap is None else np.minimum(rows.size, cap)
    third_parties = most.sum() - np.concatenate([[0], most])[:, None] - most
    room = np.minimum(most, high) - np.maximum(0, low - third_parties)
    enough = room >= np.minimum(width, rows.size)
    np.fill_diagonal(enough[1:], True)
    return bool(enough[possible].all())


def is_safe_band(rows: Rows, band: Band, end: Band | None = None) -> bool:
    """Whether this one figure may be told as this band.

    `end` is the band at the end of the scale that was chosen with it. That choice says that nobody has all but 3 of
    what the end leaves: of what was missed at the top, of what was met at the bottom. It says so as long as a percent
    stands for no more than 3 trajectories; beyond that much else is possible.
    """
    total = rows.total[1]
    lowest, highest = band.counts(total)
    if lowest > highest:
        return True
    if end and end.high == 100:
        rows = rows.missed
        lowest, highest = total - highest, total - lowest
        return is_safe(rows, *Known.of(rows).others(lowest, highest), _cap(rows, total - end.counts(total)[0]))
    cap = _cap(rows, end.counts(total)[1]) if end and end.low == 0 else None
    return is_safe(rows, *Known.of(rows).others(lowest, highest), cap)


def _cap(rows: Rows, most: int) -> int | None:
    width = MINIMUM_WIDTH * rows.unit
    return most - width if rows.total[1] <= 100 * width else None
