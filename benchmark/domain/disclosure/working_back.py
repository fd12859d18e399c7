"""What somebody can work back about a hidden row from the rounded percents around it (docs/methode/cijfers.md 7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil


@dataclass(frozen=True, slots=True)
class RoundedRow:
    """A printed row: its size, and its percent rounded half up to so many `decimals`."""

    scored: int
    percent: Fraction
    decimals: int

    @property
    def met(self) -> tuple[int, int]:
        """The smallest and the largest number met that is printed so; the first above the second when there is none.

        met/scored lies from half a unit of the last decimal under the percent, up to but not including half above it.
        """
        half = Fraction(1, 2 * 10**self.decimals)
        lowest = ceil((self.percent - half) * self.scored / 100)
        highest = ceil((self.percent + half) * self.scored / 100) - 1
        return max(0, lowest), min(self.scored, highest)


@dataclass(frozen=True, slots=True)
class Feasible:
    """The numbers met that the hidden rows may have together, of `scored`; None when the printed rows contradict."""

    scored: int
    lowest: int | None
    highest: int | None

    @property
    def is_exact(self) -> bool:
        """Whether only one number is left: then hiding was in vain."""
        return self.lowest is not None and self.lowest == self.highest


def feasible_hidden(shown: Sequence[RoundedRow], total: RoundedRow) -> Feasible:
    """What is left for the hidden rows together, when `shown` are the others and `total` includes them all.

    Every row can be anywhere in its own range whatever the others are, so the ends are exact. Raises ValueError when
    the rows have more trajectories than the total.
    """
    hidden = total.scored - sum(row.scored for row in shown)
    if hidden < 0:
        raise ValueError("The rows have more trajectories than the total.")
    ranges = [row.met for row in shown]
    lowest = max(0, total.met[0] - sum(high for _, high in ranges))
    highest = min(hidden, total.met[1] - sum(low for low, _ in ranges))
    possible = lowest <= highest and all(low <= high for low, high in [*ranges, total.met])
    return Feasible(hidden, lowest, highest) if possible else Feasible(hidden, None, None)
