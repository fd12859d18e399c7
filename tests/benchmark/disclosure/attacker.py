"""The attacker: linear programming over everything a viewer sees, with nothing of the door's own reasoning.

Unknown numbers are variables; what is known of them are bounds and rows. The smallest and the largest value of a sum of
them say how far it is pinned. HiGHS solves it: scipy's `milp` without whole numbers is linear programming, and spends
less time on preparing than `linprog`.
"""

from collections.abc import Iterable, Mapping
from math import ceil, floor
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

TOLERANCE = 1e-6
Sum = Mapping[int, float]


class Attack:
    """A growing system of what is known. `solved` counts the linear programmes."""

    def __init__(self) -> None:
        self.bounds: list[tuple[float, float]] = []
        self.rows: list[tuple[Sum, float, float]] = []
        self.known: LinearConstraint | None = None
        self.solved = 0

    def unknown(self, low: float, high: float) -> int:
        """A new number, known to lie between low and high."""
        self.bounds.append((low, high))
        return len(self.bounds) - 1

    def know(self, parts: Sum | Iterable[int], low: float, high: float) -> None:
        """A sum of numbers is known to lie between low and high."""
        self.rows.append((_sum(parts), low, high))
        self.known = None

    def ends(self, parts: Sum | Iterable[int]) -> tuple[int, int]:
        """The smallest and the largest whole number that the sum can still be."""
        target = np.zeros(len(self.bounds))
        for place, weight in _sum(parts).items():
            target[place] += weight
        low, high = self._smallest(target), -self._smallest(-target)
        return ceil(low - TOLERANCE), floor(high + TOLERANCE)

    def _smallest(self, target: Any) -> float:
        if self.known is None:
            self.known = self._build()
        low, high = zip(*self.bounds, strict=True)
        self.solved += 1
        found = milp(target, bounds=Bounds(low, high), constraints=self.known)
        if found.status != 0:
            raise AssertionError(f"The truth is always possible, but: {found.message}")
        return float(found.fun)

    def _build(self) -> LinearConstraint:
        places = [place for parts, _, _ in self.rows for place in parts]
        weights = [weight for parts, _, _ in self.rows for weight in parts.values()]
        lines = [line for line, (parts, _, _) in enumerate(self.rows) for _ in parts]
        table = csr_array((weights, (lines, places)), shape=(len(self.rows), len(self.bounds)), dtype=float)
        low, high = (np.array([row[side] for row in self.rows], dtype=float) for side in (1, 2))
        return LinearConstraint(table, low - TOLERANCE / 10, high + TOLERANCE / 10)


def _sum(parts: Sum | Iterable[int]) -> Sum:
    return parts if isinstance(parts, Mapping) else dict.fromkeys(parts, 1)
