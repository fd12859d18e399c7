"""Which rows of a table are hidden when its total is shown too (rule D5, docs/methode/cijfers.md 7)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from benchmark.domain.disclosure.rules import MINIMUM_INSTITUTIONS
from benchmark.domain.verdict import MINIMUM_N


@dataclass(frozen=True, slots=True)
class Suppression:
    """The places of the hidden rows, from 0: small themselves, or hidden to shield those; and if the total goes."""

    small: tuple[int, ...]
    shielding: tuple[int, ...]
    total_hidden: bool

    @property
    def hidden(self) -> frozenset[int]:
        """All places that are not shown."""
        return frozenset(self.small + self.shielding)


def suppress_rows(sizes: Sequence[int]) -> Suppression:
    """The rows to hide: under 10, and then the next smallest until nobody can subtract.

    That is when at least 3 are hidden, and the hidden ones without the largest still have 10 trajectories together:
    then also an institution that is hidden itself finds no other one. Of equal rows the first goes. When all are hidden
    and it is still not safe, the total goes too. A row of 0 has nothing to hide and shields nobody: it stays.
    Raises ValueError for a negative size.
    """
    if any(size < 0 for size in sizes):
        raise ValueError(f"A number of trajectories is never negative: {sizes}.")
    small = tuple(row for row, size in enumerate(sizes) if 0 < size < MINIMUM_N)
    if not small:
        return Suppression((), (), total_hidden=False)
    shielding = shielding_rows(sizes, small)
    hidden = [sizes[row] for row in (*small, *shielding)]
    return Suppression(small, tuple(sorted(shielding)), total_hidden=not is_safe(hidden))


def shielding_rows(sizes: Sequence[int], hidden: Collection[int]) -> tuple[int, ...]:
    """The rows to hide beside the hidden ones, smallest first, until it is safe or none is left but rows of 0."""
    left = sorted((row for row, size in enumerate(sizes) if size and row not in hidden), key=lambda row: sizes[row])
    shielding: list[int] = []
    while left and not is_safe([sizes[row] for row in (*hidden, *shielding)]):
        shielding.append(left.pop(0))
    return tuple(shielding)


def is_safe(hidden: Sequence[int]) -> bool:
    """Whether hidden rows shield each other: none at all, or 3 that have 10 trajectories without their largest."""
    return not hidden or (len(hidden) >= MINIMUM_INSTITUTIONS and sum(hidden) - max(hidden) >= MINIMUM_N)
