"""Made-up trajectories as rows of scores, and the figures behind them.

A row is as in "11-10111111|110": the 11 process criteria and the 3 outcome criteria in report order; 1 is met, 0 not
met and - not scored.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from benchmark.domain.figures import CompositeFigure
from benchmark.domain.share import Share, TrajectoryMean, reaches_norm
from measurements.domain.criteria import CRITERIA, FIDELITY_UNITS_PER_ONE, GOAL_ATTAINMENT_UNITS_PER_ONE
from measurements.domain.selection import Score

SCORES: Final[Mapping[str, Score]] = {"1": True, "0": False, "-": None}
Parts = Sequence[str]
"""The scores of one kind, a string per trajectory."""


@dataclass(frozen=True, slots=True)
class Trajectory:
    """One made-up trajectory."""

    name: str
    row: str

    @property
    def process(self) -> str:
        """The scores of the process criteria."""
        return self.row.partition("|")[0]

    @property
    def outcome(self) -> str:
        """The scores of the outcome criteria."""
        return self.row.partition("|")[2]

    @property
    def scores(self) -> dict[str, Score]:
        """A score per criterion field, as a measurement has them."""
        answers = (SCORES[one] for one in self.process + self.outcome)
        return dict(zip((criterion.field for criterion in CRITERIA), answers, strict=True))


def share_of(scores: str) -> Share:
    """Met of scored in one row, or in one column."""
    return Share(scores.count("1"), scores.count("1") + scores.count("0"))


def fidelity_of(trajectories: Iterable[Trajectory]) -> CompositeFigure:
    """The figure over the process criteria of these trajectories."""
    return _composite([one.process for one in trajectories], FIDELITY_UNITS_PER_ONE)


def goal_attainment_of(trajectories: Iterable[Trajectory]) -> CompositeFigure:
    """The figure over the outcome criteria of these trajectories."""
    return _composite([one.outcome for one in trajectories], GOAL_ATTAINMENT_UNITS_PER_ONE)


def _composite(parts: Parts, units_per_one: int) -> CompositeFigure:
    rows = [share_of(part) for part in parts]
    units = [_units(row, units_per_one) for row in rows]
    return CompositeFigure(
        mean=TrajectoryMean(sum(units), len(rows), units_per_one),
        squares=sum(one**2 for one in units),
        all_met=Share(sum(row.met == row.scored for row in rows), len(rows)),
        at_norm=Share(sum(reaches_norm(row) is True for row in rows), len(rows)),
        criteria=tuple(share_of("".join(column)) for column in zip(*parts, strict=True)),
    )


def _units(row: Share, units_per_one: int) -> int:
    return int(Fraction(row.met, row.scored) * units_per_one)
